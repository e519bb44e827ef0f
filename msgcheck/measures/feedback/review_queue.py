"""Which findings a person should look at first, and which of them can be answered together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from msgcheck.measures.feedback.standing import StandingFinding
from msgcheck.values import dataclass

JUDGED = frozenset({"message", "claim"})
"""Groups of rules whose findings weigh what words mean: only there is an answer worth asking for unasked."""


@dataclass(frozen=True, slots=True)
class AlikeFindings:
    """Findings with the same rule, reference and words; never empty, the first is shown for all."""

    members: tuple[StandingFinding, ...]

    @property
    def first(self) -> StandingFinding:
        """The finding that is shown."""
        return self.members[0]

    @property
    def order(self) -> tuple[bool, float, int, str]:
        """Least sure first: shown findings all lie above the threshold, so these lie nearest to it."""
        confidence = self.first.fact.confidence
        return confidence is None, confidence or 0.0, -len(self.members), self.first.fact.alike


def review_queue(
    findings: Iterable[StandingFinding], reviewed: Collection[str], wants: Callable[[StandingFinding], bool]
) -> list[AlikeFindings]:
    """Return the findings that ``wants`` takes and nobody has reviewed or waived, those that tell the same together."""
    alike: defaultdict[str, list[StandingFinding]] = defaultdict(list)
    for finding in findings:
        if finding.fact.waiver is None and finding.fact.fingerprint not in reviewed and wants(finding):
            alike[finding.fact.alike].append(finding)
    return sorted((AlikeFindings(tuple(members)) for members in alike.values()), key=lambda group: group.order)


def is_judged(rule: str) -> bool:
    """Tell whether ``rule`` weighs what words mean."""
    return rule.partition(".")[0] in JUDGED


def is_of_rule(rule: str, wanted: Iterable[str]) -> bool:
    """Tell whether ``rule`` is one of ``wanted``, which are rules or groups of rules."""
    return any(rule == name or rule.startswith(f"{name}.") for name in wanted)
