"""What is new against the baseline, and what stays known over moved slides, renamed files and edited paragraphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace

from msgcheck.engine.acceptance.pairing import pair
from msgcheck.engine.acceptance.surroundings import FoundSurroundings, KnownSurroundings, around, likeness
from msgcheck.engine.fingerprint import plain_spelling
from msgcheck.model.finding import Finding
from msgcheck.model.known_finding import KnownFinding

_MOST_PAIRS = 200_000
"""Findings times lines of one rule and quote in one asset that are compared by their words: two seconds at most. Of
more, only those are known whose words on one side are the same; the others are new, which is the safe side."""
_OWN_GROUPS = ("gate.", "waiver.")
"""Rules about the gate itself: to accept them as known would switch the gate off for good."""


def known_findings(findings: Iterable[Finding]) -> tuple[KnownFinding, ...]:
    """Return the lines of a baseline that accepts ``findings``, in stable order.

    Waived findings are left out, so that they come back when their waiver ends; so is what is found of the gate itself.
    """
    accepted = [each for each in findings if each.waiver is None and not each.rule.startswith(_OWN_GROUPS)]
    return tuple(sorted(map(_known, accepted), key=line_order))


def line_order(known: KnownFinding) -> tuple[str, ...]:
    """Return what the lines of a baseline are sorted by."""
    return (known.asset, known.rule, known.quote, known.reference, known.fingerprint)


def _known(finding: Finding) -> KnownFinding:
    reference = f"{finding.reference.kind}:{finding.reference.id}" if finding.reference and not finding.quote else ""
    before, after = around(finding)
    return KnownFinding(
        asset=finding.asset,
        rule=finding.rule,
        fingerprint=finding.fingerprint,
        quote=finding.quote,
        before=before,
        after=after,
        reference=reference,
    )


def mark_known(
    findings: Sequence[Finding], baseline: Collection[KnownFinding], wandering: Container[str] = ()
) -> tuple[Finding, ...]:
    """Return ``findings`` with ``baseline`` "known" for those the baseline holds, "new" for the others.

    Each line of the baseline answers for one finding. First by fingerprint, lines of the same asset first: so a renamed
    file keeps what is known of it, and of three equal findings, where two are known, one is new. Then, for
    what is left, by rule, quote and the words around it (:func:`msgcheck.engine.acceptance.surroundings.likeness`),
    within the asset or the one it was renamed from: an edit of a paragraph makes nothing new but what it adds. For
    ``wandering`` rules, which tell a thing where it comes first in the asset, rule and quote are enough: the first
    place is another when slides move.
    """
    if not baseline:
        return tuple(findings)
    answered = _by_fingerprint(findings, baseline)
    used = set(answered.values())
    names = _former_names(findings, answered)
    known = set(answered) | _by_words(
        [(index, each) for index, each in enumerate(findings) if index not in answered],
        [line for line in baseline if line not in used],
        names,
        wandering,
    )
    return tuple(
        replace(finding, baseline="known") if index in known else finding for index, finding in enumerate(findings)
    )


def _by_fingerprint(findings: Sequence[Finding], baseline: Iterable[KnownFinding]) -> dict[int, KnownFinding]:
    """Return index of finding -> the line that answers for it."""
    lines: dict[str, dict[str, KnownFinding]] = defaultdict(dict)
    for line in baseline:
        lines[line.fingerprint][line.asset] = line
    answered = {}
    for index, finding in enumerate(findings):
        own = lines.get(finding.fingerprint, {})
        if finding.asset in own:
            answered[index] = own.pop(finding.asset)
    for index, finding in enumerate(findings):
        others = lines.get(finding.fingerprint)
        if index not in answered and others:
            answered[index] = others.pop(min(others))
    return answered


def _former_names(findings: Sequence[Finding], answered: Mapping[int, KnownFinding]) -> dict[str, str]:
    """Return asset -> the asset of the baseline that most of its known findings come from."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for index, line in answered.items():
        votes[findings[index].asset][line.asset] += 1
    return {asset: max(sorted(count), key=count.__getitem__) for asset, count in votes.items()}


def _by_words(
    findings: Iterable[tuple[int, Finding]],
    lines: Iterable[KnownFinding],
    names: Mapping[str, str],
    wandering: Container[str],
) -> set[int]:
    """Return the indices of findings that a line answers for by its words, each line once."""
    free: dict[tuple[str, ...], list[KnownFinding]] = defaultdict(list)
    for line in lines:
        free[line.asset, line.rule, plain_spelling(line.quote), line.reference].append(line)
    left: dict[tuple[str, ...], list[tuple[int, Finding, KnownFinding]]] = defaultdict(list)
    for index, finding in findings:
        seen = _known(finding)
        key = (names.get(seen.asset, seen.asset), seen.rule, plain_spelling(seen.quote), seen.reference)
        if key in free:
            left[key].append((index, finding, seen))
    known: set[int] = set()
    for group, these in left.items():
        if not these[0][2].quote or these[0][2].rule in wandering:
            known.update(index for (index, _, _), _ in zip(these, free[group], strict=False))
        else:
            known |= _alike(these, free[group])
    return known


def _alike(findings: Sequence[tuple[int, Finding, KnownFinding]], lines: Sequence[KnownFinding]) -> set[int]:
    """Return the indices of ``findings`` (index, finding, its own line) that stand in the words of ``lines``.

    All are of one rule and quote. As many as can be are paired: which of them an edit added is told by what is left.
    """
    same, findings, lines = _same_words(findings, lines, lambda each: (each.before, each.after))
    if len(findings) * len(lines) > _MOST_PAIRS:
        same_before, findings, lines = _same_words(findings, lines, lambda each: (each.before,))
        return same | same_before | _same_words(findings, lines, lambda each: (each.after,))[0]
    found = [FoundSurroundings(finding, seen.before, seen.after) for _, finding, seen in findings]
    known = [KnownSurroundings(line) for line in lines]
    edges = (
        (weight, left, right)
        for left, one in enumerate(found)
        for right, other in enumerate(known)
        if (weight := likeness(one, other))
    )
    return same | {findings[left][0] for left in pair(edges)}


def _same_words(
    findings: Iterable[tuple[int, Finding, KnownFinding]],
    lines: Iterable[KnownFinding],
    words_of: Callable[[KnownFinding], tuple[str, ...]],
) -> tuple[set[int], list[tuple[int, Finding, KnownFinding]], list[KnownFinding]]:
    """Return the indices of findings with the same words as a line, the other findings, the other lines."""
    free: dict[tuple[str, ...], list[KnownFinding]] = defaultdict(list)
    for line in lines:
        free[words_of(line)].append(line)
    same, others = set(), []
    for each in findings:
        alike = free.get(words_of(each[2])) if any(words_of(each[2])) else None
        if alike:
            alike.pop()
            same.add(each[0])
        else:
            others.append(each)
    return same, others, [line for left in free.values() for line in left]
