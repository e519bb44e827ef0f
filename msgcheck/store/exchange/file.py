"""The file of an exported history, plain or compressed: written whole or not at all, read line by line and bounded."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Never

from msgcheck.config.replaced_file import replaced
from msgcheck.errors import HistoryError
from msgcheck.store.exchange.forms import End, Line, line_of, require_head

LONGEST_LINE = 128 * 2**20
"""Bytes of one line: an asset with a hundred thousand findings has about half."""

_COMPRESSED = b"\x1f\x8b"


def write_lines(file: Path, lines: Iterable[str]) -> None:
    """Write ``lines`` to ``file``, compressed where its name ends with ``.gz``. Whoever reads it meets the old content
    or the new. Raises HistoryError where it cannot be written.
    """
    try:
        with replaced(file.resolve()) as temporary, temporary.open("wb") as stream:
            _write(stream, lines, is_compressed=file.suffix == ".gz")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise HistoryError(f"{file} cannot be written: {error.strerror or error}. Name another file.") from error


def _write(stream: IO[bytes], lines: Iterable[str], *, is_compressed: bool) -> None:
    if not is_compressed:
        stream.writelines(line.encode() for line in lines)
        return
    # Without name and time: the same history gives the same bytes.
    with gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=6, mtime=0) as packed:
        packed.writelines(line.encode() for line in lines)


@contextmanager
def opened(file: Path) -> Iterator[IO[bytes]]:
    """Give the file for :func:`read_lines`, which may go through it more than once."""
    try:
        if not file.is_file():
            raise HistoryError(f"{file} is no file. Name one that `msgcheck history export` wrote.")
        with file.open("rb") as stream:
            yield stream
    except OSError as error:
        raise HistoryError(f"{file} cannot be read: {error.strerror or error}.") from error


def read_lines(stream: IO[bytes], name: Path) -> Iterator[tuple[int, Line]]:
    """Yield the lines after the first with their numbers, the end last; HistoryError, with the line, for anything else.

    ``name`` is the file's. It may come from anywhere: a line is bounded, and nothing that it names is followed.
    """
    stream.seek(0)
    is_compressed = stream.read(2) == _COMPRESSED
    stream.seek(0)
    source: IO[bytes] = gzip.GzipFile(fileobj=stream) if is_compressed else stream  # type: ignore[assignment]
    number, line = 0, None
    try:
        for number, text in enumerate(_bounded(source), start=1):
            if isinstance(line, End):
                raise ValueError("something follows the end")  # noqa: TRY004, TRY301 - told below, with the line
            data = json.loads(text, parse_constant=_no_constant)
            if number == 1:
                require_head(data)
                continue
            line = line_of(data)
            yield number, line
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise HistoryError(f"{name}: the compressed file is broken after line {number}. Export again.") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise HistoryError(
            f"{name}:{number or 1}: {_told(error)}. Nothing of it was imported; export again."
        ) from error
    if not isinstance(line, End):
        raise HistoryError(
            f"{name} ends after line {number}, before its end. Nothing of it was imported; copy it again."
        )


def _bounded(source: IO[bytes]) -> Iterator[bytes]:
    while text := source.readline(LONGEST_LINE + 1):
        if len(text) > LONGEST_LINE:
            raise ValueError(f"the line is longer than {LONGEST_LINE:,} bytes")
        yield text


def _no_constant(name: str) -> Never:
    raise ValueError(f"{name} is no number")


def _told(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "the line is nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return "this is no line of a history"
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
