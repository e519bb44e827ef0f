"""Word documents: made here with python-docx or by hand, and real ones against python-docx as the oracle."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.raised import lowered
from msgcheck.extract.reading import extract
from msgcheck.extract.word_document import extract_word_document
from msgcheck.model.passage import Extraction, Layer, Role, UnreadPart
from msgcheck.model.place import DocumentPlace

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"'
ROOT_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
WORD = re.compile(r"\w+")


def packed(body: str, relations: str = "", **parts: str) -> bytes:
    """Return a document of one body; ``relations`` are ``id kind target`` lines, ``parts`` the other parts."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"/>'
        for key, kind, target in (line.split() for line in relations.splitlines() if line.strip())
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("_rels/.rels", ROOT_RELATIONSHIPS)
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr(
            "word/_rels/document.xml.rels", f"<Relationships xmlns='{relationships}'>{lines}</Relationships>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return target.getvalue()


def read(document) -> Extraction:
    if not isinstance(document, bytes):
        target = io.BytesIO()
        document.save(target)
        document = target.getvalue()
    return extract_word_document(io.BytesIO(document), Limits())


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def rows(extraction: Extraction) -> list[tuple[str, Layer, Role, str]]:
    """What was read of the document itself, without its properties."""
    found = [(p.text, p.layer, p.role, p.place.paragraph) for p in extraction.passages]
    return [row for row in found if not row[3].startswith("properties/")]


def brief(extraction: Extraction) -> list[tuple[str, str]]:
    return [(p.text, p.place.paragraph) for p in extraction.passages]


@pytest.fixture
def document():
    document = docx.Document()
    for name in ("title", "comments", "keywords", "subject", "author"):
        setattr(document.core_properties, name, "")
    return document


def test_reads_headings_paragraphs_and_bullets(document) -> None:
    document.add_heading("Acme Flow", 0)
    document.add_heading("Why now", 1)
    document.add_paragraph("Close deals faster.")
    document.add_paragraph("")
    document.add_paragraph("In weeks", style="List Bullet")
    extraction = read(document)
    assert rows(extraction) == [
        ("Acme Flow", Layer.BODY, Role.TITLE, "body/0"),
        ("Why now", Layer.BODY, Role.HEADING, "body/1"),
        ("Close deals faster.", Layer.BODY, Role.PARAGRAPH, "body/2"),
        ("In weeks", Layer.BODY, Role.BULLET, "body/4"),
    ]
    assert [p.context for p in extraction.passages][:4] == ["", "", "Why now", "Why now"]
    assert extraction.title == "Acme Flow"


STYLES = (
    f"<w:styles {NAMES}>"
    "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:styleId='Kapitel'><w:name w:val='Kapitel'/><w:basedOn w:val='berschrift1'/></w:style>"
    "<w:style w:styleId='Outline'><w:name w:val='Own'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>"
    "<w:style w:styleId='Plain'><w:name w:val='Plain'/><w:basedOn w:val='Outline'/><w:pPr><w:outlineLvl w:val='9'/>"
    "</w:pPr></w:style>"
    "<w:style w:styleId='Liste'><w:name w:val='Liste'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='Titre'><w:name w:val='Titre 1'/></w:style>"
    "<w:style w:styleId='Circle'><w:name w:val='Circle'/><w:basedOn w:val='Circle'/></w:style>"
    "<w:style w:type='character' w:styleId='SecretRun'><w:name w:val='R'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:styleId='Secret'><w:name w:val='Secret'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "</w:styles>"
)


@pytest.mark.parametrize(
    ("properties", "role"),
    [
        ("<w:pStyle w:val='berschrift1'/>", Role.HEADING),
        ("<w:pStyle w:val='Kapitel'/>", Role.HEADING),
        ("<w:pStyle w:val='Outline'/>", Role.HEADING),
        ("<w:pStyle w:val='Plain'/>", Role.PARAGRAPH),
        ("<w:pStyle w:val='Liste'/>", Role.BULLET),
        ("<w:pStyle w:val='Liste'/><w:numPr><w:numId w:val='0'/></w:numPr>", Role.PARAGRAPH),
        ("<w:pStyle w:val='Circle'/>", Role.PARAGRAPH),
        ("<w:pStyle w:val='Heading2'/>", Role.HEADING),
        ("<w:pStyle w:val='Heading 2 '/>", Role.HEADING),
        ("<w:numPr><w:numId w:val='1'/></w:numPr>", Role.BULLET),
        ("<w:pStyle w:val='Titre'/>", Role.HEADING),
        ("<w:pStyle w:val='見出し 2'/>", Role.HEADING),
        ("<w:outlineLvl w:val='0'/>", Role.HEADING),
        ("", Role.PARAGRAPH),
    ],
)
def test_knows_a_paragraph_by_its_style(properties: str, role: Role) -> None:
    extraction = read(packed(paragraph(run("Text"), properties), "s styles styles.xml", styles=STYLES))
    assert [p.role for p in extraction.passages] == [role]


@pytest.mark.parametrize(
    ("kind", "properties"),
    [
        ("character", "<w:r><w:rPr><w:rStyle w:val='S{0}'/></w:rPr><w:t>2</w:t></w:r>"),
        ("paragraph", "<w:pPr><w:pStyle w:val='S{0}'/></w:pPr>"),
    ],
)
def test_a_long_chain_of_styles_takes_no_quadratic_time(kind: str, properties: str) -> None:
    count = 1500
    style = "<w:style w:type='{1}' w:styleId='S{0}'><w:name w:val='n{0}'/><w:basedOn w:val='S{2}'/></w:style>"
    chain = "".join(style.format(number, kind, number + 1) for number in range(count))
    secret = f"<w:style w:type='{kind}' w:styleId='S{count}'><w:name w:val='n'/><w:rPr><w:vanish/></w:rPr></w:style>"
    body = "".join(f"<w:p>{properties.format(number)}{run('A10')}</w:p>" for number in range(count))
    data = packed(body, "s styles styles.xml", styles=f"<w:styles {NAMES}>{chain}{secret}</w:styles>")
    start = time.process_time()
    passages = extract_word_document(io.BytesIO(data), Limits()).passages
    assert time.process_time() - start < 10
    assert [p.text for p in passages if p.layer is Layer.HIDDEN] == ["2" if kind == "character" else "A10"] * count


def test_reads_tables_within_tables(document) -> None:
    table = document.add_table(2, 2)
    table.cell(1, 1).text = "Outer"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "Inner"
    assert rows(read(document)) == [
        ("Outer", Layer.BODY, Role.CELL, "body/table 0/r1c1/0"),
        ("Inner", Layer.BODY, Role.CELL, "body/table 0/r1c1/table 0/r0c0/0"),
    ]


def test_counts_columns_on_the_grid() -> None:
    cells = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph(run('Wide'))}</w:tc>"
    cells += f"<w:sdt><w:sdtContent><w:tc>{paragraph(run('Next'))}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cells}</w:tr>"
    assert brief(read(packed(f"<w:tbl>{row}</w:tbl>"))) == [
        ("Wide", "body/table 0/r0c1/0"),
        ("Next", "body/table 0/r0c3/0"),
    ]


FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(run("Sav") + run("ings"), "Savings", id="word over runs"),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc", id="tab and break"),
        pytest.param(
            "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>",
            "co\u00adop\u2011x",
            id="hyphens",
        ),
        pytest.param(f"<w:hyperlink r:id='x'>{run('link')}</w:hyperlink>", "link", id="hyperlink"),
        pytest.param(f"<w:ins>{run('new')}</w:ins>", "new", id="insertion"),
        pytest.param(f"<w:sdt><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", "control", id="content control"),
        pytest.param(f"<w:fldSimple>{run('12')}</w:fldSimple>", "12", id="simple field"),
        pytest.param(f"{BEGIN}<w:r><w:instrText>PAGE</w:instrText></w:r>{SEPARATE}{run('3')}{END}", "3", id="field"),
        pytest.param("<w:r><w:sym w:font='Symbol' w:char='F0B7'/><w:t>x</w:t></w:r>", "x", id="picture of a font"),
        pytest.param("<w:r><w:sym w:font='Arial' w:char='20AC'/></w:r>", "\u20ac", id="symbol"),
        pytest.param("<w:r><w:sym w:char='D800'/><w:sym w:char='zz'/><w:t>x</w:t></w:r>", "x", id="no symbol"),
    ],
)
def test_reads_the_text_that_is_seen(content: str, text: str) -> None:
    assert brief(read(packed(paragraph(content)))) == [(text, "body/0")]


