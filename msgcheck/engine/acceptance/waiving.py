"""Waivers of ``waivers.yaml`` put on findings, and what is found of the waivers themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from msgcheck.checks.gate.rules import EXPIRED, UNUSED
from msgcheck.engine.fingerprint import fingerprints, plain_spelling
from msgcheck.engine.selection import is_named
from msgcheck.errors import nearest
from msgcheck.model.finding import Finding
from msgcheck.model.place import LinePlace
from msgcheck.model.severity import Severity
from msgcheck.model.waiver import Waiver
from msgcheck.sources.path_pattern import matches_pattern
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverTerms:
    """What waivers are held to: the day, the severity of each rule that runs, and what was looked at.

    ``uris`` are the assets of the run, ``is_whole`` tells that they are all of the workspace; ``looked_for`` are the
    rules that looked at all of them, ``is_full`` tells that no rule was left out. ``known`` are all rules there are.
    """

    today: date
    severities: Mapping[str, Severity]
    uris: frozenset[str]
    is_whole: bool
    looked_for: frozenset[str]
    is_full: bool
    known: frozenset[str]


def waive(findings: Sequence[Finding], waivers: Sequence[Waiver], terms: WaiverTerms) -> tuple[Finding, ...]:
    """Return ``findings`` with the waivers that hold put on them, then findings on waivers that expired or are unused.

    A finding that was waived where it stands keeps that waiver; of several the first in the file counts.
    """
    by_print, by_rule = _sorted_out(waivers)
    met: set[int] = set()
    result = []
    for finding in findings:
        own = [(i, each) for i, each in (*by_print.get(finding.fingerprint, ()), *by_rule) if _covers(each, finding)]
        met.update(index for index, _ in own)
        valid = next((each for _, each in own if each.grant.holds(terms.today)), None)
        is_free = finding.waiver is None and valid is not None
        result.append(replace(finding, waiver=str(valid.grant)) if is_free and valid else finding)
    return (*result, *_on_waivers(waivers, met, terms))


def _sorted_out(
    waivers: Sequence[Waiver],
) -> tuple[dict[str, list[tuple[int, Waiver]]], list[tuple[int, Waiver]]]:
    """Return the waivers with their numbers: those of a fingerprint by it, and the others."""
    by_print: dict[str, list[tuple[int, Waiver]]] = {}
    by_rule = []
    for index, waiver in enumerate(waivers):
        if waiver.fingerprint is None:
            by_rule.append((index, waiver))
        else:
            by_print.setdefault(waiver.fingerprint, []).append((index, waiver))
    return by_print, by_rule


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return (
        (waiver.rule is None or is_named(finding.rule, waiver.rule))
        and (waiver.asset is None or matches_pattern(finding.asset, waiver.asset))
        and (waiver.quote is None or plain_spelling(waiver.quote) == plain_spelling(finding.quote))
    )


def _on_waivers(waivers: Sequence[Waiver], met: set[int], terms: WaiverTerms) -> Iterator[Finding]:
    said = list(_said(waivers, met, terms))
    prints = fingerprints((rule, *_subject(waiver)) for waiver, rule, _ in said)
    for (waiver, rule, words), fingerprint in zip(said, prints, strict=True):
        position = waiver.position
        yield Finding(
            rule=rule,
            severity=terms.severities[rule],
            fingerprint=fingerprint,
            asset=position.path.name,
            message=words,
            place=LinePlace(position.line, position.column),
        )


def _said(waivers: Sequence[Waiver], met: set[int], terms: WaiverTerms) -> Iterator[tuple[Waiver, str, str]]:
    """Yield waiver, rule and sentence of each waiver that expired or is unused, as far as this run can know."""
    for index, waiver in enumerate(waivers):
        named, has_expired = _named(waiver), not waiver.grant.holds(terms.today)
        if has_expired and EXPIRED.id in terms.severities and (index in met or terms.is_whole):
            until = waiver.grant.until.isoformat()
            yield waiver, EXPIRED.id, f"The waiver of {waiver.grant.owner} for {named} ended on {until}."
        elif not has_expired and UNUSED.id in terms.severities and index not in met and _is_decided(waiver, terms):
            yield waiver, UNUSED.id, f"The waiver of {waiver.grant.owner} for {named} {_why_unused(waiver, terms)}."


def _is_decided(waiver: Waiver, terms: WaiverTerms) -> bool:
    """Tell whether the run looked at all that ``waiver`` could be about."""
    if waiver.rule is None:
        return terms.is_whole and terms.is_full
    if is_unknown_rule(waiver.rule, terms.known):
        return True
    return terms.is_whole and any(is_named(rule, waiver.rule) for rule in terms.looked_for)


def is_unknown_rule(name: str, known: Iterable[str]) -> bool:
    """Tell whether ``name`` is neither one of the ``known`` rules nor a group of them."""
    return not any(is_named(rule, name) for rule in known)


def tell_unknown_rule(name: str, known: Iterable[str]) -> str:
    """Return why a waiver of the unknown rule ``name`` waives nothing, with the nearest name."""
    near = nearest(name, sorted(known))
    return "waives nothing: no rule or group is called so" + (f" (the nearest is '{near}')" if near else "")


def _why_unused(waiver: Waiver, terms: WaiverTerms) -> str:
    if waiver.rule is not None and is_unknown_rule(waiver.rule, terms.known):
        return tell_unknown_rule(waiver.rule, terms.known)
    if waiver.asset is not None and not any(matches_pattern(uri, waiver.asset) for uri in terms.uris):
        return "no longer matches any asset"
    return "waives nothing: what it was for is no longer found"


def _subject(waiver: Waiver) -> tuple[str, ...]:
    return tuple(part or "" for part in (waiver.fingerprint, waiver.rule, waiver.asset, waiver.quote))


def _named(waiver: Waiver) -> str:
    quote = f" “{waiver.quote}”" if waiver.quote else ""
    where = f" in {waiver.asset}" if waiver.asset else ""
    return f"{waiver.fingerprint or waiver.rule}{quote}{where}"
