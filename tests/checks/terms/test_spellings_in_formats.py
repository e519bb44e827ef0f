"""The same spellings, written into files of five formats and read back by our own readers."""

import html
import io
import re
from pathlib import Path

import docx
import pptx
import pytest
import reportlab
import yaml
from pptx.util import Inches
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from msgcheck.analysis.normalise import normalise
from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.extract.reading import extract

CASES = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"))
LAYERS = frozenset({"body"})
UNWRITABLE = re.compile("[\ud800\u000b\t\ufeff]")
"""What XML or a paragraph cannot hold; the cases without a file have it."""
ARTEFACTS = re.compile("[\u00ad\u200b-\u200d\u2060\u3000\u0300-\u036f\u3040-\U0001ffff]")
"""What a PDF has as ink or not at all: nothing to see, or no glyph in the font of this test."""


def halves(text):
    """Cut a text inside a word, where a run or a markup element may begin: not beside what it would change."""
    edges = [at for at in range(1, len(text)) if text[at - 1 : at + 1].isalpha() and text[at - 1 : at + 1].isascii()]
    at = edges[len(edges) // 2] if edges else len(text)
    return text[:at], text[at:]


def write_pptx(texts):
    deck = pptx.Presentation()
    for text in texts:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        paragraph = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(8), Inches(1)).text_frame.paragraphs[0]
        for number, part in enumerate(halves(text)):
            for line_number, line in enumerate(part.split("\n")):
                if line_number:
                    paragraph.add_line_break()
                run = paragraph.add_run()
                run.text = line
                run.font.bold = number == 1
    return saved(deck)


def write_docx(texts):
    document = docx.Document()
    for text in texts:
        paragraph = document.add_paragraph()
        for number, part in enumerate(halves(text)):
            paragraph.add_run(part).italic = number == 1
    return saved(document)


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def write_html(texts):
    paragraphs = ("<p>{}<b>{}</b></p>".format(*map(html.escape, halves(text))) for text in texts)
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(paragraphs)}</body></html>".encode()


def write_markdown(texts):
    return "\n\n".join(re.sub(r"([\\`*_{}\[\]<>()#+.!|~&-])", r"\\\1", text) for text in texts).encode()


def write_pdf(texts):
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Vera", str(folder / "Vera.ttf")))
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for text in texts:
        canvas.setFont("Vera", 11)
        for number, line in enumerate(text.split("\n")):
            canvas.drawString(72, 700 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


WRITERS = {"pptx": write_pptx, "docx": write_docx, "html": write_html, "md": write_markdown, "pdf": write_pdf}
every_format = pytest.mark.parametrize("name", WRITERS)


@pytest.fixture(scope="module")
def quotes_in(make_glossary):
    """Write texts into one file of a format and return the quotes found in it, without what a format may change."""
    index = compile_terms(make_glossary(CASES["glossary"]))

    def quotes_in(name, texts):
        passages = extract(io.BytesIO(WRITERS[name](texts)), name).passages
        found = check_terms(passages, index, LAYERS)
        return [bare(passages[one.passage].text[one.start : one.end]) for one in found]

    return quotes_in


def bare(quote):
    return re.sub(r"[\s-]", "", normalise(quote).text)


def writable(cases, name):
    unwritable = re.compile(f"{UNWRITABLE.pattern}|{ARTEFACTS.pattern}") if name == "pdf" else UNWRITABLE
    return [case for case in cases if case["text"].strip() and not unwritable.search(case["text"])]


@every_format
def test_every_wrong_form_is_found(name, quotes_in):
    cases = writable(CASES["must_flag"], name)
    assert len(cases) >= 60
    expected = [bare(quote) for case in cases for quote in case["quotes"]]
    assert quotes_in(name, [case["text"] for case in cases]) == expected


@every_format
def test_right_text_is_left_alone(name, quotes_in):
    cases = writable(CASES["must_not_flag"], name)
    assert len(cases) >= 40
    assert quotes_in(name, [case["text"] for case in cases]) == []
