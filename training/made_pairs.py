"""Pairs made by rule from written ones: a changed number, a lost bound, a negation, another message's passage.

The rules are few and plain, so that what they make deserves its label; they add cases, not voices.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.pair_files import TrainingPair

NUMBER = re.compile(r"(?<![\w.,/:-])\d+(?:[.,]\d+)?(?![\w/:-]|[.,]\d)")
BOUND = re.compile(
    r"\b(up to|at least|more than|less than|fewer than|at most|over|under|about|around)\s+(?=[\d€$£])", re.I
)
VERB = re.compile(r"\b(is|are|can|will)\b(?! not|n't)")
BROAD = frozenset({"boilerplate", "positioning", "category"})


def made_pairs(pairs: Sequence[TrainingPair], seed: int) -> list[TrainingPair]:
    """Return new pairs made from ``pairs``; another seed makes others."""
    chooser = random.Random(seed)
    made = [new for pair in pairs if pair.label == "aligned" for new in _changed(pair, chooser)]
    return [*made, *_from_messages(pairs), *_of_other_messages(pairs, chooser)]


def _changed(pair: TrainingPair, chooser: random.Random) -> Iterator[TrainingPair]:
    approved = " ".join((pair.statement, *pair.variants))
    shared = [found for found in NUMBER.finditer(pair.passage) if found[0] in NUMBER.findall(approved)]
    if shared:
        found = chooser.choice(shared)
        text = pair.passage[: found.start()] + _other_number(found[0], chooser) + pair.passage[found.end() :]
        yield replace(pair, passage=text, label="conflicting", type="made-number")
    if (bound := BOUND.search(pair.passage)) and BOUND.search(pair.statement):
        text = pair.passage[: bound.start()] + pair.passage[bound.end() :]
        yield replace(pair, passage=text, label="drifted", type="made-bound")
    verbs = list(VERB.finditer(pair.passage)) if len(pair.passage) < 140 and " not " not in pair.passage else []
    if len(verbs) == 1 and chooser.random() < 0.6:
        text = f"{pair.passage[: verbs[0].end()]} not{pair.passage[verbs[0].end() :]}"
        yield replace(pair, passage=text, label="conflicting", type="made-negation")


def _other_number(number: str, chooser: random.Random) -> str:
    """Return a number of the same shape and another value."""
    digits = [place for place, sign in enumerate(number) if sign.isdigit()]
    while True:
        place = chooser.choice(digits[:2])
        other = number[:place] + str(chooser.randint(0 if place else 1, 9)) + number[place + 1 :]
        if other != number:
            return other


def _from_messages(pairs: Sequence[TrainingPair]) -> Iterator[TrainingPair]:
    """A variant passes for its message, a listed contradiction does not."""
    messages = {(pair.organisation, pair.message_id, pair.statement): pair for pair in pairs}
    for pair in messages.values():
        for place, variant in enumerate(pair.variants[:2]):
            rest = (*pair.variants[:place], *pair.variants[place + 1 :])
            yield replace(pair, variants=rest, passage=variant, context="", label="aligned", type="made-variant")
        for wrong in pair.contradictions[:2]:
            yield replace(pair, passage=wrong, context="", label="conflicting", type="made-contradiction")


def _of_other_messages(pairs: Sequence[TrainingPair], chooser: random.Random) -> Iterator[TrainingPair]:
    """A passage that tells one message of a written company does not tell its next one."""
    by_company: dict[str, dict[str, TrainingPair]] = defaultdict(dict)
    for pair in pairs:
        by_company[pair.organisation].setdefault(pair.message_id, pair)
    for pair in pairs:
        if pair.real or pair.label == "unrelated" or pair.kind in BROAD or chooser.random() > 0.25:
            continue
        others = [
            message
            for message in by_company[pair.organisation].values()
            if message.kind != pair.kind and message.kind not in BROAD
        ]
        if others:
            message = chooser.choice(others)
            yield replace(message, passage=pair.passage, context=pair.context, label="unrelated", type="made-other")
