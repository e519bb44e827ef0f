"""Text units of office parts: every place that bears text, and nothing that programs write by themselves."""

# ruff: noqa: E501 - cases as data, one a line

import io
import zipfile

import pytest
from lxml import etree

from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.coverage.office_walk import is_text_bearing, office_units
from msgcheck.extract.limits import Limits
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import SlidePlace

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "custom": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "o": "urn:schemas-microsoft-com:office:office",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "psuz": "http://schemas.microsoft.com/office/powerpoint/2016/summaryzoom",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "svg": "http://www.w3.org/2000/svg",
    "t": "http://schemas.microsoft.com/office/tasks/2019/documenttasks",
    "v": "urn:schemas-microsoft-com:vml",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def part(root, content):
    return f"<{root} {DECLARED}>{content}</{root}>"


def units(root, content):
    return ["|".join(unit) for unit in office_units(etree.fromstring(part(root, content)))]


@pytest.mark.parametrize(
    ("root", "content", "expected"),
    [
        ("p:sld", "<a:p><a:r><a:t>Sl</a:t></a:r><a:r><a:t>ide</a:t></a:r></a:p><a:p><a:t>two</a:t></a:p>", ["Sl|ide", "two"]),
        ("p:sld", "<a:p><m:t>x</m:t><m:t>=1</m:t></a:p>", ["x|=1"]),
        ("p:sld", '<p:cNvPr id="2" name="Rectangle 1" title="Title" descr="A lake"/>', ["Title", "A lake"]),
        ("p:sld", '<a:hlinkClick tooltip="More"/>', ["More"]),
        ("p:cmLst", "<p:cm><p:text>A remark</p:text></p:cm>", ["A remark"]),
        ("p:presentation", '<p14:section name="Opening"/>', ["Opening"]),
        ("w:document", "<w:p><w:t>New</w:t><w:delText>Old</w:delText></w:p><w:p><w:instrText>PAGE</w:instrText></w:p>", ["New", "Old"]),
        ("w:document", '<wp:docPr id="1" name="Picture 1" descr="A hill"/><w:tblCaption w:val="Prices"/>', ["A hill", "Prices"]),
        ("w:document", '<v:shape alt="Old picture"><v:textpath string="WordArt"/></v:shape>', ["Old picture", "WordArt"]),
        ("w:document", "<v:textbox><w:txbxContent><w:p><w:t>Box</w:t></w:p></w:txbxContent></v:textbox>", ["Box"]),
        ("c:chartSpace", "<c:strCache><c:ptCount val='2'/><c:pt><c:v>Europe</c:v></c:pt><c:pt><c:v>Asia</c:v></c:pt></c:strCache>", ["Europe", "Asia"]),
        ("c:chartSpace", "<c:ser><c:tx><c:v>Sales</c:v></c:tx></c:ser>", ["Sales"]),
        ("cx:chartSpace", "<cx:strDim><cx:lvl><cx:pt>Step</cx:pt></cx:lvl></cx:strDim><cx:v>Series</cx:v>", ["Step", "Series"]),
        ("dgm:dataModel", "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:t>Point</a:t></a:p></dgm:t></dgm:pt></dgm:ptLst>", ["Point"]),
        ("s:sst", "<s:si><s:r><s:t>Ce</s:t></s:r><s:r><s:t>ll</s:t></s:r><s:rPh><s:t>ruby</s:t></s:rPh></s:si>", ["Ce|ll"]),
        ("s:worksheet", '<s:c t="str"><s:v>Made by a formula</s:v></s:c><s:c t="inlineStr"><s:is><s:t>Inline</s:t></s:is></s:c>', ["Made by a formula", "Inline"]),
        ("cp:coreProperties", "<dc:title>Plan</dc:title><cp:keywords>lake, hill</cp:keywords>", ["Plan", "lake, hill"]),
        ("custom:Properties", "<custom:property name='Client'><vt:lpwstr>Acme</vt:lpwstr></custom:property>", ["Acme"]),
        ("svg:svg", "<svg:title>Art</svg:title><svg:text>In a <svg:tspan>picture</svg:tspan></svg:text>", ["Art", "In a picture"]),
        ("p:sld", '<a:cNvPr id="2" descr="A sea"/><psuz:summaryZmObj title="Part" descr="Two"/>', ["A sea", "Part", "Two"]),
        ("w:document", '<o:signatureline o:suggestedsigner="Ann" o:signinginstructions="Sign"/>', ["Ann", "Sign"]),
        ("t:Tasks", '<t:SetTitle title="Check it"/>', ["Check it"]),
        ("mc:AlternateContent", "<mc:Choice><a:p><a:t>New</a:t></a:p></mc:Choice><mc:Fallback><a:p><a:t>Old</a:t></a:p></mc:Fallback>", ["New"]),
        ("mc:AlternateContent", "<mc:Choice><c:chart/></mc:Choice><mc:Fallback><a:p><a:t>No chart here</a:t></a:p></mc:Fallback>", []),
        ("mc:AlternateContent", "<mc:Choice><p14:contentPart/></mc:Choice><mc:Fallback><p:cNvPr descr='Ink'/><a:p><a:t>Old</a:t></a:p></mc:Fallback>", ["Ink", "Old"]),
        ("mc:AlternateContent", "<mc:Fallback><a:p><a:t>Alone</a:t></a:p></mc:Fallback>", ["Alone"]),
    ],
)  # fmt: skip
def test_text_is_found_wherever_it_stands(root, content, expected):
    assert units(root, content) == expected


