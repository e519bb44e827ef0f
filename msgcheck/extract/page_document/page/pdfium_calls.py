"""The calls of PDFium that are made for every word and every drawn thing, by a shorter way than pypdfium2's own.

Handles are addresses here, results stand in the buffer that a call was given: a call takes a quarter of the time,
and there are ten of them for each word. Nothing here lets go of the interpreter's lock: the calls are that short.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import PYFUNCTYPE, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium_c


def address(handle: Any) -> int:  # noqa: ANN401 - a C handle
    """Return the address that a handle of pypdfium2 stands for."""
    return cast(handle, c_void_p).value or 0


def _call(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 - C types
    return PYFUNCTYPE(result, *arguments)(address(function))


_pointer, _number = c_size_t, c_int

# (text page, first index, count, buffer of two bytes each)
characters = _call(pdfium_c.FPDFText_GetText, _number, _pointer, _number, _number, _pointer)
character = _call(pdfium_c.FPDFText_GetUnicode, c_uint, _pointer, _number)
has_no_meaning = _call(pdfium_c.FPDFText_HasUnicodeMapError, _number, _pointer, _number)
# (text page, index, rectangle: left, top, right, bottom)
loose_box = _call(pdfium_c.FPDFText_GetLooseCharBox, _number, _pointer, _number, _pointer)
text_object = _call(pdfium_c.FPDFText_GetTextObject, _pointer, _pointer, _number)
character_angle = _call(pdfium_c.FPDFText_GetCharAngle, c_float, _pointer, _number)
font_weight = _call(pdfium_c.FPDFText_GetFontWeight, _number, _pointer, _number)

page_object_count = _call(pdfium_c.FPDFPage_CountObjects, _number, _pointer)
page_object = _call(pdfium_c.FPDFPage_GetObject, _pointer, _pointer, _number)
form_object_count = _call(pdfium_c.FPDFFormObj_CountObjects, _number, _pointer)
form_object = _call(pdfium_c.FPDFFormObj_GetObject, _pointer, _pointer, c_ulong)
object_type = _call(pdfium_c.FPDFPageObj_GetType, _number, _pointer)
object_matrix = _call(pdfium_c.FPDFPageObj_GetMatrix, _number, _pointer, _pointer)
# (object, left, bottom, right, top)
object_bounds = _call(pdfium_c.FPDFPageObj_GetBounds, _number, _pointer, _pointer, _pointer, _pointer, _pointer)
# (object, red, green, blue, alpha)
fill_colour = _call(pdfium_c.FPDFPageObj_GetFillColor, _number, _pointer, _pointer, _pointer, _pointer, _pointer)
stroke_colour = _call(pdfium_c.FPDFPageObj_GetStrokeColor, _number, _pointer, _pointer, _pointer, _pointer, _pointer)
has_transparency = _call(pdfium_c.FPDFPageObj_HasTransparency, _number, _pointer)
set_active = _call(pdfium_c.FPDFPageObj_SetIsActive, _number, _pointer, _number)
render_mode = _call(pdfium_c.FPDFTextObj_GetTextRenderMode, _number, _pointer)
# (path, fill mode, stroke)
draw_mode = _call(pdfium_c.FPDFPath_GetDrawMode, _number, _pointer, _pointer, _pointer)
path_segment_count = _call(pdfium_c.FPDFPath_CountSegments, _number, _pointer)

clip_path = _call(pdfium_c.FPDFPageObj_GetClipPath, _pointer, _pointer)
clip_path_count = _call(pdfium_c.FPDFClipPath_CountPaths, _number, _pointer)
clip_segment_count = _call(pdfium_c.FPDFClipPath_CountPathSegments, _number, _pointer, _number)
clip_segment = _call(pdfium_c.FPDFClipPath_GetPathSegment, _pointer, _pointer, _number, _number)
# (segment, x, y)
segment_point = _call(pdfium_c.FPDFPathSegment_GetPoint, _number, _pointer, _pointer, _pointer)
