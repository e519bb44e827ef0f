"""Every place of a PDF where text can stand or hide: one token each, found once, with its layer and place."""

from __future__ import annotations

import io
import zlib

import pytest

from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document import document, extract_page_document, pages

FONT = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
TOKEN = "TOKEN-QUARTZ"


class Draft:
    """A PDF in the making: objects 1 and 2 are the catalog and the pages."""

    def __init__(self, catalog="", info=""):
        self.objects = [None, None]
        self.pages = []
        self.catalog, self.info = catalog, info

    def add(self, entries, data=None):
        """Add a dictionary or, with data, a stream; return its number."""
        if data is not None:
            data = data.encode("latin-1") if isinstance(data, str) else data
            body = f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
        else:
            body = entries.encode("latin-1")
        self.objects.append(body)
        return len(self.objects)

    def page(self, content="", resources="", entries=""):
        stream = self.add("", content)
        number = self.add(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {stream} 0 R"
            f" /Resources << {FONT} {resources} >> {entries} >>"
        )
        self.pages.append(number)
        return number

    def form(self, content, resources="", entries="/BBox [0 0 400 600]"):
        return self.add(f"/Type /XObject /Subtype /Form {entries} /Resources << {FONT} {resources} >>", content)

    def picture(self):
        entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        return self.add(entries, b"\x40")

    def bytes(self):
        kids = " ".join(f"{number} 0 R" for number in self.pages)
        self.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode("latin-1")
        self.objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>".encode()
        out, offsets = b"%PDF-1.7\n", []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
        trailer = f"<< /Size {len(offsets) + 1} /Root 1 0 R {self.info} >>"
        return (
            out
            + f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n".encode("latin-1")
            + f"startxref\n{len(out)}\n%%EOF\n".encode()
        )


def shown(text=TOKEN, x=50, y=300, before="", size=12):
    return f"BT /F1 {size} Tf {before} {x} {y} Td ({text}) Tj ET\n"


HEADING = shown("A page with words of its own", y=500)


def drawn(content, resources="", entries=""):
    """Return a draft whose second page draws the content after its own words."""
    draft = Draft()
    draft.page(HEADING)
    draft.page(HEADING + content, resources, entries)
    return draft


def with_annotation(entries, rect="50 290 200 310", page_entries=""):
    draft = Draft()
    draft.page(HEADING)
    annotation = draft.add(f"<< /Type /Annot /Rect [{rect}] {entries} >>")
    draft.page(HEADING, entries=f"/Annots [{annotation} 0 R] {page_entries}")
    return draft


def with_form(content="", entries="/BBox [0 0 400 600]", draws="/X Do", resources=""):
    draft = Draft()
    draft.page(HEADING)
    form = draft.form(content or shown(), "", entries)
    draft.page(HEADING + draws, f"/XObject << /X {form} 0 R >> {resources}")
    return draft


def nested_form():
    draft = Draft()
    draft.page(HEADING)
    inner = draft.form(shown())
    outer = draft.form("/Y Do", f"/XObject << /Y {inner} 0 R >>")
    draft.page(HEADING + "/X Do", f"/XObject << /X {outer} 0 R >>")
    return draft


def covered_by_picture():
    draft = Draft()
    draft.page(HEADING)
    picture = draft.picture()
    draft.page(HEADING + shown() + "q 300 0 0 60 40 280 cm /I Do Q", f"/XObject << /I {picture} 0 R >>")
    return draft


def on_a_scan():
    draft = Draft()
    draft.page(HEADING)
    picture = draft.picture()
    draft.page(f"q 400 0 0 600 0 0 cm /I Do Q {shown(before='3 Tr')}", f"/XObject << /I {picture} 0 R >>")
    return draft


def layered(settings="/OFF [{0} 0 R]", content="/OC /MC0 BDC {shown} EMC", group="{0} 0 R"):
    draft = Draft()
    draft.page(HEADING)
    layer = draft.add("<< /Type /OCG /Name (Internal) >>")
    properties = f"/Properties << /MC0 {group.format(layer)} >>"
    draft.page(HEADING + content.format(shown=shown()), properties)
    draft.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << {settings.format(layer)} >> >>"
    return draft


