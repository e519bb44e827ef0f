"""Words in pictures of pages, read by a program for it (OCR): the door to RapidOCR and Tesseract, opened on demand.

RapidOCR brings its networks in its own package and asks nobody for more; Tesseract is a program of the system.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

from msgcheck.extract.page_document.layout.line import Box
from msgcheck.extract.page_document.layout.lines import Words

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALES = {"rapidocr": 150 / 72, "tesseract": 300 / 72}
"""Pixels for a point. Tesseract is made for 300 dpi; RapidOCR reads as well with half of them, in half the memory."""

_LONGEST_SIDE = 3_500
_PAGE_SECONDS = 30.0
"""A page takes three to five seconds on one core."""

_LEAST_CONFIDENCE = 0.5
"""Of 1: below, it is dirt and ornaments. The programs give their own figures for it."""

_LINE = slice(2, 5)
_LEVEL, _LEFT, _TOP, _WIDTH, _HEIGHT, _CONFIDENCE, _TEXT = 0, 6, 7, 8, 9, 10, 11
"""Columns of Tesseract's table; block, paragraph and line together name a line."""

_WORD_LEVEL = "5"

Recognised = Iterator[tuple[str, Box]]
"""Lines of text with their boxes in pixels."""


class RecognitionError(Exception):
    """The words of a picture cannot be read; the message says why."""


def recognised_words(page: pdfium.PdfPage, program: str, deadline: float) -> Words:
    """Return the lines in the picture of a page, each as one word, with its box in points as shown.

    ``program`` is ``rapidocr``, ``tesseract`` or ``tesseract:LANGUAGES`` (as in ``eng+deu``); ``deadline`` is a time of
    ``time.monotonic``. Raises ``RecognitionError`` where the program is not there, fails or would be too late.
    """
    name, _, languages = program.partition(":")
    read = _PROGRAMS.get(name)
    if read is None:
        raise RecognitionError(f"msgcheck knows no program {name} for it")
    seconds = min(_PAGE_SECONDS, deadline - time.monotonic())
    if seconds <= 1:
        raise RecognitionError("there was no time left to read it")
    scale = min(_SCALES[name], _LONGEST_SIDE / max(*page.get_size(), 1.0))
    image = page.render(scale=scale).to_pil().convert("RGB")
    found = list(read(image, languages, seconds))
    texts = [text for text, _ in found]
    lefts, tops, rights, bottoms = ([box[side] / scale for _, box in found] for side in range(4))
    plain = [False] * len(found)
    return Words(texts, lefts, tops, rights, bottoms, plain, [0] * len(found), plain)


def _by_tesseract(image: Image, languages: str, seconds: float) -> Recognised:
    program = shutil.which("tesseract")
    if program is None:
        raise RecognitionError("Tesseract is not installed")
    picture = io.BytesIO()
    image.save(picture, "PNG")
    command = [program, "-", "-", *(["-l", languages] if languages else []), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the picture goes in by a pipe
            command, input=picture.getvalue(), capture_output=True, timeout=seconds, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionError(f"Tesseract took more than {seconds:.0f} seconds") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise RecognitionError("Tesseract failed; are its languages installed?") from error
    return _lines_of_table(done.stdout.decode("utf-8", "replace"))


def _lines_of_table(table: str) -> Recognised:
    """Yield the lines of Tesseract's table of words."""
    lines: dict[tuple[str, ...], list[tuple[str, Box]]] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if cells[_LEVEL] != _WORD_LEVEL or len(cells) <= _TEXT or not cells[_TEXT].strip():
            continue
        if float(cells[_CONFIDENCE]) < 100 * _LEAST_CONFIDENCE:
            continue
        left, top, width, height = (float(cells[column]) for column in (_LEFT, _TOP, _WIDTH, _HEIGHT))
        lines.setdefault(tuple(cells[_LINE]), []).append(
            (cells[_TEXT].strip(), (left, top, left + width, top + height))
        )
    for words in lines.values():
        x0, y0, x1, y1 = zip(*(box for _, box in words), strict=True)
        yield " ".join(text for text, _ in words), (min(x0), min(y0), max(x1), max(y1))


def _by_rapidocr(image: Image, languages: str, seconds: float) -> Recognised:
    del languages, seconds
    if find_spec("rapidocr") is None:
        raise RecognitionError("RapidOCR is not installed: pip install rapidocr")
    import numpy as np

    found = _rapidocr()(np.asarray(image))
    if found.txts is None:
        return
    for text, corners, confidence in zip(found.txts, found.boxes, found.scores, strict=True):
        if text.strip() and confidence >= _LEAST_CONFIDENCE:
            xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
            yield " ".join(text.split()), (min(xs), min(ys), max(xs), max(ys))


@cache
def _rapidocr() -> Any:  # noqa: ANN401 - a library without types
    return import_module("rapidocr").RapidOCR(params={"Global.log_level": "critical"})


_PROGRAMS: dict[str, Callable[[Image, str, float], Recognised]] = {
    "rapidocr": _by_rapidocr,
    "tesseract": _by_tesseract,
}
