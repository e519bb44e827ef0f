"""OpenDocument files: one word for each place where text can stand, each with its layer and place."""

# ruff: noqa: E501 - parts of files as they are written

from __future__ import annotations

import io
import zipfile

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract, recognised
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import DocumentPlace, SlidePlace

_NAMES = {
    "chart": "chart",
    "draw": "drawing",
    "form": "form",
    "meta": "meta",
    "office": "office",
    "presentation": "presentation",
    "style": "style",
    "svg": "svg-compatible",
    "fo": "xsl-fo-compatible",
    "table": "table",
    "text": "text",
}
_SPACES = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in _NAMES.items())
_SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
_SPACES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
_SPACES += ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
_SPACES += ' xmlns:math="http://www.w3.org/1998/Math/MathML"'
_SPACES += ' xmlns:officeooo="http://openoffice.org/2009/office" xmlns:drawooo="http://openoffice.org/2010/draw"'
_MATHML = 'xmlns="http://www.w3.org/1998/Math/MathML"'
_STYLE_PARTS = """
<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="GoneToo" style:family="text" style:parent-style-name="Gone"/>
<style:style style:name="GoneP" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="dp2" style:family="drawing-page">
 <style:drawing-page-properties presentation:visibility="hidden"/></style:style>
<style:style style:name="bare" style:family="drawing-page">
 <style:drawing-page-properties presentation:background-objects-visible="false"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
"""


def package(kind: str, body: str, masters: str = "", **parts: str | bytes) -> io.BytesIO:
    """Write a file of one kind (``text``, ``presentation``, ``spreadsheet``) with the given body and further parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        content = f"<office:automatic-styles>{_STYLE_PARTS}</office:automatic-styles>"
        content += f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        archive.writestr("content.xml", f"<office:document-content {_SPACES}>{content}</office:document-content>")
        styles = f"<office:document-styles {_SPACES}>{masters}</office:document-styles>"
        archive.writestr("styles.xml", styles)
        for name, data in parts.items():
            archive.writestr(name, data)
    stream.seek(0)
    return stream


def object_part(content: str) -> str:
    styles = (
        '<style:style style:family="chart"><style:chart-properties chart:regression-name="tok-trend"/></style:style>'
    )
    content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>{content}</office:body>"
    return f"<office:document-content {_SPACES}>{content}</office:document-content>"


_TEXT = """
<office:forms><form:form><form:button form:label="tok-button"/><form:text form:current-value="tok-field"/></form:form>
</office:forms>
<text:tracked-changes><text:changed-region><text:deletion><dc:creator>Eve</dc:creator><text:p>tok-deleted</text:p>
</text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">tok-title</text:p>
<text:h text:outline-level="1">tok-heading</text:h>
<text:p>tok-<text:span>split</text:span><text:s text:c="2"/>tok-after<text:line-break/>tok-line<text:span
 text:style-name="GoneToo">tok-hiddenrun</text:span></text:p>