def languages():
    """Two layers at one place, the second switched off."""
    draft = Draft()
    draft.page(HEADING)
    on, off = (draft.add(f"<< /Type /OCG /Name ({each}) >>") for each in ("English", "German"))
    properties = f"/Properties << /MC0 {on} 0 R /MC1 {off} 0 R >>"
    both = f"/OC /MC0 BDC {shown('Seen by all readers')} EMC /OC /MC1 BDC {shown()} EMC"
    draft.page(HEADING + both, properties)
    draft.catalog = f"/OCProperties << /OCGs [{on} 0 R {off} 0 R] /D << /OFF [{off} 0 R] >> >>"
    return draft


def form_in_a_layer():
    draft = Draft()
    draft.page(HEADING)
    layer = draft.add("<< /Type /OCG /Name (Internal) >>")
    form = draft.form(shown(), entries=f"/BBox [0 0 400 600] /OC {layer} 0 R")
    draft.page(HEADING + "/X Do", f"/XObject << /X {form} 0 R >>")
    draft.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>"
    return draft


def layer_name():
    draft = layered()
    draft.objects = [each and each.replace(b"Internal", TOKEN.encode()) for each in draft.objects]
    draft.objects = [each and each.replace(f"({TOKEN}) Tj".encode(), b"(seen) Tj") for each in draft.objects]
    return draft


def masked():
    draft = Draft()
    draft.page(HEADING)
    mask = draft.form(
        "0 g 0 0 400 600 re f", entries="/BBox [0 0 400 600] /Group << /S /Transparency /CS /DeviceGray >>"
    )
    state = f"/ExtGState << /G << /SMask << /Type /Mask /S /Luminosity /G {mask} 0 R >> >> >>"
    draft.page(f"{HEADING} q /G gs {shown()} Q", state)
    return draft


def field(entries, page_entries="", form_entries=""):
    draft = with_annotation(f"/Subtype /Widget {entries}", page_entries=page_entries)
    widget = len(draft.objects) - 2
    draft.catalog = f"/AcroForm << /Fields [{widget} 0 R] {form_entries} >>"
    return draft


def radio_button():
    draft = Draft()
    draft.page(HEADING)
    parent = len(draft.objects) + 2
    kid = draft.add(f"<< /Type /Annot /Subtype /Widget /Rect [50 290 200 310] /Parent {parent} 0 R >>")
    draft.add(f"<< /FT /Btn /Ff 32768 /T (choice) /TU ({TOKEN}) /Kids [{kid} 0 R] >>")
    draft.page(HEADING, entries=f"/Annots [{kid} 0 R]")
    draft.catalog = f"/AcroForm << /Fields [{parent} 0 R] >>"
    return draft


def field_on_no_page():
    draft = drawn("")
    loose = draft.add(f"<< /FT /Tx /T (loose) /V ({TOKEN}) >>")
    draft.catalog = f"/AcroForm << /Fields [{loose} 0 R] >>"
    return draft


def outlined(action=False):
    draft = drawn("")
    target = f"[{draft.pages[1]} 0 R /Fit]"
    lead = f"/A << /S /GoTo /D {target} >>" if action else f"/Dest {target}"
    item = draft.add(f"<< /Title ({TOKEN}) {lead} >>")
    outlines = draft.add(f"<< /Type /Outlines /First {item} 0 R /Last {item} 0 R /Count 1 >>")
    draft.catalog = f"/Outlines {outlines} 0 R"
    return draft


def attached(name="note.txt", text=TOKEN, *, description="", packed=False, where="names"):
    draft = drawn("")
    data = zlib.compress(text.encode()) if packed else text
    stream = draft.add("/Type /EmbeddedFile" + (" /Filter /FlateDecode" if packed else ""), data)
    specification = draft.add(f"<< /Type /Filespec /F ({name}) /Desc ({description}) /EF << /F {stream} 0 R >> >>")
    listed = {
        "names": f"/Names << /EmbeddedFiles << /Names [(notes) {specification} 0 R] >> >>",
        "associated": f"/AF [{specification} 0 R]",
    }
    draft.catalog = listed[where]
    return draft


def pinned():
    draft = Draft()
    draft.page(HEADING)
    stream = draft.add("/Type /EmbeddedFile", TOKEN)
    specification = draft.add(f"<< /Type /Filespec /F (note.txt) /EF << /F {stream} 0 R >> >>")
    pin = draft.add(f"<< /Type /Annot /Subtype /FileAttachment /Rect [50 290 70 310] /FS {specification} 0 R >>")
    draft.page(HEADING, entries=f"/Annots [{pin} 0 R]")
    return draft


