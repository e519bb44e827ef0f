"""Make the sample decks and documents from their sources: ``python corpora/make_corpora.py [--into FOLDER]``.

Decks (PPTX), Word documents (DOCX) and PDF files come from the YAML files under ``corpora/source``; web pages and
Markdown are written by hand. The same sources give the same bytes: times are fixed, parts are sorted. The deck of the
workspace that ``msgcheck init`` writes is made here too.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from making.deck import make_deck
from making.page_document import make_page_document
from making.word_document import make_word_document

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = Path(__file__).resolve().parent / "source"
MAKERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    ".pptx": make_deck,
    ".docx": make_word_document,
    ".pdf": make_page_document,
}


def targets() -> list[tuple[Path, Path]]:
    """Return (source file, path of the made file relative to the repository); each source names its own target."""
    pairs = []
    for source in sorted(SOURCE.rglob("*.yaml")):
        target = yaml.safe_load(source.read_text(encoding="utf-8"))["target"]
        pairs.append((source, Path(target)))
    return pairs


def make_all(folder: Path, only: str = "") -> None:
    """Write every made file whose path holds ``only`` below ``folder``."""
    for source, target in targets():
        if only in str(target):
            path = folder / target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(MAKERS[target.suffix](yaml.safe_load(source.read_text(encoding="utf-8"))))


def main() -> None:
    """Read the command line and make the files."""
    parser = argparse.ArgumentParser(description="Make the sample decks and documents from corpora/source.")
    parser.add_argument("--into", type=Path, default=REPOSITORY, help="folder to write below (default: the repository)")
    parser.add_argument("--only", default="", help="only files whose path holds this text")
    arguments = parser.parse_args()
    make_all(arguments.into, arguments.only)


if __name__ == "__main__":
    main()
