"""Text of slides in the colour of its ground: hidden where nothing else can be behind it, seen anywhere else."""

# ruff: noqa: E501 - cases are read as rows

from __future__ import annotations

import io

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml

from msgcheck.extract.limits import Limits
from msgcheck.extract.presentation.reader import extract_presentation
from msgcheck.model.passage import Layer

NAMES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in {
        "a": "drawingml/2006/main",
        "p": "presentationml/2006/main",
        "r": "officeDocument/2006/relationships",
    }.items()
)
INCH = 914_400


def rgb(digits: str, inner: str = "") -> str:
    return f"<a:solidFill><a:srgbClr val='{digits}'>{inner}</a:srgbClr></a:solidFill>"


def named(name: str, inner: str = "") -> str:
    return f"<a:solidFill><a:schemeClr val='{name}'>{inner}</a:schemeClr></a:solidFill>"


def box(x: float = 1, y: float = 1, width: float = 4, height: float = 1, extra: str = "") -> str:
    edges = [round(each * INCH) for each in (x, y, width, height)]
    return "<a:xfrm {}><a:off x='{}' y='{}'/><a:ext cx='{}' cy='{}'/></a:xfrm>".format(extra, *edges)


def run(properties: str, text: str = "unique") -> str:
    return f"<a:r><a:rPr>{properties}</a:rPr><a:t>{text}</a:t></a:r>"


def shape(runs: str = "", fill: str = "", at: str = "", *, ph: str = "", style: str = "", body: str = "") -> str:
    return (
        f"<p:sp {NAMES}><p:nvSpPr><p:cNvPr id='7' name='Box'/><p:cNvSpPr/><p:nvPr>{ph}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{at or box()}<a:prstGeom prst='rect'/>{fill}</p:spPr>{style}"
        f"<p:txBody><a:bodyPr>{body}</a:bodyPr><a:p>{runs}</a:p></p:txBody></p:sp>"
    )


def group(inner: str) -> str:
    return f"<p:grpSp {NAMES}><p:nvGrpSpPr><p:cNvPr id='8' name='Group'/></p:nvGrpSpPr><p:grpSpPr>{box()}</p:grpSpPr>{inner}</p:grpSp>"


def animation(inner: str) -> str:
    return f"<p:timing {NAMES}><p:tnLst>{inner}</p:tnLst></p:timing>"


WHITE, BLUE, DARK = rgb("FFFFFF"), rgb("0000FF"), rgb("1F3864")
LINE = "<a:ln><a:solidFill><a:srgbClr val='000000'/></a:solidFill></a:ln>"
SHADOW = "<a:effectLst><a:outerShdw><a:srgbClr val='000000'/></a:outerShdw></a:effectLst>"
STYLE = "<p:style><a:fillRef idx='1'><a:schemeClr val='accent1'/></a:fillRef></p:style>"
PICTURE = f"<p:pic {NAMES}><p:nvPicPr><p:cNvPr id='9' name='Photo'/></p:nvPicPr><p:spPr>{{}}</p:spPr></p:pic>"
BODY = "<p:ph type='body' idx='77'/>"
BACKGROUND = f"<p:bg {NAMES}><p:bgPr>{{}}</p:bgPr></p:bg>"