<text:p text:style-name="GoneP">tok-hiddenparagraph</text:p>
<text:p>Text<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
<text:p>tok-footnote</text:p></text:note-body></text:note><text:note text:note-class="endnote"><text:note-body>
<text:p>tok-endnote</text:p></text:note-body></text:note> <text:a xlink:href="https://tok-address.example">tok-link</text:a>
<office:annotation><dc:creator>Ann Lee</dc:creator><text:p>tok-comment</text:p></office:annotation>
<draw:frame draw:name="Frame"><draw:text-box><text:p>tok-textbox</text:p></draw:text-box>
<svg:title>tok-alttitle</svg:title><svg:desc>tok-alt</svg:desc></draw:frame>
<text:hidden-text text:string-value="tok-hiddenfield"/></text:p>
<text:list><text:list-item><text:p>tok-bullet</text:p><text:list><text:list-item><text:p>tok-subbullet</text:p>
</text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>tok-top</text:p></table:table-cell>
</table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2">
<text:p>tok-cell</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><table:table><table:table-row>
<table:table-cell><text:p>tok-nested</text:p></table:table-cell></table:table-row></table:table></table:table-cell>
</table:table-row></table:table>
<text:section text:display="none"><text:p>tok-hiddensection</text:p></text:section>
<text:table-of-content><text:index-body><text:p>tok-index</text:p></text:index-body></text:table-of-content>
<text:p><draw:custom-shape><text:p>tok-shape</text:p></draw:custom-shape>
<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>
<draw:frame><draw:object xlink:href="./Object 2"/></draw:frame>
<draw:frame><draw:object xlink:href="./Object 4"/></draw:frame>
<draw:frame><draw:object-ole xlink:href="./Object 3"/></draw:frame></text:p>
<text:p><text:hidden-paragraph text:is-hidden="true"/>tok-hiddenbyfield</text:p>
<text:p><text:hidden-paragraph text:is-hidden="false"/>tok-notyethidden</text:p>
"""
_CHART = """<office:chart><chart:chart><chart:title><text:p>tok-charttitle</text:p></chart:title><chart:plot-area>
<chart:axis><chart:title><text:p>tok-axis</text:p></chart:title></chart:axis></chart:plot-area><table:table>
<table:table-row><table:table-cell office:value-type="string"><text:p>tok-category</text:p><draw:g><svg:desc>Plan.A1:Plan.A2</svg:desc></draw:g></table:table-cell>
<table:table-cell office:value-type="float"><text:p>42</text:p></table:table-cell></table:table-row></table:table>
</chart:chart></office:chart>"""
_FORMULA = f"<math {_MATHML}><semantics><mrow><mi>tokE</mi><mo>=</mo><mi>mc</mi></mrow><annotation>E</annotation></semantics></math>"
_MASTER_TEXT = """<office:master-styles><style:master-page style:name="Standard">
<style:header><text:p>tok-header</text:p></style:header><style:header-left><text:p>tok-headerleft</text:p>
</style:header-left><style:footer><text:p>tok-footer</text:p></style:footer></style:master-page></office:master-styles>"""
_META = f"""<office:document-meta {_SPACES}><office:meta><dc:title>tok-doctitle</dc:title>
<dc:description>tok-description</dc:description><meta:keyword>tok-keyword</meta:keyword>
<meta:user-defined meta:name="Count" meta:value-type="float">42</meta:user-defined><meta:user-defined meta:name="Client">tok-custom</meta:user-defined></office:meta></office:document-meta>"""


@pytest.fixture(scope="module")
def text():
    inner = package("text", "<text:p>tok-embedded</text:p>").getvalue()
    parts = {
        "Object 1/content.xml": object_part(_CHART),
        "Object 2/content.xml": _FORMULA,
        "Object 4/content.xml": object_part("<office:text><text:p>tok-within</text:p></office:text>"),
        "Object 3": inner,
        "meta.xml": _META,
    }
    return extract(package("text", _TEXT, _MASTER_TEXT, **parts), "odt")


def found(extraction, word):
    """Return the one passage that holds ``word``."""
    (passage,) = (each for each in extraction.passages if word in each.text)
    return passage


@pytest.mark.parametrize(
    ("word", "layer", "role", "path"),
    [
        ("tok-button", Layer.BODY, Role.LABEL, "body/0"),
        ("tok-field", Layer.BODY, Role.LABEL, "body/0"),
        ("tok-deleted", Layer.HIDDEN, Role.PARAGRAPH, "body/0"),
        ("tok-title", Layer.BODY, Role.TITLE, "body/1"),
        ("tok-heading", Layer.BODY, Role.HEADING, "body/2"),
        ("tok-split  tok-after\ntok-line", Layer.BODY, Role.PARAGRAPH, "body/3"),
        ("tok-hiddenrun", Layer.HIDDEN, Role.PARAGRAPH, "body/3"),
        ("tok-hiddenparagraph", Layer.HIDDEN, Role.PARAGRAPH, "body/4"),
        ("tok-hiddenbyfield", Layer.HIDDEN, Role.PARAGRAPH, "body/11"),
        ("tok-notyethidden", Layer.BODY, Role.PARAGRAPH, "body/12"),
        ("tok-link", Layer.BODY, Role.PARAGRAPH, "body/5"),
        ("tok-address", Layer.METADATA, Role.LINK, "body/5"),
        ("tok-hiddenfield", Layer.HIDDEN, Role.PARAGRAPH, "body/5"),
        ("tok-footnote", Layer.BODY, Role.NOTE, "body/footnote 0/0"),
        ("tok-endnote", Layer.BODY, Role.NOTE, "body/endnote 1/0"),
        ("tok-comment", Layer.COMMENT, Role.PARAGRAPH, "body/0"),
        ("tok-textbox", Layer.BODY, Role.PARAGRAPH, "body/Frame 2/0"),
        ("tok-alttitle", Layer.ALT, Role.CAPTION, "body/Frame 2/0"),
        ("tok-bullet", Layer.BODY, Role.BULLET, "body/6"),
        ("tok-subbullet", Layer.BODY, Role.BULLET, "body/7"),
        ("tok-top", Layer.BODY, Role.CELL, "body/table 0/r0c0/0"),
        ("tok-cell", Layer.BODY, Role.CELL, "body/table 0/r1c0/0"),
        ("tok-nested", Layer.BODY, Role.CELL, "body/table 0/r1c2/table 0/r0c0/0"),
        ("tok-hiddensection", Layer.HIDDEN, Role.PARAGRAPH, "body/8"),
        ("tok-index", Layer.BODY, Role.PARAGRAPH, "body/9"),
        ("tok-shape", Layer.BODY, Role.PARAGRAPH, "body/custom-shape 3/0"),
        ("tok-charttitle", Layer.CHART, Role.CAPTION, "body/frame 4/0"),
        ("tok-axis", Layer.CHART, Role.CAPTION, "body/frame 4/1"),
        ("tok-category", Layer.CHART, Role.LABEL, "body/frame 4/2"),
        ("tokE = mc", Layer.BODY, Role.PARAGRAPH, "body/frame 5/0"),
        ("tok-within", Layer.EMBEDDED, Role.PARAGRAPH, "body/frame 6/0"),
        ("tok-embedded", Layer.EMBEDDED, Role.PARAGRAPH, "body/frame 7/0"),
        ("tok-headerleft", Layer.FURNITURE, Role.PARAGRAPH, "header-left of Standard/0"),
        ("tok-footer", Layer.FURNITURE, Role.PARAGRAPH, "footer of Standard/0"),
        ("tok-doctitle", Layer.METADATA, Role.PROPERTY, "properties/title"),
        ("tok-description", Layer.METADATA, Role.PROPERTY, "properties/description"),
        ("tok-keyword", Layer.METADATA, Role.PROPERTY, "properties/keywords"),
        ("tok-custom", Layer.METADATA, Role.PROPERTY, "properties/custom/Client"),
    ],
)
def test_every_place_of_a_text_document_is_read(text, word, layer, role, path):
    passage = found(text, word)
    assert (passage.layer, passage.role, passage.place) == (layer, role, DocumentPlace(path))


def test_text_document_is_read_whole_and_named_after_its_title(text):
    assert text.coverage.unread == ()
    assert text.coverage.read == text.coverage.text_units
    assert text.title == "tok-title"
    assert found(text, "tok-comment").context == "Comment by Ann Lee"
    assert found(text, "tok-embedded").context == "Object 3, body/0"
    assert not any("42" in passage.text for passage in text.passages)


_SLIDES = """
<presentation:footer-decl presentation:name="f1">tok-footer</presentation:footer-decl>
<draw:page draw:name="tok-slidename" draw:master-page-name="M" presentation:use-footer-name="f1">
<draw:frame draw:name="Body" presentation:class="outline"><draw:text-box><text:list><text:list-item>
<text:p>tok-bullet</text:p></text:list-item></text:list></draw:text-box></draw:frame>
<draw:frame draw:name="Head" presentation:class="title"><draw:text-box><text:p>tok-title</text:p></draw:text-box>
</draw:frame>
<draw:frame presentation:class="subtitle" presentation:placeholder="true"><draw:text-box><text:p>Click to add</text:p>
</draw:text-box></draw:frame>
<draw:g><draw:g><draw:custom-shape draw:name="Deep"><text:p>tok-group</text:p></draw:custom-shape></draw:g></draw:g>
<draw:frame draw:name="Grid"><table:table><table:table-row><table:table-cell/><table:table-cell><text:p>tok-cell</text:p>
</table:table-cell></table:table-row></table:table></draw:frame>
<draw:frame draw:name="Off" svg:x="30cm" svg:y="1cm" svg:width="5cm" svg:height="2cm"><draw:text-box>
<text:p>tok-offslide</text:p></draw:text-box></draw:frame>
<draw:custom-shape draw:name="Ghost" draw:display="none"><text:p>tok-ghost</text:p></draw:custom-shape>
<draw:custom-shape draw:name="Shade" drawooo:display="none"><text:p>tok-shade</text:p></draw:custom-shape>
<draw:g><draw:custom-shape draw:name="Far" svg:x="30cm" svg:y="1cm" svg:width="5cm" svg:height="2cm"><office:event-listeners>
<presentation:event-listener presentation:action="show" xlink:href="https://tok-click.example"/></office:event-listeners>
<text:p>tok-faraway</text:p></draw:custom-shape></draw:g>
<draw:custom-shape draw:name="Draft" draw:layer="drafts"><text:p>tok-draft</text:p></draw:custom-shape>
<draw:custom-shape draw:name="Plain" draw:layer="layout"><text:p>tok-plain</text:p></draw:custom-shape>
<draw:frame draw:name="Map"><draw:image-map><draw:area-circle xlink:href="https://tok-area.example"><svg:desc>tok-areaalt</svg:desc>
</draw:area-circle></draw:image-map></draw:frame>
<draw:frame draw:name="Picture"><draw:image/><svg:title>tok-alttitle</svg:title><svg:desc>tok-alt</svg:desc></draw:frame>
<draw:frame draw:name="Chart"><draw:object xlink:href="./Object 1"/></draw:frame>
<draw:a xlink:href="https://tok-address.example"><draw:frame draw:name="L"><draw:text-box><text:p>tok-linked</text:p>
</draw:text-box></draw:frame></draw:a>
<presentation:notes><draw:page-thumbnail/><draw:frame draw:name="N" presentation:class="notes"><draw:text-box>
<text:p>tok-notes</text:p></draw:text-box></draw:frame></presentation:notes>
<office:annotation><dc:creator>Ann</dc:creator><text:p>tok-comment</text:p></office:annotation>
<officeooo:annotation><dc:creator>Bo</dc:creator><text:p>tok-newcomment</text:p></officeooo:annotation>
</draw:page>
<draw:page draw:name="tok-hiddenslide" draw:style-name="dp2" draw:master-page-name="M"><draw:custom-shape draw:name="H">
<text:p>tok-hiddenslide</text:p></draw:custom-shape></draw:page><draw:page draw:name="page3"/>
<presentation:settings><presentation:show presentation:name="tok-show" presentation:pages="page3"/></presentation:settings>
"""
_MASTERS = """<office:automatic-styles><style:page-layout style:name="PM"><style:page-layout-properties
 fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout></office:automatic-styles><office:master-styles>
