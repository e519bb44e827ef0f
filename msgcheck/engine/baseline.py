"""What is new against the baseline, and what stays known over moved slides, renamed files and edited paragraphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace

from msgcheck.engine.fingerprint import plain_spelling
from msgcheck.model.finding import Finding
from msgcheck.model.known_finding import KnownFinding

_AROUND = 40
"""Characters of the passage on either side of a quote: five to eight words, which hardly stand twice around one."""
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
    before, after = _around(finding)
    return KnownFinding(
        asset=finding.asset,
        rule=finding.rule,
        fingerprint=finding.fingerprint,
        quote=finding.quote,
        before=before,
        after=after,
        reference=reference,
    )


def _around(finding: Finding) -> tuple[str, str]:
    """Return the plain words before and behind the quote; a piece of a word at the cut is dropped."""
    before = finding.passage[: finding.start]
    after = finding.passage[finding.end :]
    if len(before) > _AROUND:
        before = before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0]
    return " ".join(plain_spelling(before).split()), " ".join(plain_spelling(after).split())


def mark_known(
    findings: Sequence[Finding], baseline: Collection[KnownFinding], wandering: Container[str] = ()
) -> tuple[Finding, ...]:
    """Return ``findings`` with ``baseline`` "known" for those the baseline holds, "new" for the others.

    Each line of the baseline answers for one finding. First by fingerprint, lines of the same asset first: so a renamed
    file keeps what is known of it, and of three equal findings, where two are known, one is new. Then, for
    what is left, by rule, quote and the words on one side of it, within the asset or the one it was renamed from: an
    edit at the end of a paragraph does not make its other findings new. For ``wandering`` rules, which tell a thing
    where it comes first in the asset, rule and quote are enough: the first place is another when slides move.
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
    known = set()
    for index, finding in findings:
        seen = _known(finding)
        asset = names.get(seen.asset, seen.asset)
        candidates = free.get((asset, seen.rule, plain_spelling(seen.quote), seen.reference), [])
        alike = next((each for each in candidates if seen.rule in wandering or _is_alike(seen, each)), None)
        if alike is not None:
            candidates.remove(alike)
            known.add(index)
    return known


def _is_alike(seen: KnownFinding, line: KnownFinding) -> bool:
    """Tell whether both stand in the same words on one side, as far as one of them goes; of the whole asset nothing
    else is asked.
    """
    if not seen.quote:
        return True
    before, after = sorted((seen.before, line.before), key=len), sorted((seen.after, line.after), key=len)
    is_before_same = bool(before[0]) and before[1].endswith(before[0])
    return is_before_same or (bool(after[0].strip(".,;:!?")) and after[1].startswith(after[0]))