@pytest.mark.parametrize(
    ("root", "content"),
    [
        ("p:sld", '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>'),
        ("c:chartSpace", '<a:p><a:fld type="VALUE"><a:t>[VALUE]</a:t></a:fld></a:p>'),
        ("c:chartSpace", "<c:numCache><c:formatCode>General</c:formatCode><c:pt><c:v>12</c:v></c:pt></c:numCache>"),
        ("cx:chartSpace", "<cx:numDim><cx:lvl><cx:pt>12</cx:pt></cx:lvl></cx:numDim>"),
        ("s:worksheet", '<s:c><s:v>12</s:v></s:c><s:c t="s"><s:v>0</s:v></s:c>'),
        ("w:styles", '<w:style><w:name w:val="Heading 1"/></w:style>'),
        ("w:numbering", '<w:lvlText w:val="Chapter %1"/>'),
        ("a:theme", '<a:fontScheme name="Office"><a:latin typeface="Arial"/></a:fontScheme>'),
        ("p:sld", '<p:cNvPr id="2" name="Rectangle 1"/>'),
        ("w:document", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:t>Click here</w:t></w:p></w:sdtContent></w:sdt>"),
        ("w:glossaryDocument", '<w:docPart><w:docPartPr><w:types><w:type w:val="bbPlcHdr"/></w:types></w:docPartPr><w:p><w:t>Click here</w:t></w:p></w:docPart>'),
        ("dgm:dataModel", "<dgm:ptLst><dgm:pt><dgm:prSet phldr='1'/><dgm:t><a:p><a:t>[Text]</a:t></a:p></dgm:t></dgm:pt></dgm:ptLst>"),
    ],
)  # fmt: skip
def test_what_programs_write_is_no_text(root, content):
    assert units(root, content) == []


@pytest.mark.parametrize("root", ["p:sldLayout", "p:sldMaster", "p:notesMaster", "p:handoutMaster"])
def test_of_templates_static_text_counts_and_prompts_do_not(root):
    shape = "<p:sp><p:nvSpPr><p:nvPr>{}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:t>{}</a:t></a:p></p:txBody></p:sp>"
    tree = shape.format('<p:ph type="body"/>', "Click to edit") + shape.format("", "Confidential")
    assert units(root, f"<p:cSld><p:spTree>{tree}</p:spTree></p:cSld>") == ["Confidential"]


def test_lists_of_relationships_and_types_are_no_parts_with_text():
    assert [is_text_bearing(name) for name in ("ppt/slides/slide1.xml", "word/vmlDrawing1.VML", "x/image.svg")] == [
        True
    ] * 3
    assert not any(map(is_text_bearing, ("_rels/.rels", "[Content_Types].xml", "ppt/media/image1.png")))


def package(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return OfficePackage(stream, Limits())


def read(*texts):
    return [Passage(text, Layer.BODY, Role.PARAGRAPH, SlidePlace(1)) for text in texts]


def test_parts_that_nobody_asked_for_are_walked_too():
    orphan = part("p:sld", "<a:p><a:t>Forgotten slide</a:t></a:p><a:p><a:t>Known</a:t></a:p>")
    coverage = package(ppt__slides__Slide9_xml=orphan).coverage(read("Known"))
    assert (coverage.text_units, coverage.read) == (2, 1)
    assert coverage.unread == (UnreadPart("ppt/slides/Slide9.xml", "1 text not read: “Forgotten slide”"),)


def test_of_alternates_the_choice_must_be_read_whatever_the_fallback_says_instead():
    both = "<mc:AlternateContent><mc:Choice><a:p><a:t>Shown</a:t></a:p></mc:Choice><mc:Fallback><a:p><a:t>{}</a:t></a:p></mc:Fallback></mc:AlternateContent>"  # fmt: skip
    for texts, missed in ((["Shown"], 0), (["Not available here"], 1)):
        deck = package(ppt__slides__slide1_xml=part("p:sld", both.format("Not available here")))
        root = deck.required("ppt/slides/slide1.xml")
        assert root.find(f"{{{NAMESPACES['mc']}}}AlternateContent") is None
        coverage = deck.coverage(read(*texts))
        assert coverage.text_units - coverage.read == missed


def test_a_damaged_part_that_nobody_asked_for_is_listed_and_walked_as_far_as_it_goes():
    coverage = package(ppt__tags__tag1_xml=part("p:sld", "<a:p><a:t>Half a sli")[:-8]).coverage(read())
    assert [(each.part, each.reason) for each in coverage.unread] == [("ppt/tags/tag1.xml", "bad-xml")]
    assert (coverage.text_units, coverage.read) == (1, 0)


def test_a_file_within_the_file_that_nobody_opened_is_listed():
    deck = package(ppt__embeddings__book1_bin="x", ppt__embeddings__book2_bin="y")
    assert deck.data("ppt/embeddings/book1.bin") == b"x"
    assert deck.coverage([]).unread == (UnreadPart("ppt/embeddings/book2.bin", "embedded file that nothing leads to"),)