<draw:layer-set><draw:layer draw:name="layout"/><draw:layer draw:name="drafts" draw:display="none"/></draw:layer-set><style:handout-master><draw:frame presentation:class="header"><draw:text-box><text:p>tok-handout</text:p></draw:text-box>
</draw:frame></style:handout-master><style:master-page style:name="M" style:display-name="Plain" style:page-layout-name="PM">
<draw:frame presentation:class="title" presentation:placeholder="true"><draw:text-box><text:p>Click to edit</text:p>
</draw:text-box></draw:frame><draw:frame presentation:class="outline"><draw:text-box><text:p>Click to edit</text:p>
</draw:text-box></draw:frame><presentation:notes><draw:frame presentation:class="notes"><draw:text-box>
<text:p>Click to edit</text:p></draw:text-box></draw:frame></presentation:notes><draw:g><draw:frame
 presentation:class="title"><draw:text-box><text:p>Click to edit</text:p></draw:text-box></draw:frame></draw:g>
<draw:frame draw:name="Claim"><draw:text-box><text:p>tok-master <text:page-number>&lt;number&gt;
</text:page-number></text:p></draw:text-box></draw:frame></style:master-page></office:master-styles>"""


@pytest.fixture(scope="module")
def slides():
    parts = {"Object 1/content.xml": object_part(_CHART)}
    return extract(package("presentation", _SLIDES, _MASTERS, **parts), "odp")


@pytest.mark.parametrize(
    ("word", "layer", "role", "place"),
    [
        ("tok-title", Layer.BODY, Role.TITLE, SlidePlace(1, None, "Head", 0)),
        ("tok-bullet", Layer.BODY, Role.BULLET, SlidePlace(1, None, "Body", 0)),
        ("tok-group", Layer.BODY, Role.PARAGRAPH, SlidePlace(1, None, "Deep", 0)),
        ("tok-cell", Layer.BODY, Role.CELL, SlidePlace(1, None, "Grid", 0, 0, 1)),
        ("tok-offslide", Layer.HIDDEN, Role.PARAGRAPH, SlidePlace(1, None, "Off", 0)),
        ("tok-ghost", Layer.HIDDEN, Role.PARAGRAPH, SlidePlace(1, None, "Ghost", 0)),
        ("tok-shade", Layer.HIDDEN, Role.PARAGRAPH, SlidePlace(1, None, "Shade", 0)),
        ("tok-faraway", Layer.HIDDEN, Role.PARAGRAPH, SlidePlace(1, None, "Far", 0)),
        ("https://tok-click.example", Layer.HIDDEN, Role.LINK, SlidePlace(1, None, "Far", 0)),
        ("tok-draft", Layer.HIDDEN, Role.PARAGRAPH, SlidePlace(1, None, "Draft", 0)),
        ("tok-plain", Layer.BODY, Role.PARAGRAPH, SlidePlace(1, None, "Plain", 0)),
        ("https://tok-area.example", Layer.METADATA, Role.LINK, SlidePlace(1, None, "area-circle", 0)),
        ("tok-areaalt", Layer.ALT, Role.CAPTION, SlidePlace(1, None, "area-circle", 0)),
        ("tok-alttitle", Layer.ALT, Role.CAPTION, SlidePlace(1, None, "Picture", 0)),
        ("tok-charttitle", Layer.CHART, Role.CAPTION, SlidePlace(1, None, "Chart", 0)),
        ("tok-category", Layer.CHART, Role.LABEL, SlidePlace(1, None, "Chart", 2)),
        ("tok-trend", Layer.CHART, Role.LABEL, SlidePlace(1, None, "Chart", 3)),
        ("tok-linked", Layer.BODY, Role.PARAGRAPH, SlidePlace(1, None, "L", 0)),
        ("tok-address", Layer.METADATA, Role.LINK, SlidePlace(1, None, "a", 0)),
        ("tok-notes", Layer.NOTES, Role.NOTE, SlidePlace(1, None, "N", 0)),
        ("tok-comment", Layer.COMMENT, Role.PARAGRAPH, SlidePlace(1, None, "comment", 0)),
        ("tok-newcomment", Layer.COMMENT, Role.PARAGRAPH, SlidePlace(1, None, "comment", 0)),
        ("tok-hiddenslide", Layer.HIDDEN, Role.PARAGRAPH, SlidePlace(2, None, "H", 0)),
        ("tok-slidename", Layer.METADATA, Role.LABEL, SlidePlace(1)),
        ("tok-show", Layer.METADATA, Role.LABEL, DocumentPlace("custom shows/0")),
        ("tok-footer", Layer.FURNITURE, Role.PARAGRAPH, SlidePlace(1, None, "footer", 0)),
        ("tok-master", Layer.FURNITURE, Role.PARAGRAPH, SlidePlace(1, None, "Claim", 0)),
        ("tok-handout", Layer.FURNITURE, Role.PARAGRAPH, SlidePlace(1, None, "header", 0)),
    ],
)
def test_every_place_of_a_presentation_is_read(slides, word, layer, role, place):
    passage = found(slides, word)
    assert (passage.layer, passage.role, passage.place) == (layer, role, place)


def test_presentation_is_read_whole_without_its_prompts(slides):
    assert slides.coverage.unread == ()
    assert not [passage for passage in slides.passages if "Click" in passage.text]
    assert slides.title == slides.passages[0].text == "tok-title"
    assert found(slides, "tok-bullet").context == "tok-title"
    assert found(slides, "tok-master").context == "Master Plain, on slides 1, 2"
    assert not any("Click to" in passage.text or "number" in passage.text for passage in slides.passages)


def test_what_a_master_shows_by_itself_is_hidden_where_its_slides_do_not_show_it():
    slides = '<draw:page draw:master-page-name="M" draw:style-name="bare"/>'
    assert found(extract(package("presentation", slides, _MASTERS), "odp"), "tok-master").layer is Layer.HIDDEN


_SHEETS = """
<table:content-validations><table:content-validation table:name="v1"><table:help-message table:title="tok-prompttitle">
<text:p>tok-prompt</text:p></table:help-message></table:content-validation><table:content-validation table:name="v2"
 table:condition='of:cell-content-is-in-list(&quot;tok-entry&quot;;&quot;tok-&quot;&quot;other&quot;&quot;&quot;)'/></table:content-validations>
