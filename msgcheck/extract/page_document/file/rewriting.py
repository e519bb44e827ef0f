"""Damaged PDF documents rewritten by pypdf: the last way into those that neither PDFium nor qpdf opens."""

from __future__ import annotations

import io
import logging

_MAX_SIZE = 8 * 2**20
"""Bytes. The worst made for it, trailers without end, take pypdf half a second a megabyte."""


def rewritten(data: bytes) -> bytes | None:
    """Return a document anew with what pypdf finds of it, or ``None`` where that is no page."""
    if len(data) > _MAX_SIZE:
        return None
    from pypdf import PdfReader, PdfWriter

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is told as an unread part
    stream = io.BytesIO()
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        if not len(writer.pages):
            return None
        writer.write(stream)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - it raises whatever comes up in a damaged file; then the file is refused as it was
        return None
    return stream.getvalue()
