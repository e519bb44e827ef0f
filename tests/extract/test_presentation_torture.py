"""A deck made to hide text: one token in each place that a presentation has for it, each with its layer and place."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import quoteattr

import docx
import pytest

from msgcheck.extract.limits import Limits
from msgcheck.extract.presentation.reader import extract_presentation
from msgcheck.model.passage import Extraction, Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, SlidePlace

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MICROSOFT = "http://schemas.microsoft.com/office"
NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": f"{OFFICE}/relationships",
    "m": f"{OFFICE}/math",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a14": f"{MICROSOFT}/drawing/2010/main",
    "c15": f"{MICROSOFT}/drawing/2012/chart",
    "cx": f"{MICROSOFT}/drawing/2014/chartex",
    "dgm14": f"{MICROSOFT}/drawing/2010/diagram",
    "dsp": f"{MICROSOFT}/drawing/2008/diagram",
    "asvg": f"{MICROSOFT}/drawing/2016/SVG/main",
    "psuz": f"{MICROSOFT}/powerpoint/2016/summaryzoom",
    "p14": f"{MICROSOFT}/powerpoint/2010/main",
    "p15": f"{MICROSOFT}/powerpoint/2012/main",
    "p173": f"{MICROSOFT}/powerpoint/2017/3/main",
    "p188": f"{MICROSOFT}/powerpoint/2018/8/main",
    "lc": "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
    "vt": f"{OFFICE}/docPropsVTypes",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
INCH = 914_400
WIDTH, HEIGHT = 10 * INCH, 7 * INCH
TOKEN = re.compile(r"zq[a-z0-9]+")


def para(*runs: str) -> str:
    return "<a:p>" + "".join(f"<a:r><a:t>{run}</a:t></a:r>" for run in runs) + "</a:p>"


def position(x: int, y: int, width: int = INCH, height: int = INCH, extra: str = "") -> str:
    return f"<a:xfrm {extra}><a:off x='{x}' y='{y}'/><a:ext cx='{width}' cy='{height}'/></a:xfrm>"


def shape(key: int, text: str, *, names: str = "", ph: str = "", at: str = "", link: str = "", data: str = "") -> str:
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id='{key}' name='S{key}' {names}>{link}</p:cNvPr><p:cNvSpPr/><p:nvPr>{ph}{data}"
        f"</p:nvPr></p:nvSpPr><p:spPr>{at}</p:spPr><p:txBody><a:bodyPr/>{text}</p:txBody></p:sp>"
    )


def placeholder(kind: str, index: int = 0) -> str:
    return f"<p:ph type='{kind}' idx='{index}'/>"


def frame(key: int, graphic: str, names: str = "", at: str = "") -> str:
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='{key}' name='S{key}' {names}/>"
        f"<p:cNvGraphicFramePr/><p:nvPr/>"
        f"</p:nvGraphicFramePr>{at}<a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def group(key: int, inner: str, names: str = "", at: str = "") -> str:
    return (
        f"<p:grpSp><p:nvGrpSpPr><p:cNvPr id='{key}' name='S{key}' {names}/></p:nvGrpSpPr><p:grpSpPr>{at}</p:grpSpPr>"
        f"{inner}</p:grpSp>"
    )


def picture(key: int, names: str = "", inner: str = "", blip: str = "") -> str:
    return (
        f"<p:pic><p:nvPicPr><p:cNvPr id='{key}' name='S{key}' {names}/><p:cNvPicPr/><p:nvPr>{inner}</p:nvPr>"
        f"</p:nvPicPr>"
        f"<p:blipFill>{blip}</p:blipFill><p:spPr/></p:pic>"
    )


def alternate(choice: str, fallback: str) -> str:
    return (
        f"<mc:AlternateContent><mc:Choice Requires='a14'>{choice}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def sheet(kind: str, shapes: str, *, attributes: str = "", name: str = "", after: str = "") -> str:
    return (
        f"<p:{kind} {DECLARED} {attributes}><p:cSld {f'name={quoteattr(name)}' if name else ''}><p:spTree>"
        f"<p:nvGrpSpPr><p:cNvPr id='1' name=''/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree>{after}</p:cSld>"
        f"</p:{kind}>"
    )


def relationships(*entries: tuple[str, str, str]) -> str:
    """Return a part of (id, kind, target) entries; a target with a colon is outside the file."""
    lines = []
    for key, kind, target in entries:
        mode = " TargetMode='External'" if ":" in target else ""
        lines.append(f"<Relationship Id='{key}' Type='{OFFICE}/relationships/{kind}' Target='{target}'{mode}/>")
    return f"<Relationships xmlns='{RELATIONSHIPS}'>{''.join(lines)}</Relationships>"


def archive(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target.getvalue()


def read(parts: dict[str, str | bytes]) -> Extraction:
    return extract_presentation(io.BytesIO(archive(parts)), Limits())


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


CELL = "<a:tc {}><a:txBody><a:bodyPr/>{}</a:txBody></a:tc>"
TABLE = (
    "<a:tbl><a:tr>"
    + CELL.format("gridSpan='2'", para("zqmerged"))
    + CELL.format("hMerge='1'", para("zqcovered"))
    + CELL.format("", para("zqcellc"))
    + "</a:tr><a:tr>"
    + CELL.format("", para("zqcella") + para("zqcellb"))
    + "</a:tr></a:tbl>"
)
EQUATION = (
    "<a:p><a14:m><m:oMathPara><m:oMath><m:r><m:t>zqmath</m:t></m:r><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup>"
    "<m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara></a14:m></a:p>"
)
LINK = (
    "<a:p><a:r><a:rPr><a:hlinkClick r:id='rLink' tooltip='zqtip'/></a:rPr><a:t>zqlink</a:t></a:r>"
    "<a:r><a:rPr><a:hlinkMouseOver r:id='rHover'/></a:rPr><a:t> here</a:t></a:r>"
    "<a:r><a:rPr><a:hlinkClick r:id='rSame'/></a:rPr><a:t> too</a:t></a:r></a:p>"
)
OFF = position(-3 * INCH, 0)
SHIFTED = (
    f"<a:xfrm><a:off x='{11 * INCH}' y='0'/><a:ext cx='{INCH}' cy='{INCH}'/>"
    f"<a:chOff x='0' y='0'/><a:chExt cx='{INCH}' cy='{INCH}'/></a:xfrm>"
)
OBJECT = "<p:oleObj name='Document' r:id='rWord' progId='Word.Document.12'>{}</p:oleObj>"
MEDIA = (
    "<p:extLst><p:ext><p14:media r:embed='rMedia'><p14:bmkLst><p14:bmk name='zqbookmark' time='1'/></p14:bmkLst>"
    "<p173:tracksInfo><p173:trackLst><p173:track label='zqlabel' r:embed='rTrack'/></p173:trackLst></p173:tracksInfo>"
    "</p14:media></p:ext></p:extLst>"
)
ZOOM = (
    "<psuz:summaryZm><psuz:summaryZmObj title='zqzoomtitle' descr='zqzoomtext'><psuz:zmPr/></psuz:summaryZmObj>"
    "</psuz:summaryZm>"
)
SHAPES = "".join(
    [
        shape(3, para("zqbody"), ph=placeholder("body", 1)),
        shape(2, para("zq", "title"), ph=placeholder("title")),
        shape(4, para("zqsub"), ph=placeholder("subTitle", 2)),
        shape(5, para("zqb", "ox") + "<a:p><a:r><a:t>zqone</a:t></a:r><a:br/><a:r><a:t>zqtwo</a:t></a:r></a:p>"),
        shape(6, "<a:p><a:fld type='datetime1'><a:t>zqfield</a:t></a:fld></a:p>"),
        shape(7, para("zqwordart"), at="<a:prstGeom prst='rect'/>", names="title='zqalttitle' descr='zqalt'"),
        shape(8, EQUATION),
        shape(9, LINK, link="<a:hlinkClick r:id='rShape' tooltip='zqaction'/><a:hlinkHover r:id='rHover2'/>"),
        frame(10, TABLE, "descr='zqtablealt'"),
        group(11, group(12, shape(13, para("zqnested"))), "descr='zqgroupalt'"),
        alternate(shape(14, para("zqchoice")), shape(14, para("zqfallback"))),
        alternate(
            "<p14:contentPart r:id='rInk'><p14:nvContentPartPr><p14:cNvPr id='15' name='S15'/></p14:nvContentPartPr>"
            "</p14:contentPart>",
            picture(15, "descr='zqink'"),
        ),
        group(16, alternate(frame(17, "<cx:chart r:id='rChartex'/>"), shape(17, para("zqnochart")))),
        frame(18, "<c:chart r:id='rChart'/>", "title='zqcharttitlealt' descr='zqchartalt'"),
        frame(19, "<dgm:relIds r:dm='rData'/>", "descr='zqdiagramalt'"),
        frame(20, "<dgm:relIds r:dm='rNoData'/>"),
        frame(21, alternate(OBJECT.format("<p:embed/>"), OBJECT.format(picture(0, "descr='zqolealt'")))),
        picture(22, "descr='zqpicture'", MEDIA),
        picture(23, "", "", "<a:blip><a:extLst><a:ext><asvg:svgBlip r:embed='rArt'/></a:ext></a:extLst></a:blip>"),
        shape(24, para("zqhidden"), names="hidden='1'"),
        group(25, shape(26, para("zqhiddengroup")), "hidden='1'"),
        shape(27, para("zqleft"), at=OFF),
        group(28, shape(29, para("zqgroupoff"), at=position(0, 0)), at=SHIFTED),
        shape(30, para("zqturned"), at=position(WIDTH + INCH, INCH, 2 * INCH, INCH, "rot='5400000'")),
        shape(31, para("zqplacedoff"), ph=placeholder("body", 9)),
        shape(32, para("zqfooter"), ph=placeholder("ftr", 3)),
        shape(33, "<a:p><a:fld type='datetime1'><a:t>zqdate</a:t></a:fld></a:p>", ph=placeholder("dt", 4)),
        shape(34, para("zqtagged"), data="<p:custDataLst><p:tags r:id='rTags'/></p:custDataLst>"),
        frame(
            35,
            f"<lc:lockedCanvas><a:sp><a:nvSpPr><a:cNvPr id='0' name='' descr='zqcanvasalt'/></a:nvSpPr>"
            f"<a:txSp><a:txBody>{para('zqcanvas')}</a:txBody></a:txSp></a:sp></lc:lockedCanvas>",
        ),
        "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id='36' name='S36' descr='zqline'/></p:nvCxnSpPr><p:spPr/></p:cxnSp>",
        shape(37, "<a:p><a:r><a:t>zqtab\tzqafter</a:t></a:r></a:p>", at=position(0, 0, extra="rot='5400000'")),
        alternate(frame(39, ZOOM, "descr='zqzoomalt'"), picture(39, "descr='zqzoompicture'")),
    ]
)
CONTROLS = (
    "<p:controls><p:control name='Box' r:id='rControl'>"
    + picture(38, "descr='zqcontrolalt'")
    + "</p:control></p:controls>"
)

BOX = "<c:tx><c:rich><a:bodyPr/>{}</c:rich></c:tx>"
CACHE = "<c:strRef><c:f>Sheet1!$A$1</c:f><c:strCache><c:pt idx='0'><c:v>{}</c:v></c:pt></c:strCache></c:strRef>"
POINT = "<c:dLbl><c:idx val='0'/>{}</c:dLbl>"
CELL_RANGE = "<a:p><a:fld type='CELLRANGE'><a:t>[CELLRANGE]</a:t></a:fld><a:r><a:t> zqrichlabel</a:t></a:r></a:p>"
RANGE = "<c15:datalabelsRange><c15:dlblRangeCache><c:pt idx='0'><c:v>zqfromcells</c:v></c:pt></c15:dlblRangeCache>"
SERIES = (
    "<c:ser><c:tx>"
    + CACHE.format("zqseries")
    + "</c:tx><c:dLbls>"
    + POINT.format(BOX.format(CELL_RANGE))
    + "<c:separator>"
    " zqseparator </c:separator></c:dLbls><c:trendline><c:name>zqtrend</c:name></c:trendline><c:cat>"
    + CACHE.format("zqcategory")
    + f"</c:cat><c:extLst><c:ext>{RANGE}</c15:datalabelsRange></c:ext></c:extLst></c:ser>"
    "<c:ser><c:tx><c:v>zqliteral</c:v></c:tx><c:cat><c:numRef><c:numCache><c:formatCode>General</c:formatCode>"
    "<c:pt idx='0'><c:v>zq2019</c:v></c:pt></c:numCache></c:numRef></c:cat></c:ser>"
)
FILTERED = (
    f"<c15:filteredBarSeries><c15:ser><c:tx>{CACHE.format('zqfiltered')}</c:tx></c15:ser></c15:filteredBarSeries>"
)
CHART = (
    f"<c:chartSpace {DECLARED}><c:pivotSource><c:name>zqpivot</c:name></c:pivotSource><c:chart><c:title>"
    f"{BOX.format(para('zqchart', 'title'))}</c:title><c:plotArea><c:barChart>{SERIES}<c:extLst>"
    f"<c:ext>{FILTERED}</c:ext>"
    f"</c:extLst></c:barChart><c:scatterChart><c:ser><c:tx>{CACHE.format('zqxyseries')}</c:tx><c:xVal>"
    f"{CACHE.format('zqxvalue')}</c:xVal></c:ser></c:scatterChart><c:bubbleChart><c:ser>"
    f"<c:tx>{CACHE.format('zqbubble')}"
    f"</c:tx></c:ser></c:bubbleChart><c:catAx><c:title>{BOX.format(para('zqcataxis'))}</c:title>"
    f"</c:catAx><c:valAx><c:title>"
    f"{BOX.format(para('zqvalaxis'))}</c:title><c:numFmt formatCode='0.0&quot; zqunits&quot;'/><c:dispUnits>"
    f"<c:dispUnitsLbl>{BOX.format(para('zqdisplay'))}</c:dispUnitsLbl></c:dispUnits></c:valAx></c:plotArea></c:chart>"
    "<c:printSettings><c:headerFooter><c:oddHeader>zqprinted</c:oddHeader></c:headerFooter></c:printSettings>"
    "<c:externalData r:id='rBook'/><c:userShapes r:id='rShapes'/></c:chartSpace>"
)
CHARTEX = (
    f"<cx:chartSpace {DECLARED}><cx:chartData><cx:data><cx:strDim type='cat'><cx:lvl><cx:pt idx='0'>zqcxpoint</cx:pt>"
    "</cx:lvl></cx:strDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:rich><a:bodyPr/>"
    f"{para('zqcxtitle')}</cx:rich></cx:tx></cx:title><cx:plotArea><cx:series><cx:tx><cx:txData><cx:v>zqcxseries</cx:v>"
    f"</cx:txData></cx:tx></cx:series><cx:axis><cx:title><cx:tx><cx:rich>{para('zqcxaxis')}</cx:rich>"
    f"</cx:tx></cx:title>"
    "</cx:axis></cx:plotArea></cx:chart></cx:chartSpace>"
)
USER_SHAPES = (
    f"<c:userShapes {DECLARED}><cdr:relSizeAnchor><cdr:sp><cdr:nvSpPr><cdr:cNvPr id='2' name='T' descr='zqdrawnalt'/>"
    f"</cdr:nvSpPr><cdr:txBody><a:bodyPr/>{para('zqdrawn')}</cdr:txBody></cdr:sp></cdr:relSizeAnchor></c:userShapes>"
)
DIAGRAM = (
    f"<dgm:dataModel {DECLARED}><dgm:ptLst><dgm:pt><dgm:prSet/><dgm:t>{para('zqnode', 'rich')}"
    "<a:p><a:r><a:rPr><a:hlinkClick tooltip='zqnodetip'/></a:rPr></a:r></a:p></dgm:t>"
    f"<dgm:extLst><a:ext>"
    "<dgm14:cNvPr id='0' name='' descr='zqnodealt'/></a:ext></dgm:extLst></dgm:pt><dgm:pt><dgm:prSet phldr='1'/><dgm:t>"
    f"{para('[zqprompt]')}</dgm:t></dgm:pt></dgm:ptLst><dgm:extLst><a:ext><dsp:dataModelExt relId='rDrawing'/></a:ext>"
    "</dgm:extLst></dgm:dataModel>"
)


def drawing(*texts: str) -> str:
    shapes = "".join(f"<dsp:sp><dsp:txBody><a:bodyPr/>{para(text)}</dsp:txBody></dsp:sp>" for text in texts)
    return f"<dsp:drawing {DECLARED}><dsp:spTree>{shapes}</dsp:spTree></dsp:drawing>"


def document(text: str) -> bytes:
    target = io.BytesIO()
    made = docx.Document()
    made.add_paragraph(text)
    made.save(target)
    return target.getvalue()


LEGACY = (
    f"<p:cmLst {DECLARED}><p:cm authorId='0' idx='1'><p:text>zqoldcomment</p:text></p:cm><p:cm authorId='1' idx='1'>"
    "<p:text>zqoldreply</p:text><p:extLst><p:ext><p15:threadingInfo><p15:parentCm authorId='0' idx='1'/>"
    "</p15:threadingInfo></p:ext></p:extLst></p:cm></p:cmLst>"
)


def thread(comment: str, reply: str) -> str:
    body = "<p188:txBody><a:bodyPr/>{}</p188:txBody>"
    return (
        f"<p188:cmLst {DECLARED}><p188:cm id='{{1}}' authorId='{{A}}'><p188:replyLst>"
        f"<p188:reply id='{{2}}' authorId='{{B}}'>"
        f"{body.format(para(reply))}</p188:reply></p188:replyLst>{body.format(para(comment))}</p188:cm></p188:cmLst>"
    )


PRESENTATION = (
    f"<p:presentation {DECLARED}><p:sldMasterIdLst/><p:sldIdLst><p:sldId id='256' r:id='rSlide1'/><p:sldId id='257' "
    f"r:id='rSlide2'/><p:sldId id='258' r:id='rSlide3'/></p:sldIdLst>"
    f"<p:sldSz cx='{WIDTH}' cy='{HEIGHT}'/><p:custShowLst>"
    "<p:custShow name='zqshow' id='0'/></p:custShowLst><p:extLst><p:ext><p14:sectionLst><p14:section name='zqsection'>"
    "<p14:sldIdLst><p14:sldId id='257'/></p14:sldIdLst></p14:section>"
    "<p14:section name='zqemptysection'/></p14:sectionLst>"
    "</p:ext></p:extLst></p:presentation>"
)
LAYOUT_SHAPES = (
    shape(2, para("zqpromptt"), ph=placeholder("title"))
    + shape(3, para("zqpromptb"), ph=placeholder("body", 9), at=position(20 * INCH, 0))
    + shape(4, para("zqlayout"))
    + shape(5, para("zqlayoutoff"), at=OFF)
    + shape(6, para("zqlayoutfooter"), ph=placeholder("ftr", 3))
)
CORE = (
    "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>zqdoctitle</dc:title><dc:subject>zqsubject</dc:subject>"
    "<dc:creator>zqcreator</dc:creator><dc:description>zqdescription</dc:description>"
    "<cp:keywords>zqkeywords</cp:keywords>"
    "<cp:category>zqcategoryname</cp:category><cp:contentStatus>zqstatus</cp:contentStatus>"
    "<cp:lastModifiedBy>zqmodifier</cp:lastModifiedBy></cp:coreProperties>"
)
APP = (
    f"<Properties xmlns='{OFFICE}/extended-properties' {DECLARED}><Company>zqcompany</Company>"
    f"<Manager>zqmanager</Manager>"
    "<HyperlinkBase>zqbase</HyperlinkBase><HLinks><vt:vector><vt:variant><vt:lpwstr>https://zqstale.example</vt:lpwstr>"
    "</vt:variant><vt:variant><vt:lpwstr>https://zqaddress.example/</vt:lpwstr></vt:variant></vt:vector>"
    "</HLinks></Properties>"
)
CUSTOM = (
    f"<Properties xmlns='{OFFICE}/custom-properties' {DECLARED}><property pid='2' name='Project'><vt:lpwstr>zqcustom"
    "</vt:lpwstr></property></Properties>"
)
ACTIVE_X = (
    f"<ax:ocx xmlns:ax='{MICROSOFT}/2006/activeX'><ax:ocxPr ax:name='Caption' ax:value='zqcaption'/>"
    "<ax:ocxPr ax:name='_cx' ax:value='zqnotext'/></ax:ocx>"
)
ART = (
    "<svg xmlns='http://www.w3.org/2000/svg'><title>zqarttitle</title><text>zqart<tspan> zqspan</tspan></text>"
    "<style>zqstyle</style></svg>"
)
AUTHORS = (
    f"<p:cmAuthorLst {DECLARED}><p:cmAuthor id='0' name='Ann zqann'/><p:cmAuthor id='1' name='Ben'/></p:cmAuthorLst>"
)
NEW_AUTHORS = (
    f"<p188:authorLst {DECLARED}><p188:author id='{{A}}' name='Cy'/><p188:author id='{{B}}' name='Di'/>"
    f"</p188:authorLst>"
)
NOTES = (
    shape(2, "", ph=placeholder("sldImg"))
    + shape(3, para("zqnote"), ph=placeholder("body", 1))
    + shape(4, para("zqnotebox"))
    + shape(5, para("zqnoteheader"), ph=placeholder("hdr", 2))
    + shape(6, "<a:p><a:fld type='slidenum'><a:t>1</a:t></a:fld></a:p>", ph=placeholder("sldNum", 3))
)


@pytest.fixture(scope="module")
def parts() -> dict[str, str | bytes]:
    """The parts of the deck: three slides (the second hidden), one slide outside the show, an unused layout."""
    slide_links = relationships(
        ("rLayout", "slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("rNotes", "notesSlide", "../notesSlides/notesSlide1.xml"),
        ("rLink", "hyperlink", "https://zqaddress.example/"),
        ("rSame", "hyperlink", "https://zqaddress.example/"),
        ("rHover", "hyperlink", "mailto:zqmail@example.com"),
        ("rShape", "hyperlink", "file:///C:/zqpath/deck.pptx"),
        ("rHover2", "slide", "slide2.xml"),
        ("rLinked", "image", "file:///C:/zqlinkedpicture.png"),
        ("rInk", "customXml", "../ink/ink1.xml"),
        ("rChart", "chart", "../charts/chart1.xml"),
        ("rChartex", "chartEx", "../charts/chartEx1.xml"),
        ("rData", "diagramData", "../diagrams/data1.xml"),
        ("rNoData", "diagramData", "../diagrams/data2.xml"),
        ("rDrawing", "diagramDrawing", "../diagrams/drawing1.xml"),
        ("rDrawing2", "diagramDrawing", "../diagrams/drawing2.xml"),
        ("rWord", "package", "../embeddings/Document1.docx"),
        ("rMedia", "media", "../media/media1.mp4"),
        ("rTrack", "track", "../media/captions1.vtt"),
        ("rArt", "image", "../media/image1.svg"),
        ("rTags", "tags", "../tags/tag1.xml"),
        ("rControl", "control", "../activeX/activeX1.xml"),
        ("rComments", "comments", "../comments/comment1.xml"),
        ("rThread", "comments", "../comments/modernComment1.xml"),
    )
    layout_one = relationships(("r1", "slideMaster", "../slideMasters/slideMaster1.xml"))
    plain_slide = relationships(("r1", "slideLayout", "../slideLayouts/slideLayout1.xml"))
    return {
        "_rels/.rels": relationships(
            ("r1", "officeDocument", "ppt/presentation.xml"),
            ("r2", "core-properties", "docProps/core.xml"),
            ("r3", "extended-properties", "docProps/app.xml"),
            ("r4", "custom-properties", "docProps/custom.xml"),
        ),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
        "docProps/custom.xml": CUSTOM,
        "ppt/presentation.xml": PRESENTATION,
        "ppt/_rels/presentation.xml.rels": relationships(
            ("rSlide1", "slide", "slides/slide1.xml"),
            ("rSlide2", "slide", "slides/slide2.xml"),
            ("rSlide3", "slide", "slides/slide3.xml"),
            ("rSlide9", "slide", "slides/slide9.xml"),
            ("rMaster", "slideMaster", "slideMasters/slideMaster1.xml"),
            ("rNotesMaster", "notesMaster", "notesMasters/notesMaster1.xml"),
            ("rHandout", "handoutMaster", "handoutMasters/handoutMaster1.xml"),
            ("rAuthors", "commentAuthors", "commentAuthors.xml"),
            ("rAuthors2", "authors", "authors.xml"),
            ("rComments", "comments", "comments/deckComment.xml"),
            ("rData", "customXml", "../customXml/item1.xml"),
        ),
        "ppt/commentAuthors.xml": AUTHORS,
        "ppt/authors.xml": NEW_AUTHORS,
        "ppt/slides/slide1.xml": sheet("sld", SHAPES, name="zqslidename", after=CONTROLS),
        "ppt/slides/_rels/slide1.xml.rels": slide_links,
        "ppt/slides/slide2.xml": sheet(
            "sld", shape(2, para("zqhiddenslide"), names="descr='zqhiddenalt'"), attributes="show='0'"
        ),
        "ppt/slides/_rels/slide2.xml.rels": relationships(
            ("r1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
            ("r2", "notesSlide", "../notesSlides/notesSlide2.xml"),
        ),
        "ppt/slides/slide3.xml": sheet("sld", shape(2, para("zqlast"))),
        "ppt/slides/_rels/slide3.xml.rels": plain_slide,
        "ppt/slides/slide9.xml": sheet("sld", shape(2, para("zqorphan"))),
        "ppt/slideLayouts/slideLayout1.xml": sheet("sldLayout", LAYOUT_SHAPES, name="Title"),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": layout_one,
        "ppt/slideLayouts/slideLayout2.xml": sheet("sldLayout", shape(2, para("zqunused")), name="Old"),
        "ppt/slideLayouts/_rels/slideLayout2.xml.rels": layout_one,
        "ppt/slideMasters/slideMaster1.xml": sheet(
            "sldMaster",
            shape(2, para("zqpromptm"), ph=placeholder("title"))
            + picture(3, "descr='zqlogo'")
            + shape(4, para("zqmaster")),
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            ("r1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
            ("r2", "slideLayout", "../slideLayouts/slideLayout2.xml"),
        ),
        "ppt/notesMasters/notesMaster1.xml": sheet(
            "notesMaster", shape(2, para("zqpromptn"), ph=placeholder("body")) + shape(3, para("zqnotesmaster"))
        ),
        "ppt/handoutMasters/handoutMaster1.xml": sheet(
            "handoutMaster", shape(2, para("zqhandout"), ph=placeholder("hdr"))
        ),
        "ppt/notesSlides/notesSlide1.xml": sheet("notes", NOTES),
        "ppt/notesSlides/notesSlide2.xml": sheet("notes", shape(2, para("zqhiddennote"), ph=placeholder("body", 1))),
        "ppt/charts/chart1.xml": CHART,
        "ppt/charts/_rels/chart1.xml.rels": relationships(
            ("rBook", "package", "../embeddings/Book1.docx"),
            ("rShapes", "chartUserShapes", "../drawings/drawing1.xml"),
            ("rOut", "oleObject", "file:///C:/zqbooklink.xlsx"),
        ),
        "ppt/charts/chartEx1.xml": CHARTEX,
        "ppt/drawings/drawing1.xml": USER_SHAPES,
        "ppt/diagrams/data1.xml": DIAGRAM,
        "ppt/diagrams/drawing1.xml": drawing("zqnoderich", "zqdrawnonly"),
        "ppt/diagrams/drawing2.xml": drawing("zqnodata"),
        "ppt/embeddings/Document1.docx": document("zqembedded"),
        "ppt/embeddings/Book1.docx": document("zqbehindchart"),
        "ppt/media/media1.mp4": b"\0\0",
        "ppt/media/captions1.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nzqsaid\n",
        "ppt/media/image1.svg": ART,
        "ppt/tags/tag1.xml": f"<p:tagLst {DECLARED}><p:tag name='STATE' val='zqtag'/></p:tagLst>",
        "ppt/activeX/activeX1.xml": ACTIVE_X,
        "ppt/ink/ink1.xml": "<i:ink xmlns:i='http://www.w3.org/2003/InkML'><i:trace>1 2</i:trace></i:ink>",
        "ppt/comments/comment1.xml": LEGACY,
        "ppt/comments/modernComment1.xml": thread("zqnewcomment", "zqnewreply"),
        "ppt/comments/deckComment.xml": thread("zqdeckcomment", "zqdeckreply"),
        "customXml/item1.xml": "<note xmlns='urn:x'><by>zqcustomdata</by></note>",
    }


@pytest.fixture(scope="module")
def found(parts) -> dict[str, list[Passage]]:
    """Where each token was read."""
    places: dict[str, list[Passage]] = {}
    for passage in read(parts).passages:
        for token in tokens(passage.text):
            places.setdefault(token, []).append(passage)
    return places


def on(
    shape_id: int | None, paragraph: int | None = 0, row: int | None = None, column: int | None = None
) -> SlidePlace:
    return SlidePlace(1, shape_id, shape_id and f"S{shape_id}", paragraph, row, column)


CASES = [
    ("zqtitle", Layer.BODY, on(2)),
    ("zqbody", Layer.BODY, on(3)),
    ("zqsub", Layer.BODY, on(4)),
    ("zqbox", Layer.BODY, on(5)),
    ("zqone", Layer.BODY, on(5, 1)),
    ("zqtwo", Layer.BODY, on(5, 1)),
    ("zqfield", Layer.BODY, on(6)),
    ("zqwordart", Layer.BODY, on(7)),
    ("zqalttitle", Layer.ALT, on(7, None)),
    ("zqalt", Layer.ALT, on(7, None)),
    ("zqmathx", Layer.BODY, on(8)),
    ("zqlink", Layer.BODY, on(9)),
    ("zqtip", Layer.ALT, on(9)),
    ("zqmail", Layer.METADATA, on(9)),
    ("zqaction", Layer.ALT, on(9, None)),
    ("zqpath", Layer.METADATA, on(9, None)),
    ("zqlinkedpicture", Layer.METADATA, on(None, None)),
    ("zqmerged", Layer.BODY, on(10, 0, 0, 0)),
    ("zqcovered", Layer.HIDDEN, on(10, 0, 0, 1)),
    ("zqcellc", Layer.BODY, on(10, 0, 0, 2)),
    ("zqcella", Layer.BODY, on(10, 0, 1, 0)),
    ("zqcellb", Layer.BODY, on(10, 1, 1, 0)),
    ("zqtablealt", Layer.ALT, on(10, None)),
    ("zqnested", Layer.BODY, on(13)),
    ("zqgroupalt", Layer.ALT, on(11, None)),
    ("zqchoice", Layer.BODY, on(14)),
    ("zqink", Layer.ALT, on(15, None)),
    ("zqcxtitle", Layer.CHART, on(17, 1)),
    ("zqcxpoint", Layer.CHART, on(17, 0)),
    ("zqcxseries", Layer.CHART, on(17, 2)),
    ("zqcxaxis", Layer.CHART, on(17, 3)),
    ("zqcharttitle", Layer.CHART, on(18, 0)),
    ("zqseries", Layer.CHART, on(18, 1)),
    ("zqrichlabel", Layer.CHART, on(18, 2)),
    ("zqseparator", Layer.CHART, on(18, 3)),
    ("zqtrend", Layer.CHART, on(18, 4)),
    ("zqcategory", Layer.CHART, on(18, 5)),
    ("zqfromcells", Layer.CHART, on(18, 6)),
    ("zqliteral", Layer.CHART, on(18, 7)),
    ("zq2019", Layer.CHART, on(18, 8)),
    ("zqxyseries", Layer.CHART, on(18, 9)),
    ("zqxvalue", Layer.CHART, on(18, 10)),
    ("zqbubble", Layer.CHART, on(18, 11)),
    ("zqcataxis", Layer.CHART, on(18, 12)),
    ("zqvalaxis", Layer.CHART, on(18, 13)),
    ("zqunits", Layer.CHART, on(18, 14)),
    ("zqdisplay", Layer.CHART, on(18, 15)),
    ("zqfiltered", Layer.HIDDEN, on(18, None)),
    ("zqprinted", Layer.HIDDEN, on(18, None)),
    ("zqpivot", Layer.METADATA, on(18, None)),
    ("zqdrawn", Layer.CHART, on(18, 0)),
    ("zqdrawnalt", Layer.ALT, on(18, None)),
    ("zqbehindchart", Layer.EMBEDDED, on(18, None)),
    ("zqbooklink", Layer.METADATA, on(18, None)),
    ("zqchartalt", Layer.ALT, on(18, None)),
    ("zqcharttitlealt", Layer.ALT, on(18, None)),
    ("zqnoderich", Layer.DIAGRAM, on(19, 0)),
    ("zqnodealt", Layer.ALT, on(19, None)),
    ("zqnodetip", Layer.ALT, on(19, None)),
    ("zqdrawnonly", Layer.DIAGRAM, on(19, 1)),
    ("zqdiagramalt", Layer.ALT, on(19, None)),
    ("zqnodata", Layer.DIAGRAM, on(20, 0)),
    ("zqolealt", Layer.ALT, on(21, None)),
    ("zqembedded", Layer.EMBEDDED, on(21, None)),
    ("zqpicture", Layer.ALT, on(22, None)),
    ("zqbookmark", Layer.METADATA, on(22, None)),
    ("zqlabel", Layer.METADATA, on(22, None)),
    ("zqsaid", Layer.ALT, on(22, None)),
    ("zqart", Layer.BODY, on(23, None)),
    ("zqspan", Layer.BODY, on(23, None)),
    ("zqarttitle", Layer.ALT, on(23, None)),
    ("zqhidden", Layer.HIDDEN, on(24)),
    ("zqhiddengroup", Layer.HIDDEN, on(26)),
    ("zqleft", Layer.HIDDEN, on(27)),
    ("zqgroupoff", Layer.HIDDEN, on(29)),
    ("zqturned", Layer.HIDDEN, on(30)),
    ("zqplacedoff", Layer.HIDDEN, on(31)),
    ("zqfooter", Layer.FURNITURE, on(32)),
    ("zqdate", Layer.FURNITURE, on(33)),
    ("zqtagged", Layer.BODY, on(34)),
    ("zqtag", Layer.METADATA, on(34, None)),
    ("zqcanvas", Layer.BODY, on(35)),
    ("zqcanvasalt", Layer.ALT, on(35, None)),
    ("zqline", Layer.ALT, on(36, None)),
    ("zqafter", Layer.BODY, on(37)),
    ("zqzoomalt", Layer.ALT, on(39, None)),
    ("zqzoomtitle", Layer.ALT, on(39, None)),
    ("zqzoomtext", Layer.ALT, on(39, None)),
    ("zqcontrolalt", Layer.ALT, on(38, None)),
    ("zqcaption", Layer.BODY, on(None, None)),
    ("zqslidename", Layer.METADATA, on(None, None)),
    ("zqlayout", Layer.FURNITURE, SlidePlace(1, 4, "S4", 0)),
    ("zqlayoutoff", Layer.HIDDEN, SlidePlace(1, 5, "S5", 0)),
    ("zqlayoutfooter", Layer.HIDDEN, SlidePlace(1, 6, "S6", 0)),
    ("zqmaster", Layer.FURNITURE, SlidePlace(1, 4, "S4", 0)),
    ("zqlogo", Layer.ALT, SlidePlace(1, 3, "S3")),
    ("zqnote", Layer.NOTES, SlidePlace(1, 3, "S3", 0)),
    ("zqnotebox", Layer.NOTES, SlidePlace(1, 4, "S4", 0)),
    ("zqnoteheader", Layer.FURNITURE, SlidePlace(1, 5, "S5", 0)),
    ("zqoldcomment", Layer.COMMENT, SlidePlace(1, None, "comment 1", 0)),
    ("zqoldreply", Layer.COMMENT, SlidePlace(1, None, "comment 1", 1)),
    ("zqnewcomment", Layer.COMMENT, SlidePlace(1, None, "comment 2", 0)),
    ("zqnewreply", Layer.COMMENT, SlidePlace(1, None, "comment 2", 1)),
    ("zqhiddenslide", Layer.HIDDEN, SlidePlace(2, 2, "S2", 0)),
    ("zqhiddenalt", Layer.HIDDEN, SlidePlace(2, 2, "S2")),
    ("zqhiddennote", Layer.NOTES, SlidePlace(2, 2, "S2", 0)),
    ("zqsection", Layer.METADATA, SlidePlace(2, None, "section")),
    ("zqlast", Layer.BODY, SlidePlace(3, 2, "S2", 0)),
    ("zqorphan", Layer.HIDDEN, DocumentPlace("slide outside the show slide9.xml/S2/0")),
    ("zqunused", Layer.HIDDEN, DocumentPlace("layout Old/S2/0")),
    ("zqnotesmaster", Layer.FURNITURE, DocumentPlace("notes master/S3/0")),
    ("zqhandout", Layer.FURNITURE, DocumentPlace("handout master/S2/0")),
    ("zqemptysection", Layer.METADATA, DocumentPlace("sections/1")),
    ("zqshow", Layer.METADATA, DocumentPlace("custom shows/0")),
    ("zqdeckcomment", Layer.COMMENT, DocumentPlace("presentation/comment 1/0")),
    ("zqdeckreply", Layer.COMMENT, DocumentPlace("presentation/comment 1/1")),
    ("zqcustomdata", Layer.METADATA, DocumentPlace("custom data/item1.xml/1")),
    ("zqann", Layer.METADATA, DocumentPlace("comment authors/0")),
    ("zqdoctitle", Layer.METADATA, DocumentPlace("properties/title")),
    ("zqsubject", Layer.METADATA, DocumentPlace("properties/subject")),
    ("zqcreator", Layer.METADATA, DocumentPlace("properties/creator")),
    ("zqdescription", Layer.METADATA, DocumentPlace("properties/description")),
    ("zqkeywords", Layer.METADATA, DocumentPlace("properties/keywords")),
    ("zqcategoryname", Layer.METADATA, DocumentPlace("properties/category")),
    ("zqstatus", Layer.METADATA, DocumentPlace("properties/contentStatus")),
    ("zqmodifier", Layer.METADATA, DocumentPlace("properties/lastModifiedBy")),
    ("zqcompany", Layer.METADATA, DocumentPlace("properties/company")),
    ("zqmanager", Layer.METADATA, DocumentPlace("properties/manager")),
    ("zqbase", Layer.METADATA, DocumentPlace("properties/hyperlinkBase")),
    ("zqstale", Layer.METADATA, DocumentPlace("properties/link")),
    ("zqcustom", Layer.METADATA, DocumentPlace("properties/custom/Project")),
]


@pytest.mark.parametrize(("token", "layer", "place"), CASES, ids=[case[0] for case in CASES])
def test_reads_each_token_once_with_its_layer_and_place(found, token: str, layer: Layer, place: object) -> None:
    assert [(each.layer, each.place) for each in found.get(token, [])] == [(layer, place)]


NOT_TEXT = [
    "zqfallback",
    "zqnochart",
    "zqprompt",
    "zqpromptt",
    "zqpromptb",
    "zqpromptm",
    "zqpromptn",
    "zqnotext",
    "zqstyle",
    "zqzoompicture",
]


def test_reads_no_prompt_and_no_second_form_of_a_text(found) -> None:
    assert [token for token in NOT_TEXT if token in found] == []


def test_finds_every_token_that_was_hidden(parts, found) -> None:
    hidden = {token for content in parts.values() if isinstance(content, str) for token in tokens(content)}
    split = {"zq", "zqb", "zqchart", "zqnode", "zqmath"}  # the first halves of words split over runs
    assert hidden - set(found) - set(NOT_TEXT) - split == set()


def test_an_address_is_told_once_though_three_runs_and_the_properties_carry_it(parts, found) -> None:
    links = [each for each in found["zqaddress"] if each.role is Role.LINK]
    assert [(each.layer, each.place) for each in links] == [(Layer.METADATA, on(9))]
    assert len(found["zqaddress"]) == 1


@pytest.mark.parametrize(
    ("token", "context"),
    [
        ("zqoldcomment", "Comment by Ann zqann"),
        ("zqoldreply", "Reply by Ben"),
        ("zqnewcomment", "Comment by Cy"),
        ("zqnewreply", "Reply by Di"),
        ("zqmaster", "On slides 1-3"),
        ("zqlayout", "On slides 1-3"),
        ("zqtag", "STATE"),
        ("zqbody", "zqtitle"),
    ],
)
def test_says_who_wrote_a_comment_and_which_slides_show_a_static_text(found, token: str, context: str) -> None:
    assert [each.context for each in found[token]] == [context]


def test_writes_equations_in_a_line(found) -> None:
    assert [each.text for each in found["zqmathx"]] == ["zqmathx^2"]
