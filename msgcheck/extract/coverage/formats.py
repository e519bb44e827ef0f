"""The proof for files that are no packages: the same bytes are walked again, by another way than the reader's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import BinaryIO

from msgcheck.errors import UnreadableError
from msgcheck.extract.coverage.line_walk import line_units, markdown_units, subtitle_units, table_units
from msgcheck.extract.coverage.proof import PartUnits, prove
from msgcheck.extract.coverage.read_texts import TextUnit
from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.model.passage import Extraction, UnreadPart

_DECLARED = re.compile(rb"""(?i)(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""")
_DECLARED_WITHIN = 4096


def proved(extraction: Extraction, stream: BinaryIO, format_name: str, limits: Limits) -> Extraction:
    """Return ``extraction`` with the coverage that a walk over the whole of ``stream`` proves.

    Packages and PDF documents prove themselves part by part, see ``OfficePackage.coverage``: they come back as they
    are, as do formats without a walk. Where the walk fails, the reader's own count stays, with the failure as unread.
    """
    walk = _WALKS.get(format_name)
    if walk is None:
        return extraction
    try:
        coverage = prove(walk(stream, limits), extraction.passages, extraction.coverage.unread)
    except UnreadableError as error:
        unproved = UnreadPart("proof of what was read", f"the document cannot be walked a second time: {error.detail}")
        coverage = replace(extraction.coverage, unread=(*extraction.coverage.unread, unproved))
    return replace(extraction, coverage=coverage)


def _walked_page(stream: BinaryIO, limits: Limits) -> Iterable[PartUnits]:
    from msgcheck.extract.coverage.web_walk import web_units

    return web_units(_text(stream, limits, _DECLARED)).items()


def _walked_mail(stream: BinaryIO, limits: Limits) -> Iterable[PartUnits]:
    from msgcheck.extract.coverage.mail_walk import mail_units

    stream.seek(0)
    return mail_units(read_bytes(stream, limits.part)).items()


def _lines(units: Callable[[str], Iterable[TextUnit]]) -> Callable[[BinaryIO, Limits], Iterable[PartUnits]]:
    return lambda stream, limits: [("lines", units(_text(stream, limits)))]


def _text(stream: BinaryIO, limits: Limits, declared: re.Pattern[bytes] | None = None) -> str:
    stream.seek(0)
    data = read_bytes(stream, limits.part)
    match = declared.search(data[:_DECLARED_WITHIN]) if declared else None
    return decode(data, match[1].decode("ascii", errors="ignore") if match else None).text


_WALKS: dict[str, Callable[[BinaryIO, Limits], Iterable[PartUnits]]] = {
    "html": _walked_page,
    "eml": _walked_mail,
    "md": _lines(markdown_units),
    "txt": _lines(line_units),
    "vtt": _lines(subtitle_units),
    "srt": _lines(subtitle_units),
    "csv": _lines(table_units),
    "tsv": _lines(table_units),
}