<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>Eve</dc:creator>
<text:p>tok-remark</text:p></office:change-info><table:previous><table:change-track-table-cell>
<text:p>tok-before</text:p></table:change-track-table-cell></table:previous></table:cell-content-change>
</table:tracked-changes><table:table table:name="tok-sheet"><table:desc>tok-summary</table:desc><table:scenario table:comment="tok-scenario"/><table:shapes><draw:custom-shape><text:p>tok-shape</text:p></draw:custom-shape>
</table:shapes><table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string">
<text:p>tok-cell</text:p><office:annotation><dc:creator>Ann</dc:creator><text:p>tok-comment</text:p></office:annotation>
</table:table-cell><table:table-cell office:value-type="string"><text:p>tok-hiddencolumn</text:p></table:table-cell>
<table:table-cell office:value-type="percentage"><text:p>42 %</text:p></table:table-cell>
<table:table-cell office:value-type="string" office:string-value="tok-kept"/>
<table:table-cell office:value-type="string" office:string-value="tok-unseen"><text:p/></table:table-cell></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string"><text:p>tok-hiddenrow</text:p>
</table:table-cell></table:table-row></table:table>
<table:table table:name="Secret" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string">
<text:p>tok-hiddensheet</text:p></table:table-cell></table:table-row></table:table>
<table:named-expressions><table:named-expression table:name="Pledge" table:expression="&quot;tok-named&quot;"/><table:named-expression
 table:name="Same" table:expression="of:=&quot;tok-kept&quot;"/></table:named-expressions>
