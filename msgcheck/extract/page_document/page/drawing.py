"""A PDF page drawn with and without some of its texts: a word without which it looks the same is hidden."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence, Set
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.extract.page_document.layout.line import Box
from msgcheck.extract.page_document.layout.lines import union
from msgcheck.extract.page_document.page import pdfium_calls as calls
from msgcheck.extract.page_document.page.sheet import Sheet
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 1.5
_LONGEST_SIDE = 1_400
"""Pixels of a drawing's longer side at most."""

_SEEN = 20
"""Of 255: how much some pixel of a word's box must change in red, green or blue for the word to be seen."""

_INK = 96
"""Of 255: letters in a picture differ as much from their ground."""

_ROUNDS = 6
_COMPARED = 400
"""Texts of one page that are told apart where they lie over each other."""


class Suspect(NamedTuple):
    """A word that may be hidden: its box in points as shown, and the address of the text object that draws it.

    ``is_inked``: it is seen where the page shows anything in its box, whether the page looks the same without it.
    """

    text: str
    box: Box
    text_object: int
    is_inked: bool = False


class Drawings:
    """Draws parts of pages for one document, for so many seconds altogether."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def unseen(self, page: pdfium.PdfPage, sheet: Sheet, suspects: Sequence[Suspect], copies: Set[int]) -> set[int]:
        """Return which suspects leave no trace on the page, by their index; none once the time is used up.

        ``copies`` are text objects that may draw a suspect once more: they are left out together with it.
        """
        started = time.monotonic()
        frame = _Frame.around([suspect.box for suspect in suspects], sheet)
        unseen: set[int] = set()
        whole = self._drawn(page, sheet, frame, started)
        if whole is not None:
            unseen = {at for at, each in enumerate(suspects) if each.is_inked and not _has_ink(whole, frame, each.box)}
        for group in _apart(suspects) if whole else ():
            texts = {suspects[at].text_object for at in group} | copies
            without = self._without(page, sheet, frame, texts, started)
            if whole is None or without is None:
                break
            difference = _difference(whole, without)
            unseen |= {at for at in group if not _is_changed(difference, frame, suspects[at].box)}
        self._seconds -= time.monotonic() - started
        return unseen

    def _without(
        self, page: pdfium.PdfPage, sheet: Sheet, frame: _Frame, texts: Iterable[int], started: float
    ) -> Image | None:
        for text in texts:
            calls.set_active(text, 0)
        try:
            return self._drawn(page, sheet, frame, started)
        finally:
            for text in texts:
                calls.set_active(text, 1)

    def _drawn(self, page: pdfium.PdfPage, sheet: Sheet, frame: _Frame, started: float) -> Image | None:
        """Draw the part of the page in the frame, or return ``None`` when that takes longer than there is time."""
        from PIL import Image

        deadline = started + self._seconds
        if time.monotonic() > deadline:
            return None
        bitmap = pdfium.PdfBitmap.new_native(frame.width, frame.height, pdfium_c.FPDFBitmap_BGR)
        pdfium_c.FPDFBitmap_FillRect(bitmap.raw, 0, 0, frame.width, frame.height, 0xFFFFFFFF)
        width, height = (max(1, round(side * frame.scale)) for side in sheet.size)
        state = pdfium_c.FPDF_RenderPageBitmap_Start(
            bitmap.raw, page.raw, -frame.left, -frame.top, width, height, 0, 0, _pause_after(deadline)
        )
        pdfium_c.FPDF_RenderPage_Close(page.raw)
        if state != pdfium_c.FPDF_RENDER_DONE:
            return None
        size = (frame.width, frame.height)
        return Image.frombytes("RGB", size, bytes(bitmap.buffer), "raw", "RGB", bitmap.stride, 1)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of a page that is drawn, in pixels, ``scale`` of them for a point."""

    left: int
    top: int
    width: int
    height: int
    scale: float

    @classmethod
    def around(cls, boxes: Sequence[Box], sheet: Sheet) -> _Frame:
        scale = min(_SCALE, _LONGEST_SIDE / max(*sheet.size, 1.0))
        x0, y0, x1, y1 = (round(side * scale) for side in union(boxes))
        width, height = (max(1, round(side * scale)) for side in sheet.size)
        left, top = max(0, min(x0, width - 1)), max(0, min(y0, height - 1))
        return cls(left, top, max(1, min(x1, width) - left), max(1, min(y1, height) - top), scale)

    def area(self, box: Box) -> tuple[int, int, int, int]:
        """Return a box in pixels of the frame, at least one of them."""
        x0, y0, x1, y1 = (round(side * self.scale) for side in box)
        x0 = max(0, min(x0 - self.left, self.width - 1))
        y0 = max(0, min(y0 - self.top, self.height - 1))
        return x0, y0, max(x0 + 1, x1 - self.left), max(y0 + 1, y1 - self.top)


def _pause_after(deadline: float) -> Any:  # noqa: ANN401 - a C structure
    pause = pdfium_c.IFSDK_PAUSE(version=1)
    kind = type(pause.NeedToPauseNow)
    pause.NeedToPauseNow = kind(lambda _: time.monotonic() > deadline)
    return pause


def _apart(suspects: Sequence[Suspect]) -> list[list[int]]:
    """Group suspects so that, within a group, no two different texts lie over each other: each is missed by itself.

    The same word drawn twice at one place stays together: each copy hides that the other one is gone.
    """
    groups: list[list[int]] = []
    missed = [index for index, suspect in enumerate(suspects) if not suspect.is_inked]
    if len(missed) > _COMPARED:
        return [missed]
    for index in missed:
        suspect = suspects[index]
        for group in groups:
            if not any(_are_in_the_way(suspect, suspects[other]) for other in group):
                group.append(index)
                break
        else:
            groups.append([index])
    return [*groups[: _ROUNDS - 1], *filter(None, [[index for group in groups[_ROUNDS - 1 :] for index in group]])]


def _are_in_the_way(first: Suspect, second: Suspect) -> bool:
    if first.text_object == second.text_object or first.text == second.text:
        return False
    return _meet(first.box, second.box)


def _meet(first: Box, second: Box) -> bool:
    return (
        min(first[2], second[2]) - max(first[0], second[0]) > 1
        and min(first[3], second[3]) - max(first[1], second[1]) > 1
    )


def _difference(whole: Image, without: Image) -> Image:
    from PIL import ImageChops

    return ImageChops.difference(whole, without)


def _has_ink(image: Image, frame: _Frame, box: Box) -> bool:
    return any(high - low >= _INK for low, high in _extremes(image, frame, box))


def _is_changed(difference: Image, frame: _Frame, box: Box) -> bool:
    return any(high >= _SEEN for _, high in _extremes(difference, frame, box))


def _extremes(image: Image, frame: _Frame, box: Box) -> list[tuple[int, int]]:
    """Return the least and the greatest red, green and blue within a box."""
    extremes: Any = image.crop(frame.area(box)).getextrema()
    return list(extremes)
