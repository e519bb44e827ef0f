"""Rebuild the public inference sets of the judge's first stage, byte for byte, from git clones:

    python -m training.public_sets CLONES OUTPUT

CLONES holds one clone, bare or not, for each repository below, named owner+name or owner__name. Each set goes to
OUTPUT as `NAME.tsv`: premise, hypothesis, relation, without a header, as `training/inference_sets.py` reads them. A
source or a set with other bytes than those of the training run is refused, and then nothing is written. Nothing is
fetched, and nothing of a repository is run. `training/PUBLIC_SETS.md` tells the licences, and whom to name.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import random
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from msgcheck.analysis.network import RELATIONS

SEED = 7
SAME_RELATION = {"supports": "entailment", "refutes": "contradiction"}
QUESTION = re.compile(
    r'For the statement, "(.*)", does the hypothesis "(.*)" represent entailment, contradiction, or neutrality\?',
    re.DOTALL,
)

Row = tuple[str, str, str]
"""Premise, hypothesis and relation, as a source writes them."""


class SourceError(Exception):
    """A source is missing, or it or the set made of it is not what the training used; told with the way out."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A repository (owner/name on GitHub) at one commit, and the licence of the texts taken from it."""

    repository: str
    commit: str
    licence: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a repository and the digest of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A set: its sources in the order they are read, how one is read, rows at most, and the digest of the result."""

    name: str
    origin: Origin
    sources: tuple[Source, ...]
    read: Callable[[bytes], Iterable[Row]]
    limit: int
    sha256: str


def read_jsonl(content: bytes, columns: tuple[str, str, str]) -> Iterator[Row]:
    """Read JSON objects, one a line, by the names of their three fields."""
    premise, hypothesis, relation = columns
    for row in _objects(content):
        yield row[premise], row[hypothesis], row[relation]


def read_zip(content: bytes, member: str, columns: tuple[str, str, str]) -> Iterator[Row]:
    """Read the JSON objects of one file in a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield from read_jsonl(archive.read(member), columns)


def read_tsv(content: bytes, columns: tuple[str, str, str]) -> Iterator[Row]:
    """Read a Windows-1252 table with tabs and a header; quotation marks are text."""
    premise, hypothesis, relation = columns
    table = io.StringIO(content.decode("cp1252"), newline="")
    for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield row[premise], row[hypothesis], row[relation]


def read_questions(content: bytes) -> Iterator[Row]:
    """Read a CSV table that asks for the relation in a sentence; a question in other words is left out."""
    for row in csv.DictReader(io.StringIO(content.decode(), newline="")):
        if asked := QUESTION.fullmatch(row["Question"].strip()):
            yield asked[1], asked[2], row["Answer"]


def read_evidence(content: bytes) -> Iterator[Row]:
    """Read claims as JSON objects, one a line; the sentences of a claim's evidence, joined, are the premise."""
    for row in _objects(content):
        yield " ".join(sentence["text"] for sentence in row["gold_evidence"]), row["text"], row["label"]


def _objects(content: bytes) -> Iterator[dict[str, Any]]:
    """Not by ``splitlines``: that would also cut inside a text, at U+2028 and the like."""
    return (json.loads(line) for line in content.decode().split("\n") if line.strip())


FIELDS = ("premise", "hypothesis", "label")
SNLI_FIELDS = ("sentence1", "sentence2", "gold_label")
SNLI_LICENCE = "CC BY-SA 4.0"
MNLI_LICENCE = "OANC licence; fiction CC BY 3.0, CC BY-SA 3.0 or public domain"

