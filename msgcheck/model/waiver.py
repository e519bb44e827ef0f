"""A waiver: a finding that may stay, for a reason, with an owner, until a day."""

from __future__ import annotations

import re
from datetime import date

from msgcheck.errors import Position
from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import Passage
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What every waiver must say: why, who answers for it, and its last day."""

    reason: str
    owner: str
    until: date

    def holds(self, today: date) -> bool:
        """Tell whether the waiver still holds; its last day counts."""
        return today <= self.until

    def __str__(self) -> str:
        return f"{self.reason} ({self.owner}, until {self.until.isoformat()})"


_WRITTEN = late_pattern(r"(?P<reason>.*) \((?P<owner>.*), until (?P<until>\d{4}-\d{2}-\d{2})\)", re.DOTALL)


def parse_grant(text: str) -> Grant | None:
    """Return the grant whose ``str`` is ``text``; ``None`` where it is none."""
    found = _WRITTEN.fullmatch(text)
    try:
        until = date.fromisoformat(found["until"]) if found else None
    except ValueError:
        return None
    return Grant(reason=found["reason"], owner=found["owner"], until=until) if found and until else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One entry of ``waivers.yaml``: for one ``fingerprint``, or for a rule or group in the assets of a glob.

    ``quote`` narrows the latter to findings of these words. All that is given must hold.
    """

    grant: Grant
    position: Position
    fingerprint: str | None = None
    rule: str | None = None
    asset: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineWaiver:
    """A waiver that stands in the asset: for ``rule`` (or group) in the passages ``covers`` (indices).

    ``passage`` is the index of the passage it stands in, ``at`` that passage.
    """

    grant: Grant
    rule: str
    covers: frozenset[int]
    passage: int
    at: Passage
