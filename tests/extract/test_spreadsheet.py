"""Excel workbooks: one word for each place where text can stand, each with its layer and cell."""

# ruff: noqa: E501 - parts of files as they are written

from __future__ import annotations

import base64
import html
import io
import zipfile
from collections.abc import Mapping

import pytest
import xlsxwriter
from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.figures import MORE_FIGURES, MOST_FIGURES
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract, recognised
from msgcheck.extract.spreadsheet.cell_pictures import cell_picture_texts
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import DocumentPlace

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_S = f'xmlns="{_MAIN}" xmlns:r="{_OFFICE}"'
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def links(*targets: tuple[str, str], external: tuple[str, str] | None = None) -> str:
    """Write a part of relationships; the ids are r1, r2, ... in order, and ``x`` for an external address."""
    lines = [
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    ]
    if external:
        kind, target = external
        lines.append(f'<Relationship Id="x" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>')
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


_SHEET = f"""<worksheet {_S}><cols><col min="4" max="5" hidden="1"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>42</v></c></row>
<row r="2"><c r="B2" t="inlineStr"><is><r><t>tok-in</t></r><r><t>line</t></r></is></c>
<c r="D2" t="inlineStr"><is><t>tok-hiddencolumn</t></is></c></row>
<row r="5" hidden="1"><c r="A5" t="str"><f>B1</f><v>tok-hiddenrow</v></c></row>
<row><c><v>1</v></c><c t="str"><f>UPPER(B1)</f><v>tok-formula</v></c><c t="e"><v>#REF!</v></c></row></sheetData>
<dataValidations><dataValidation sqref="C7 C9" promptTitle="tok-prompttitle" prompt="tok-prompt" errorTitle="tok-errortitle"
 error="tok-error"/>
<dataValidation type="list" sqref="D7"><formula1>"tok-entry, tok-""other"" one"</formula1></dataValidation>
<dataValidation type="list" sqref="D8"><formula1>$A$1:$A$3</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="B2:C2" r:id="x" tooltip="tok-tooltip"/></hyperlinks>
<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;14tok-left&amp;Ctok &amp;&amp; centre&amp;R&amp;P of &amp;N</oddHeader>
<firstFooter>tok-footer</firstFooter></headerFooter><drawing r:id="r1"/></worksheet>"""
_DRAWING = f"""<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{_A}"
 xmlns:r="{_OFFICE}" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">
<xdr:twoCellAnchor><xdr:grpSp><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Box 1" descr="tok-alt" title="tok-alttitle">
<a:hlinkClick r:id="x"/></xdr:cNvPr></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>tok-</a:t></a:r><a:r><a:t>box</a:t></a:r></a:p>
</xdr:txBody></xdr:sp></xdr:grpSp></xdr:twoCellAnchor>
<xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="4" name="Ghost" hidden="1"/></xdr:nvSpPr><xdr:txBody><a:p><a:r>
<a:t>tok-ghost</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
<xdr:twoCellAnchor><xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Chart 1"/></xdr:nvGraphicFramePr>
<a:graphic><a:graphicData><c:chart r:id="r1"/></a:graphicData></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor>
</xdr:wsDr>"""
_CHART = f"""<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="{_A}"><c:chart><c:title>
<c:tx><c:rich><a:p><a:r><a:t>tok-charttitle</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser>
<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>tok-category</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser>
</c:barChart></c:plotArea></c:chart></c:chartSpace>"""
_COMMENTS = f"""<comments {_S}><authors><author>Bo</author><author>tc={{1}}</author></authors><commentList>
<comment ref="B1" authorId="0"><text><r><t>tok-</t></r><r><t>comment</t></r></text></comment>
<comment ref="A1" authorId="1"><text><t>[Threaded comment] Your version of Excel ... tok-thread</t></text></comment></commentList></comments>"""
_THREADS = f"""<ThreadedComments xmlns="{_THREADED}"><threadedComment ref="A1" personId="p1" id="1"><text>tok-thread</text>
</threadedComment><threadedComment ref="A1" personId="p2" id="2" parentId="1"><text>tok-reply</text></threadedComment>
</ThreadedComments>"""
_PERSONS = f"""<personList xmlns="{_THREADED}"><person displayName="Ann Lee" id="p1"/><person displayName="Bo" id="p2"/>
</personList>"""
_VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="tok-vmlalt"><v:textbox><div>tok-button</div></v:textbox>
</v:shape></xml>"""
_TABLE = f"""<table {_S} ref="F1:G9" headerRowCount="0" comment="tok-tablecomment"><tableColumns><tableColumn name="tok-column"/>
</tableColumns></table>"""
_PIVOT = f"""<pivotCacheDefinition {_S}><cacheFields><cacheField name="tok-pivotfield"><sharedItems><s v="tok-pivot"/><s v="tok-shared"/>
</sharedItems></cacheField></cacheFields></pivotCacheDefinition>"""
_RECORDS = f"""<pivotCacheRecords {_S}><r><s v="tok-record"/><x v="0"/><n v="7"/></r></pivotCacheRecords>"""
_OUTSIDE = f"""<externalLink {_S}><externalBook><sheetNames><sheetName val="tok-othersheet"/></sheetNames><sheetDataSet>
<sheetData><row><cell t="str"><v>tok-othercell</v></cell><cell><v>7</v></cell></row></sheetData></sheetDataSet>
</externalBook></externalLink>"""
_CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>tok-title</dc:title></cp:coreProperties>"""

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": links(("officeDocument", "xl/workbook.xml"), ("metadata/core-properties", "docProps/core.xml")),
    "docProps/core.xml": _CORE,
    "xl/workbook.xml": f"""<workbook {_S}><sheets><sheet name="Plan &amp; cost" r:id="r1"/>
<sheet name="tok-secret" state="veryHidden" r:id="r2"/><sheet name="Gone" r:id="r9"/></sheets>
<definedNames><definedName name="Rates" comment="tok-namecomment" description="tok-namedescription">A1:B2</definedName><definedName name="Pledge">"tok-""named"" text"</definedName><definedName name="Same">"tok-shared"</definedName></definedNames></workbook>""",
    "xl/_rels/workbook.xml.rels": links(
        ("worksheet", "worksheets/sheet1.xml"),
        ("worksheet", "worksheets/sheet2.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("person", "persons/person.xml"),
        ("pivotCacheDefinition", "pivot.xml"),
        ("externalLink", "outside.xml"),
    ),
    "xl/sharedStrings.xml": f"""<sst {_S}><si><t>tok-shared</t></si><si><r><t>tok-</t></r><r><t>rich</t></r><rPh><t>ruby</t>
</rPh></si><si><t>tok-leftover</t></si></sst>""",
    "xl/persons/person.xml": _PERSONS,
    "xl/pivot.xml": _PIVOT,
    "xl/_rels/pivot.xml.rels": links(("pivotCacheRecords", "records.xml")),
    "xl/records.xml": _RECORDS,
    "xl/outside.xml": _OUTSIDE,
    "xl/worksheets/sheet1.xml": _SHEET,
    "xl/worksheets/_rels/sheet1.xml.rels": links(
        ("drawing", "../drawings/drawing1.xml"),
        ("comments", "../comments1.xml"),
        ("threadedComment", "../threads1.xml"),
        ("vmlDrawing", "../drawings/old.vml"),
        ("table", "../tables/table1.xml"),
        ("package", "../embeddings/inner.bin"),
        external=("hyperlink", "https://tok-address.example"),
    ),
    "xl/worksheets/sheet2.xml": f"""<worksheet {_S}><sheetData><row><c t="inlineStr"><is><t>tok-hiddensheet</t></is></c></row>
</sheetData></worksheet>""",
    "xl/drawings/drawing1.xml": _DRAWING,
    "xl/drawings/_rels/drawing1.xml.rels": links(
        ("chart", "../charts/chart1.xml"), external=("hyperlink", "https://tok-shapelink.example")
    ),
    "xl/charts/chart1.xml": _CHART,
    "xl/comments1.xml": _COMMENTS,
    "xl/threads1.xml": _THREADS,
    "xl/drawings/old.vml": _VML,
    "xl/tables/table1.xml": _TABLE,
}