def test_reads_a_field_that_runs_over_paragraphs() -> None:
    body = paragraph(BEGIN + SEPARATE + run("One")) + paragraph(run("Two") + END) + paragraph(run("Three"))
    extraction = read(packed(body))
    assert [p.text for p in extraction.passages] == ["One", "Two", "Three"]
    assert extraction.coverage.unread == ()


def test_hides_the_result_of_a_field_within_an_instruction() -> None:
    content = f"{BEGIN}{BEGIN}{SEPARATE}{run('inner')}{END}{SEPARATE}{run('outer')}{END}{run('!')}"
    assert rows(read(packed(paragraph(content)))) == [
        ("outer!", Layer.BODY, Role.PARAGRAPH, "body/0"),
        ("inner", Layer.HIDDEN, Role.PARAGRAPH, "body/0/in field 0"),
    ]


def test_reads_what_follows_a_field_that_never_ends() -> None:
    link = f"{BEGIN}<w:r><w:instrText>HYPERLINK &quot;https://x.example&quot;</w:instrText></w:r>{SEPARATE}{END}"
    extraction = read(packed(paragraph(link) + paragraph(run("Before") + BEGIN + run("after")) + paragraph(run("end"))))
    assert brief(extraction) == [("https://x.example", "body/0/link 0"), ("Beforeafter", "body/1"), ("end", "body/2")]
    assert extraction.coverage.unread == ()


def test_puts_deletions_and_hidden_text_in_the_hidden_layer() -> None:
    content = (
        run("Costs fall ")
        + "<w:del><w:r><w:delText>by 40 </w:delText></w:r><w:r><w:delText>percent</w:delText></w:r></w:del>"
        + run("internal", "<w:vanish/>")
        + run("soon.", "<w:vanish w:val='0'/>")
        + f"<w:moveFrom>{run('moved')}</w:moveFrom>"
    )
    assert rows(read(packed(paragraph(content)))) == [
        ("Costs fall soon.", Layer.BODY, Role.PARAGRAPH, "body/0"),
        ("by 40 percent", Layer.HIDDEN, Role.PARAGRAPH, "body/0/deleted 0"),
        ("internal", Layer.HIDDEN, Role.PARAGRAPH, "body/0/hidden 1"),
        ("moved", Layer.HIDDEN, Role.PARAGRAPH, "body/0/deleted 2"),
    ]


@pytest.mark.parametrize("by", ["pStyle", "rStyle"])
def test_knows_text_that_a_style_hides(by: str) -> None:
    style = f"<w:{by} w:val='Secret'/>"
    content = paragraph(run("x", style if by == "rStyle" else ""), style if by == "pStyle" else "")
    (passage,) = read(packed(content, "s styles styles.xml", styles=STYLES)).passages
    assert passage.layer is Layer.HIDDEN


def test_two_styles_that_hide_show_the_text() -> None:
    content = paragraph(run("x", "<w:rStyle w:val='SecretRun'/>"), "<w:pStyle w:val='Secret'/>")
    (passage,) = read(packed(content, "s styles styles.xml", styles=STYLES)).passages
    assert passage.layer is Layer.BODY


@pytest.mark.parametrize(("default", "layer"), [("<w:vanish/>", Layer.HIDDEN), ("", Layer.BODY)])
def test_knows_text_that_the_defaults_hide(default: str, layer: Layer) -> None:
    styles = f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{default}</w:rPr></w:rPrDefault></w:docDefaults>"
    (passage,) = read(packed(paragraph(run("x")), "s styles styles.xml", styles=f"{styles}</w:styles>")).passages
    assert passage.layer is layer


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(BEGIN * 20_000, id="fields that never end"),
        pytest.param(
            BEGIN + (BEGIN + SEPARATE) * 5_000 + "<w:r><w:instrText>a</w:instrText></w:r>" * 5_000, id="deep fields"
        ),
        pytest.param("<w:sdt><w:sdtContent>" * 120 + "</w:sdtContent></w:sdt>" * 120, id="deep controls"),
        pytest.param("<w:unknown>" * 240 + "</w:unknown>" * 240, id="deep wrappers"),
        pytest.param((run("a", "<w:vanish/>") + run("b")) * 5_000, id="hidden by turns"),
    ],
)
def test_hostile_paragraphs_lose_no_text(content: str) -> None:
    extraction = read(packed(paragraph(content + run("the end"))))
    assert extraction.passages[0].text.endswith("the end")


