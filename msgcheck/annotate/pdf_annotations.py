"""The annotations of msgcheck in a PDF (ISO 32000-1, 12.5): put in anew, and nobody else's touched.

Ours bear our name as author (``/T``) and a fingerprint as name (``/NM``).
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import Highlight as HighlightAnnotation
from pypdf.annotations import Text as TextAnnotation
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from msgcheck.annotate.comment import AUTHOR, Comment
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.extract.page_document.layout.line import Box
from msgcheck.extract.page_document.layout.lines import union
from msgcheck.extract.page_document.span_boxes import LineBox
from msgcheck.values import dataclass

_FINGERPRINT = re.compile(r"v\d+:\S+")
_PRINTED = 4
"""The flag that prints an annotation with its page (ISO 32000-1, table 165)."""

_COLOUR = "ffd400"
_OPACITY = 0.4

Annotation = DictionaryObject


@dataclass(frozen=True, slots=True)
class Highlight:
    """A comment over the words of its span on one page, counted from 1."""

    page: int
    comment: Comment
    boxes: tuple[LineBox, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A comment as a closed note; ``box`` in points of the file, ``where`` what it is about, if that is elsewhere."""

    page: int
    comment: Comment
    box: Box
    where: str = ""


Mark = Highlight | Note


def with_marks(sources: Iterable[bytes], marks: Sequence[Mark], page_count: int, now: datetime) -> bytes | None:
    """Return the first of ``sources`` that can be written, with ``marks`` as all annotations of msgcheck.

    ``None`` where there are none to put in and none to take away. ``sources`` are the same document in several
    writings, ``page_count`` is what it must have. Raises ``UnfixableError`` where none of them can be written.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is no message to whoever runs a check
    reason = "its pages are not found"
    for source in sources:
        try:
            writer = PdfWriter(clone_from=PdfReader(io.BytesIO(source)))
            if len(writer.pages) == page_count:
                return _written(writer, marks, now)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a library makes of an odd file, it is told as the reason
            reason = f"{type(error).__name__}: {error}"
    raise UnfixableError(f"The document is damaged, and cannot be written again: {reason}.")


def _written(writer: PdfWriter, marks: Sequence[Mark], now: datetime) -> bytes | None:
    by_page: dict[int, list[Mark]] = {}
    for mark in marks:
        by_page.setdefault(mark.page, []).append(mark)
    has_changed = False
    for number, page in enumerate(writer.pages, 1):
        has_changed = _mark_anew(writer, page, by_page.get(number, ()), now) or has_changed
    if not has_changed:
        return None
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _mark_anew(writer: PdfWriter, page: PageObject, marks: Sequence[Mark], now: datetime) -> bool:
    """Put ``marks`` on a page in place of our old annotations and their popups; tell whether it has changed.

    What somebody has answered stays; where it is said again, the answer is one to the new annotation.
    """
    listed = _annotations(page)
    said = {mark.comment.fingerprint for mark in marks}
    answered = {id(_entry(each, "/IRT")) for _, each in listed if isinstance(each, DictionaryObject)}
    gone = [each for _, each in listed if _is_ours(each) and (id(each) not in answered or _name(each) in said)]
    if not gone and not marks:
        return False
    ids = {id(each) for each in gone}
    kept = [(item, each) for item, each in listed if id(each) not in ids and not _is_popup_of(each, ids)]
    page[NameObject("/Annots")] = ArrayObject(item for item, _ in kept)
    old = {_name(each): each for each in gone}
    new = {mark.comment.fingerprint: writer.add_annotation(page, _annotation(writer, mark, old, now)) for mark in marks}
    for _, annotation in kept:
        asked = _entry(annotation, "/IRT") if isinstance(annotation, DictionaryObject) else None
        if asked is not None and id(asked) in ids:
            annotation[NameObject("/IRT")] = new[_name(asked)].indirect_reference
    for annotation in gone:
        annotation.clear()  # something may still refer to it: no old comment stays behind in the file
    return True


def _entry(holder: DictionaryObject, key: str) -> Any:  # noqa: ANN401 - any object of the file
    value = holder.get(key)
    return None if value is None else value.get_object()


def _annotations(page: PageObject) -> list[tuple[Any, Any]]:
    """Return each item of the page's list of annotations, and the object that it stands for."""
    listed = _entry(page, "/Annots")
    return [(item, item.get_object()) for item in listed] if isinstance(listed, ArrayObject) else []