SETS = (
    PublicSet(
        "disco_originals_wanli",
        Origin("eric11eca/disco", "a44bffbaa0e9050e5df854048c8fe95020e39750", "CC BY 4.0"),
        (
            Source(
                "data/output/wanli_entailment_contradiction_1000_2000.jsonl",
                "749482b2d80617ccae54fbba364ffb0ee2be611d0a48908b1f6d0906f6142b6a",
            ),
            Source(
                "data/input/wanli/neutral_spans.jsonl",
                "6d320a5bb7b7eb88a53045f9a8ec13b03e5f8b57c419e356f37d7e06ad278664",
            ),
            Source(
                "data/input/wanli/entailment_spans.jsonl",
                "24805987bb3682f7ded2f3b115b89d6fd22217796075ae0a13f074a918ce9678",
            ),
            Source(
                "data/input/wanli/contradiction_spans.jsonl",
                "e2448099a810a697ef53ad04328f70913714bf6f5c8a62323448230a2fc90e22",
            ),
            Source(
                "data/output/wanli_entailment_contradiction_0_1000.jsonl",
                "d459e2b56bb1ca74d0246a3730b88c2548b60d2239138035f424bdcf73d54c27",
            ),
        ),
        partial(read_jsonl, columns=FIELDS),
        15001,
        "138725d733c5ca869ab3631f428665098017fc584c1a44a141095c86cabba8bc",
    ),
    PublicSet(
        "mnli_llmsknow_train",
        Origin("technion-cs-nlp/LLMsKnow", "bee3ec5787e72f09ec1603e50e9b64c41fbc6f23", MNLI_LICENCE),
        (Source("data/mnli_train.csv", "fc62ccd105adfddb207c9cc4487ddd649ded70fbb70d01625ca614bc1d385a82"),),
        read_questions,
        9888,
        "5be8abe4a44265233aa166e753feb773142b14a4e0d228faa5df38f834fb5d64",
    ),
    PublicSet(
        "mnli_dev",
        Origin("anthonywchen/generative-nli", "aad500326efe82814047e6ea3b90b5fd8969e36b", MNLI_LICENCE),
        (Source("data/mnli/dev.jsonl", "081af9b80f4fe75aba97d034c0ff21a8017c4d18e3b5b2b0b7612ab2cc3c7bf2"),),
        partial(read_jsonl, columns=FIELDS),
        9815,
        "9604dae0197b3acafb0c57034b7bd923cf64a0cdf22f9a14bf8d6d80c9b582d7",
    ),
    PublicSet(
        "snli_train_sub",
        Origin("nyu-mll/CNLI-generalization", "5c6d4df5f6a7e58d23c6db1a9dbc50eb9bcfda2b", SNLI_LICENCE),
        tuple(
            Source(f"data/preprocessed/data/snlisub{number}/train.jsonl", sha256)
            for number, sha256 in enumerate(
                (
                    "665afb189079d2c424f5fef98f7392b36632f027594db807202109803e20efaa",
                    "f416184324cd1a31ce95917c942a57701b7462a37af62d0d70ee880b888aa52b",
                    "f416184324cd1a31ce95917c942a57701b7462a37af62d0d70ee880b888aa52b",
                    "58b15a0184b2e27431a41281c076689845af7f7a04a593c9b7e5d8339c4d909a",
                    "4d99827bef638f7d49530f6e8a8972cf482366e9697651e35a6fdb3addda562f",
                )
            )
        ),
        partial(read_jsonl, columns=SNLI_FIELDS),
        7000,
        "96e7f411b5ac8bda0961bf5c1c21219fc42fbe42931e8549252c2357c7c81f14",
    ),
    PublicSet(
        "fm2_devtest",
        Origin(
            "google-research/fool-me-twice",
            "d9db753e5acf91c0d9bf543db327ab655661eb94",
            "Apache-2.0; evidence from Wikipedia CC BY-SA 3.0",
        ),
        (
            Source("dataset/dev.jsonl", "eeb36a4757fb86412f1d7ad5197ffd6ffa837c1cf7fb3c0067d82d0b65257229"),
            Source("dataset/test.jsonl", "4a45aa8edd45ea8ff54eb66be06e8c6113873c22496b209925dd5b529ce00721"),
        ),
        read_evidence,
        2548,
        "339eb45b194171ab4548b74f669e2b3ce68fa72d9edd05af5eab1ecb3dc08625",
    ),
    PublicSet(
        "negnli",
        Origin(
            "mosharafhossain/negation-and-nli",
            "e7848fb621c32ec43511a5bfc406fc9208baf4f8",
            f"MIT; made from SNLI ({SNLI_LICENCE}) and MultiNLI ({MNLI_LICENCE})",
        ),
        (
            Source(
                "data/new_benchmarks/clean_data/SNLI.txt",
                "962685f85f1580fe562b82bbb160b7d789103d62d6ed8c7444186bbe0cba92c5",
            ),
            Source(
                "data/new_benchmarks/clean_data/MNLI.txt",
                "eaf31305308483a00bf6f915baa78cfe63c1fd6b4f27dc3cca3f5fb48ae2b57e",
            ),
        ),
        partial(read_tsv, columns=("Text", "Hypothesis", "gold_label")),
        2999,
        "6464c9a1f36397f7db0934c3c52e2f85168058cde75a0c58033c0c2432f0d9e5",
    ),
    PublicSet(
        "breaking_nli",
        Origin("BIU-NLP/Breaking_NLI", "8a7658c1ce6b732f4e8af3b06560f1a13b8b18b0", SNLI_LICENCE),
        (Source("breaking_nli_dataset.zip", "b209e8d4ab15bcd8a5fc76be1c70452e4e253a92eaccb1c66c0b1b973e445371"),),
        partial(read_zip, member="data/dataset.jsonl", columns=SNLI_FIELDS),
        1500,
        "63ea93e40dffd4068a436fe97a52227850302eb8f37e7f706231221d8eba4e32",
    ),
)