def informed(key):
    draft = drawn("")
    info = draft.add(f"<< /{key} ({TOKEN}) >>")
    draft.info = f"/Info {info} 0 R"
    return draft


def described(body):
    draft = drawn("")
    packet = draft.add(
        "/Type /Metadata /Subtype /XML",
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        f"{body}</rdf:RDF></x:xmpmeta>",
    )
    draft.catalog = f"/Metadata {packet} 0 R"
    return draft


def tagged(entries):
    draft = drawn("")
    figure = draft.add(f"<< /S /Figure /Pg {draft.pages[1]} 0 R {entries} >>")
    section = draft.add(f"<< /S /Sect /K [{figure} 0 R] >>")
    root = draft.add(f"<< /Type /StructTreeRoot /K {section} 0 R >>")
    draft.catalog = f"/MarkInfo << /Marked true >> /StructTreeRoot {root} 0 R"
    return draft


def tagged_by_its_content():
    """The element names no page, the one around it another, and the piece of a page that it holds the right one."""
    draft = drawn("")
    piece = f"<< /Type /MCR /Pg {draft.pages[1]} 0 R /MCID 0 >>"
    figure = draft.add(f"<< /S /Figure /K [{piece}] /Alt ({TOKEN}) >>")
    section = draft.add(f"<< /S /Sect /Pg {draft.pages[0]} 0 R /K [{figure} 0 R] >>")
    draft.catalog = f"/StructTreeRoot << /Type /StructTreeRoot /K {section} 0 R >>"
    return draft


def labelled():
    draft = drawn("")
    draft.catalog = f"/PageLabels << /Nums [0 << /S /D >> 1 << /P ({TOKEN}) /S /D >>] >>"
    return draft


def threaded():
    draft = drawn("")
    thread = draft.add(f"<< /I << /Title ({TOKEN}) >> >>")
    draft.catalog = f"/Threads [{thread} 0 R]"
    return draft


def stamped(subtype="Stamp", flags=0):
    draft = Draft()
    draft.page(HEADING)
    look = draft.form(shown(x=5, y=5), entries="/BBox [0 0 150 20]")
    stamp = draft.add(
        f"<< /Type /Annot /Subtype /{subtype} /Rect [50 290 200 310] /F {flags} /AP << /N {look} 0 R >> >>"
    )
    draft.page(HEADING, entries=f"/Annots [{stamp} 0 R]")
    return draft


def cut_out():
    """Letters as a browser prints them over a gradient: transparent ones, and a mask of them."""
    draft = Draft()
    draft.page(HEADING)
    group = "/BBox [0 0 400 600] /Group << /S /Transparency /CS /DeviceGray >>"
    mask = draft.form(shown(), entries=group)
    states = f"/T << /ca 0 /CA 0 >> /G << /SMask << /Type /Mask /S /Alpha /G {mask} 0 R >> >>"
    content = f"{HEADING} q /T gs {shown()} {shown(x=50.5)} Q q /G gs 1 0 0 rg 0 0 400 600 re f Q"
    draft.page(content, f"/ExtGState << {states} >>")
    return draft


def patterned():
    draft = Draft()
    draft.page(HEADING)
    pattern = draft.add(
        f"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 400 400] /XStep 400 /YStep 400 /Resources << {FONT} >>",
        shown(),
    )
    draft.page(HEADING + "/Pattern cs /P1 scn 0 0 400 400 re f", f"/Pattern << /P1 {pattern} 0 R >>")
    return draft


def template():
    draft = drawn("")
    stream = draft.add("", shown())
    page = draft.add(f"<< /Type /Template /MediaBox [0 0 400 600] /Contents {stream} 0 R /Resources << {FONT} >> >>")
    draft.catalog = f"/Names << /Templates << /Names [(extra) {page} 0 R] >> >>"
    return draft


def xfa(needs_rendering):
    draft = drawn("")
    form = draft.add(
        "",
        '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/">'
        f"<subform><draw><value><text>{TOKEN}</text></value></draw></subform></template></xdp:xdp>",
    )
    draft.catalog = f"/AcroForm << /Fields [] /XFA {form} 0 R >>" + (" /NeedsRendering true" if needs_rendering else "")
    return draft


WHITE, BLACK = "1 g", "0 g"
BOX = "40 280 300 60 re f"
ON_PAGE_2, DOCUMENT = 2, None

