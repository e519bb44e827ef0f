"""What is laid over a PDF page: comments, and what stands in the fields of a form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.model.passage import Layer

_PAGE_ANNOTATIONS = 2_000
_FIELD = pdfium_c.FPDF_ANNOT_WIDGET
_ON_THE_PAGE = frozenset({_FIELD, pdfium_c.FPDF_ANNOT_FREETEXT})
"""What looks like text of the page: fields, and text that was typed over it."""

_NO_TEXT = frozenset({pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP})


def annotations_of(page: pdfium.PdfPage) -> Iterator[tuple[Layer, str]]:
    """Yield the layer and text of each annotation of an open page that has a text."""
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _PAGE_ANNOTATIONS)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
            text = "" if kind in _NO_TEXT else _text(annotation, b"V" if kind == _FIELD else b"Contents")
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)
        if text:
            yield (Layer.BODY if kind in _ON_THE_PAGE else Layer.COMMENT), text


def _text(annotation: Any, key: bytes) -> str:  # noqa: ANN401 - a C handle
    """Return a string of the annotation; the state of a check box is a name, and no text."""
    if pdfium_c.FPDFAnnot_GetValueType(annotation, key) != pdfium_c.FPDF_OBJECT_STRING:
        return ""
    size = pdfium_c.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (pdfium_c.FPDF_WCHAR * (size // 2 + 1))()
    pdfium_c.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return clean(bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", errors="replace"))


def clean(text: str) -> str:
    """Return text on one line, without controls."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
