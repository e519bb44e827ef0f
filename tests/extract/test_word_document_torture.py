"""A document with one token in every place where WordprocessingML holds text: each is read once, with its place."""

# ruff: noqa: E501 - cases are read as rows

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

import pytest

from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Extraction, Layer, Role

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}/relationships",
    "m": f"{OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": f"{DRAWING}/wordprocessingDrawing",
    "a": f"{DRAWING}/main",
    "pic": f"{DRAWING}/picture",
    "c": f"{DRAWING}/chart",
    "dgm": f"{DRAWING}/diagram",
    "lc": f"{DRAWING}/lockedCanvas",
    "cdr": f"{DRAWING}/chartDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "wp15": "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "ax": "http://schemas.microsoft.com/office/2006/activeX",
    "x": "urn:example:unknown",
}
NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())

BODY, FURNITURE, HIDDEN, ALT = Layer.BODY, Layer.FURNITURE, Layer.HIDDEN, Layer.ALT
COMMENT, METADATA, EMBEDDED, CHART, DIAGRAM = (
    Layer.COMMENT,
    Layer.METADATA,
    Layer.EMBEDDED,
    Layer.CHART,
    Layer.DIAGRAM,
)


class Case(NamedTuple):
    """A block of the body, and where its tokens are found: token -> (layer, place); ``@`` is the place of the block."""

    xml: str
    found: dict[str, tuple[Layer, str]]


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def sdt(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(instruction: str, result: str = "", form: str = "") -> str:
    """Return a field of three characters; its instruction is split over two runs, as Word splits it."""
    first, second = instruction[:3], instruction[3:].replace('"', "&quot;")
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'>{form}</w:fldChar></w:r>"
        f"<w:r><w:instrText xml:space='preserve'>{first}</w:instrText></w:r>"
        f"<w:r><w:instrText xml:space='preserve'>{second}</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def box(text: str) -> str:
    return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"


def drawing(data: str, properties: str = "") -> str:
    inner = f"<wp:docPr id='1' name='n' {properties}/><a:graphic><a:graphicData>{data}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{inner}</wp:inline></w:drawing></w:r>"


def pict(content: str) -> str:
    return f"<w:r><w:pict>{content}</w:pict></w:r>"


def seen(token: str, place: str = "@") -> dict[str, tuple[Layer, str]]:
    return {token: (BODY, place)}


PARAGRAPHS = [
    Case(p(r("T001")), seen("T001")),
    Case(p(r("T0") + r("02", "<w:b/>")), seen("T002")),
    Case(p(r("T003"), "<w:pStyle w:val='Kapitel'/>"), seen("T003")),
    Case(p(r("T004"), "<w:numPr><w:numId w:val='1'/></w:numPr>"), seen("T004")),
    Case(p(f"<w:hyperlink r:id='link' w:tooltip='T006'>{r('T005')}</w:hyperlink>"),
         {**seen("T005"), "T006": (ALT, "@/hint 0"), "https://t007.example": (METADATA, "@/link 0")}),
    Case(p(f"<w:ins w:id='1'>{r('T008')}</w:ins><w:moveTo w:id='2'>{r('T009')}</w:moveTo>"),
         {**seen("T008"), **seen("T009")}),
    Case(p("<w:del w:id='3'><w:r><w:delText>T010</w:delText></w:r></w:del>"), {"T010": (HIDDEN, "@/deleted 0")}),
    Case(p(f"<w:moveFrom w:id='4'>{r('T011')}</w:moveFrom>"), {"T011": (HIDDEN, "@/deleted 0")}),
    Case(p(f"<w14:conflictDel w:id='4'>{r('Q011')}</w14:conflictDel>"), {"Q011": (HIDDEN, "@/deleted 0")}),
    Case(p(r("T012", "<w:vanish/>")), {"T012": (HIDDEN, "@/hidden 0")}),
    Case(p(r("T013", "<w:rStyle w:val='SecretRun'/>")), {"T013": (HIDDEN, "@/hidden 0")}),
    Case(p(r("T014"), "<w:pStyle w:val='SecretChild'/>"), {"T014": (HIDDEN, "@/hidden 0")}),
    Case(p(r("T015", "<w:webHidden/>")), seen("T015")),
    Case(p(sdt("<w:alias w:val='T017'/><w:tag w:val='T018'/>", r("T016"))),
         {**seen("T016"), "T017": (METADATA, "@/title 0"), "T018": (METADATA, "@/tag 1")}),
    Case(p(sdt("<w:dropDownList><w:listItem w:value=''  w:displayText='N001'/><w:listItem w:value='1' "
               "w:displayText='T019'/><w:listItem w:value='T020'/></w:dropDownList>", r("T019"))),
         {**seen("T019"), "T020": (BODY, "@/entry 0")}),
    Case(p(sdt("<w:showingPlcHdr/><w:comboBox><w:listItem w:value='1' w:displayText='T021'/></w:comboBox>", r("N002"))),
         {"T021": (BODY, "@/entry 0")}),
    Case(sdt("", p(sdt("", r("T022")))), seen("T022")),
    Case(sdt("<w:showingPlcHdr/>", p(r("N003"))), {}),
    Case(sdt("<w:placeholder><w:docPart w:val='Prompt'/></w:placeholder><w:showingPlcHdr/>", p(r("T057"))), seen("T057")),
    Case(sdt("<w:placeholder><w:docPart w:val='Prompt'/></w:placeholder><w:showingPlcHdr/>", p(r("N009"))), {}),
    Case(p(f"<w:fldSimple w:instr='HYPERLINK &quot;https://t024.example&quot;'>{r('T023')}</w:fldSimple>"),
         {**seen("T023"), "https://t024.example": (METADATA, "@/link 0")}),
    Case(p(field('HYPERLINK "https://t026.example" \\l "N004" \\o "T027"', r("T025"))),
         {**seen("T025"), "https://t026.example": (METADATA, "@/link 0"), "T027": (ALT, "@/hint 1")}),
    Case(p(field('MERGEFIELD "N005"', r("T028"))), seen("T028")),
    Case(p(field('XE "T029"')), {"T029": (HIDDEN, "@/field 0")}),
    Case(p(field('IF 1 = 1 "T130" "T031"', r("T030"))),
         {**seen("T030"), "T130": (HIDDEN, "@/field 0"), "T031": (HIDDEN, "@/field 1")}),
    Case(p(field("MACROBUTTON N006 T032 here")), {"T032": (BODY, "@/field 0")}),
    Case(p(field("FORMTEXT", r("T033"), "<w:ffData><w:name w:val='N007'/><w:helpText w:type='text' w:val='T034'/>"
                 "<w:statusText w:type='text' w:val='T035'/><w:textInput><w:default w:val='T036'/></w:textInput></w:ffData>")),
         {**seen("T033"), "T036": (BODY, "@/entry 0"), "T034": (ALT, "@/hint 1"), "T035": (ALT, "@/hint 2")}),
    Case(p(field("FORMDROPDOWN", "", "<w:ffData><w:ddList><w:listEntry w:val='T037'/><w:listEntry w:val='T038'/>"
                 "</w:ddList></w:ffData>")),
         {"T037": (BODY, "@/entry 0"), "T038": (BODY, "@/entry 1")}),
    Case(p(f"<w:smartTag w:uri='u' w:element='e'><w:smartTagPr/>{r('T039')}</w:smartTag>"), seen("T039")),
    Case(f"<w:customXml w:element='e'>{p('<w:customXml>' + r('T040') + '</w:customXml>')}</w:customXml>", seen("T040")),
    Case(p(f"<w:bdo w:val='rtl'>{r('T041')}</w:bdo><w:dir w:val='rtl'>{r('T042')}</w:dir>"),
         {**seen("T041"), **seen("T042")}),
    Case(p(f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('T044')}</w:rt><w:rubyBase>{r('T043')}</w:rubyBase></w:ruby></w:r>"),
         {**seen("T043"), "T044": (BODY, "@/ruby 0")}),
    Case(p("<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>T045</m:t></m:r></m:num><m:den><m:r><m:t>T046</m:t></m:r></m:den>"
           "</m:f><w:del w:id='5'><m:r><m:t>T047</m:t></m:r></w:del></m:oMath></m:oMathPara>"),
         {"T045/T046": (BODY, "@"), "T047": (HIDDEN, "@/deleted 0")}),
    Case(p(f"{r('T048 ')}<w:r><w:sym w:font='Arial' w:char='20AC'/><w:sym w:font='Wingdings' w:char='F038'/></w:r>"),
         seen("T048 \u20ac")),
    Case(p("<w:r><w16se:symEx w16se:font='E' w16se:char='1F60A'/></w:r>" + r("T049")), {"\U0001f60aT049": (BODY, "@")}),
    Case(p("<w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w16se:symEx w16se:font='E' w16se:char='1F60A'/>"
           "</mc:Choice><mc:Fallback><w:t>\U0001f60a</w:t></mc:Fallback></mc:AlternateContent></w:r>" + r("T056")),
         {"\U0001f60aT056": (BODY, "@")}),
    Case(p("<w:r><w:t>T050</w:t><w:noBreakHyphen/><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br/>"
           "<w:t>d</w:t><w:cr/><w:t>e</w:t><w:ptab/><w:t>f</w:t></w:r>"), {"T050\u2011a\u00adb\tc\nd\ne\tf": (BODY, "@")}),
    Case(p(f"<x:wrapper><x:inner>{r('T051')}</x:inner></x:wrapper>"), seen("T051")),
    Case(p(r("T052"), "<w:framePr w:wrap='around'/>"), seen("T052")),
    Case(r("T053"), seen("T053")),
    Case("<m:oMathPara><m:oMath><m:r><m:t>T054</m:t></m:r></m:oMath></m:oMathPara>", seen("T054")),
    Case(f"<w:del w:id='6'>{p(r('T055'))}</w:del>", {"T055": (HIDDEN, "@/deleted 0")}),
    Case(p(field('FILLIN "T058" \\d "T059"', r("T061"))),
         {**seen("T061"), "T058": (HIDDEN, "@/field 0"), "T059": (HIDDEN, "@/field 1")}),
    Case(p(field('MERGEFIELD City \\b "T062" \\f "T063" \\m', r("T064"))),
         {**seen("T064"), "T062": (HIDDEN, "@/field 0"), "T063": (HIDDEN, "@/field 1")}),
    Case(p(field('GREETINGLINE \\f "&lt;&lt;_TITLE0_ >>&lt;&lt;_LAST0_>>" \\l 1033 \\e "T065"', r("T066"))),
         {**seen("T066"), "T065": (HIDDEN, "@/field 0")}),
    Case(p(r("T060", "<w:color w:val='FFFFFF'/>")), {"T060": (HIDDEN, "@/hidden 0")}),
]  # fmt: skip

GRAPHICS = [
    Case(p(f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='1' name='n' "
           f"title='T102' descr='T103'><a:hlinkClick r:id='picture link' tooltip='T105'/></wp:docPr><a:graphic>"
           f"<a:graphicData><wps:wsp><wps:txbx>{box('T101')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
           f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape alt='T103'><v:textbox>{box('T101')}</v:textbox>"
           f"</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
         {"T101": (BODY, "@/graphic 0/text box 0/0"), "T102": (ALT, "@/graphic 0/alt 0"), "T103": (ALT, "@/graphic 0/alt 1"),
          "https://t104.example": (METADATA, "@/graphic 0/link 2"), "T105": (ALT, "@/graphic 0/hint 3")}),
    Case(p(pict(f"<v:shape alt='T107' href='https://t108.example'><v:textbox>{box('T106')}</v:textbox></v:shape>")),
         {"T106": (BODY, "@/graphic 0/text box 0/0"), "T107": (ALT, "@/graphic 0/alt 0"),
          "https://t108.example": (METADATA, "@/graphic 0/link 1")}),
    Case(p(pict("<v:shape><v:textpath string='T109'/></v:shape><v:shape><v:imagedata o:title='T110'/></v:shape>")),
         {"T109": (BODY, "@/graphic 0/word art"), "T110": (ALT, "@/graphic 0/alt 0")}),
    Case(p(pict("<v:shape><v:textbox><div xmlns=''>T111</div></v:textbox></v:shape>")),
         {"T111": (BODY, "@/graphic 0/text box 0")}),
    Case(p(drawing("<pic:pic><pic:nvPicPr><pic:cNvPr id='2' name='n' descr='T112'/></pic:nvPicPr></pic:pic>")),
         {"T112": (ALT, "@/graphic 0/alt 0")}),
    Case(p(drawing(f"<wps:wsp><wps:txbx>{box('T113')}</wps:txbx></wps:wsp>", "hidden='1' descr='T114'")),
         {"T113": (HIDDEN, "@/graphic 0/text box 0/0"), "T114": (HIDDEN, "@/graphic 0/alt 0")}),
    Case(p(pict(f"<v:shape style='position:absolute;visibility:hidden'><v:textbox>{box('T115')}</v:textbox></v:shape>")),
         {"T115": (HIDDEN, "@/graphic 0/text box 0/0")}),
    Case(p("<w:del w:id='7'>" + pict("<v:shape><v:textbox>" + box("T116") + "</v:textbox></v:shape>") + "</w:del>"),
         {"T116": (HIDDEN, "@/graphic 0/text box 0/0")}),
    Case(p(drawing("<lc:lockedCanvas><a:sp><a:txBody><a:p><a:r><a:t>T117</a:t></a:r></a:p></a:txBody></a:sp>"
                   "</lc:lockedCanvas>")), {"T117": (BODY, "@/graphic 0/text/0")}),
    Case(p(drawing("<c:chart r:id='chart'/>")),
         {"T118": (CHART, "@/graphic 0/chart/0"), "T119": (CHART, "@/graphic 0/chart/shapes/0")}),
    Case(p(drawing("<dgm:relIds r:dm='diagram'/>")), {"T120": (DIAGRAM, "@/graphic 0/diagram/0")}),
    Case(p("<w:r><w:object><o:OLEObject r:id='object'/></w:object></w:r>"), {"T121": (EMBEDDED, "@/graphic 0")}),
    Case(p("<w:r><w:object><w:control r:id='control'/></w:object></w:r>"), {"T122": (BODY, "@/graphic 0/control 0")}),
    Case(p(pict(f"<v:group><v:shape><v:textbox>{box('T123')}</v:textbox></v:shape><v:group><v:shape><v:textbox>"
                f"{box('T124')}</v:textbox></v:shape></v:group></v:group>")),
         {"T123": (BODY, "@/graphic 0/text box 0/0"), "T124": (BODY, "@/graphic 0/text box 1/0")}),
    Case(p(drawing("<pic:pic><pic:blipFill><a:blip><a:extLst><a:ext><asvg:svgBlip r:embed='art'/></a:ext></a:extLst>"
                   "</a:blip></pic:blipFill></pic:pic>")),
         {"T125": (BODY, "@/graphic 0/picture text 0"), "T126": (ALT, "@/graphic 0/alt 0")}),
    Case(p(drawing("<asvg:svgBlip r:embed='art'/>")), {}),  # the same picture again
    Case(p(pict("<v:shape><o:signatureline o:suggestedsigner='T127' o:suggestedsigner2='T128' "
                "o:suggestedsigneremail='T133' o:signinginstructions='T129'/></v:shape>")),
         {"T127": (BODY, "@/graphic 0/signature 0"), "T128": (BODY, "@/graphic 0/signature 1"),
          "T129": (ALT, "@/graphic 0/signature 2"), "T133": (METADATA, "@/graphic 0/signature 3")}),
    Case(p(drawing("<a:ext><wp15:webVideoPr embeddedHtml='&lt;iframe src=&quot;https://t131.example&quot;>'/></a:ext>")),
         {"https://t131.example": (METADATA, "@/graphic 0/link 0")}),
    Case(p("<w:r><mc:AlternateContent><mc:Choice Requires='wpi'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
           "<w14:contentPart r:id='pen'><w14:nvContentPartPr><w14:cNvPr id='3' name='n' descr='T134'/></w14:nvContentPartPr>"
           "</w14:contentPart></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/>"
           "</mc:AlternateContent></w:r>"),
         {"T135": (ALT, "@/graphic 0/pen 0"), "T134": (ALT, "@/graphic 0/alt 1")}),
    Case(p(pict("<v:shape><v:imagedata o:href='https://t132.example'/></v:shape>")),
         {"https://t132.example": (METADATA, "@/graphic 0/link 0")}),
]  # fmt: skip

RESTART, DELETED_CELL = "<w:vMerge w:val='restart'/>", "<w:cellDel w:id='9'/>"
TABLES = [
    Case("<w:tbl><w:tblPr><w:tblCaption w:val='T201'/><w:tblDescription w:val='T202'/></w:tblPr><w:tr>"
         + tc(p(r("T203")), "<w:gridSpan w:val='2'/>")
         + sdt("", tc(f"<w:tbl><w:tr>{tc(p(r('T204')))}</w:tr></w:tbl>{p('')}")) + "</w:tr>"
         + sdt("", f"<w:tr>{tc(p(r('T205')), RESTART)}</w:tr>")
         + f"<w:tr><w:trPr><w:del w:id='8'/></w:trPr>{tc(p(r('T206')))}</w:tr>"
         + f"<w:tr><w:trPr><w:hidden/></w:trPr>{tc(p(r('T207')))}</w:tr>"
         + f"<w:tr>{tc(p(r('T208')), DELETED_CELL)}</w:tr></w:tbl>",
         {"T201": (ALT, "@/tblCaption/alt 0"), "T202": (ALT, "@/tblDescription/alt 0"), "T203": (BODY, "@/r0c0/0"),
          "T204": (BODY, "@/r0c2/table 0/r0c0/0"), "T205": (BODY, "@/r1c0/0"), "T206": (HIDDEN, "@/r2c0/0/deleted 0"),
          "T207": (HIDDEN, "@/r3c0/0/hidden 0"), "T208": (HIDDEN, "@/r4c0/0/deleted 0")}),
]  # fmt: skip

FILES = [Case("<w:altChunk r:id='chunk'/>", {"T301": (EMBEDDED, "@")})]

BESIDE = {
    "T401": (FURNITURE, "header 0/0"),
    "T402": (FURNITURE, "header 1/0"),
    "T403": (FURNITURE, "footer 0/0"),
    "T404": (FURNITURE, "header 1/1/graphic 0/word art"),
    "T405": (HIDDEN, "footer 1/0"),
    "T406": (BODY, "footnote 2/0"),
    "T407": (BODY, "endnote 2/0"),
    "T408": (FURNITURE, "footnote 0/0"),
    "T409": (COMMENT, "comment 0/0"),
    "T410": (COMMENT, "comment 1/0"),
    "T411": (HIDDEN, "comment 1/0/deleted 0"),
    "T412": (HIDDEN, "building blocks/0/0"),
    "T413": (METADATA, "building blocks/0/name"),
    "T414": (METADATA, "building blocks/0/description"),
    "T415": (HIDDEN, "building blocks/header 0/0"),
    "T416": (METADATA, "variables/note"),
    "T417": (METADATA, "mail merge/query"),
    "file:///C:/T418.dotm": (METADATA, "links/0"),
    "T419": (METADATA, "people/0"),
    "T420": (METADATA, "custom xml/Abstract"),
    "Article T421 %1": (BODY, "numbering/0/level 0"),
    "T422": (METADATA, "properties/title"),
    "T423": (METADATA, "properties/custom/Campaign"),
    "T424": (METADATA, "properties/company"),
    "T425": (ALT, "numbering/bullet 0"),
    "T426": (METADATA, "tasks/0"),
    "T427": (METADATA, "custom xml/pen"),
}
"""What stands beside the body: token -> (layer, place)."""

STYLES = (
    "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Kapitel'><w:name w:val='Kapitel'/><w:basedOn w:val='berschrift1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Secret'><w:name w:val='Secret'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='SecretChild'><w:name w:val='C'/><w:basedOn w:val='Secret'/></w:style>"
    "<w:style w:type='character' w:styleId='SecretRun'><w:name w:val='R'/><w:rPr><w:vanish/></w:rPr></w:style>"
)
SECTION = (
    "<w:sectPr><w:headerReference w:type='default' r:id='header'/><w:headerReference w:type='first' r:id='first'/>"
    "<w:footerReference w:type='even' r:id='footer'/></w:sectPr>"
)
CHART_XML = "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>T118</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart>"
COMMENTS = (
    f"<w:comment w:id='0' w:author='Ann'><w:p w14:paraId='A1'>{r('T409')}</w:p></w:comment><w:comment w:id='1' w:author='Bob'>"
    f"<w:p w14:paraId='B1'>{r('T410')}<w:del w:id='9'><w:r><w:delText>T411</w:delText></w:r></w:del></w:p></w:comment>"
)
BLOCKS = (
    "<w:docParts><w:docPart><w:docPartPr><w:name w:val='T413'/><w:description w:val='T414'/></w:docPartPr>"
    f"<w:docPartBody>{p(r('T412'))}<w:sectPr><w:headerReference w:type='default' r:id='header'/></w:sectPr></w:docPartBody>"
    "</w:docPart><w:docPart><w:docPartPr><w:name w:val='Prompt'/><w:types><w:type w:val='bbPlcHdr'/></w:types></w:docPartPr>"
    f"<w:docPartBody>{p(r('N009'))}</w:docPartBody></w:docPart></w:docParts>"
)
TYPES = "docPropsVTypes"


def part(tag: str, content: str) -> str:
    return f"<{tag} {NAMES}>{content}</{tag}>"


def pen(words: str) -> str:
    return (
        "<ink xmlns='http://www.w3.org/2003/InkML'><annotationXML><e:emma xmlns:e='http://www.w3.org/2003/04/emma'>"
        f"<e:interpretation><e:literal>{words}</e:literal></e:interpretation></e:emma></annotationXML>"
        "<trace>0 0 24575, 32 12 0, 45 -3 7</trace></ink>"
    )


EXTERNAL = " TargetMode='External'"


def relationships(*lines: str) -> str:
    """Return a part of relationships of ``id|kind|target`` lines; a target with a scheme is outside the file."""
    rows = (line.split("|") for line in lines)
    found = "".join(
        f"<Relationship Id='{key}' Type='{OFFICE}/relationships/{kind}' Target='{target}'"
        f"{EXTERNAL if ':' in target else ''}/>"
        for key, kind, target in rows
    )
    return (
        f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{found}</Relationships>"
    )


PARTS = {
    "_rels/.rels": relationships(
        "1|officeDocument|word/document.xml",
        "2|metadata/core-properties|docProps/core.xml",
        "3|custom-properties|docProps/custom.xml",
        "4|extended-properties|docProps/app.xml",
    ),
    "word/_rels/document.xml.rels": relationships(
        "styles|styles|styles.xml",
        "header|header|header1.xml",
        "first|header|header2.xml",
        "footer|footer|footer1.xml",
        "orphan|footer|footer2.xml",
        "footnotes|footnotes|footnotes.xml",
        "endnotes|endnotes|endnotes.xml",
        "comments|comments|comments.xml",
        "threads|commentsExtended|commentsExtended.xml",
        "people|people|people.xml",
        "glossary|glossaryDocument|glossary/document.xml",
        "settings|settings|settings.xml",
        "numbering|numbering|numbering.xml",
        "data|customXml|../customXml/item1.xml",
        "pen|customXml|ink/ink1.xml",
        "pen left over|customXml|ink/ink2.xml",
        "link|hyperlink|https://t007.example",
        "picture link|hyperlink|https://t104.example",
        "chart|chart|charts/chart1.xml",
        "diagram|diagramData|diagrams/data1.xml",
        "object|package|embeddings/note.md",
        "control|control|activeX/activeX1.xml",
        "chunk|aFChunk|chunk.htm",
        "art|image|media/art.svg",
        "tasks|documenttasks|documenttasks1.xml",
    ),
    "word/glossary/_rels/document.xml.rels": relationships("header|header|header1.xml"),
    "word/_rels/settings.xml.rels": relationships("template|attachedTemplate|file:///C:/T418.dotm"),
    "word/charts/_rels/chart1.xml.rels": relationships("shapes|chartUserShapes|../drawings/drawing1.xml"),
    "word/styles.xml": part("w:styles", STYLES),
    "word/header1.xml": part("w:hdr", p(r("T401"))),
    "word/header2.xml": part("w:hdr", p(r("T402")) + p(pict("<v:shape><v:textpath string='T404'/></v:shape>"))),
    "word/footer1.xml": part("w:ftr", p(r("T403"))),
    "word/footer2.xml": part("w:ftr", p(r("T405"))),
    "word/footnotes.xml": part(
        "w:footnotes",
        f"<w:footnote w:type='separator' w:id='0'>{p(r('T408'))}</w:footnote><w:footnote w:id='2'>{p(r('T406'))}</w:footnote>",
    ),
    "word/endnotes.xml": part("w:endnotes", f"<w:endnote w:id='2'>{p(r('T407'))}</w:endnote>"),
    "word/comments.xml": part("w:comments", COMMENTS),
    "word/commentsExtended.xml": part(
        "w15:commentsEx", "<w15:commentEx w15:paraId='A1'/><w15:commentEx w15:paraId='B1' w15:paraIdParent='A1'/>"
    ),
    "word/people.xml": part("w15:people", "<w15:person w15:author='T419'/>"),
    "word/glossary/document.xml": part("w:glossaryDocument", BLOCKS),
    "word/glossary/header1.xml": part("w:hdr", p(r("T415"))),
    "word/settings.xml": part(
        "w:settings",
        "<w:mailMerge><w:query w:val='T417'/></w:mailMerge><w:docVars><w:docVar w:name='note' w:val='T416'/></w:docVars>",
    ),
    "word/numbering.xml": part(
        "w:numbering",
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='Article T421 %1'/></w:lvl></w:abstractNum>"
        "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:lvlText w:val='Unused %1'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:numPicBullet><w:pict><v:shape alt='T425'/></w:pict></w:numPicBullet>",
    ),
    "word/ink/ink1.xml": pen("T135"),
    "word/ink/ink2.xml": pen("T427"),
    "customXml/item1.xml": "<CoverPageProperties xmlns='urn:cover'><Abstract>T420</Abstract></CoverPageProperties>",
    "word/charts/chart1.xml": part("c:chartSpace", CHART_XML),
    "word/drawings/drawing1.xml": part(
        "c:userShapes", "<cdr:sp><cdr:txBody><a:p><a:r><a:t>T119</a:t></a:r></a:p></cdr:txBody></cdr:sp>"
    ),
    "word/diagrams/data1.xml": part(
        "dgm:dataModel",
        "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>T120</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>",
    ),
    "word/embeddings/note.md": "T121",
    "word/activeX/activeX1.xml": part("ax:ocx", "<ax:ocxPr ax:name='Caption' ax:value='T122'/>"),
    "word/media/art.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>T126</title><text>T125</text></svg>",
    "word/documenttasks1.xml": (
        "<Tasks xmlns='http://schemas.microsoft.com/office/tasks/2019/documenttasks'><Task><History>"
        "<Event><SetTitle title='T426'/></Event></History></Task></Tasks>"
    ),
    "word/chunk.htm": "<!doctype html><html><body><p>T301</p></body></html>",
    "docProps/core.xml": (
        "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>T422</dc:title></cp:coreProperties>"
    ),
    "docProps/custom.xml": (
        f"<Properties xmlns='{OFFICE}/custom-properties' xmlns:vt='{OFFICE}/{TYPES}'><property name='Campaign'>"
        "<vt:lpwstr>T423</vt:lpwstr></property></Properties>"
    ),
    "docProps/app.xml": f"<Properties xmlns='{OFFICE}/extended-properties'><Company>T424</Company></Properties>",
}


def torture_document() -> bytes:
    blocks = "".join(case.xml for case in [*PARAGRAPHS, *GRAPHICS, *TABLES, *FILES])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        archive.writestr("word/document.xml", part("w:document", f"<w:body>{blocks}{SECTION}</w:body>"))
    return target.getvalue()


def expected() -> dict[str, tuple[Layer, str]]:
    """Return layer and place of every token; paragraphs, tables and files of the body are counted apart."""
    found = dict(BESIDE)
    for cases, name in (([*PARAGRAPHS, *GRAPHICS], "body/"), (TABLES, "body/table "), (FILES, "body/file ")):
        for index, case in enumerate(cases):
            found |= {
                token: (layer, place.replace("@", f"{name}{index}")) for token, (layer, place) in case.found.items()
            }
    return found


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract(io.BytesIO(torture_document()), "docx", Limits())


EXPECTED = expected()


@pytest.mark.parametrize("token", EXPECTED)
def test_every_hiding_place_is_read_once_with_layer_and_place(extraction: Extraction, token: str) -> None:
    found = [(p.layer, p.place.paragraph) for p in extraction.passages if token in p.text]
    assert found == [EXPECTED[token]]


def test_nothing_but_prompts_is_left_unread(extraction: Extraction) -> None:
    assert [each for each in extraction.coverage.unread if "N00" not in each.reason] == []
    assert extraction.coverage.read > 70


def test_prompts_instructions_and_fallbacks_are_no_text(extraction: Extraction) -> None:
    assert [p.text for p in extraction.passages if "N00" in p.text] == []


def test_nothing_else_is_read(extraction: Extraction) -> None:
    others = [p.text for p in extraction.passages if not any(token in p.text for token in EXPECTED)]
    assert others == []


def test_comments_name_their_author(extraction: Extraction) -> None:
    contexts = {p.text: p.context for p in extraction.passages if p.layer is COMMENT}
    assert contexts == {"T409": "Comment by Ann", "T410": "Comment by Bob, reply to Ann"}


@pytest.mark.parametrize(
    ("token", "role"),
    [
        ("T001", Role.PARAGRAPH),
        ("T003", Role.HEADING),
        ("T004", Role.BULLET),
        ("T020", Role.LABEL),
        ("T036", Role.LABEL),
        ("T102", Role.CAPTION),
        ("https://t007.example", Role.LINK),
        ("T203", Role.CELL),
        ("T204", Role.CELL),
        ("T406", Role.NOTE),
        ("T419", Role.PROPERTY),
    ],
)
def test_each_has_its_role(extraction: Extraction, token: str, role: Role) -> None:
    assert [p.role for p in extraction.passages if token in p.text] == [role]