def test_reads_headers_and_footers_once(document) -> None:
    document.sections[0].header.paragraphs[0].text = "Acme Confidential"
    document.add_section()
    document.sections[1].footer.is_linked_to_previous = False
    document.sections[1].footer.paragraphs[0].text = "Page"
    assert rows(read(document)) == [
        ("Acme Confidential", Layer.FURNITURE, Role.PARAGRAPH, "header 0/0"),
        ("Page", Layer.FURNITURE, Role.PARAGRAPH, "footer 0/0"),
    ]


def test_reads_notes_and_comments() -> None:
    footnotes = (
        f"<w:footnotes {NAMES}><w:footnote w:type='separator' w:id='0'>{paragraph(run('no'))}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph(run('Survey of 2025'))}</w:footnote></w:footnotes>"
    )
    comments = (
        f"<w:comments {NAMES}><w:comment w:id='5'>{paragraph(run('Really?'))}{paragraph(run('Yes.'))}"
        "</w:comment></w:comments>"
    )
    data = packed(
        paragraph(run("Claim")),
        "f footnotes footnotes.xml\n c comments comments.xml",
        footnotes=footnotes,
        comments=comments,
    )
    assert rows(read(data))[1:] == [
        ("no", Layer.FURNITURE, Role.PARAGRAPH, "footnote 0/0"),
        ("Survey of 2025", Layer.BODY, Role.NOTE, "footnote 2/0"),
        ("Really?", Layer.COMMENT, Role.PARAGRAPH, "comment 5/0"),
        ("Yes.", Layer.COMMENT, Role.PARAGRAPH, "comment 5/1"),
    ]


def test_reads_a_text_box_once_with_its_alternative_text() -> None:
    box = f"<x:txbx xmlns:x='urn:wps'><w:txbxContent>{paragraph(run('In a box'))}</w:txbxContent></x:txbx>"
    drawing = f"<w:drawing><x:docPr xmlns:x='urn:wp' descr='A logo'/>{box}</w:drawing>"
    content = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert rows(read(packed(paragraph(run("Around") + content)))) == [
        ("Around", Layer.BODY, Role.PARAGRAPH, "body/0"),
        ("In a box", Layer.BODY, Role.PARAGRAPH, "body/0/graphic 0/text box 0/0"),
        ("A logo", Layer.ALT, Role.CAPTION, "body/0/graphic 0/alt 0"),
    ]


def test_reads_a_watermark() -> None:
    mark = "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textpath string='DRAFT'/></v:shape></w:pict>"
    assert brief(read(packed(paragraph(f"<w:r>{mark}</w:r>")))) == [("DRAFT", "body/0/graphic 0/word art")]


def test_reads_document_properties(document) -> None:
    document.core_properties.title = "Handout"
    document.add_heading("Other", 1)
    extraction = read(document)
    assert extraction.title == "Handout"
    (passage,) = (p for p in extraction.passages if p.text == "Handout")
    assert (passage.layer, passage.place) == (Layer.METADATA, DocumentPlace("properties/title"))