PLACES = {
    # drawn text that is seen
    "plain text": (drawn(shown()), "body", 2),
    "text in a form": (with_form(), "body", 2),
    "text in a form within a form": (nested_form(), "body", 2),
    "text in a moved form": (with_form(shown(x=0, y=0), draws="q 1 0 0 1 50 300 cm /X Do Q"), "body", 2),
    "white text on a dark ground": (drawn(f"{BLACK} {BOX} {WHITE} {shown()}"), "body", 2),
    "text of which only the outline is drawn": (drawn(shown(before="1 Tr")), "body", 2),
    "text under an outline": (drawn(shown() + "40 280 300 60 re S"), "body", 2),
    "text in the window of a clip": (drawn(f"q 40 280 300 60 re W n {shown()} Q"), "body", 2),
    "text on a layer that is shown": (layered(settings=""), "body", 2),
    "text running upwards": (drawn(f"BT /F1 12 Tf 0 1 -1 0 50 300 Tm ({TOKEN}) Tj ET"), "body", 2),
    "text on a turned page": (drawn(shown(), entries="/Rotate 90"), "body", 2),
    "text of a scanner's program over its picture": (on_a_scan(), "body", 2),
    "text of a pattern": (patterned(), "body", 2),
    "replacement text within the page": (
        drawn(f"/Span << /ActualText ({TOKEN}) >> BDC {shown('q')} EMC"), "body", 2
    ),
    "what an abbreviation is short for": (drawn(f"/Span << /E ({TOKEN}) >> BDC {shown('Tkn')} EMC"), "alt", 2),
    "letters cut out of a gradient": (cut_out(), "body", 2),
    "what a drawing says": (drawn(f"/Span << /Lang (en) /ActualText ({TOKEN}) >> BDC {BOX} EMC"), "alt", 2),
    "what a drawing in a form says": (
        with_form(f"/Span << /ActualText <FEFF{TOKEN.encode('utf-16-be').hex()}> >> BDC {BOX} EMC"), "alt", 2
    ),
    "what a drawing says, by name": (
        drawn(f"/Span /S BDC {BOX} EMC", f"/Properties << /S << /ActualText ({TOKEN}) >> >>"), "alt", 2
    ),
    "what stands for a drawing, in brackets": (
        drawn(f"/Figure << /Alt (A (\\) nested (deep (one)) {TOKEN}) chart) >> BDC {BOX} EMC"), "alt", 2
    ),
    "what stands for a drawing": (drawn(f"/Figure << /Alt (A \\(new\\) (small) {TOKEN}) >> BDC {BOX} EMC"), "alt", 2),
    # drawn text that nobody sees
    "invisible text": (drawn(shown(before="3 Tr")), "hidden", 2),
    "text that only clips": (drawn(f"q {shown(before='7 Tr')} Q"), "hidden", 2),
    "white text on the page": (drawn(WHITE + " " + shown()), "hidden", 2),
    "nearly white text": (drawn("0.98 g " + shown()), "hidden", 2),
    "white text by another colour space": (drawn("0 0 0 0 k " + shown()), "hidden", 2),
    "text of the colour of its ground": (drawn(f"0.2 0.4 0.6 rg {BOX} {shown()}"), "hidden", 2),
    "white text in a form": (with_form(WHITE + " " + shown()), "hidden", 2),
    "text under a shape": (drawn(f"{shown()} 0.5 g {BOX}"), "hidden", 2),
    "text under a picture": (covered_by_picture(), "hidden", 2),
    "text of no opacity": (drawn(f"/G gs {shown()}", "/ExtGState << /G << /ca 0 /CA 0 >> >>"), "hidden", 2),
    "text behind a mask": (masked(), "hidden", 2),
    "text outside of a clip": (drawn(f"q 0 0 20 20 re W n {shown()} Q"), "hidden", 2),
    "text outside of the box of its form": (with_form(entries="/BBox [0 0 20 20]"), "hidden", 2),
    "text beside the page": (drawn(shown(x=900)), "hidden", 2),
    "text below the page": (drawn(shown(y=-40)), "hidden", 2),
    "text that is cropped away": (drawn(shown(), entries="/CropBox [0 400 400 600]"), "hidden", 2),
    "text too small to read": (drawn(shown(size=0.1)), "hidden", 2),
    "text on a layer that is off": (layered(), "hidden", 2),
    "text on a layer, all of which are off": (layered("/BaseState /OFF"), "hidden", 2),
    "text on a membership of layers that is off": (
        layered(group="<< /Type /OCMD /OCGs [{0} 0 R] /P /AllOn >>"), "hidden", 2
    ),
    "text in a form on a layer that is off": (form_in_a_layer(), "hidden", 2),
    "text of another language at the same place": (languages(), "hidden", 2),
    "a page that is a template": (template(), "hidden", DOCUMENT),
    # what is laid over a page
    "comment": (with_annotation(f"/Subtype /Text /Contents ({TOKEN})"), "comment", 2),
    "comment in UTF-16": (
        with_annotation(f"/Subtype /Text /Contents <FEFF{TOKEN.encode('utf-16-be').hex()}>"), "comment", 2
    ),
    "comment in rich text": (
        with_annotation(f"/Subtype /Text /RC (<body xmlns='http://www.w3.org/1999/xhtml'><p>{TOKEN}</p></body>)"),
        "comment", 2,
    ),
    "marked text": (with_annotation(f"/Subtype /Highlight /Contents ({TOKEN})"), "comment", 2),
    "popup": (with_annotation(f"/Subtype /Popup /Contents ({TOKEN})"), "comment", 2),
    "subject of a comment": (with_annotation(f"/Subtype /Text /Subj ({TOKEN})"), "metadata", 2),
    "typed over the page": (with_annotation(f"/Subtype /FreeText /Contents ({TOKEN})"), "body", 2),
    "hidden comment": (with_annotation(f"/Subtype /Text /F 2 /Contents ({TOKEN})"), "hidden", 2),
    "comment that is not viewed": (with_annotation(f"/Subtype /Text /F 32 /Contents ({TOKEN})"), "hidden", 2),
    "words of a stamp": (stamped(), "body", 2),
    "words of a hidden stamp": (stamped(flags=2), "hidden", 2),
    "words of a watermark": (stamped("Watermark"), "body", 2),
    "words over what is blacked out": (with_annotation(f"/Subtype /Redact /OverlayText ({TOKEN})"), "body", 2),
    "address of a link": (
        with_annotation(f"/Subtype /Link /A << /S /URI /URI (https://a.example/{TOKEN}) >>"), "metadata", 2
    ),
    "description of a link": (with_annotation(f"/Subtype /Link /Contents ({TOKEN})"), "alt", 2),
    "file that a link opens": (
        with_annotation(f"/Subtype /Link /A << /S /Launch /F ({TOKEN}.exe) >>"), "metadata", 2
    ),
    # fields
    "value of a field": (field(f"/FT /Tx /T (name) /V ({TOKEN})"), "body", 2),
    "value of a hidden field": (field(f"/FT /Tx /T (name) /F 2 /V ({TOKEN})"), "hidden", 2),
    "default of a field": (field(f"/FT /Tx /T (name) /DV ({TOKEN})"), "hidden", 2),
    "name of a field": (field(f"/FT /Tx /T ({TOKEN})"), "metadata", 2),
    "rich value of a field": (field(f"/FT /Tx /T (name) /RV (<body><p>{TOKEN}</p></body>)"), "body", 2),
    "value of a field, plain and rich": (field(f"/FT /Tx /T (name) /V ({TOKEN}) /RV (<p>{TOKEN}</p>)"), "body", 2),
    "tooltip of a field": (field(f"/FT /Tx /T (name) /TU ({TOKEN})"), "alt", 2),
    "tooltip of a group of buttons": (radio_button(), "alt", 2),
    "option of a list": (field(f"/FT /Ch /T (name) /Opt [(one) ({TOKEN})]"), "body", 2),
    "option of a list with an export value": (field(f"/FT /Ch /T (name) /Opt [[(1) ({TOKEN})]]"), "body", 2),
    "caption of a button": (field(f"/FT /Btn /Ff 65536 /T (name) /MK << /CA ({TOKEN}) >>"), "body", 2),
    "reason of a signature": (field(f"/FT /Sig /T (name) /V << /Reason ({TOKEN}) >>"), "metadata", 2),
    "field on no page": (field_on_no_page(), "hidden", DOCUMENT),
    "form in XML that is shown": (xfa(needs_rendering=True), "body", DOCUMENT),
    "form in XML beside the page": (xfa(needs_rendering=False), "hidden", DOCUMENT),
    # what the document carries
    "outline": (outlined(), "metadata", 2),
    "outline by an action": (outlined(action=True), "metadata", 2),
    "title": (informed("Title"), "metadata", DOCUMENT),
    "author": (informed("Author"), "metadata", DOCUMENT),
    "property of one's own": (informed("Project"), "metadata", DOCUMENT),
    "XMP element": (
        described(f"<rdf:Description><dc:title><rdf:Alt><rdf:li>{TOKEN}</rdf:li></rdf:Alt></dc:title></rdf:Description>"),
        "metadata", DOCUMENT,
    ),
    "XMP attribute": (described(f'<rdf:Description photoshop:Headline="{TOKEN}"/>'), "metadata", DOCUMENT),
    "name of a layer": (layer_name(), "metadata", DOCUMENT),
    "page label": (labelled(), "metadata", 2),
    "title of a thread": (threaded(), "metadata", DOCUMENT),
    "alternative text": (tagged(f"/Alt ({TOKEN}) /A << /O /Layout /BBox [50 290 200 310] >>"), "alt", 2),
    "alternative text of a piece of a page": (tagged_by_its_content(), "alt", 2),
    "replacement text": (tagged(f"/ActualText ({TOKEN})"), "alt", 2),
    "expansion": (tagged(f"/E ({TOKEN})"), "alt", 2),
    "title of an element": (tagged(f"/T ({TOKEN})"), "metadata", 2),
    "summary of a table": (tagged(f"/A << /O /Table /Summary ({TOKEN}) >>"), "alt", 2),
    "attached file": (attached(), "embedded", DOCUMENT),
    "attached file, packed": (attached(packed=True), "embedded", DOCUMENT),
    "attached file of the document": (attached(where="associated"), "embedded", DOCUMENT),
    "file pinned to a page": (pinned(), "embedded", 2),
    "name of an attached file": (attached(name=f"{TOKEN}.txt", text="words"), "metadata", DOCUMENT),
    "description of an attached file": (attached(text="words", description=TOKEN), "metadata", DOCUMENT),
}  # fmt: skip


