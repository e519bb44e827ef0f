"""What is attached to a sheet as a part of its own: comments, tables, drawings, controls, embedded files."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from msgcheck.extract.spreadsheet.collecting import Sheet
from msgcheck.extract.spreadsheet.drawing import read_drawing
from msgcheck.extract.spreadsheet.names import S, rich_text
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, Place

_THREADED_AUTHOR = "tc="
"""Beginning of the author of an old comment that only stands for a threaded one."""

_OLD_DRAWING = "vmlDrawing"
_OF_SHAPES = (Role.PARAGRAPH, Role.CAPTION)
_VML = "{urn:schemas-microsoft-com:vml}"
_SUMMARY = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}table"


def read_attached(sheet: Sheet, people: dict[str, str]) -> None:
    """Read everything that the relationships of a sheet lead to; ``people`` are authors by id."""
    package = sheet.reading.package
    relationships = package.relationships(sheet.part)
    kinds = {relationship.kind for relationship in relationships.values()}
    for relationship in sorted(relationships.values(), key=lambda each: each.kind == _OLD_DRAWING):
        part = package.target(sheet.part, relationship)
        if part is None:
            continue
        if relationship.kind in ("oleObject", "package"):
            _read_file(sheet, part)
            continue
        reader = _READERS.get(relationship.kind)
        root = None if reader is None else package.optional(part)
        if reader is not None and root is not None:
            reader(sheet, root, part)
        elif relationship.kind == "threadedComment" and (root := package.optional(part)) is not None:
            _read_threads(sheet, root, people)
        elif relationship.kind == "comments" and (root := package.optional(part)) is not None:
            _read_comments(sheet, root, has_threads="threadedComment" in kinds)
        else:
            package.note_unread_target(sheet.part, relationship)


def _read_threads(sheet: Sheet, root: etree._Element, people: dict[str, str]) -> None:
    for comment in root.iter("{*}threadedComment"):
        author = people.get(comment.get("personId", ""), "")
        _add_comment(sheet, comment.findtext("{*}text") or "", comment.get("ref", ""), author)


def _read_comments(sheet: Sheet, root: etree._Element, *, has_threads: bool) -> None:
    """Read comments of the old kind, without those that repeat a threaded one."""
    authors = ["".join(map(str, author.itertext())) for author in root.iterfind(f"{S}authors/{S}author")]
    for comment in root.iter(S + "comment"):
        number, text = comment.get("authorId", ""), comment.find(S + "text")
        author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
        if text is None:
            continue
        if has_threads and author.startswith(_THREADED_AUTHOR):
            place = DocumentPlace(f"{sheet.name}!{comment.get('ref', '')}")
            sheet.reading.stand_ins.append(Passage(rich_text(text), Layer.COMMENT, Role.PARAGRAPH, place))
        else:
            _add_comment(sheet, rich_text(text), comment.get("ref", ""), author)


def _add_comment(sheet: Sheet, text: str, where: str, author: str) -> None:
    context = f"Comment by {author}" if author else "Comment"
    sheet.add(text, where, Role.PARAGRAPH, Layer.COMMENT, context)


def _read_table(sheet: Sheet, root: etree._Element, part: str) -> None:  # noqa: ARG001 - one form for all readers
    """Read what a table says beside its cells: headers that no cell shows, labels of totals, alternative text."""
    where = root.get("ref", "").split(":")[0]
    if root.get("headerRowCount") == "0":
        for column in root.iter(S + "tableColumn"):
            sheet.add(column.get("name"), where, Role.LABEL, Layer.HIDDEN)
    for summary in root.iter(_SUMMARY):
        for name in ("altText", "altTextSummary"):
            sheet.add(summary.get(name), where, Role.CAPTION, Layer.ALT)
    sheet.add(root.get("comment"), where, Role.LABEL, Layer.METADATA)


def _read_controls(sheet: Sheet, root: etree._Element, part: str) -> None:  # noqa: ARG001 - as above
    """Read the labels of buttons and boxes, and alternative texts, in drawings of the old kind.

    Programs write controls into the drawing of the new kind as well, which was read before.
    """
    told = _told_by_shapes(sheet)
    for shape in root.iter(_VML + "*"):
        if (text := shape.get("alt")) and "".join(text.split()) not in told:
            sheet.add(text, "drawing", Role.CAPTION, Layer.ALT)
    for box in root.iter(_VML + "textbox"):
        words = " ".join(map(str, box.itertext())).split()
        if "".join(words) not in told:
            sheet.add(" ".join(words), "drawing", Role.LABEL)


def _told_by_shapes(sheet: Sheet) -> frozenset[str]:
    """Return the texts and the alternative texts of the shapes of a sheet, each without white space."""
    told: dict[tuple[Place, Layer], str] = {}
    for passage in sheet.reading.passages[sheet.first :]:
        if passage.role in _OF_SHAPES and passage.layer is not Layer.COMMENT:
            key = passage.place, passage.layer
            told[key] = told.get(key, "") + "".join(passage.text.split())
    return frozenset(told.values())


def _read_slicers(sheet: Sheet, root: etree._Element, part: str) -> None:  # noqa: ARG001 - as above
    for slicer in root.iter("{*}slicer", "{*}timeline"):
        sheet.add(slicer.get("caption"), "drawing", Role.LABEL)


def _read_list_box(sheet: Sheet, root: etree._Element, part: str) -> None:  # noqa: ARG001 - as above
    for item in root.iterfind("{*}itemLst/{*}item"):
        sheet.add(item.get("val"), "drawing", Role.LABEL)


def _read_pivot_table(sheet: Sheet, root: etree._Element, part: str) -> None:  # noqa: ARG001 - as above
    """Keep what people call the fields, items and totals of a pivot table; cells show most of it."""
    where = "".join(place.get("ref", "").split(":")[0] for place in root.iterfind(S + "location"))
    names = [each.get(_CAPTIONS[each.tag]) for each in root.iter(*_CAPTIONS)]
    names += [root.get(f"{kind}Caption") for kind in ("rowHeader", "colHeader", "grandTotal", "missing", "error")]
    place = DocumentPlace(f"{sheet.name}!{where}")
    sheet.reading.captions += [(name, place) for name in names if name]


def _read_file(sheet: Sheet, part: str) -> None:
    from msgcheck.extract.embedded import read_embedded

    reading = sheet.reading
    data = reading.package.data(part)
    if data is not None:
        place = DocumentPlace(f"{sheet.name}!drawing")
        embedded = read_embedded(part.rpartition("/")[2], data, place, reading.limits)
        reading.passages.extend(embedded.passages)
        for unread in embedded.unread:
            reading.package.note_unread(unread.part, unread.reason)


_CAPTIONS = {S + "pivotField": "name", S + "dataField": "name", S + "item": "n"}
"""Elements of a pivot table -> the attribute in which people name them anew."""

_READERS: dict[str, Callable[[Sheet, etree._Element, str], None]] = {
    "drawing": read_drawing,
    "table": _read_table,
    _OLD_DRAWING: _read_controls,
    "vmlDrawingHF": _read_controls,
    "ctrlProp": _read_list_box,
    "pivotTable": _read_pivot_table,
    "slicer": _read_slicers,
    "timeline": _read_slicers,
}