def test_reports_what_it_does_not_read() -> None:
    relations = "a aFChunk chunk.htm\n o oleObject embeddings/o.bin\n h hyperlink x"
    assert read(packed(paragraph(run("Text")), relations)).coverage.unread == (
        UnreadPart("word/chunk.htm", "missing-part"),
        UnreadPart("word/embeddings/o.bin", "missing-part"),
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param("</w:body><!-- ", "bad-xml", id="damaged"),
        pytest.param("<w:x>" * 300 + "</w:x>" * 300, "bad-xml", id="nested too deep"),
    ],
)
def test_cannot_read_a_document_without_its_main_part(body: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(packed(body))
    assert error.value.reason == reason


def test_stops_at_the_limit_of_passages() -> None:
    data = packed(paragraph(run("One")) + paragraph(run("Two")))
    with pytest.raises(UnreadableError) as error:
        extract_word_document(io.BytesIO(data), Limits(passages=1))
    assert error.value.reason == "too-large"


def words(texts: Iterator[str]) -> Counter[str]:
    return Counter(word for text in texts for word in WORD.findall(text))


def oracle(parent) -> Iterator[str]:
    """Yield what python-docx finds; a merged cell, which it repeats for each place on the grid, counts once."""
    yield from (paragraph.text for paragraph in parent.paragraphs)
    for table in parent.tables:
        for cell in dict.fromkeys(cell._tc for row in table.rows for cell in row.cells):
            yield from oracle(docx.table._Cell(cell, table))


@pytest.mark.realdata
@pytest.mark.parametrize(
    "path",
    [
        "cases/openchain/assets/collateral/2017-05-onboarding-handout-1-0.docx",
        "cases/openchain/assets/collateral/2017-09-key-benefits-by-department.docx",
        "cases/openchain/assets/collateral/undated-openchain-for-managers-1-0.docx",
        "data/robustness/docling/docx/sources/word_tables.docx",
        "data/robustness/docling/docx/sources/textbox.docx",
        "data/robustness/poi/integration/stress010.docx",
    ],
)
def test_loses_no_word_that_python_docx_finds(realdata: Path, path: str) -> None:
    extraction = read((realdata / path).read_bytes())
    assert words(oracle(docx.Document(str(realdata / path)))) - words(p.text for p in extraction.passages) == Counter()
    assert extraction.coverage.unread == ()


@pytest.mark.realdata
def test_reads_the_strict_form_as_the_transitional_one(realdata: Path) -> None:
    folder = realdata / "data/robustness/docling/docx/sources"
    strict, transitional = (read((folder / f"{name}.docx").read_bytes()) for name in ("Strict", "Transitional"))
    assert rows(strict) == rows(transitional) != []


@pytest.mark.realdata
def test_lets_only_unreadable_errors_escape(realdata: Path) -> None:
    """Damaged, encrypted and odd documents of POI's own tests."""
    reasons = Counter()
    for path in sorted((realdata / "data/robustness/poi/document").glob("*.doc[xm]")):
        if path.stat().st_size < 500_000:
            try:
                read(path.read_bytes())
                reasons["read"] += 1
            except UnreadableError as error:
                reasons[error.reason] += 1
    assert reasons["encrypted"] == 2
    assert reasons["truncated"] == 12
    assert reasons["read"] > 100
    assert set(reasons) <= {"read", "truncated", "encrypted", "unsupported", "document-type"}


def squeezed(texts) -> str:
    return lowered("".join("".join(texts).split()))


def written_texts(document: bytes) -> Iterator[str]:
    """Yield every text in the parts of a document, deleted or not, but prompts of content controls."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in archive.namelist():
            if STORY.fullmatch(name):
                root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, recover=True))
                for text in root.iter(f"{{{W}}}t", f"{{{W}}}delText"):
                    if not PROMPTS(text):
                        yield text.text or ""


STORY = re.compile(r"word/(glossary/)?(document|header|footer|footnotes|endnotes|comments)\d*\.xml")
PROMPTS = etree.XPath(
    "ancestor::w:sdt/w:sdtPr/w:showingPlcHdr | ancestor::w:docPart/w:docPartPr//w:gallery[@w:val='placeholder']"
    " | ancestor::w:docPart/w:docPartPr//w:type[@w:val='bbPlcHdr'] | ancestor::*[contains(name(), 'Fallback')]",
    namespaces={"w": W},
)


@pytest.mark.realdata
@pytest.mark.parametrize("folder", ["cases", "data/robustness"])
def test_reads_every_text_that_is_written(realdata: Path, folder: str) -> None:
    """Every ``w:t`` and ``w:delText`` of all real documents that can be opened, by its letters."""
    missed, count = {}, 0
    for path in sorted((realdata / folder).rglob("*.do[ct][xm]")):
        document = path.read_bytes()
        try:
            read_text = squeezed(p.text for p in extract(io.BytesIO(document), "docx").passages)
        except UnreadableError:
            continue
        lost = [text for text in written_texts(document) if squeezed(text) not in read_text]
        count += 1
        if lost:
            missed[path.name] = lost
    assert missed == {}
    assert count >= {"cases": 3, "data/robustness": 237}[folder]


def reference_words(reference: dict) -> Counter[str]:
    """Return the words of the body in an extraction by docling, text in tables once; formulas are in a language."""
    found = [text["orig"] for text in reference["texts"] if is_own_text(text, reference)]
    found += [cell["text"] for table in reference["tables"] for cell in table["data"]["table_cells"]]
    return words(iter(found))


def is_own_text(text: dict, reference: dict) -> bool:
    parent = text["parent"]["$ref"]
    while parent.startswith("#/groups/"):
        parent = reference["groups"][int(parent.rpartition("/")[2])]["parent"]["$ref"]
    in_body = text.get("content_layer", "body") == "body"
    return in_body and text["label"] != "formula" and not parent.startswith("#/tables/")


@pytest.mark.realdata
def test_finds_the_words_of_the_reference_extractions(realdata: Path) -> None:
    """All but the numbers that docling gives to headings by itself, and formulas within tables, written as LaTeX."""
    folder = realdata / "data/robustness/docling/docx"
    missed, count = Counter(), 0
    for path in sorted((folder / "sources").glob("*.docx")):
        reference = folder / f"groundtruth/{path.name}.json"
        if reference.exists():
            wanted = reference_words(json.loads(reference.read_text("utf-8")))
            count += wanted.total()
            missed += wanted - words(p.text for p in extract(io.BytesIO(path.read_bytes()), "docx").passages)
    assert 1 - missed.total() / count >= 0.99, missed


_BY_LETTER = "<w:keepNext/><w:framePr w:dropCap='drop' w:lines='3'/>"
_TABLE_BEHIND = f"<w:tbl><w:tr><w:tc>{paragraph(run('amp.'))}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("first", "properties", "rest", "expected"),
    [
        ("L", _BY_LETTER, paragraph(run("antern ferries sail.")), [("Lantern ferries sail.", "body/2")]),
        ("Our", _BY_LETTER, paragraph(run(" ferries sail.")), [("Our ferries sail.", "body/2")]),
        ("L", _BY_LETTER, paragraph(run("a"), _BY_LETTER) + paragraph(run("nterns.")), [("Lanterns.", "body/3")]),
        ("L", "<w:framePr w:dropCap='margin'/>", paragraph(run("anterns.")), [("Lanterns.", "body/2")]),
        ("L", "<w:framePr w:wrap='around'/>", paragraph(run("amp.")), [("L", "body/1"), ("amp.", "body/2")]),
        ("L", "<w:framePr w:dropCap='none'/>", paragraph(run("amp.")), [("L", "body/1"), ("amp.", "body/2")]),
        ("L", _BY_LETTER, f"<w:bookmarkEnd w:id='1'/>{paragraph(run('antern.'))}", [("Lantern.", "body/2")]),
        ("L", _BY_LETTER, "<w:sectPr/>", [("L", "body/1")]),
        ("L", _BY_LETTER, _TABLE_BEHIND, [("L", "body/1"), ("amp.", "body/table 0/r0c0/0")]),
    ],
)
def test_a_large_first_letter_is_part_of_its_paragraph(first, properties, rest, expected):
    body = paragraph(run("Above.")) + paragraph(run(first), properties) + rest
    extraction = extract(io.BytesIO(packed(body)), "docx")
    assert brief(extraction) == [("Above.", "body/0"), *expected]
    assert extraction.coverage.unread == ()


def test_a_text_box_beside_a_large_first_letter_has_a_text_of_its_own():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('Fares from 5.'))}</w:txbxContent></w:pict></w:r>"
    body = paragraph(run("L") + box, _BY_LETTER) + paragraph(run("antern ferries sail."))
    found = extract(io.BytesIO(packed(body)), "docx")
    assert sorted(each.text for each in found.passages) == ["Fares from 5.", "Lantern ferries sail."]