def read(draft):
    return extract_page_document(io.BytesIO(draft.bytes()), Limits())


@pytest.mark.parametrize("place", PLACES)
def test_a_token_is_read_once_with_its_layer_and_place(place):
    draft, layer, page = PLACES[place]
    passages = read(draft).passages
    found = [passage for passage in passages if TOKEN in passage.text]
    assert [str(passage.layer) for passage in found] == [layer]
    assert getattr(found[0].place, "page", None) == page
    box = getattr(found[0].place, "box", None)
    if box and layer != "hidden":
        width, height = (600, 400) if "turned page" in place else (400, 600)
        x0, y0, x1, y1 = box
        assert 0 <= x0 < x1 <= width
        assert 0 <= y0 < y1 <= height


@pytest.mark.parametrize("place", PLACES)
def test_the_words_of_the_pages_stay_body(place):
    draft, _, _ = PLACES[place]
    words = [p for p in read(draft).passages if "words of its own" in p.text]
    assert {str(p.layer) for p in words} == {"body"}


def test_ligatures_are_spelled_out():
    content = "BT /F1 12 Tf 50 300 Td (\\256nd the \\257ow) Tj ET"
    assert "find the flow" in [p.text for p in read(drawn(content)).passages]


def test_what_a_drawing_says_is_not_read_again_where_the_page_or_its_structure_says_it():
    said = "".join(f"/Span << /ActualText ({word}) >> BDC {BOX} EMC " for word in ("words of", "1.", "own", "owned"))
    assert [p.text for p in read(drawn(said)).passages if str(p.layer) == "alt"] == ["owned"]


