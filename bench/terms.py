"""The term checks alone, in one process: against a plain regular expression, and 10,000 terms against 100.

Ratios of one run only; absolute times say nothing on a shared machine. The decks and the glossary are those of the
OpenChain case under ``MSGCHECK_REALDATA``, or the sample corpora without it.

    python bench/terms.py [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, Passage
from msgcheck.model.term import Glossary, Term
from msgcheck.reference.glossary import load_glossary

REPOSITORY = Path(__file__).parent.parent
LAYERS = frozenset(Layer)
LIMIT_TERMS = 2.0  # 10,000 terms against 100
LIMIT_PEER = 2.0  # term checks against lower() and one alternation of the listed forms, which finds fewer


def read_passages() -> tuple[list[list[Passage]], Glossary]:
    """Return the passages of each deck, and the glossary."""
    data = os.environ.get("MSGCHECK_REALDATA")
    case = Path(data) / "cases" / "openchain" if data else None
    decks = case / "assets" / "decks" if case else REPOSITORY / "corpora" / "decks"
    assets = []
    for path in sorted(decks.glob("*.pptx")):
        with path.open("rb") as stream:
            assets.append(list(extract(stream, "pptx").passages))
    return assets, load_glossary((case or REPOSITORY) / "platform")


def pad(glossary: Glossary, words: list[str], count: int) -> Glossary:
    """Fill ``glossary`` up to ``count`` terms with pairs of the decks' own words: each is nearly found, few are."""
    chance = random.Random(5230)
    terms = list(glossary.terms[:count])
    while len(terms) < count:
        old, new = (" ".join(chance.choices(words, k=3)) for _ in range(2))
        terms.append(Term(id=f"made-{len(terms)}", preferred=new, deprecated=(old,)))
    return Glossary(tuple(terms))


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of ``work``, which a busy machine disturbs least."""
    started = time.process_time()
    work()
    return time.process_time() - started


def best_in_turns(works: list[Callable[[], object]], rounds: int) -> list[float]:
    """Return the shortest time of each of ``works``, done in turns so that a busy machine slows all of them."""
    return [min(times) for times in zip(*([seconds(work) for work in works] for _ in range(rounds)), strict=True)]


def peer(glossary: Glossary, assets: list[list[Passage]]) -> Callable[[], object]:
    """Return the plain way: lower the text, search one alternation of the same wrong forms, whole words."""
    forms = {form.lower() for term in glossary.terms for form in (*term.deprecated, *term.forbidden)}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})\b")
    return lambda: [list(pattern.finditer(passage.text.lower())) for passages in assets for passage in passages]


def term_checks(glossary: Glossary, assets: list[list[Passage]]) -> Callable[[], object]:
    """Return the whole term check over every asset, with the index built beforehand."""
    index = compile_terms(glossary)
    return lambda: [check_terms(passages, index, LAYERS) for passages in assets]


def compile_seconds(glossary: Glossary) -> float:
    """Return the processor time to compile ``glossary`` anew."""
    compile_terms.cache_clear()
    return seconds(lambda: compile_terms(glossary))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    assets, glossary = read_passages()
    texts = [passage.text for passages in assets for passage in passages]
    words = sorted({word for text in texts for word in re.findall(r"[A-Za-z]{3,}", text)})
    hundred, many = pad(glossary, words, 100), pad(glossary, words, 10_000)
    works = [term_checks(hundred, assets), term_checks(many, assets), peer(hundred, assets)]
    small, large, plain = best_in_turns(works, rounds)
    print(f"{len(assets)} decks, {len(texts)} passages, {sum(map(len, texts)) / 1e6:.2f} MB of text")
    print(f"100 terms     {small:.3f} s   compiled in {compile_seconds(hundred):.3f} s")
    print(f"10,000 terms  {large:.3f} s   compiled in {compile_seconds(many):.3f} s")
    print(f"10,000 against 100 terms     {large / small:.2f}   (at most {LIMIT_TERMS})")
    print(f"lower() and one alternation  {plain:.3f} s")
    print(f"term checks against it       {small / plain:.2f}   (at most {LIMIT_PEER})")
    if large > LIMIT_TERMS * small or small > LIMIT_PEER * plain:
        raise SystemExit("The term checks are slower than they may be.")


if __name__ == "__main__":
    main()
