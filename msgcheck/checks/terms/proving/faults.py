"""What is found when rules are put to the proof."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.errors import Position
from msgcheck.model.observation import Reference
from msgcheck.model.run import RuleNotRun
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass


class FaultKind(StrEnum):
    """What is wrong with a rule or a term, worst first."""

    CONTRADICTION = "contradiction"
    """It says to write what another one reports."""
    AMBIGUOUS = "ambiguous"
    """Of one form it says another replacement than another one does."""
    DEAD = "dead"
    """It can never speak."""
    SURVIVOR = "survivor"
    """A text that means the same as a violating example is not found."""
    SHADOWED = "shadowed"
    """Another one always speaks in its place."""
    IDLE = "idle"
    """An exception that changes nothing."""


SEVERITIES = {
    FaultKind.CONTRADICTION: Severity.ERROR,
    FaultKind.AMBIGUOUS: Severity.WARNING,
    FaultKind.DEAD: Severity.WARNING,
    FaultKind.SURVIVOR: Severity.WARNING,
    FaultKind.SHADOWED: Severity.SUGGESTION,
    FaultKind.IDLE: Severity.SUGGESTION,
}
"""A writer cannot obey two rules that contradict each other; a second rule that says the same only adds work."""


@dataclass(frozen=True, slots=True)
class Party:
    """A term or a pack rule that takes part in a fault, and where it stands."""

    reference: Reference
    position: Position | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: with what (a term or a pack rule), where, what, and the way out.

    ``others`` are the further terms and rules that take part, which ``what`` names. Of a survivor, ``mutation`` names
    what was changed and ``mutant`` is the text that is not found, with what nobody can see spelled out.
    """

    kind: FaultKind
    reference: Reference
    position: Position | None
    what: str
    way_out: str
    others: tuple[Party, ...] = ()
    mutation: str | None = None
    mutant: str | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is, by its kind."""
        return SEVERITIES[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What came out of putting rules to the proof.

    ``rule_ids`` are the rules that were looked at; ``examples`` counts what they show. ``mutants`` counts, by
    mutation, the texts that were tried. ``unproved`` are rules without a violating example, which nothing could be made
    of; ``not_run`` are rules that cannot run here, with the reason.
    """

    rule_ids: tuple[str, ...]
    terms: int
    examples: int
    mutants: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]
    unproved: tuple[str, ...] = ()
    not_run: tuple[RuleNotRun, ...] = ()