def rebuild(clones: Path, sets: Sequence[PublicSet] = SETS) -> dict[str, str]:
    """Return the text of each set by its name, or raise :class:`SourceError`.

    A set's distinct pairs are shuffled and those that no earlier set has are taken, up to its limit: which ones
    depends on the order of the sets.
    """
    chooser = random.Random(SEED)
    seen: set[str] = set()
    texts: dict[str, str] = {}
    for each in sets:
        contents = [read_source(clones, each.origin, source) for source in each.sources]
        lines = distinct(row for content in contents for row in each.read(content))
        chooser.shuffle(lines)
        chosen = [line for line in lines if line.lower() not in seen][: each.limit]
        seen.update(line.lower() for line in chosen)
        texts[each.name] = "".join(f"{line}\n" for line in chosen)
        if hashlib.sha256(texts[each.name].encode()).hexdigest() != each.sha256:
            raise SourceError(
                f"{each.name}, made of the right sources of {each.origin.repository}, is not the set the training "
                f"used: undo what was changed in {Path(__file__).name}, or rebuild with Python 3.11."
            )
    return texts


def distinct(rows: Iterable[Row]) -> list[str]:
    """Return rows as lines, runs of white space as one space; of equal pairs, whatever their case, the first.

    A row without both texts or a known relation is left out.
    """
    lines: dict[tuple[str, str], str] = {}
    for row in rows:
        premise, hypothesis, label = (" ".join(text.split()) for text in row)
        relation = SAME_RELATION.get(label.lower(), label.lower())
        if premise and hypothesis and relation in RELATIONS:
            lines.setdefault((premise.lower(), hypothesis.lower()), f"{premise}\t{hypothesis}\t{relation}")
    return list(lines.values())


def read_source(clones: Path, origin: Origin, source: Source) -> bytes:
    """Return the bytes of a source, or raise :class:`SourceError`."""
    clone = _clone(clones, origin.repository)
    store = clone / ".git" if (clone / ".git").exists() else clone
    # Not `git show`: that would run a program which the clone's settings may name to convert a file.
    command = ["git", f"--git-dir={store}", "cat-file", "blob", f"{origin.commit}:{source.path}"]
    done = subprocess.run(command, capture_output=True, check=False)
    where = f"{origin.repository}: {source.path} at commit {origin.commit}"
    again = f"remove {clone} and clone {_address(origin.repository)} again, with its whole history"
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip()
        raise SourceError(f"{where} cannot be read ({reason}): {again}.")
    digest = hashlib.sha256(done.stdout).hexdigest()
    if digest != source.sha256:
        raise SourceError(f"{where} has the SHA-256 {digest} and not {source.sha256}: {again}.")
    return done.stdout


def _clone(clones: Path, repository: str) -> Path:
    names = [repository.replace("/", mark) for mark in ("+", "__")]
    for name in names:
        if (clones / name).is_dir():
            return clones / name
    address = _address(repository)
    raise SourceError(f"{repository} is missing in {clones}: git clone {address} {clones / names[0]}")


def _address(repository: str) -> str:
    return f"https://github.com/{repository}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild the public inference sets from git clones.")
    parser.add_argument("clones", type=Path, help="folder with a clone of each repository, named owner+name")
    parser.add_argument("output", type=Path, help="folder for the sets")
    arguments = parser.parse_args()
    try:
        texts = rebuild(arguments.clones)
    except SourceError as error:
        raise SystemExit(str(error)) from None
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (arguments.output / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")
        rows = text.count("\n")
        print(f"{name}: {rows:,} rows")


if __name__ == "__main__":
    main()