def _is_ours(annotation: object) -> bool:
    return (
        isinstance(annotation, DictionaryObject)
        and _entry(annotation, "/T") == AUTHOR
        and _FINGERPRINT.fullmatch(_name(annotation)) is not None
    )


def _name(annotation: Annotation) -> str:
    return str(_entry(annotation, "/NM"))


def _is_popup_of(annotation: object, ids: Collection[int]) -> bool:
    return (
        isinstance(annotation, DictionaryObject)
        and _entry(annotation, "/Subtype") == "/Popup"
        and id(_entry(annotation, "/Parent")) in ids
    )


def _annotation(writer: PdfWriter, mark: Mark, old: Mapping[str, Annotation], now: datetime) -> Annotation:
    comment = mark.comment
    made: Annotation
    if isinstance(mark, Highlight):
        quads = ArrayObject(FloatObject(each) for box in mark.boxes for each in quad(box))
        rect = RectangleObject(union(box.box for box in mark.boxes))
        made = HighlightAnnotation(rect=rect, quad_points=quads, highlight_color=_COLOUR)
        made[NameObject("/CA")] = FloatObject(_OPACITY)
        made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): _appearance(writer, mark.boxes, rect)})
        text = comment.text
    else:
        text = f"{comment.text}\n({mark.where})" if mark.where else comment.text
        made = TextAnnotation(rect=mark.box, text=text)
        del made["/Flags"]  # no key of the standard
    made.update({
        NameObject("/Contents"): TextStringObject(text),
        NameObject("/T"): TextStringObject(AUTHOR),
        NameObject("/NM"): TextStringObject(comment.fingerprint),
        NameObject("/Subj"): TextStringObject(comment.title),
        NameObject("/M"): _date(old.get(comment.fingerprint), text, now),
        NameObject("/F"): NumberObject(_PRINTED),
    })  # fmt: skip
    return made


def _appearance(writer: PdfWriter, boxes: Sequence[LineBox], rect: RectangleObject) -> IndirectObject:
    """Add how a highlight looks: LibreOffice makes it opaque where that is left to it, and the words are gone."""
    fills = [(box[0], box[1], box[2] - box[0], box[3] - box[1]) for box in (line.box for line in boxes)]
    red, green, blue = (int(_COLOUR[at : at + 2], 16) / 255 for at in (0, 2, 4))
    drawing = [f"/G gs {red:.3f} {green:.3f} {blue:.3f} rg"]
    drawing += [" ".join(f"{side:.3f}" for side in fill) + " re" for fill in fills]
    state = {NameObject("/ca"): FloatObject(_OPACITY), NameObject("/BM"): NameObject("/Multiply")}
    states = DictionaryObject({NameObject("/G"): DictionaryObject(state)})
    form = StreamObject()
    form.set_data("\n".join([*drawing, "f"]).encode())
    form.update({
        NameObject("/Type"): NameObject("/XObject"),
        NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): rect,
        NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
    })  # fmt: skip
    return writer._add_object(form)  # noqa: SLF001 - a stream must be an object of its own, and pypdf has no other way


def _date(before: Annotation | None, text: str, now: datetime) -> TextStringObject:
    """Return when a comment was made: what said the same before keeps its date."""
    date = _entry(before, "/M") if before is not None and _entry(before, "/Contents") == text else None
    return date if isinstance(date, TextStringObject) else TextStringObject(now.strftime("D:%Y%m%d%H%M%SZ"))


def quad(line: LineBox) -> tuple[float, ...]:
    """Return the corners of a box as its text runs: top left, top right, bottom left, bottom right.

    That is the order every viewer uses and draws by, not the one of the standard (ISO 32000-1, table 179, says
    counterclockwise).
    """
    left, bottom, right, top = line.box
    corners = [(left, top), (left, bottom), (right, bottom), (right, top)]  # counterclockwise from the top left
    turned = corners[-line.turns :] + corners[: -line.turns]
    return (*turned[0], *turned[3], *turned[1], *turned[2])