"""


@pytest.mark.parametrize(
    ("word", "layer", "path"),
    [
        ("tok-sheet", Layer.BODY, "tok-sheet"),
        ("tok-cell", Layer.BODY, "tok-sheet!C3"),
        ("tok-comment", Layer.COMMENT, "tok-sheet!C3"),
        ("tok-hiddencolumn", Layer.HIDDEN, "tok-sheet!D3"),
        ("tok-hiddenrow", Layer.HIDDEN, "tok-sheet!A4"),
        ("tok-hiddensheet", Layer.HIDDEN, "Secret!A1"),
        ("tok-shape", Layer.BODY, "tok-sheet!drawing"),
        ("tok-prompttitle", Layer.ALT, "validation/v1"),
        ("tok-entry", Layer.BODY, "validation/v2"),
        ('tok-"other"', Layer.BODY, "validation/v2"),
        ("tok-remark", Layer.COMMENT, "changes"),
        ("tok-before", Layer.HIDDEN, "changes"),
        ("42 %", Layer.BODY, "tok-sheet!E3"),
        ("tok-named", Layer.HIDDEN, "names/Pledge"),
        ("tok-unseen", Layer.HIDDEN, "tok-sheet!G3"),
        ("tok-kept", Layer.BODY, "tok-sheet!F3"),
        ("tok-summary", Layer.ALT, "tok-sheet"),
        ("tok-scenario", Layer.COMMENT, "tok-sheet"),
    ],
)
def test_every_place_of_a_spreadsheet_is_read(word, layer, path):
    extraction = extract(package("spreadsheet", _SHEETS), "ods")
    passage = found(extraction, word)
    assert (passage.layer, passage.place) == (layer, DocumentPlace(path))
    assert extraction.coverage.unread == ()


@pytest.mark.parametrize(("kind", "form"), [("text", "odt"), ("presentation", "odp"), ("spreadsheet", "ods")])
def test_the_type_is_told_by_the_content(kind, form):
    assert recognised("deck.pptx", package(kind, "")).name == form


def test_encrypted_file_is_told():
    stream = package("text", "", **{"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"})
    with pytest.raises(UnreadableError) as caught:
        extract(stream, "odt")
    assert caught.value.reason == "encrypted"


def test_object_that_is_not_there_and_a_damaged_one_are_named():
    body = '<draw:frame><draw:object xlink:href="./Gone"/><draw:object xlink:href="./Bad"/></draw:frame>'
    extraction = extract(package("text", body, **{"Bad/content.xml": "<a>"}), "odt")
    assert [(each.part, each.reason) for each in extraction.coverage.unread] == [
        ("Gone", "linked object"),
        ("Bad/content.xml", "bad-xml"),
    ]


def test_content_that_is_not_well_formed_is_read_as_far_as_it_can_be():
    extraction = extract(package("text", "<text:p>tok-before</text:p><text:p>tok & after</text:p>"), "odt")
    assert extraction.passages[0].text == "tok-before"
    assert [(each.part, each.reason) for each in extraction.coverage.unread] == [("content.xml", "bad-xml")]


@pytest.mark.parametrize(("form", "body", "reason"), [("odp", "", "unsupported"), ("odt", "</office:body>", "damaged")])
def test_file_without_the_content_it_promises_is_told(form, body, reason):
    stream = package("spreadsheet", f"</office:spreadsheet>{body}<office:spreadsheet>" if body else "")
    with pytest.raises(UnreadableError) as caught:
        extract(stream, form)
    assert caught.value.reason == reason


def test_entities_are_refused():
    stream = package("text", "")
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("Object 9/content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert [each.reason for each in extract(stream, "odt").coverage.unread] == ["document-type"]


def test_a_file_that_repeats_a_row_a_million_times_is_small():
    rows = '<table:table-row table:number-rows-repeated="999999999"><table:table-cell><text:p>x</text:p></table:table-cell>'
    extraction = extract(
        package("spreadsheet", f'<table:table table:name="S">{rows}</table:table-row></table:table>'), "ods"
    )
    assert [each.text for each in extraction.passages] == ["S", "x"]


def test_too_many_texts_are_refused():
    with pytest.raises(UnreadableError) as caught:
        extract(package("text", "<text:p>a</text:p>" * 11), "odt", Limits(passages=10))
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize("address", ["./Object 1", "Object 1", "./Object 1/", "Object 1/"])
def test_an_object_is_found_however_the_program_writes_its_address(address):
    body = f'<text:p><draw:frame><draw:object xlink:href="{address}"/></draw:frame></text:p>'
    extraction = extract(package("text", body, **{"Object 1/content.xml": object_part(_CHART)}), "odt")
    assert found(extraction, "tok-charttitle").layer is Layer.CHART
    assert extraction.coverage.unread == ()