def test_what_the_drawings_of_several_pages_say_is_read_once():
    draft = drawn(f"/Span << /ActualText (Logo) >> BDC {BOX} EMC")
    draft.page(HEADING + f"/Span << /ActualText (Logo) >> BDC {BOX} EMC /Span << /Alt (Chart) >> BDC {BOX} EMC")
    assert [(p.text, p.place.page) for p in read(draft).passages if str(p.layer) == "alt"] == [
        ("Logo", 2),
        ("Chart", 3),
    ]


@pytest.mark.parametrize("given", ["/Alt(", "/Alt((", "/Alt()(", "/Alt(\\)"])
def test_texts_of_drawings_without_end_take_bounded_time(clock, given):
    draft = drawn(f"/Span << {given * 100_000} >> BDC {BOX} EMC")
    clock.assert_within(5, lambda: read(draft))


def in_unknown_letters(codes, meaning=""):
    """Words beside others in a font whose codes are numbers of shapes; ``meaning`` says which letters they are."""
    draft = Draft()
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    shapes = draft.add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Quartz {system} /DW 600 >>")
    table = f"/ToUnicode {draft.add('', meaning)} 0 R" if meaning else ""
    own = f"/Type /Font /Subtype /Type0 /BaseFont /Quartz /Encoding /Identity-H /DescendantFonts [{shapes} 0 R] {table}"
    font = draft.add(f"<< {own} >>")
    content = f"BT /F2 12 Tf 50 300 Td <{codes}> Tj ET {shown('Ledgers close early', y=200)}"
    draft.page(content, f"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> /F2 {font} 0 R >>")
    return draft


