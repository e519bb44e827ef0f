"""Figures that stand raised are no digits of the number before them, in any format."""

import io
import zipfile

import docx
import pptx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from pptx.util import Inches
from reportlab.pdfgen.canvas import Canvas

from msgcheck.extract.raised import lowered, may_be_raised, raised
from msgcheck.extract.reading import extract

LINES = (
    (("Trusted by 10,000", "2", " growers"), "Trusted by 10,000² growers"),
    (("Cuts costs by 45%", "1,3", ""), "Cuts costs by 45%¹,³"),
    (("Our 21", "st", " release"), "Our 21st release"),
    (("Founded in the year ", "1998", ""), "Founded in the year 1998"),
    (("A field of 20 m", "2", ""), "A field of 20 m²"),
)
"""A line before, at and behind what stands raised, and how it reads."""


def deck():
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(8), Inches(4)).text_frame
    for line, _ in LINES:
        paragraph = frame.add_paragraph()
        for text, baseline in zip(line, (None, "30000", None), strict=True):
            run = paragraph.add_run()
            run.text = text
            if baseline:
                run.font._element.set("baseline", baseline)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream


def document():
    word = docx.Document()
    for line, _ in LINES:
        paragraph = word.add_paragraph()
        for text, is_raised in zip(line, (False, True, False), strict=True):
            paragraph.add_run(text).font.superscript = is_raised or None
    stream = io.BytesIO()
    word.save(stream)
    return stream


def document_by_style():
    word = docx.Document()
    base = word.styles.add_style("Small mark", WD_STYLE_TYPE.CHARACTER)
    base.font.superscript = True
    word.styles.add_style("Mark of a note", WD_STYLE_TYPE.CHARACTER).base_style = base
    for line, _ in LINES:
        paragraph = word.add_paragraph()
        for text, style in zip(line, (None, "Mark of a note", None), strict=True):
            paragraph.add_run(text, style)
    stream = io.BytesIO()
    word.save(stream)
    return stream


def open_document(mime_type, body, position, more_styles=""):
    names = {"office": "office", "text": "text", "style": "style", "draw": "drawing"}
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"' for name, of in names.items())
    styles = (
        '<style:style style:name="Mark" style:family="text">'
        f'<style:text-properties style:text-position="{position}"/></style:style>'
        '<style:style style:name="T1" style:family="text" style:parent-style-name="Mark"/>' + more_styles
    )
    span = '<text:span text:style-name="T1">'
    lines = (f"<text:p>{before}{span}{text}</text:span>{behind}</text:p>" for (before, text, behind), _ in LINES)
    content = body.format("".join(lines))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{mime_type}")
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body>{content}</office:body></office:document-content>",
        )
    return stream


def open_text():
    return open_document("text", "<office:text>{}</office:text>", "super 58%")


def open_slides():
    box = "<draw:page><draw:frame><draw:text-box>{}</draw:text-box></draw:frame></draw:page>"
    return open_document("presentation", f"<office:presentation>{box}</office:presentation>", "33% 58%")


def page():
    lines = (f"<p>{before}<sup>{text}</sup>{behind}</p>" for (before, text, behind), _ in LINES)
    return io.BytesIO(f"<html><body>{''.join(lines)}</body></html>".encode())


def pdf():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number, (line, _) in enumerate(LINES):
        text = canvas.beginText(72, 720 - 40 * number)
        for part, size, rise in zip(line, (14, 8, 14), (0, 5, 0), strict=True):
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.textOut(part)
        canvas.drawText(text)
    canvas.save()
    return stream


MADE = (
    ("pptx", deck),
    ("docx", document),
    ("docx", document_by_style),
    ("odt", open_text),
    ("odp", open_slides),
    ("html", page),
    ("pdf", pdf),
)


@pytest.mark.parametrize(("format_name", "make"), MADE)
def test_a_raised_figure_is_no_digit_of_the_number_before_it(format_name, make):
    extraction = extract(make(), format_name)
    said = [passage.text for passage in extraction.passages if passage.layer == "body"]
    is_note_apart = format_name == "html"  # a mark that can be no exponent is a text of its own there
    expected = [text.replace("¹,³", "") if is_note_apart else text for _, text in LINES]
    assert [text for text in said if text in expected] == expected
    assert extraction.coverage.unread == ()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>over 10,000<sup class=fn id=n2>2</sup> growers</p>", "over 10,000² growers"),
        ("<p>only $4<sup>.99</sup> a month</p>", "only $4.99 a month"),
        ("<p><sup>98</sup>% of growers</p>", "98% of growers"),
    ],
)
def test_what_stands_raised_on_a_page(html, text):
    assert text in [passage.text for passage in extract(io.BytesIO(html.encode()), "html").passages]


