"""The numbers are the same in every format, and no format has a number of its own."""

import io
import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime

import pytest
from pptx import Presentation

from msgcheck.reports.drift.deck.deck import report_as_deck
from msgcheck.reports.drift.figure_words import (
    about_text,
    amount_text,
    figure_text,
    figures_of,
    number_text,
    short_change_text,
    verb_text,
)
from msgcheck.reports.drift.markdown import report_as_markdown
from msgcheck.reports.wording import confidence_in_words, time_in_words

NUMBER = re.compile(r"\d(?:[\d,.:]*\d)?")
OF_OUR_OWN = {"95", "1,000", "1", "0.1"}
"""The level of the intervals, the words of a rate, and what is left out (``And 1 more``)."""


@pytest.fixture(scope="module")
def report(made_drift):
    return made_drift.drift_report()


def deck_texts(report):
    for slide in Presentation(io.BytesIO(report_as_deck(report))).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and not shape.is_placeholder:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)
            if shape.has_chart:
                yield shape.element.nvGraphicFramePr.cNvPr.get("descr")
        yield slide.shapes.title.text_frame.text
        yield slide.notes_slide.notes_text_frame.text


FORMATS = {
    "deck": lambda report: "\n".join(deck_texts(report)),
    "markdown": lambda report: (
        re.sub(r"\\(.)", r"\1", report_as_markdown(report)).replace("\u2060", "").replace("&lt;", "<")
    ),
}


def words_within(value):
    """Yield every text and date of the report: what is quoted, ids, periods, names."""
    if is_dataclass(value):
        for field in fields(value):
            yield from words_within(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from words_within(item)
    elif isinstance(value, datetime):
        yield f"{value.date().isoformat()} {time_in_words(value)}"
    elif isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, str):
        yield value


def known_numbers(report):
    said = list(words_within(report))
    for figure in figures_of(report):
        said += [figure_text(figure), about_text(figure, report.against), short_change_text(figure), verb_text(figure)]
    for trend in report.trends:
        said += [amount_text(value, trend.unit) for value in trend.values if value is not None]
    said += [confidence_in_words(0.91)]
    return {number for text in said for number in NUMBER.findall(text)} | OF_OUR_OWN


@pytest.mark.parametrize("name", FORMATS)
def test_every_figure_is_told(report, name):
    text = FORMATS[name](report)
    assert [f.id for f in figures_of(report) if figure_text(f) not in text and number_text(f) not in text] == []


@pytest.mark.parametrize("name", FORMATS)
def test_no_number_is_told_that_is_not_of_the_report(report, name):
    text = re.sub(r"…\S*|\S*…", "", FORMATS[name](report))
    assert sorted(set(NUMBER.findall(text)) - known_numbers(report)) == []
