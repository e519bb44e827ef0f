"""White text of word-processor documents: hidden where all behind it is known to be white, seen anywhere else."""

# ruff: noqa: E501 - cases are read as rows

from __future__ import annotations

import io

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.limits import Limits
from msgcheck.extract.word_document import extract_word_document
from msgcheck.model.passage import Layer

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
WHITE = "<w:color w:val='FFFFFF'/>"
DARK = "<w:shd w:val='clear' w:color='auto' w:fill='1F3864'/>"
PALE = "<w:shd w:val='clear' w:color='auto' w:fill='FFFFFF'/>"
STYLES = (
    f"<w:style w:type='paragraph' w:styleId='Pale'><w:name w:val='Pale'/><w:rPr>{WHITE}</w:rPr></w:style>",
    "<w:style w:type='paragraph' w:styleId='PaleToo'><w:name w:val='PaleToo'/><w:basedOn w:val='Pale'/></w:style>",
    f"<w:style w:type='paragraph' w:styleId='Banner'><w:name w:val='Banner'/><w:basedOn w:val='Pale'/><w:pPr>{DARK}</w:pPr></w:style>",
    f"<w:style w:type='character' w:styleId='PaleRun'><w:name w:val='PaleRun'/><w:rPr>{WHITE}</w:rPr></w:style>",
    f"<w:style w:type='character' w:styleId='Badge'><w:name w:val='Badge'/><w:rPr>{WHITE}{DARK}</w:rPr></w:style>",
    f"<w:style w:type='table' w:styleId='Grid'><w:name w:val='Grid'/><w:tblStylePr w:type='firstRow'><w:tcPr>{DARK}</w:tcPr></w:tblStylePr></w:style>",
)


