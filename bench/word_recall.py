"""How many words are read: against reference extractions by another tool, and between twins of one document.

    python bench/word_recall.py [--misses]

Both need ``MSGCHECK_REALDATA``. The references are those that docling keeps for its own tests (its JSON form: texts and
cells of tables; formulas, which it writes as LaTeX, and the numbers it puts before headings are left out). Twins are
documents of the case ``openchain`` that exist in two formats: the words of the body of one are looked for in the
other. Words are runs of letters and digits, each counted as often as it occurs; recall is the share that is found.
Addresses are left out: what one format prints, another has behind a link.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgcheck.extract.reading import extract, format_of
from msgcheck.model.passage import Layer

WORD = re.compile(r"[^\W_]+")
NUMBER_OF_HEADING = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
REFERENCES = "data/robustness/docling"
CASE = "cases/openchain/assets"
TWINS = (
    ("collateral/2024-08-supplier-leaflet-second-edition.md", "collateral/2024-08-supplier-leaflet-second-edition.pdf"),
    ("collateral/2017-05-onboarding-handout-1-0.docx", "collateral/2017-05-onboarding-handout-1-0.pdf"),
    ("collateral/undated-openchain-for-managers-1-0.docx", "collateral/undated-openchain-for-managers-1-0.pdf"),
    ("collateral/undated-openchain-for-managers-1-0.docx", "collateral/undated-openchain-for-managers-1-0.md"),
    ("collateral/undated-openchain-for-managers-1-0.md", "collateral/undated-openchain-for-managers-1-0.pdf"),
    ("decks/2023-03-10-one-slide-overview-5230-v3.pptx", "collateral/2023-03-one-slide-overview-5230-v3.pdf"),
    ("decks/2023-03-10-one-slide-overview-all-project.pptx", "collateral/2023-03-one-slide-overview-all-project.pdf"),
)
"""Both directions are measured."""

READ_LAYERS = ("body", "furniture")
"""Layers of a reference; its notes are comments, with author and time written into their text."""

Words = Counter[str]


@dataclass(frozen=True, slots=True)
class Recall:
    """The words wanted of one file and those of them that were not found."""

    name: str
    wanted: Words
    missed: Words

    @property
    def share(self) -> float:
        """The share found; of no words all."""
        return 1 - self.missed.total() / max(1, self.wanted.total())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="also the words that were not found")
    options = parser.parse_args()
    shared = os.environ.get("MSGCHECK_REALDATA")
    if not shared:
        raise SystemExit("MSGCHECK_REALDATA is not set")
    for format_name in ("docx", "pptx"):
        recalls = list(against_references(Path(shared), format_name))
        report(f"{format_name} against docling", recalls, misses=options.misses)
    report("twins", list(between_twins(Path(shared))), misses=options.misses)


def report(title: str, recalls: list[Recall], *, misses: bool) -> None:
    print(f"{title}: {len(recalls)} files, {overall(recalls):.4f} of {sum(r.wanted.total() for r in recalls):,} words")
    for recall in recalls:
        if recall.missed:
            print(f"  {recall.share:.4f}  {recall.name}")
            if misses:
                print(f"          {', '.join(f'{word} {count}' for word, count in recall.missed.most_common(20))}")


def overall(recalls: Iterable[Recall]) -> float:
    """Return the share of the words of all files together that was found."""
    wanted = missed = 0
    for recall in recalls:
        wanted += recall.wanted.total()
        missed += recall.missed.total()
    return 1 - missed / max(1, wanted)


def against_references(shared: Path, format_name: str) -> Iterator[Recall]:
    """Yield the recall of each file that has a reference, by name."""
    folder = shared / REFERENCES / format_name
    for file in sorted((folder / "sources").glob(f"*.{format_name}")):
        reference = folder / "groundtruth" / f"{file.name}.json"
        if reference.exists():
            wanted = words_of(reference_texts(json.loads(reference.read_text(encoding="utf-8"))))
            yield recall_of(file.name, wanted, read_words(file))


def reference_texts(document: dict) -> Iterator[str]:
    """Yield the texts and cells of a reference; a rich cell (one with a ``ref``) repeats listed texts."""
    for item in document["texts"]:
        if item.get("content_layer", "body") not in READ_LAYERS:
            continue
        if item["label"] == "section_header":
            yield NUMBER_OF_HEADING.sub("", item["text"])
        elif item["label"] != "formula":
            yield item["text"]
    for table in document["tables"]:
        yield from (
            cell["text"] for cell in table["data"]["table_cells"] if "ref" not in cell and "$" not in cell["text"]
        )


def between_twins(shared: Path) -> Iterator[Recall]:
    """Yield the recall of the body of each twin in the other."""
    for pair in TWINS:
        for one, other in (pair, pair[::-1]):
            file, twin = shared / CASE / one, shared / CASE / other
            name = f"{file.name} in {twin.suffix}"
            yield recall_of(name, read_words(file, frozenset({Layer.BODY})), read_words(twin))


def read_words(file: Path, layers: frozenset[Layer] | None = None) -> Words:
    with file.open("rb") as stream:
        passages = extract(stream, format_of(file.name) or "").passages
    return words_of(passage.text for passage in passages if layers is None or passage.layer in layers)


def words_of(texts: Iterable[str]) -> Words:
    return Counter(word.casefold() for text in texts for word in WORD.findall(ADDRESS.sub(" ", text)))


def recall_of(name: str, wanted: Words, found: Words) -> Recall:
    return Recall(name, wanted, wanted - found)


if __name__ == "__main__":
    main()