def test_a_coloured_mark_on_a_page_with_hidden_text_is_raised():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    text = canvas.beginText(72, 720)
    for part, size, rise, colour in (("over 10,000", 14, 0, "black"), ("2", 8, 5, "blue"), (" fans", 14, 0, "black")):
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.setFillColor(colour)
        text.textOut(part)
    canvas.drawText(text)
    canvas.setFillColor("white")
    canvas.drawString(72, 600, "nobody sees this")
    canvas.save()
    assert "over 10,000² fans" in [passage.text for passage in extract(stream, "pdf").passages]


def test_below_the_line_is_not_raised():
    presentation = pptx.Presentation(deck())
    runs = [run for shape in presentation.slides[0].shapes for p in shape.text_frame.paragraphs for run in p.runs]
    for run in runs:
        if run.font._element.get("baseline"):
            run.font._element.set("baseline", "-25000")
    stream = io.BytesIO()
    presentation.save(stream)
    assert "A field of 20 m2" in [passage.text for passage in extract(stream, "pptx").passages]


@pytest.mark.parametrize("text", ["1", "12", " 3", "1, 2", "[4]", "*2", "1)", "99"])
def test_figures_and_signs_may_be_raised(text):
    assert may_be_raised(text, "10,000")
    assert not may_be_raised(text, "")
    assert not may_be_raised(text, "over ")
    assert lowered(raised(text)) == text
    assert len(raised(text)) == len(text)


@pytest.mark.parametrize("text", ["", "st", "2nd", "1998", "*", " ", "1" * 21, "1," * 15, ".99", ",90", "/7"])
def test_words_years_and_long_texts_are_left_as_they_are(text):
    assert not may_be_raised(text, "10,000")


def test_a_run_that_says_where_it_stands_is_asked_before_its_style():
    word = docx.Document()
    word.styles.add_style("Mark", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    paragraph = word.add_paragraph("Version 3.")
    run = paragraph.add_run("2", "Mark")
    run._element.get_or_add_rPr().append(run._element.makeelement(qn("w:vertAlign"), {qn("w:val"): "baseline"}))
    stream = io.BytesIO()
    word.save(stream)
    assert "Version 3.2" in [passage.text for passage in extract(stream, "docx").passages]


@pytest.mark.parametrize("position", ["sub 58%", "-33% 58%", "0% 100%"])
def test_what_stands_low_or_on_the_line_in_open_document_is_not_raised(position):
    stream = open_document("text", "<office:text>{}</office:text>", position)
    assert "Trusted by 10,0002 growers" in [passage.text for passage in extract(stream, "odt").passages]


@pytest.mark.parametrize("position", ["0% 100%", "sub 58%", "-33% 58%"])
@pytest.mark.parametrize(
    "line",
    [
        'Version 3.<text:span text:style-name="OnLine">2</text:span>',
        'Version 3.<text:span text:style-name="Mark"><text:span text:style-name="Flat">2</text:span></text:span>',
    ],
)
def test_what_takes_the_raising_back_in_open_document(position, line):
    properties = f'<style:text-properties style:text-position="{position}"/></style:style>'
    styles = (
        f'<style:style style:name="OnLine" style:family="text" style:parent-style-name="Mark">{properties}'
        f'<style:style style:name="Flat" style:family="text">{properties}'
    )
    body = f"<office:text><text:p>{line}</text:p></office:text>"
    stream = open_document("text", body, "super 58%", styles)
    assert [passage.text for passage in extract(stream, "odt").passages] == ["Version 3.2"]


def test_a_span_within_a_raised_one_that_says_nothing_is_raised():
    line = '10,000<text:span text:style-name="Mark"><text:span text:style-name="Bold">2</text:span></text:span>'
    bold = '<style:style style:name="Bold" style:family="text"/>'
    stream = open_document("text", f"<office:text><text:p>{line}</text:p></office:text>", "super 58%", bold)
    assert [passage.text for passage in extract(stream, "odt").passages] == ["10,000²"]