def p(run: str = WHITE, paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>unique</w:t></w:r></w:p>"


def table(content: str, cell: str = "", whole: str = "") -> str:
    return f"<w:tbl><w:tblPr>{whole}</w:tblPr><w:tblGrid/><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{content}</w:tc></w:tr></w:tbl>"


def box(fill: str) -> str:
    return (
        f"<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr>"
        f"<wps:txbx><w:txbxContent>{p()}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def filled(colour: str) -> str:
    return f"<a:solidFill>{colour}</a:solidFill>"


BEHIND = "<w:p><w:r><w:drawing><wp:anchor behindDoc='1'/></w:drawing></w:r></w:p>"
BEHIND_OF_OLD = "<w:p><w:r><w:pict><v:rect style='position:absolute;z-index:-251'/></w:pict></w:r></w:p>"

HIDDEN = {
    "run": p(),
    "run in small letters": p("<w:color w:val='ffffff' w:themeColor='background1'/>"),
    "style": p("", "<w:pStyle w:val='Pale'/>"),
    "style it is based on": p("", "<w:pStyle w:val='PaleToo'/>"),
    "style of run": p("<w:rStyle w:val='PaleRun'/>"),
    "white ground of its own": p(WHITE + PALE, PALE),
    "plain table": table(p(), PALE),
    "white box": box(filled("<a:schemeClr val='bg1'/>")),
}
SEEN = {
    "automatic": p("<w:color w:val='auto'/>"),
    "automatic, against its style": p("<w:color w:val='auto'/>", "<w:pStyle w:val='Pale'/>"),
    "grey": p("<w:color w:val='D9D9D9' w:themeColor='background1' w:themeShade='D9'/>"),
    "shaded run": p(WHITE + DARK),
    "patterned run": p(WHITE + "<w:shd w:val='solid' w:color='000000' w:fill='FFFFFF'/>"),
    "ground of the theme": p(WHITE + "<w:shd w:val='clear' w:fill='auto' w:themeFill='accent1'/>"),
    "highlight": p(WHITE + "<w:highlight w:val='darkBlue'/>"),
    "outline": p(WHITE + "<w14:textOutline/>"),
    "shaded paragraph": p(WHITE, DARK),
    "shaded style": p("", "<w:pStyle w:val='Banner'/>"),
    "shaded style of run": p("<w:rStyle w:val='Badge'/>"),
    "shaded cell": table(p(), DARK),
    "table in a shaded cell": table(table(p()) + "<w:p/>", DARK),
    "shaded table": table(p(), "", DARK),
    "style of table": table(p(), "", "<w:tblStyle w:val='Grid'/>"),
    "dark box": box(filled("<a:srgbClr val='1F3864'/>")),
    "white box made darker": box(filled("<a:schemeClr val='bg1'><a:lumMod val='50000'/></a:schemeClr>")),
    "box without fill": box("<a:noFill/>"),
    "picture behind": BEHIND + p(),
    "old shape behind": BEHIND_OF_OLD + p(),
}


def layer_of(body: str, *, background: str = "", header: str = "") -> Layer:
    """Return the layer of the one text of a document."""
    document = docx.Document()
    for style in STYLES:
        document.styles.element.append(named(style))
    for block in named(f"<w:body>{body}</w:body>"):
        document.element.body.insert(-1, block)
    if background:
        document.element.insert(0, named(background))
    if header:
        document.sections[0].header._element.append(named(header))
    target = io.BytesIO()
    document.save(target)
    passages = extract_word_document(io.BytesIO(target.getvalue()), Limits()).passages
    (found,) = [passage for passage in passages if passage.text == "unique"]
    return found.layer


def named(xml: str) -> etree._Element:
    """Parse an element whose prefixes are those of ``NAMESPACES``."""
    return docx.oxml.parse_xml(f"<x {NAMES}>{xml}</x>")[0]


@pytest.mark.parametrize("body", HIDDEN.values(), ids=HIDDEN)
def test_white_on_white_is_hidden(body):
    assert layer_of(body) is Layer.HIDDEN


@pytest.mark.parametrize("body", SEEN.values(), ids=SEEN)
def test_white_on_anything_else_is_seen(body):
    assert layer_of(body) is Layer.BODY


@pytest.mark.parametrize(("colour", "layer"), [("FFFFFF", Layer.HIDDEN), ("1F3864", Layer.BODY)])
def test_the_colour_of_the_page_decides(colour, layer):
    assert layer_of(p(), background=f"<w:background w:color='{colour}'/>") is layer


@pytest.mark.parametrize(("header", "layer"), [("<w:p/>", Layer.HIDDEN), (BEHIND, Layer.BODY)])
def test_what_a_header_draws_stands_behind_the_body(header, layer):
    assert layer_of(p(), header=header) is layer


def white_runs(count: int) -> io.BytesIO:
    """Return a document whose table holds one paragraph of ``count`` white runs."""
    runs = f"<w:r><w:rPr>{WHITE}</w:rPr><w:t>x</w:t></w:r>" * count
    document = docx.Document()
    document.element.body.insert(0, named(table(f"<w:p>{runs}</w:p>")))
    target = io.BytesIO()
    document.save(target)
    return target


def test_white_runs_of_one_paragraph_take_linear_time(clock):
    """Asked anew for each run, 16,000 take 16 times as long as 4,000, or more."""
    few, many = white_runs(4_000), white_runs(16_000)
    clock.assert_growth(9, lambda: extract_word_document(few, Limits()), lambda: extract_word_document(many, Limits()))


def test_a_header_of_many_names_is_opened_a_few_times(monkeypatch):
    document = docx.Document()
    document.element.body.insert(0, named(p()))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    for number in range(50):
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.HEADER, header.part, f"again{number}")
    target = io.BytesIO()
    document.save(target)
    opened = []
    optional = OfficePackage.optional
    monkeypatch.setattr(OfficePackage, "optional", lambda self, part: opened.append(part) or optional(self, part))
    extract_word_document(target, Limits())
    assert 0 < sum("header" in part for part in opened) < 5
