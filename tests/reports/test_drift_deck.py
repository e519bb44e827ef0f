"""The deck opens, stays on its slides, is native, and brings its evidence along."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches
from pypdf import PdfReader

from msgcheck.api.inspecting import inspect
from msgcheck.errors import UsageError
from msgcheck.model.verdict import Verdict
from msgcheck.reports.drift.deck.deck import report_as_deck
from msgcheck.reports.drift.deck.text_fit import line_count
from msgcheck.reports.drift.figure_words import figure_text, figures_of
from msgcheck.reports.drift.listings import verdict_figures

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def report(made_drift):
    return made_drift.drift_report()


@pytest.fixture(scope="module")
def written(report):
    return report_as_deck(report)


@pytest.fixture(scope="module")
def deck(written):
    return Presentation(io.BytesIO(written))


def opened(data):
    return Presentation(io.BytesIO(data))


def charts_of(deck):
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def notes_of(deck):
    return [line for slide in deck.slides for line in slide.notes_slide.notes_text_frame.text.splitlines()]


def titles_of(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def long_report(made_drift, report):
    """Many rows of everything, and texts far too long."""
    drifts = tuple(made_drift.drift(n, told="word " * 3_000, place="x" * 5_000) for n in range(300))
    rows = tuple(replace(report.groups[0].rows[0], name=f"team {n} " * 40) for n in range(500))
    messages = tuple(replace(report.messages[0], id=f"message-{n}", statement="y" * 20_000) for n in range(60))
    texts = {"workspace": "W" * 900, "notices": ("z " * 900,) * 40}
    groups, terms = (replace(report.groups[0], rows=rows),), replace(report.terms, rows=rows)
    many = {"worst": drifts[:3], "conflicts": drifts, "term_examples": drifts, "messages": messages}
    return replace(report, groups=groups, terms=terms, **many, **texts)


def test_the_titles_say_the_message(deck):
    titles = titles_of(deck)
    assert titles[:3] == [
        "Acme Flow: message drift in 2026Q3",
        "Alignment score 78.4, up 3.1 points since 2026Q2",
        "Required messages told: 71.2 % (watch)",
    ]
    assert "Weakest answer: Differentiators on deck, 42.9 % (crisis)" in titles
    assert all(titles)


def test_many_points_of_a_line_are_labelled_where_they_tell(report):
    """First, last, highest and lowest; a label on each of 24 would cover the next."""
    values = tuple(float(n % 7 + 100 * (n == 5)) for n in range(24))
    trend = replace(report.trends[1], periods=tuple(f"p{n}" for n in range(24)), values=values)
    deck = opened(report_as_deck(replace(report, trends=(report.trends[0], trend))))
    line = next(chart for chart in charts_of(deck) if len(numbers_of(chart)[0]) == 24).plots[0].series[0]
    places = [int(idx.get("val")) for idx in line._element.iterfind("{*}dLbls/{*}dLbl/{*}idx")]
    assert places == [0, 5, 23]


def numbers_of(chart):
    (plot,) = chart.plots
    return tuple(plot.categories), {series.name: tuple(series.values) for series in plot.series}


@pytest.mark.parametrize("name", ["deck", "long_deck"])
def test_the_page_for_a_reader_in_a_hurry_has_three_drifts_and_three_decisions(name, request):
    slide = request.getfixturevalue(name).slides[1]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert len(table.rows) == 1 + 3
    assert sum(text.count("→") for text in texts_of(slide)) == 3


def test_charts_hold_the_numbers_of_the_report(report, deck):
    drawn = [numbers_of(chart) for chart in charts_of(deck)]
    for trend in report.trends:
        assert (trend.periods, {trend.label: trend.values}) in drawn
    for table in report.groups[:2]:
        assert {table.columns[0]: tuple(row.figures[0].value for row in table.rows)} in [series for _, series in drawn]
    assert {"Findings": tuple(figure.value for figure in report.flow)} in [series for _, series in drawn]
    (verdicts,) = [series for _, series in drawn if "aligned" in series]
    counted = [verdict_figures(told) for told in report.messages]
    assert verdicts["drifted"] == tuple(figures[Verdict.DRIFTED].value for figures in counted)
    assert verdicts["missing"] == tuple(figures[Verdict.MISSING].value for figures in counted)


def test_the_workbook_behind_a_chart_holds_the_same_and_no_formula(deck):
    for chart in charts_of(deck):
        with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
            sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
            texts = [node.findtext("{*}t") for node in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        assert sheet.findall(".//{*}f") == []
        values = [float(cell.findtext("{*}v")) for cell in sheet.iter("{*}c") if cell.get("t") != "s"]
        names, series = numbers_of(chart)
        assert sorted(values) == sorted(value for row in series.values() for value in row if value is not None)
        assert set(texts) == {*names, *series}


def test_charts_and_tables_have_alternative_texts(deck):
    graphics = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart or shape.has_table]
    told = [shape.element.nvGraphicFramePr.cNvPr.get("descr") for shape in graphics]
    assert all(told)
    assert "Stale share: 2025Q2 31 %, 2025Q3 28.5 %, 2025Q4 28.5 %, 2026Q1 22 %, 2026Q2 19.4 %, 2026Q3 17.5 %" in told


def test_the_notes_trace_every_figure(report, deck):
    notes = notes_of(deck)
    missing = [
        figure.id
        for figure in figures_of(report)
        if not any(
            re.search(rf"Figure: {re.escape(figure.id)}$", line) and figure_text(figure) in line for line in notes
        )
    ]
    assert missing == []


def test_the_notes_tell_where_each_example_stands(report, deck):
    notes = "\n".join(notes_of(deck))
    drifts = [*report.worst, *report.conflicts, *report.term_examples]
    drifts += [drift for told in (*report.messages, *report.unapproved) for drift in told.examples]
    drifts += [drift for decision in report.decisions for drift in decision.evidence]
    assert [d.fingerprint for d in drifts if f"{d.asset}, {d.place}" not in notes or d.fingerprint not in notes] == []


def test_what_is_cut_on_the_slide_is_whole_in_its_notes(made_drift, deck):
    cut = [slide for slide in deck.slides if "…" in "".join(texts_of(slide)) and "Donau" in "".join(texts_of(slide))]
    assert cut
    assert all(made_drift.LONG_WORD in slide.notes_slide.notes_text_frame.text for slide in cut)


def texts_of(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


def off_slide(deck):
    """Return the shapes that stand off the slide, a table by the heights of its rows."""
    wide, high = deck.slide_width, deck.slide_height
    found = []
    for number, slide in enumerate(deck.slides, start=1):
        for shape in slide.shapes:
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            width = sum(column.width for column in shape.table.columns) if shape.has_table else shape.width
            if min(shape.left, shape.top) < 0 or shape.left + width > wide + 9 or shape.top + height > high:
                found.append((number, shape.name))
    return found


@pytest.fixture(scope="module")
def long_deck(made_drift, report):
    return opened(report_as_deck(long_report(made_drift, report)))


@pytest.mark.parametrize("name", ["deck", "long_deck"])
def test_nothing_stands_off_the_slide(name, request):
    deck = request.getfixturevalue(name)
    assert off_slide(deck) == []
    assert len(deck.slides) < 60


def test_rows_that_are_left_out_are_counted(long_deck):
    deck = long_deck
    texts = "\n".join(text for slide in deck.slides for text in texts_of(slide))
    assert "And 486 more rows in the workbook" in texts
    assert "And 36 more messages with examples" in texts
    assert re.search(r"And \d+ more notices in the speaker notes", texts)


def test_a_poor_report_is_told_too(report):
    lists = ("summary", "headline", "trends", "worst", "decisions", "messages", "groups", "term_examples", "conflicts")
    empty = dict.fromkeys((*lists, "unapproved", "flow", "fixed", "lapsing", "unread", "runs"), ())
    bare = {name: replace(getattr(report, name), rows=()) for name in ("audit", "terms", "service_levels")}
    deck = opened(report_as_deck(replace(report, against=None, **empty, **bare)))
    texts = "\n".join(text for slide in deck.slides for text in texts_of(slide))
    assert off_slide(deck) == []
    for words in ("Nothing drifted.", "Nothing was fixed.", "Everything was read.", "No claims are in conflict"):
        assert words in texts


def test_the_same_report_gives_the_same_bytes_and_no_clock_is_in_them(report, written):
    assert report_as_deck(report) == written
    packages = [written, *(chart.part.chart_workbook.xlsx_part.blob for chart in charts_of(opened(written)))]
    for package in packages:
        with zipfile.ZipFile(io.BytesIO(package)) as parts:
            assert {entry.date_time[:3] for entry in parts.infolist()} == {(1980, 1, 1)}
            days = set(re.findall(rb">(\d{4}-\d\d-\d\d)T", parts.read("docProps/core.xml")))
            assert days <= {b"2026-10-02", b"1980-01-01"}


def test_the_properties_say_what_it_is(deck):
    properties = deck.core_properties
    assert properties.title == "Acme Flow: message drift in 2026Q3"
    assert properties.subject == "Alignment score 78.4, up 3.1 points since 2026Q2"
    assert properties.author == "msgcheck 0.1.0"
    assert (properties.created.year, properties.created.month) == (2026, 10)


def test_our_own_reader_reads_all_of_it(written, tmp_path):
    path = tmp_path / "report.pptx"
    path.write_bytes(written)
    _, extraction = inspect(path)
    assert extraction.coverage.unread == ()
    assert extraction.coverage.read == extraction.coverage.text_units > 300
    assert {"notes", "chart", "alt", "body"} <= {passage.layer for passage in extraction.passages}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_every_slide(written, deck, tmp_path):
    path = tmp_path / "report.pptx"
    path.write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)
    pages = PdfReader(tmp_path / "report.pdf").pages
    assert len(pages) == len(deck.slides)
    assert "up 3.1 points since 2026Q2" in pages[1].extract_text()


# Templates of one's own.


def template_file(folder, change=lambda deck: None, name="brand.pptx"):
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)
    for layout in deck.slide_layouts:
        for holder in layout.placeholders:
            box = (holder.left, int(holder.top * 0.75), holder.width, int(holder.height * 0.75))
            holder.left, holder.top, holder.width, holder.height = box
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Old slide"
    change(deck)
    deck.save(folder / name)
    return folder / name


def test_a_template_gives_size_and_layouts_and_none_of_its_slides(report, tmp_path):
    deck = opened(report_as_deck(report, template_file(tmp_path)))
    assert deck.slide_width == Inches(10)
    assert "Old slide" not in titles_of(deck)
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Slide", "Title Only"}
    assert off_slide(deck) == []
    assert not any("template" in line for line in notes_of(deck))


def test_a_title_too_long_for_the_type_of_the_template_is_set_smaller(report, tmp_path):
    """44 points in the template: a short title keeps them, a long one fits its box."""
    deck = opened(report_as_deck(report, template_file(tmp_path)))
    sizes = {}
    for slide in list(deck.slides)[1:]:
        title = slide.shapes.title
        (run,) = title.text_frame.paragraphs[0].runs
        sizes[run.text] = run.font.size.pt if run.font.size else 44
        lines = line_count(run.text, title.width / 12_700 - 14.4, sizes[run.text])
        assert lines * sizes[run.text] * 1.2 <= title.height / 12_700
    assert 44 in sizes.values()
    assert sizes["Alignment score 78.4, up 3.1 points since 2026Q2"] < 44


def test_a_potx_is_a_template_too(report, tmp_path):
    plain = template_file(tmp_path)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(tmp_path / "brand.potx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(
                name, data.replace(b"presentation.main+xml", b"template.main+xml") if name.startswith("[") else data
            )
    assert opened(report_as_deck(report, tmp_path / "brand.potx")).slide_width == Inches(10)


def without_layouts(*kept):
    def change(deck):
        for entry in list(deck.slides._sldIdLst):
            deck.part.drop_rel(entry.rId)
            deck.slides._sldIdLst.remove(entry)
        for layout in list(deck.slide_layouts):
            if layout.name not in kept:
                deck.slide_layouts.remove(layout)

    return change


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (("Two Content",), "The template has no layout with only a title; “Two Content” was taken."),
        (("Blank",), "No layout has a title: the titles stand in text boxes."),
    ],
)
def test_a_template_without_the_layouts_is_used_and_the_deck_says_so(report, tmp_path, kept, words):
    deck = opened(report_as_deck(report, template_file(tmp_path, without_layouts(*kept))))
    assert words in "\n".join(notes_of(deck))
    assert off_slide(deck) == []
    assert "Alignment score 78.4, up 3.1 points since 2026Q2" in "\n".join(text for text in texts_of(deck.slides[1]))
    empty = [
        shape
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.has_text_frame and not shape.text_frame.text
    ]
    assert empty == []
    assert not any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for slide in deck.slides for shape in slide.shapes)


def zip_with(name, data):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


BROKEN = {
    "empty": (b"", "empty"),
    "text": (b"no deck at all", "zip"),
    "not a deck": (zip_with("word/document.xml", "<a/>"), "no whole presentation"),
    "bomb": (zip_with("[Content_Types].xml", b" " * 2**28), "cannot be read"),
    "macros": (
        zip_with("[Content_Types].xml", b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml"),
        "macros",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_template_is_refused_with_the_reason_and_the_way_out(report, tmp_path, kind):
    data, reason = BROKEN[kind]
    path = tmp_path / "brand.potx"
    path.write_bytes(data)
    with pytest.raises(UsageError) as refused:
        report_as_deck(report, path)
    assert reason in str(refused.value)
    assert str(path) in str(refused.value)
    assert "leave it out" in str(refused.value)


def test_a_template_that_is_not_there_is_refused(report, tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        report_as_deck(report, tmp_path / "none.pptx")


def test_claims_that_nobody_looked_for_are_not_told_as_covered(made_drift, report):
    judged = made_drift.figure("assets.judged", "Assets held to messages", 0.0)
    drawn = Presentation(io.BytesIO(report_as_deck(replace(report, conflicts=(), unapproved=(), basis=(judged,)))))
    titles = [slide.shapes.title.text_frame.text for slide in drawn.slides]
    assert "Claims were not checked" in titles
    assert "Every claim of the field is covered" not in titles