def layer_of(*slide: str, background: str = "", on_master: str = "", after: str = "", mapping: str = "") -> Layer:
    """Read a slide of the default template with the given shapes; return the layer of the text ``unique``."""
    deck = Presentation()
    page = deck.slides.add_slide(deck.slide_layouts[6])
    for xml in slide:
        page.shapes._spTree.append(parse_xml(xml))
    if background:
        page._element.cSld.insert(0, parse_xml(background))
    if mapping:
        page._element.append(parse_xml(mapping))
    if after:
        page._element.append(parse_xml(after))
    if on_master:
        deck.slide_master.shapes._spTree.append(parse_xml(on_master))
    stream = io.BytesIO()
    deck.save(stream)
    (found,) = [each for each in extract_presentation(stream, Limits()).passages if each.text == "unique"]
    return found.layer


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param([shape(run("<a:noFill/>"))], id="painted with nothing"),
        pytest.param([shape(run(rgb("000000", "<a:alpha val='0'/>")), DARK)], id="fully transparent"),
        pytest.param([shape(run(BLUE), BLUE)], id="in the colour of its shape"),
        pytest.param([group(shape(run(BLUE), BLUE))], id="in the colour of its shape, in a group"),
        pytest.param([shape(run(named("accent1")), named("accent1"))], id="in the theme's colour of its shape"),
        pytest.param([shape(run(WHITE), named("bg1"))], id="white on what the theme calls white"),
        pytest.param([shape(run(WHITE))], id="white on white"),
        pytest.param([shape(run(named("bg1")), "<a:noFill/>")], id="the colour of the background"),
        pytest.param([shape(run(WHITE + "<a:latin typeface='Arial'/>"), body="<a:spAutoFit/>")], id="in its font"),
        pytest.param([shape(run(WHITE, "uni") + run(WHITE, "que"))], id="all of several runs"),
        pytest.param([PICTURE.format(box(6, 5)), shape(run(WHITE))], id="a picture elsewhere"),
        pytest.param([shape(run(WHITE)), PICTURE.format(box())], id="below a picture"),
    ],
)
def test_text_that_nobody_sees_is_hidden(shapes: list[str]) -> None:
    assert layer_of(*shapes) is Layer.HIDDEN


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param([shape(run(""))], id="no colour of its own"),
        pytest.param([shape(run(rgb("000000")))], id="black"),
        pytest.param([shape(run("<a:noFill/>" + LINE))], id="an outline without a fill"),
        pytest.param([shape(run("<a:noFill/>" + SHADOW))], id="only its shadow"),
        pytest.param([shape(run(WHITE + SHADOW))], id="white with a shadow"),
        pytest.param([shape(run(WHITE + "<a:highlight><a:srgbClr val='000000'/></a:highlight>"))], id="highlighted"),
        pytest.param([shape(run(WHITE + "<a:hlinkClick r:id=''/>"))], id="a link has its own colour"),
        pytest.param([shape(run("<a:gradFill/>"))], id="a gradient"),
        pytest.param([shape(run(named("bg1", "<a:lumMod val='50000'/>")))], id="a shade of white"),
        pytest.param([shape(run(WHITE, "uni") + run(BLUE, "que"))], id="one of its runs"),
        pytest.param([shape(run(WHITE, "uni") + "<a:r><a:t>que</a:t></a:r>")], id="one run inherits"),
        pytest.param([shape(run(WHITE), BLUE)], id="white on its blue shape"),
        pytest.param([shape(run(WHITE), "<a:gradFill/>")], id="white on a gradient"),
        pytest.param([shape(run(WHITE), rgb("FFFFFF", "<a:alpha val='10000'/>"))], id="on a shape that shows through"),
        pytest.param([shape(run(WHITE), style=STYLE)], id="white on a shape of a style"),
        pytest.param([shape(run(WHITE), body="<a:sp3d/>")], id="with depth"),
        pytest.param([shape(run(WHITE), body="<a:prstTxWarp prst='textArchUp'/>")], id="bent"),
        pytest.param([shape(run(WHITE), at=box(extra="rot='5400000'"))], id="turned"),
        pytest.param([PICTURE.format(box()), shape(run(WHITE))], id="on a picture"),
        pytest.param([PICTURE.format(""), shape(run(WHITE))], id="a picture that says not where"),
        pytest.param([PICTURE.format(box(4.5, 2.5)), shape(run(WHITE))], id="it may run over onto a picture"),
        pytest.param([shape(fill=DARK), shape(run(WHITE))], id="on a dark shape"),
        pytest.param([shape(style=STYLE), shape(run(WHITE))], id="on a shape of a style"),
        pytest.param([group(shape(fill=DARK)), shape(run(WHITE))], id="on a group"),
        pytest.param([group(shape(run(WHITE)))], id="in a group"),
    ],
)
def test_text_that_may_be_seen_is_not(shapes: list[str]) -> None:
    assert layer_of(*shapes) is Layer.BODY


@pytest.mark.parametrize(
    ("around", "layer"),
    [
        pytest.param({"background": BACKGROUND.format(DARK)}, Layer.BODY, id="a dark slide"),
        pytest.param({"background": BACKGROUND.format(WHITE)}, Layer.HIDDEN, id="a white slide"),
        pytest.param({"background": BACKGROUND.format("<a:blipFill/>")}, Layer.BODY, id="a picture as background"),
        pytest.param({"on_master": PICTURE.format(box())}, Layer.BODY, id="a picture of the master"),
        pytest.param({"on_master": PICTURE.format(box(8, 7, 1))}, Layer.HIDDEN, id="the logo of the master"),
        pytest.param({"on_master": shape(fill=DARK)}, Layer.BODY, id="a band of the master"),
        pytest.param({"after": animation("<p:animClr/>")}, Layer.BODY, id="an animated colour"),
        pytest.param(
            {"after": animation("<p:attrName>style.color</p:attrName>")}, Layer.BODY, id="a colour that is set"
        ),
        pytest.param(
            {"after": animation("<p:attrName>style.visibility</p:attrName>")}, Layer.HIDDEN, id="it only appears"
        ),
        pytest.param(
            {"mapping": f"<p:clrMapOvr {NAMES}><a:overrideClrMapping bg1='dk1'/></p:clrMapOvr>"},
            Layer.BODY,
            id="colours of other names",
        ),
    ],
)
def test_white_text_is_hidden_by_what_is_around_it(around: dict[str, str], layer: Layer) -> None:
    assert layer_of(shape(run(WHITE)), **around) is layer


@pytest.mark.parametrize(("fill", "layer"), [("", Layer.HIDDEN), (DARK, Layer.BODY)])
def test_a_placeholder_may_inherit_its_ground(fill: str, layer: Layer) -> None:
    """White text in a placeholder without a fill of its own, where one of the master has none or a dark one."""
    assert layer_of(shape(run(WHITE), ph=BODY), on_master=shape(fill=fill, ph=BODY)) is layer


def test_many_pale_texts_over_many_pictures_take_linear_time(clock) -> None:
    def pale(count: int) -> io.BytesIO:
        slide = [each for n in range(count) for each in (PICTURE.format(box(n, 20, 0.1)), shape(run(WHITE, f"t{n}")))]
        deck = Presentation()
        tree = deck.slides.add_slide(deck.slide_layouts[6]).shapes._spTree
        tree.extend(etree.fromstring(f"<all>{''.join(slide)}</all>"))
        stream = io.BytesIO()
        deck.save(stream)
        return stream

    few, many = pale(150), pale(1_500)
    clock.assert_growth(25, lambda: extract_presentation(few, Limits()), lambda: extract_presentation(many, Limits()))