def workbook(parts: Mapping[str, str | bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    stream.seek(0)
    return stream


def small_workbook(text: str) -> dict[str, str]:
    sheet = f'<worksheet {_S}><sheetData><row><c t="inlineStr"><is><t>{text}</t></is></c></row></sheetData></worksheet>'
    return {
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {_S}><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(("worksheet", "sheet.xml")),
        "xl/sheet.xml": sheet,
    }


@pytest.fixture(scope="module")
def extraction():
    inner = workbook(small_workbook("tok-embedded")).getvalue()
    return extract(workbook({**PARTS, "xl/embeddings/inner.bin": inner}), "xlsx")


def test_what_a_sheet_says_of_its_figures_is_read_where_no_cell_shows_it():
    parts = small_workbook("Sum of tok-shown")
    scenario = '<scenarios><scenario name="tok-scenario" comment="tok-remark"/></scenarios>'
    pivot = f"""<pivotTableDefinition {_S} name="P" dataCaption="Values" rowHeaderCaption="tok-rows" grandTotalCaption="tok-total">
<location ref="C3:D9"/><pivotFields><pivotField name="tok-renamed"><items><item n="tok-item" x="0"/><item x="1"/></items></pivotField>
<pivotField/></pivotFields><dataFields><dataField name="Sum of tok-shown"/><dataField name="tok-renamed"/></dataFields></pivotTableDefinition>"""
    parts["xl/sheet.xml"] = parts["xl/sheet.xml"].replace("</worksheet>", f"{scenario}</worksheet>")
    parts["xl/_rels/sheet.xml.rels"] = links(("pivotTable", "pivot.xml"), ("ctrlProp", "box.xml"))
    parts["xl/pivot.xml"] = pivot
    parts[
        "xl/box.xml"
    ] = """<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="List">
<itemLst><item val="tok-choice"/></itemLst></formControlPr>"""
    found = [(each.text, each.layer, each.place.paragraph) for each in extract(workbook(parts), "xlsx").passages[2:]]
    assert found == [
        ("tok-scenario", Layer.HIDDEN, "S!scenarios"),
        ("tok-remark", Layer.COMMENT, "S!scenarios"),
        ("tok-choice", Layer.BODY, "S!drawing"),
        ("tok-renamed", Layer.HIDDEN, "S!C3"),
        ("tok-item", Layer.HIDDEN, "S!C3"),
        ("tok-rows", Layer.HIDDEN, "S!C3"),
        ("tok-total", Layer.HIDDEN, "S!C3"),
    ]


S = "Plan & cost"


@pytest.mark.parametrize(
    ("text", "layer", "role", "path"),
    [
        (S, Layer.BODY, Role.HEADING, S),
        ("tok-shared", Layer.BODY, Role.CELL, f"{S}!A1"),
        ("tok-rich", Layer.BODY, Role.CELL, f"{S}!B1"),
        ("tok-inline", Layer.BODY, Role.CELL, f"{S}!B2"),
        ("tok-hiddencolumn", Layer.HIDDEN, Role.CELL, f"{S}!D2"),
        ("tok-hiddenrow", Layer.HIDDEN, Role.CELL, f"{S}!A5"),
        ("tok-formula", Layer.BODY, Role.CELL, f"{S}!B6"),
        ("tok-prompttitle", Layer.ALT, Role.CAPTION, f"{S}!C7"),
        ("tok-prompt", Layer.ALT, Role.CAPTION, f"{S}!C7"),
        ("tok-errortitle", Layer.ALT, Role.CAPTION, f"{S}!C7"),
        ("tok-error", Layer.ALT, Role.CAPTION, f"{S}!C7"),
        ("tok-entry", Layer.BODY, Role.LABEL, f"{S}!D7"),
        ('tok-"other" one', Layer.BODY, Role.LABEL, f"{S}!D7"),
        ("https://tok-address.example", Layer.METADATA, Role.LINK, f"{S}!B2"),
        ("tok-tooltip", Layer.ALT, Role.CAPTION, f"{S}!B2"),
        ("tok-comment", Layer.COMMENT, Role.PARAGRAPH, f"{S}!B1"),
        ("tok-thread", Layer.COMMENT, Role.PARAGRAPH, f"{S}!A1"),
        ("tok-reply", Layer.COMMENT, Role.PARAGRAPH, f"{S}!A1"),
        ("tok-box", Layer.BODY, Role.PARAGRAPH, f"{S}!Box 1"),
        ("tok-alt", Layer.ALT, Role.CAPTION, f"{S}!Box 1"),
        ("tok-alttitle", Layer.ALT, Role.CAPTION, f"{S}!Box 1"),
        ("https://tok-shapelink.example", Layer.METADATA, Role.LINK, f"{S}!Box 1"),
        ("tok-ghost", Layer.HIDDEN, Role.PARAGRAPH, f"{S}!Ghost"),
        ("tok-charttitle", Layer.CHART, Role.CAPTION, f"{S}!Chart 1"),
        ("tok-category", Layer.CHART, Role.LABEL, f"{S}!Chart 1"),
        ("tok-button", Layer.BODY, Role.LABEL, f"{S}!drawing"),
        ("tok-vmlalt", Layer.ALT, Role.CAPTION, f"{S}!drawing"),
        ("tok-column", Layer.HIDDEN, Role.LABEL, f"{S}!F1"),
        ("tok-tablecomment", Layer.METADATA, Role.LABEL, f"{S}!F1"),
        ("tok-embedded", Layer.EMBEDDED, Role.CELL, f"{S}!drawing"),
        ("tok-left", Layer.FURNITURE, Role.PARAGRAPH, f"{S}!oddHeader L"),
        ("tok & centre", Layer.FURNITURE, Role.PARAGRAPH, f"{S}!oddHeader C"),
        ("tok-footer", Layer.FURNITURE, Role.PARAGRAPH, f"{S}!firstFooter C"),
        ("tok-secret", Layer.HIDDEN, Role.HEADING, "tok-secret"),
        ("tok-hiddensheet", Layer.HIDDEN, Role.CELL, "tok-secret!A1"),
        ("tok-pivot", Layer.HIDDEN, Role.CELL, "pivot"),
        ("tok-pivotfield", Layer.HIDDEN, Role.CELL, "pivot"),
        ("tok-record", Layer.HIDDEN, Role.CELL, "records"),
        ("tok-namecomment", Layer.METADATA, Role.LABEL, "names/Rates"),
        ("tok-namedescription", Layer.METADATA, Role.LABEL, "names/Rates"),
        ('tok-"named" text', Layer.HIDDEN, Role.CELL, "names/Pledge"),
        ("tok-othersheet", Layer.HIDDEN, Role.CELL, "outside"),
        ("tok-othercell", Layer.HIDDEN, Role.CELL, "outside"),
        ("tok-leftover", Layer.HIDDEN, Role.CELL, "shared strings/2"),
        ("tok-title", Layer.METADATA, Role.PROPERTY, "properties/title"),
    ],
)
def test_every_place_of_a_workbook_is_read_once(extraction, text, layer, role, path):
    (passage,) = (each for each in extraction.passages if each.text == text)
    assert (passage.layer, passage.role, passage.place) == (layer, role, DocumentPlace(path))


def test_workbook_is_read_whole_but_for_the_sheet_that_is_not_there(extraction):
    assert [(each.part, each.reason) for each in extraction.coverage.unread] == [("sheet Gone", "missing-part")]
    assert extraction.title == "tok-title"


def test_comments_say_who_wrote_them(extraction):
    contexts = {each.text: each.context for each in extraction.passages if each.layer is Layer.COMMENT}
    assert contexts == {
        "tok-comment": "Comment by Bo",
        "tok-thread": "Comment by Ann Lee",
        "tok-reply": "Comment by Bo",
    }


def test_dates_errors_readings_and_numbers_that_a_cache_keeps_are_no_text(extraction):
    assert not {"7", "#REF!", "ruby"} & {each.text for each in extraction.passages}


_FORMATS = ["0 %", "#,##0", "d mmm yyyy", ";;;", '0 "per user"']


def formatted_workbook(cells: str) -> dict[str, str]:
    """Write a workbook whose styles have these formats, in this order, after the plain one."""
    numbered = list(enumerate(_FORMATS, start=200))
    codes = "".join(f'<numFmt numFmtId="{each}" formatCode="{html.escape(code)}"/>' for each, code in numbered)
    styles = "".join(f'<xf numFmtId="{each}"/>' for each in (0, *(each for each, _ in numbered)))
    return {
        **small_workbook(""),
        "xl/_rels/workbook.xml.rels": links(("worksheet", "sheet.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": f"<styleSheet {_S}><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/sheet.xml": f"<worksheet {_S}><sheetData>{cells}</sheetData></worksheet>",
    }


def test_a_number_is_read_as_its_cell_shows_it_in_the_row_of_its_label():
    cells = "".join(
        f'<row><c t="inlineStr"><is><t>{label}</t></is></c><c s="{style}"><v>{value}</v></c></row>'
        for label, style, value in [
            ("Saved", 1, 0.45), ("Users", 2, 12000), ("Rate", 5, 3), ("Score", 0, 4.5),
            ("Date", 3, 45000), ("Unseen", 4, 8), ("Odd", 99, 6), ("Broken", 0, "x"),
        ]
    )  # fmt: skip
    extraction = extract(workbook(formatted_workbook(cells)), "xlsx")
    figures = [(each.text, each.layer, each.role, each.place.paragraph) for each in extraction.passages[2::2][:4]]
    assert figures == [
        ("45 %", Layer.BODY, Role.CELL, "S!B1"),
        ("12,000", Layer.BODY, Role.CELL, "S!B2"),
        ("3 per user", Layer.BODY, Role.CELL, "S!B3"),
        ("4.5", Layer.BODY, Role.CELL, "S!B4"),
    ]
    assert [each.text for each in extraction.passages[9:]] == ["Date", "Unseen", "Odd", "Broken"]


def test_a_text_that_its_format_does_not_show_is_hidden():
    cells = '<row><c t="inlineStr" s="4"><is><t>tok-unseen</t></is></c></row>'
    passages = extract(workbook(formatted_workbook(cells)), "xlsx").passages
    assert (passages[1].text, passages[1].layer) == ("tok-unseen", Layer.HIDDEN)


def test_a_table_of_data_is_read_up_to_a_bound_and_says_so():
    cells = "<row>" + "<c><v>1</v></c>" * (MOST_FIGURES + 2) + "</row>"
    extraction = extract(workbook(formatted_workbook(cells)), "xlsx")
    assert len(extraction.passages) == 1 + MOST_FIGURES
    assert MORE_FIGURES in extraction.coverage.unread


def test_a_control_in_two_forms_of_drawing_is_read_once():
    parts = small_workbook("tok-cell")
    parts["xl/_rels/sheet.xml.rels"] = links(("vmlDrawing", "old.vml"), ("drawing", "drawing.xml"))
    parts["xl/old.vml"] = _VML.replace("tok-vmlalt", "tok-alt").replace(
        "</xml>", "<v:textbox>tok-cell</v:textbox></xml>"
    )
    parts[
        "xl/drawing.xml"
    ] = f"""<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{_A}">
<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1025" name="Button 1" descr="tok-alt" hidden="1"><a:extLst><a:ext><a14:compatExt
 xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" spid="_x0000_s1025"/></a:ext></a:extLst></xdr:cNvPr></xdr:nvSpPr>
<xdr:txBody><a:p><a:r><a:t>tok-button</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"""
    extraction = extract(workbook(parts), "xlsx")
    assert [(each.text, each.layer, each.place.paragraph) for each in extraction.passages[1:]] == [
        ("tok-cell", Layer.BODY, "S!A1"),
        ("tok-alt", Layer.ALT, "S!Button 1"),
        ("tok-button", Layer.BODY, "S!Button 1"),
        ("tok-cell", Layer.BODY, "S!drawing"),
    ]
    assert extraction.coverage.unread == ()


def test_words_of_a_picture_that_is_a_drawing_are_read():
    picture = f"""<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{_A}"
 xmlns:r="{_OFFICE}" xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"><xdr:pic><xdr:nvPicPr>
<xdr:cNvPr id="2" name="Art"/></xdr:nvPicPr><asvg:svgBlip r:embed="r1"/></xdr:pic></xdr:wsDr>"""
    parts = small_workbook("seen") | {
        "xl/sheet.xml": f'<worksheet {_S}><drawing r:id="r1"/></worksheet>',
        "xl/_rels/sheet.xml.rels": links(("drawing", "drawing.xml")),
        "xl/drawing.xml": picture,
        "xl/_rels/drawing.xml.rels": links(("image", "art.svg")),
        "xl/art.svg": '<svg xmlns="http://www.w3.org/2000/svg"><desc>tok-desc</desc><text>tok-word</text></svg>',
    }
    extraction = extract(workbook(parts), "xlsx")
    assert [(each.text, each.layer, each.place.paragraph) for each in extraction.passages[1:]] == [
        ("tok-desc", Layer.ALT, "S!Art"),
        ("tok-word", Layer.BODY, "S!Art"),
    ]
    assert extraction.coverage.unread == ()


def test_alternative_texts_of_pictures_in_cells_are_read(tmp_path):
    picture, path = tmp_path / "dot.png", tmp_path / "made.xlsx"
    picture.write_bytes(base64.b64decode(_DOT))
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("S")
        sheet.write(0, 0, "seen")
        sheet.embed_image(1, 1, picture, {"description": "tok-pictured"})
    extraction = extract(io.BytesIO(path.read_bytes()), "xlsx")
    assert [(each.text, each.layer, each.place.paragraph) for each in extraction.passages if "tok" in each.text] == [
        ("tok-pictured", Layer.ALT, "pictures in cells/0")
    ]


@pytest.mark.parametrize(
    ("structure", "value", "texts"),
    [
        ('<s t="_webimage"><k n="WebImageIdentifier"/><k n="Text"/></s>', '<rv s="0"><v>3</v><v>tok</v></rv>', ["tok"]),
        ('<s t="_linkedentity"><k n="Name"/><k n="Text"/></s>', '<rv s="0"><v>Nasdaq</v><v>tok</v></rv>', []),
        ('<s t="_localImage"><k n="Text"/></s>', '<rv s="7"><v>tok</v></rv><rv s="0"/><rv s="x"><v>tok</v></rv>', []),
    ],
)
def test_only_pictures_have_alternative_texts(structure, value, texts):
    values, structures = (etree.fromstring(f"<r>{inner}</r>") for inner in (value, structure))
    assert [text for _, text in cell_picture_texts(values, structures)] == texts


def test_the_type_is_told_by_the_content():
    assert recognised("deck.pptx", workbook(PARTS)).name == "xlsx"


@pytest.mark.parametrize("number", ["9", "-1", "x", "9" * 40, ""])
def test_a_shared_string_that_is_not_there_is_no_text(number):
    parts = small_workbook("seen")
    cell = f'<row r="{number}"><c r="{number}" t="s"><v>{number}</v></c></row>'
    parts["xl/sheet.xml"] = f"<worksheet {_S}><sheetData>{cell}</sheetData></worksheet>"
    assert [each.text for each in extract(workbook(parts), "xlsx").passages] == ["S"]


def test_a_workbook_in_the_strict_form_is_read():
    strict_main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    written = small_workbook("tok-strict").items()
    parts = {name: data.replace(_MAIN, strict_main).replace(_OFFICE, _STRICT) for name, data in written}
    assert [each.text for each in extract(workbook(parts), "xlsx").passages] == ["S", "tok-strict"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one_x000D_\ntwo", "one\ntwo"),
        ("one_x000d_&#10;two", "one\ntwo"),
        ("one_x000D_two", "one\ntwo"),
        ("one_x0009_two", "one\ttwo"),
        ("Gr_x00FC__x00df_e _x2013_", "Grüße –"),
        ("_x005F_x000D_", "_x000D_"),
        ("one_x0001_two_x003C_b", "one two<b"),
        ("a_x00_b _x00zz_", "a_x00_b _x00zz_"),
    ],
)
def test_characters_that_a_workbook_writes_as_escapes_are_read(written, read):
    extraction = extract(workbook(small_workbook(written)), "xlsx")
    assert extraction.passages[1].text == read
    assert extraction.coverage.unread == ()


def test_too_many_texts_are_refused():
    with pytest.raises(UnreadableError) as caught:
        extract(workbook(PARTS), "xlsx", Limits(passages=5))
    assert caught.value.reason == "too-large"


def test_one_long_text_in_too_many_cells_is_refused():
    cells = '<c t="s"><v>0</v></c>' * 100
    parts = small_workbook("x") | {
        "xl/_rels/workbook.xml.rels": links(("worksheet", "sheet.xml"), ("sharedStrings", "strings.xml")),
        "xl/strings.xml": f"<sst {_S}><si><t>{'long ' * 400}</t></si></sst>",
        "xl/sheet.xml": f"<worksheet {_S}><sheetData><row>{cells}</row></sheetData></worksheet>",
    }
    assert len(extract(workbook(parts), "xlsx").passages) == 101
    with pytest.raises(UnreadableError) as caught:
        extract(workbook(parts), "xlsx", Limits(part=100_000))
    assert caught.value.reason == "too-large"


def test_another_office_file_is_refused():
    parts = {**small_workbook("x"), "xl/workbook.xml": "<document/>"}
    with pytest.raises(UnreadableError) as caught:
        extract(workbook(parts), "xlsx")
    assert caught.value.reason == "unsupported"


@pytest.mark.realdata
def test_workbook_of_other_people_is_read_whole(realdata):
    file = realdata / "data/robustness/markitdown/test_files/test.xlsx"
    with file.open("rb") as stream:
        extraction = extract(stream, "xlsx")
    assert extraction.coverage.unread == ()
    assert len(extraction.passages) > 10