@pytest.mark.parametrize("codes", ["000100020003", "00390052004F00580050004800030014"])
def test_letters_that_nobody_can_tell_are_named(codes):
    extraction = read(in_unknown_letters(codes))
    assert "Ledgers close early" in [passage.text for passage in extraction.passages]
    assert [(part.part, "which letters" in part.reason) for part in extraction.coverage.unread] == [("page 1", True)]


def test_letters_that_a_font_tells_and_single_marks_are_not():
    table = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "3 beginbfchar <0001> <0041> <0002> <0063> <0003> <0065> endbfchar endcmap end"
    )
    told = read(in_unknown_letters("000100020003", table))
    assert told.coverage.unread == ()
    assert next(passage.text for passage in told.passages) == "Ace"
    assert read(in_unknown_letters("0001")).coverage.unread == ()


def test_a_comment_is_under_the_name_of_its_author():
    draft = with_annotation("/Subtype /Text /T (Ana Reader) /Contents (too bold a claim)")
    comment = next(p for p in read(draft).passages if p.layer == "comment")
    assert (comment.text, comment.context) == ("too bold a claim", "Comment by Ana Reader")
    assert comment.place.box == (50.0, 290.0, 200.0, 310.0)


def test_hidden_letters_within_a_word_are_told_apart():
    content = "BT /F1 12 Tf 50 300 Td (open) Tj 1 g (SECRET) Tj ET"
    layers = {p.text: str(p.layer) for p in read(drawn(content)).passages}
    assert layers["SECRET"] == "hidden"
    assert layers["open"] == "body"


@pytest.mark.parametrize("y", [2, 287, 296, 301, 570])
def test_text_under_a_paint_is_hidden_wherever_on_the_page_it_stands(y):
    under, aside, over = shown("under", y=y), shown("aside", y=(y + 250) % 500), shown("over", x=250, y=y)
    content = under + aside + f"0.4 g -50 {y - 40} 1000 80 re f 0 g\n" + over
    layers = {each.text: str(each.layer) for each in read(drawn(content)).passages}
    assert [layers[text] for text in ("under", "aside", "over")] == ["hidden", "body", "body"]


def test_a_file_within_is_context_of_what_stands_in_it():
    draft = attached(name="page.html", text=f"<html><body><h1>Plans</h1><p>{TOKEN} for teams</p></body></html>")
    found = next(p for p in read(draft).passages if TOKEN in p.text)
    assert found.context.startswith("page.html")


def test_a_word_drawn_twice_is_seen_when_its_upper_copy_is():
    content = f"{shown('inbound')} 1 g {BOX} 0 g {shown('inbound')}"
    assert [(p.text, str(p.layer)) for p in read(drawn(content)).passages if p.text == "inbound"] == [
        ("inbound", "body")
    ]


@pytest.mark.parametrize("way", ["3 Tr", "/G gs"], ids=["invisible", "of no opacity"])
@pytest.mark.parametrize(("samples", "layer"), [(b"\x00\xff" * 50, "body"), (b"\x80" * 100, "hidden")])
def test_unseen_text_over_a_picture_is_seen_where_the_picture_shows_something(way, samples, layer):
    draft = Draft()
    draft.page(HEADING)
    entries = "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8"
    picture = draft.add(entries, samples)
    before = shown(before="3 Tr") if way == "3 Tr" else f"/G gs {shown()}"
    draft.page(
        f"{HEADING} q 300 0 0 60 40 280 cm /I Do Q {before}",
        f"/XObject << /I {picture} 0 R >> /ExtGState << /G << /ca 0 >> >>",
    )
    assert [str(p.layer) for p in read(draft).passages if TOKEN in p.text] == [layer]


def test_without_time_for_drawing_text_is_taken_to_be_seen(monkeypatch):
    monkeypatch.setattr(pages, "_DRAWING_SHARE", 0.0)
    assert [str(p.layer) for p in read(drawn("1 g " + shown())).passages if TOKEN in p.text] == ["body"]


