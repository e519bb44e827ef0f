"""A company's own template, opened with bounds, emptied, and ready to be filled."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from msgcheck.errors import UnreadableError, UsageError
from msgcheck.extract.containers.archive import Archive
from msgcheck.extract.limits import Limits

_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_AS_PRESENTATION = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
)
"""A template (POTX) and a show (PPSX) are decks by another name."""

_WAY_OUT = "Choose another file for `template` under [report], or leave it out."


def open_brand_template(path: Path) -> Deck:
    """Return the deck at ``path`` (PPTX, POTX, PPSX) with its master and layouts, without its slides.

    Raises ``UsageError`` with the reason and the way out where it cannot be read, is too large, holds macros, or has no
    layout.
    """
    try:
        deck = Presentation(io.BytesIO(_plain_package(path)))
        _empty(deck)
        count = len(deck.slide_layouts)
    except OSError as error:
        raise UsageError(f"The template {path} cannot be read: {error.strerror or error}. {_WAY_OUT}") from error
    except UnreadableError as error:
        raise UsageError(f"The template {path} cannot be read: {error.detail} {_WAY_OUT}") from error
    except (PythonPptxError, SyntaxError, LookupError, ValueError, AttributeError, TypeError, AssertionError) as error:
        raise UsageError(f"The template {path} is no whole presentation. {_WAY_OUT}") from error
    if not count:
        raise UsageError(f"The template {path} has no layout. {_WAY_OUT}")
    return deck


def _plain_package(path: Path) -> bytes:
    """Return the package with every part inflated within bounds, under the content type of a deck."""
    target = io.BytesIO()
    with path.open("rb") as stream, zipfile.ZipFile(target, "w") as plain:
        archive = Archive(stream, Limits())
        for name in archive.names:
            data = archive.read(name)
            if name.lower() == "[content_types].xml":
                data = _as_presentation(data)
            plain.writestr(name, data)
    return target.getvalue()


def _as_presentation(types: bytes) -> bytes:
    if b"macroEnabled" in types:
        raise UnreadableError("unsupported", "It holds macros: save it as .potx or .pptx.")
    for other in _AS_PRESENTATION:
        types = types.replace(other, _MAIN)
    return types


def _empty(deck: Deck) -> None:
    """Drop the slides, and what names them: sections and shows of one's own."""
    slides = deck.slides
    for entry in list(slides.element):
        deck.part.drop_rel(entry.rId)
        slides.element.remove(entry)
    root = deck.element
    for name in ("p:custShowLst", "p:extLst"):
        for found in root.findall(qn(name)):
            root.remove(found)
