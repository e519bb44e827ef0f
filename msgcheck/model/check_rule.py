"""A rule of the catalogue: what a finding's id means, whole, with its page."""

from __future__ import annotations

from msgcheck.model.severity import Severity
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRule:
    """One built-in rule. Every field is filled; a test fails where one is not.

    ``example`` is a text the rule finds, ``counter_example`` one it leaves alone, both in words a marketer
    knows; ``limits`` says what the rule cannot see. A rule that is not ``on`` runs where its id is selected or has a
    severity in the settings.
    """

    id: str
    severity: Severity
    title: str
    why: str
    example: str
    counter_example: str
    options: str
    limits: str
    on: bool = True
