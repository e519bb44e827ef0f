"""Where results go: formats paired with files, files written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from msgcheck.config.replaced_file import TEMPORARY, replaced
from msgcheck.errors import UsageError
from msgcheck.values import dataclass

CONSOLE = "console"
SUFFIX_FORMATS = {".json": "json", ".html": "html", ".htm": "html"}
"""The format of an ``--output`` that stands without a ``--format``, for commands with these two."""


@dataclass(frozen=True, slots=True)
class Destination:
    """One result to write: its format, and its file (``None`` for standard output)."""

    format: str
    file: Path | None


def pair_outputs(
    formats: Sequence[str], outputs: Sequence[Path], suffixes: Mapping[str, str] = SUFFIX_FORMATS
) -> tuple[Destination, ...]:
    """Pair ``--format`` with ``--output`` in their order; ``suffixes`` name the format of a file without one.

    The console goes to standard output; one machine format may stand without a file and goes there instead.
    Where no machine format goes to standard output, the console does. Raises ``UsageError`` where they do not pair.
    """
    for output in outputs:
        if output == Path("-"):
            raise UsageError("--output - names no file. Leave it out: one format goes to standard output by itself.")
        if outputs.count(output) > 1:
            raise UsageError(f"{output} is named for two formats. Give each its own --output.")
    if not formats and outputs:
        formats = [_format_by_suffix(output, suffixes) for output in outputs]
    machine = [name for name in formats if name != CONSOLE]
    if len(outputs) > len(machine):
        raise _without_format(formats, outputs)
    if len(machine) > len(outputs) + 1:
        raise UsageError(f"Only one format can go to standard output. Add --output FILE after --format {machine[0]}.")
    files: list[Path | None] = [*outputs, *([None] * (len(machine) - len(outputs)))]
    pairs = [Destination(name, file) for name, file in zip(machine, files, strict=True)]
    if len(machine) > len(outputs):
        if CONSOLE in formats:
            raise UsageError(
                f"Only one format can go to standard output. Add --output FILE after --format {machine[-1]}."
            )
        return tuple(pairs)
    return (Destination(CONSOLE, None), *pairs)


def _without_format(formats: Sequence[str], outputs: Sequence[Path]) -> UsageError:
    """Say which of too many files has no format of its own: the one that stands beside the console, or the last."""
    if CONSOLE not in formats:
        return UsageError(f"There is no --format for --output {outputs[len(formats)]}. Add one, or leave the file out.")
    return UsageError(
        f"--format {CONSOLE} is shown and written to no file. "
        f"Name another --format for --output {outputs[formats.index(CONSOLE)]}, or leave the file out."
    )


def one_destination(format_name: str | None, output: Path | None) -> Destination:
    """Return where the one result of a command goes; errors as in :func:`pair_outputs`."""
    return pair_outputs([format_name] if format_name else [], [output] if output else [])[-1]


def require_writable(destinations: Iterable[Destination]) -> None:
    """Raise ``UsageError`` for a file that cannot be written, before any work is done for it."""
    for destination in destinations:
        file = destination.file
        if file is not None and (file.is_file() or not file.exists()):
            import tempfile

            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                descriptor, name = tempfile.mkstemp(prefix=TEMPORARY, dir=file.resolve().parent)
            except OSError as error:
                raise _unwritable(file, error) from error
            os.close(descriptor)
            Path(name).unlink()


def _unwritable(file: Path, error: OSError) -> UsageError:
    return UsageError(f"{file} cannot be written: {error.strerror or error}. Make it writable, or write elsewhere.")


def _format_by_suffix(output: Path, suffixes: Mapping[str, str]) -> str:
    name = suffixes.get(output.suffix.lower())
    if name is None:
        known = " or ".join(f"--format {name}" for name in dict.fromkeys(suffixes.values()))
        raise UsageError(f"The format of {output} is not clear from its name. Add {known}.")
    return name


def write_whole(file: Path, pieces: Iterable[str]) -> None:
    """Write ``pieces`` to ``file`` in one step: whoever reads it meets the old content or the new, never a half.

    A link is followed; what is no regular file (a pipe, a device) is written straight into. Raises ``UsageError`` where
    the file cannot be written.
    """
    try:
        if _is_stream(file):
            with file.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
                stream.writelines(pieces)
        else:
            _replace(file.resolve(), pieces)
    except OSError as error:
        raise _unwritable(file, error) from error


def _is_stream(file: Path) -> bool:
    """Tell whether ``file`` is a pipe or a device; of ``/dev/stdout`` only the system knows what it leads to."""
    return file.exists() and not file.is_file()


def _replace(target: Path, content: Iterable[str] | bytes) -> None:
    with replaced(target) as temporary:
        if isinstance(content, bytes):
            temporary.write_bytes(content)
        else:
            with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
                stream.writelines(content)


def write_bytes(content: bytes, file: Path | None) -> None:
    """Write ``content`` to ``file`` as :func:`write_whole` does, or to standard output where there is none."""
    if file is None:
        sys.stdout.buffer.write(content)
        return
    try:
        if _is_stream(file):
            file.write_bytes(content)
        else:
            _replace(file.resolve(), content)
    except OSError as error:
        raise _unwritable(file, error) from error


def write_or_print(pieces: Iterable[str], file: Path | None) -> None:
    """Write a text, given in pieces, to ``file``, which is then named, or to standard output where there is none."""
    if file is None:
        for piece in pieces:
            click.echo(piece, nl=False)
    else:
        write_whole(file, pieces)
        click.echo(f"Written: {file}", err=True)


def tell_losses(losses: Iterable[object]) -> None:
    """Tell on standard error what an import or an export left out, a line each."""
    for loss in losses:
        click.echo(str(loss), err=True)
