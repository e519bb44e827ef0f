"""The one way in: bytes of a known format become an :class:`Extraction`."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from msgcheck.errors import MsgcheckError, UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.passage_length import bounded
from msgcheck.model.passage import Extraction


class Reader(Protocol):
    """Reads one asset from a seekable binary stream; raises ``UnreadableError``."""

    def __call__(self, stream: BinaryIO, limits: Limits) -> Extraction:
        """Read the whole asset."""


_READERS = {
    "pptx": "msgcheck.extract.presentation:extract_presentation",
    "docx": "msgcheck.extract.word_document:extract_word_document",
    "pdf": "msgcheck.extract.page_document:extract_page_document",
    "html": "msgcheck.extract.web_page:extract_web_page",
    "md": "msgcheck.extract.markdown_text:extract_markdown",
    "txt": "msgcheck.extract.plain_text:extract_plain_text",
}
"""Format -> reader, as ``module:function``: a reader and its library are imported when first needed."""

_SUFFIXES = {
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".ppsx": "pptx",
    ".potx": "pptx",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "md",
    ".markdown": "md",
    ".mdx": "md",
    ".txt": "txt",
}


def format_of(name: str) -> str | None:
    """Return the format of a file by its name, or ``None`` for one msgcheck does not read."""
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def extract(stream: BinaryIO, format_name: str, limits: Limits | None = None) -> Extraction:
    """Read one asset; no passage of it is longer than ``passage_length.MAX_LENGTH``.

    Raises ``UnreadableError`` with the reason when the asset cannot be read, and nothing else, whatever the file holds.
    """
    target = _READERS.get(format_name)
    if target is None:
        raise UnreadableError("unsupported", f"msgcheck does not read {format_name} files.")
    module, function = target.split(":")
    reader = cast("Reader", getattr(import_module(module), function))
    try:
        return bounded(reader(stream, limits or Limits()))
    except MsgcheckError:
        raise
    except Exception as error:  # broad on purpose: one odd file must not end a run, whatever a library makes of it
        reason = f"The file could not be read whole: {type(error).__name__}."
        raise UnreadableError("damaged", reason) from error
