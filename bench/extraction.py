"""How long reading decks and documents takes, against the least it could: inflate and parse the same XML parts.

    python bench/extraction.py [FOLDER_OR_FILE ...] [--rounds 7] [--peers] [--memory]

Without paths: the decks of the case ``openchain`` below ``MSGCHECK_REALDATA``, or else ``corpora/decks``.
Floor, msgcheck and peers run in one process, alternating deck by deck; times are CPU times of this process, so that
a busy machine does not decide the ratio; the ratio printed is the median over the rounds. Peers that are not
installed are named, not guessed.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lxml import etree

from msgcheck.cli import COLLECT_AFTER
from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.archive import Archive
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract, format_of

OFFICE = ("pptx", "docx")
XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
Parts = dict[Path, list[str]]


def main() -> None:
    """Measure and print."""
    options = parse_options()
    gc.set_threshold(COLLECT_AFTER)  # as the command does, for all that is measured
    files = office_files(options.paths or [default_folder()])
    if not files:
        raise SystemExit("no .pptx or .docx file there")
    parts = {file: parts_read(file) for file in files if is_readable(file)}
    files = list(parts)
    part_count = sum(map(len, parts.values()))
    print(f"{len(files)} files, {part_count} parts, {sum(f.stat().st_size for f in files) / 2**20:.1f} MiB")
    contenders = {"floor": lambda file: read_floor(file, parts[file]), "msgcheck": read_msgcheck}
    if options.peers:
        contenders |= peers(files)
    report(measure(files, contenders, options.rounds))
    if options.memory:
        print(f"peak of Python memory: {peak_bytes(files) / 2**20:.1f} MiB (largest file, passages included)")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", action="store_true", help="also python-pptx, python-docx and markitdown")
    parser.add_argument("--memory", action="store_true", help="also the peak of Python's memory")
    return parser.parse_args()


def default_folder() -> Path:
    shared = os.environ.get("MSGCHECK_REALDATA")
    if shared:
        return Path(shared) / "cases/openchain/assets/decks"
    return Path(__file__).parent.parent / "corpora/decks"


def office_files(paths: list[Path]) -> list[Path]:
    found = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    return [file for file in found if format_of(file.name) in OFFICE]


def is_readable(file: Path) -> bool:
    """Tell whether msgcheck reads ``file`` at all; name one that it does not."""
    try:
        read_msgcheck(file)
    except UnreadableError as error:
        print(f"left out: {file.name}: {error.detail}")
        return False
    return True


def parts_read(file: Path) -> list[str]:
    """Return the names of the parts that msgcheck reads of ``file``, in its order; not those of files within it."""
    names: list[str] = []
    archives: list[Archive] = []
    original = Archive.read

    def recording(archive: Archive, name: str) -> bytes:
        data = original(archive, name)
        archives.append(archive)
        if archive is archives[0]:
            names.append(name)
        return data

    Archive.read = recording  # type: ignore[method-assign]
    try:
        read_msgcheck(file)
    finally:
        Archive.read = original  # type: ignore[method-assign]
    return names


def read_floor(file: Path, parts: list[str]) -> None:
    """Inflate the parts and parse those that are XML; embedded files are inflated and left as they are."""
    with zipfile.ZipFile(file) as archive:
        for part in parts:
            data = archive.read(part)
            if data.startswith(XML_STARTS):
                with suppress(etree.XMLSyntaxError):  # a web page within the file
                    etree.fromstring(data)


def read_msgcheck(file: Path) -> None:
    with file.open("rb") as stream:
        extract(stream, format_of(file.name) or "", Limits())


def read_with_office_libraries(file: Path) -> None:
    """Read the text with python-pptx or python-docx, as their manuals show."""
    if format_of(file.name) == "docx":
        import docx

        document = docx.Document(str(file))
        for table in document.tables:
            for row in table.rows:
                for cell in row.cells:
                    _ = cell.text
        for paragraph in document.paragraphs:
            _ = paragraph.text
        return
    import pptx

    for slide in pptx.Presentation(str(file)).slides:
        read_pptx_shapes(slide.shapes)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            _ = slide.notes_slide.notes_text_frame.text


def read_pptx_shapes(shapes) -> None:  # noqa: ANN001
    for shape in shapes:
        if shape.shape_type == 6:  # a group
            read_pptx_shapes(shape.shapes)
        elif shape.has_text_frame:
            _ = shape.text_frame.text
        elif getattr(shape, "has_table", False):
            for cell in shape.table.iter_cells():
                _ = cell.text


def peers(files: list[Path]) -> dict[str, Callable[[Path], None]]:
    """Return the libraries to compare with; markitdown joins for decks only, its DOCX reader is another extra."""
    found: dict[str, Callable[[Path], None]] = {}
    try:
        import docx  # noqa: F401
        import pptx  # noqa: F401

        found["python-pptx/docx"] = read_with_office_libraries
    except ImportError:
        print("python-pptx or python-docx is not installed")
    if any(format_of(file.name) != "pptx" for file in files):
        return found
    try:
        from markitdown import MarkItDown

        converter = MarkItDown()

        def read_markitdown(file: Path) -> None:
            converter.convert(str(file))

        found["markitdown"] = read_markitdown
    except ImportError:
        print("markitdown is not installed")
    return found


def measure(files: list[Path], contenders: dict[str, Callable[[Path], None]], rounds: int) -> dict[str, list[float]]:
    """Return CPU seconds over all files, per contender and round; the first round warms up and is dropped."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds + 1):
        sums = dict.fromkeys(contenders, 0.0)
        for file in files:
            for name, read in contenders.items():
                gc.collect()
                start = time.process_time()
                read(file)
                sums[name] += time.process_time() - start
        for name, value in sums.items():
            seconds[name].append(value)
    return {name: values[1:] for name, values in seconds.items()}


def report(seconds: dict[str, list[float]]) -> None:
    floor = seconds["floor"]
    print(f"{'':20}{'median s':>10}{'ratio to floor':>16}{'(least, most)':>18}")
    for name, values in seconds.items():
        ratios = [value / base for value, base in zip(values, floor, strict=True)]
        spread = f"({min(ratios):.2f}, {max(ratios):.2f})"
        print(f"{name:20}{statistics.median(values):>10.3f}{statistics.median(ratios):>16.2f}{spread:>18}")
    if "markitdown" in seconds:
        share = statistics.median(a / b for a, b in zip(seconds["msgcheck"], seconds["markitdown"], strict=True))
        print(f"msgcheck / markitdown: {share:.3f}")


def peak_bytes(files: list[Path]) -> int:
    peak = 0
    for file in files:
        tracemalloc.start()
        read_msgcheck(file)
        peak = max(peak, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return peak


if __name__ == "__main__":
    main()
