"""How often each candidate occurs in a corpus, what it is part of, and which of them are worth a closer look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log2, log10

from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.word_frequency import log_probabilities
from msgcheck.checks.terms.mining.candidates import candidates
from msgcheck.values import dataclass

Key = tuple[str, ...]

_MOST_KEYS = 2_000_000
"""Keys that are counted at once: about 400 MB. Where a corpus has more, those met once so far are dropped (lossy
counting, Manku and Motwani 2002): what is dropped and comes again is counted too low by one each time."""
_SHORTLISTED = 2_000
"""Best candidates that are looked at one by one."""
_MOST_SPECIFIC = 4.0
"""Orders of magnitude beyond which a word is no more special: names that English at large hardly has."""
_FRAGMENT = 0.8
"""Share of its occurrences within one longer candidate from which a candidate is a fragment: "source compliance"."""
_LOG_10 = 2.302585
_ORDINARY = 0.5
_SPECIAL_ENOUGH = 3.0
"""Weight of a single ordinary word, and how special it must be. Chosen by reading the first proposals for a sample
corpus and two real ones: without them half are words like "customer"; read them again when the score changes."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score; ``rest`` are its occurrences outside longer candidates, by C-value."""

    key: Key
    score: float
    rest: float


def count_candidates(texts: Iterable[str], *, is_tagged: bool = False) -> Counter[Key]:
    """Count the candidates of ``texts``, normalised and each different from the others.

    What stands on every page - menus, footers - is one text, and so counts once.
    """
    counts: Counter[Key] = Counter()
    for text in texts:
        counts.update(found.key for found in candidates(text, is_tagged=is_tagged))
        if len(counts) > _MOST_KEYS:
            counts = Counter({key: count for key, count in counts.items() if count > 1})
    return counts


def shortlist(counts: Mapping[Key, int], known: Collection[Key], least: int) -> list[Scored]:
    """Return the best candidates, best first, without the ``known`` ones and those met fewer than ``least`` times.

    The score is that of a term (C-value, :func:`_rest`) times that of the domain (:func:`_specificity`).
    """
    frequent = {key: count for key, count in counts.items() if count >= least}
    nested = _nested(frequent)
    special = _specificity(counts, {word for key in frequent for word in key})
    found = []
    for key, count in frequent.items():
        rest = _rest(count, nested.get(key, ()))
        if key not in known and rest >= least:
            score = log2(len(key) + 1) * log2(1 + rest) * _domain(key, special, known)
            found.append(Scored(key, score, rest))
    return sorted(found, key=lambda each: (-each.score, each.key))[:_SHORTLISTED]


def _nested(frequent: Mapping[Key, int]) -> dict[Key, list[int]]:
    """Return for each candidate how often each longer one occurs that it is part of."""
    longer: dict[Key, list[int]] = {}
    for key, count in frequent.items():
        parts = {key[start:end] for start in range(len(key)) for end in range(start + 1, len(key) + 1)} - {key}
        for part in parts:
            if part in frequent:
                longer.setdefault(part, []).append(count)
    return longer


def _rest(count: int, longer: Collection[int]) -> float:
    """Return the frequency part of C-value: occurrences, less the mean of the longer candidates around it.

    Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms: the C-value/NC-value method". Their
    factor for length, log2 of the words, is 0 for one word; log2 of the words + 1 (Barrón-Cedeño et al. 2009) is not.
    What hardly ever stands without one certain longer candidate is a fragment of it, which the mean does not see.
    """
    if not longer:
        return count
    return 0.0 if max(longer) >= _FRAGMENT * count else count - sum(longer) / len(longer)


def _specificity(counts: Mapping[Key, int], words: Collection[str]) -> dict[str, float]:
    """Return for each word how many orders of magnitude more often it occurs here than in English at large, 0 to 4.

    The "weirdness" of Ahmad, Gillam and Tostevin 1999 (TREC-8), taken as logarithm.
    """
    single = {key[0]: count for key, count in counts.items() if len(key) == 1}
    total = max(1, sum(single.values()))
    common = log_probabilities(words)
    return {
        word: min(_MOST_SPECIFIC, max(0.0, log10(single.get(word, 1) / total) - common[word] / _LOG_10))
        for word in words
    }


def _domain(key: Key, special: Mapping[str, float], known: Collection[Key]) -> float:
    """Return the mean specificity of the words of ``key``.

    A word that is a term of the glossary tells nothing new: "Acme customer" is as special as "customer". A single
    word that every dictionary has must be far more frequent than elsewhere.
    """
    if len(key) == 1 and is_word(key[0]):
        return special[key[0]] * _ORDINARY if special[key[0]] >= _SPECIAL_ENOUGH else 0.0
    words = [word for word in key if word != "of"]
    return sum(1.0 if (word,) in known else special[word] for word in words) / len(words)