def test_what_nothing_refers_to_any_more_is_hidden():
    draft = drawn("")
    draft.add(f"<< /Type /Annot /Subtype /Text /Contents ({TOKEN}) >>")
    found = [p for p in read(draft).passages if TOKEN in p.text]
    assert [(str(p.layer), p.place.paragraph) for p in found] == [("hidden", "unused objects")]


def test_all_of_a_document_is_counted_as_read():
    for draft, _, _ in PLACES.values():
        coverage = read(draft).coverage
        assert coverage.unread == ()
        assert coverage.text_units == coverage.read > 1


def test_a_line_that_is_lost_is_not_counted_as_read(monkeypatch):
    monkeypatch.setattr(document, "passages_of", lambda *_: iter(()))
    coverage = read(drawn(shown("lost words"))).coverage
    assert coverage.text_units - coverage.read == 3
    assert [each.part for each in coverage.unread] == ["page 1", "page 2"]


@pytest.mark.parametrize("mark", [b"", b"x" * 5000 + b"\n"], ids=["no mark", "mark far from the start"])
def test_a_file_that_only_one_library_opens_is_read(mark):
    data = drawn(shown()).bytes().replace(b"%PDF-1.7\n", mark, 1)
    extraction = extract_page_document(io.BytesIO(data), Limits())
    assert [str(p.layer) for p in extraction.passages if TOKEN in p.text] == ["body"]


def loop_of_outlines():
    draft = drawn(shown())
    first = len(draft.objects) + 1
    draft.add(f"<< /Title (one) /Next {first} 0 R /First {first} 0 R /Parent {first} 0 R >>")
    draft.catalog = f"/Outlines << /First {first} 0 R >>"
    return draft


def loop_of_structure():
    draft = drawn(shown())
    first = len(draft.objects) + 1
    draft.add(f"<< /S /Sect /Alt (one) /K [{first} 0 R {first} 0 R] >>")
    draft.catalog = f"/StructTreeRoot {first} 0 R"
    return draft


def loop_of_names():
    draft = drawn(shown())
    first = len(draft.objects) + 1
    draft.add(f"<< /Kids [{first} 0 R {first} 0 R] /Names [(a) {first} 0 R] >>")
    draft.catalog = f"/Names << /EmbeddedFiles {first} 0 R /Templates {first} 0 R >> /PageLabels {first} 0 R"
    return draft


def loop_of_fields():
    draft = drawn(shown())
    first = len(draft.objects) + 1
    draft.add(f"<< /T (a) /V (b) /Parent {first} 0 R /Kids [{first} 0 R] >>")
    draft.catalog = f"/AcroForm << /Fields [{first} 0 R] >>"
    return draft


def loop_of_forms():
    draft = drawn(shown())
    first = len(draft.objects) + 1
    draft.form("/X Do", f"/XObject << /X {first} 0 R >>")
    draft.page("/X Do", f"/XObject << /X {first} 0 R >>")
    return draft


def wrong_kinds():
    draft = drawn(shown(), entries="/Annots (text) /AF 7")
    draft.catalog = (
        "/Outlines 5 /StructTreeRoot (x) /Names [1] /AcroForm [2] /OCProperties (y) /PageLabels /Z /Metadata 3"
        " /Threads << >> /AF [null 4 (z)]"
    )
    return draft


@pytest.mark.parametrize(
    "make", [loop_of_outlines, loop_of_structure, loop_of_names, loop_of_fields, loop_of_forms, wrong_kinds]
)
def test_loops_and_wrong_kinds_end(make, clock):
    assert [str(p.layer) for p in read(make()).passages if TOKEN in p.text] == ["body"]
    clock.assert_within(5, lambda: read(make()))


@pytest.mark.parametrize(
    ("draft", "part", "reason"),
    [
        (attached(name="tune.mp3", text="ID3" + "\x00\x01" * 50), "tune.mp3", ""),
        (attached(text="x" * 3_000_000, packed=True), "note.txt", "too large"),
    ],
    ids=["unknown kind", "bomb"],
)
def test_a_file_within_that_is_not_read_is_named(draft, part, reason):
    extraction = extract_page_document(io.BytesIO(draft.bytes()), Limits(part=1_000_000))
    unread = {each.part: each.reason for each in extraction.coverage.unread}
    assert part in unread
    assert reason in unread[part]
