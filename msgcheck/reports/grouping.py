"""Findings as people read them: by asset, worst first, the same thing said once with a count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgcheck.model.finding import Finding
from msgcheck.model.run import AssetResult, Run
from msgcheck.model.severity import SHOWN_SEVERITIES
from msgcheck.values import dataclass

SPREAD_SHOWN = 8
"""How much of what several assets have in common a report lists first: what fits in a glance."""

_ABOUT_PASSAGES = "leak."
"""How rules begin whose findings are about a text being there, whatever it says."""


@dataclass(frozen=True, slots=True)
class SeverityCounts:
    """How many findings there are of each severity."""

    error: int = 0
    warning: int = 0
    suggestion: int = 0

    @property
    def total(self) -> int:
        """All findings together."""
        return self.error + self.warning + self.suggestion

    @property
    def items(self) -> tuple[tuple[str, int], ...]:
        """(severity, count), worst first, zeros included."""
        return (("error", self.error), ("warning", self.warning), ("suggestion", self.suggestion))


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one asset that say the same of the same words, in reading order; never empty.

    Of what the audience does not see it is enough that they say the same: its first words only show which text it is.
    """

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that speaks for the group."""
        return self.findings[0]

    @property
    def count(self) -> int:
        """How many places the group has."""
        return len(self.findings)


@dataclass(frozen=True, slots=True)
class AssetSection:
    """One asset with its groups, worst first. ``asset`` is ``None`` where findings are of one that was skipped."""

    uri: str
    asset: AssetResult | None
    groups: tuple[FindingGroup, ...]
    counts: SeverityCounts


@dataclass(frozen=True, slots=True)
class Spread:
    """What several assets have in common: the first finding that says it, how many do, and in how many assets."""

    first: Finding
    count: int
    assets: int


def count_severities(findings: Iterable[Finding]) -> SeverityCounts:
    """Count ``findings`` by severity; a finding of severity ``off`` counts nowhere."""
    counts = dict.fromkeys(SHOWN_SEVERITIES, 0)
    for finding in findings:
        if finding.severity in counts:
            counts[finding.severity] += 1
    return SeverityCounts(*counts.values())


def group_findings(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Group findings of one asset that say the same (see :class:`FindingGroup`): worst severity, then most places."""
    members: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        members[_sameness(finding)].append(finding)
    groups = [FindingGroup(tuple(group)) for group in members.values()]
    return tuple(sorted(groups, key=lambda group: (group.first.severity.rank, -group.count)))


def sections_of(run: Run) -> tuple[AssetSection, ...]:
    """Return a section for each asset that was read or has findings: most errors first, then warnings, then name."""
    by_asset: dict[str, list[Finding]] = {asset.uri: [] for asset in run.assets}
    for finding in run.findings:
        by_asset.setdefault(finding.asset, []).append(finding)
    assets = {asset.uri: asset for asset in run.assets}
    sections = [
        AssetSection(uri, assets.get(uri), group_findings(findings), count_severities(findings))
        for uri, findings in by_asset.items()
    ]
    return tuple(sorted(sections, key=_worst_first))


def most_spread(findings: Iterable[Finding]) -> tuple[Spread, ...]:
    """Return what is said in several assets, in the same words about the same: most findings first, then worst.

    What is waived has been decided already and is left out.
    """
    members: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in (each for each in findings if each.waiver is None):
        members[finding.rule, finding.severity, finding.reference, finding.message.casefold()].append(finding)
    spreads = [Spread(same[0], len(same), len({finding.asset for finding in same})) for same in members.values()]
    several = [spread for spread in spreads if spread.assets > 1]
    return tuple(sorted(several, key=lambda spread: (-spread.count, spread.first.severity.rank, spread.first.message)))


def _sameness(finding: Finding) -> tuple[object, ...]:
    quote = "" if finding.rule.startswith(_ABOUT_PASSAGES) else finding.quote
    said = tuple(text.casefold() for text in (quote, finding.message, *finding.suggestions))
    return (finding.rule, finding.severity, finding.reference, said, finding.waiver, finding.baseline)


def _worst_first(section: AssetSection) -> tuple[int, int, int, str]:
    counts = section.counts
    return (-counts.error, -counts.warning, -counts.suggestion, section.uri)
