"""What a style guide shows as wrong is no finding, in any format; advice and answers are no examples."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from docx import Document
from pptx import Presentation
from pptx.util import Inches

from msgcheck.checks.terms.checking import TermCheck, check_terms
from msgcheck.checks.terms.finding.wrong_examples import wrong_examples
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.extract.reading import extract
from msgcheck.model.term import Glossary, Term

INDEX = compile_terms(Glossary((Term(id="open-source", preferred="open source", deprecated=("FOSS",)),)))

GUIDE = "##### Yes\n\n- open source\n\n##### No\n\n- FOSS\n- our FOSS\n\nWe like FOSS.\n\n- FOSS again\n"
ADVICE = "## Do\n\n- scan FOSS\n\n## Don't\n\n- ship FOSS unseen\n"
ALONE = "## No\n\n- FOSS\n"
TABLE = "| Use this | Not this | Why? |\n|-|-|-|\n| open source | FOSS | FOSS is old |\n| code | | We say FOSS |\n"
ALIGNED = "| Say    | Don’t say | Why |\n|--------|-----------|-----|\n|        | FOSS      |     |\n\nFOSS\n"
QUESTIONS = "| Question | Yes | No |\n|-|-|-|\n| FOSS? | FOSS | FOSS |\n"
NOT = "| Say | Not |\n|-|-|\n| open source | FOSS |\n"
NOT_ALONE = "| Plan | Not |\n|-|-|\n| open source | FOSS |\n"
TWO_TABLES = "| Say | Not this |\n|-|-|\n| a | FOSS |\n\nThen:\n\n| Part | Kind |\n|-|-|\n| a | FOSS |\n"
SAY_AND_NOT = "| Say | Not |\n|-|-|\n| open source | FOSS |\n\nFOSS\n"

MARKS = '- ✅ open source\n- ❌ FOSS\n- ❌ “FOSS”\n- ✔️ "our code"\n\n## Others\n\n- ❌ "FOSS"\n'

MARKDOWN = [
    (MARKS, ["❌ ⟦FOSS⟧", '❌ "⟦FOSS⟧"']),
    (GUIDE, ["We like ⟦FOSS⟧.", "⟦FOSS⟧ again"]),
    (ADVICE, ["scan ⟦FOSS⟧", "ship ⟦FOSS⟧ unseen"]),
    (ALONE, ["⟦FOSS⟧"]),
    (TABLE, ["⟦FOSS⟧ is old", "We say ⟦FOSS⟧"]),
    (ALIGNED, ["⟦FOSS⟧"]),
    (NOT, []),
    (NOT_ALONE, ["⟦FOSS⟧"]),
    (QUESTIONS, ["⟦FOSS⟧?", "⟦FOSS⟧", "⟦FOSS⟧"]),
    (TWO_TABLES, ["⟦FOSS⟧"]),
    (SAY_AND_NOT, ["⟦FOSS⟧"]),
]
ROWS = [("Preferred", "Avoid"), ("open source", "FOSS"), ("FOSS plan", "")]


def found(format_name, data):
    """Read a file and return the passages with a finding, marked."""
    passages = extract(io.BytesIO(data), format_name).passages
    seen = check_terms(passages, INDEX, frozenset({"body"}))
    marked = [(passages[each.passage].text, each.start, each.end) for each in seen]
    return [f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}" for text, start, end in marked]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_examples_of_what_not_to_write_are_left_alone(text, expected):
    assert found("md", text.encode()) == expected


def test_a_cross_stands_before_other_spellings_of_what_a_tick_approves():
    index = compile_terms(
        Glossary(
            (
                Term(
                    id="us",
                    preferred="KestRowe",
                    forbidden=("Kest Rowe", "Kest-Rowe"),
                ),
            )
        )
    )
    text = "- ✅ KestRowe\n- ❌ Kest Rowe\n- ❌ Kest-Rowe\n- ❌ ask Kest Rowe twice\n".encode()
    found = TermCheck(index).find(extract(io.BytesIO(text), "md").passages, frozenset({"body"}))
    assert [len(found.observations), len(found.shown_as_wrong)] == [1, 2]


def _page():
    rows = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in ROWS)
    return f"<html><body><table>{rows}</table></body></html>".encode()


def _document():
    document = Document()
    table = document.add_table(len(ROWS), 2)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return _saved(document)


def _deck():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(len(ROWS), 2, Inches(1), Inches(1), Inches(6), Inches(2)).table
    for number, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            table.cell(number, column).text = text
    return _saved(deck)


def _saved(file):
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _sheet():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Our words")
        for row, texts in enumerate(ROWS, start=2):
            sheet.write_row(row, 0, texts)
    return stream.getvalue()


def _values():
    return "\n".join(map(",".join, ROWS)).encode()


FORMATS = [("html", _page), ("docx", _document), ("pptx", _deck), ("xlsx", _sheet), ("csv", _values)]


@pytest.mark.parametrize(("name", "make"), FORMATS)
def test_the_column_is_found_in_every_format(name, make):
    assert found(name, make()) == ["⟦FOSS⟧ plan"]


@pytest.mark.parametrize("head", ["Not", "Not this", "Avoid", "Instead of", "Don\u2019t use", "not recommended"])
def test_one_vocabulary_serves_the_columns_of_separated_values(head):
    assert found("csv", f"Use,{head},Why\nopen source,FOSS,FOSS is old\n".encode()) == ["⟦FOSS⟧ is old"]


def test_what_is_left_alone_is_returned_apart():
    passages = extract(
        io.BytesIO(b"We use FOSS.\n\n| Use | Not recommended |\n|-|-|\n| x | FOSS and FOSS |\n"), "md"
    ).passages
    found = TermCheck(INDEX).find(passages, frozenset({"body"}))
    assert [len(found.observations), len(found.shown_as_wrong)] == [1, 2]


def test_a_table_of_very_many_columns_takes_no_longer_than_its_cells(clock):
    heads = "<td>Say</td>" + "<td>Not this</td>" * 4_000
    rows = "".join(f"<tr>{cells}</tr>" for cells in (heads, *["<td>FOSS</td>" * 4_001] * 4))
    passages = extract(io.BytesIO(f"<table>{rows}</table>".encode()), "html").passages
    clock.assert_within(1, lambda: wrong_examples(passages))
    assert len(wrong_examples(passages)) == 4 * 4_000
