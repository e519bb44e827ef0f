"""Whether a passage only aims at what is promised: "we try to replace it", "usually within an hour"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.analysis.claims.changes.alignment import STATEMENT_END
from msgcheck.analysis.claims.stance import Mark, Span

_TRIED = (
    r"(?:try|tries|trying|aim|aims|aiming|strive|strives|striving|seek|seeks|hope|hopes|hoping|plan|plans|intend|"
    r"intends|endeavou?rs?) to|(?:do|does) (?:our|its|their) best to|makes? every effort to"
)
_WE_TRY = r"(?<=\bwe )(?:try to|do our best to|make every effort to)"
_WHERE_POSSIBLE = r"(?:where|when|wherever|whenever) possible|if possible"
_OFTEN = "usually|typically|generally|normally|mostly|often|as a rule|in most cases"
_EFFORT = re.compile(rf"\b(?:{_WE_TRY}|{_WHERE_POSSIBLE})\b", re.IGNORECASE)
_EFFORT_OR_OFTEN = re.compile(rf"\b(?:{_TRIED}|{_WHERE_POSSIBLE}|{_OFTEN})\b", re.IGNORECASE)
"""Narrower than the hedges of a claim: "can" and "help" say what the customer may do, and weaken no promise."""

_WORDS_BETWEEN = 3
"""Words that may stand between the reservation and what is promised: "usually we will"; further off it is of others."""


def weaker_words(wordings: Sequence[str], passage: str, *, is_commitment: bool) -> tuple[Mark, ...]:
    """Return the reservations of ``passage`` that make a promise weaker. How often it is so weakens only a commitment,
    which holds each time, and so does an aim: "we aim to promote" is how a mission is told. None where one of the
    approved ``wordings`` makes such a reservation too.
    """
    weaker = _EFFORT_OR_OFTEN if is_commitment else _EFFORT
    found = tuple(Mark(*match.span(), "hedge") for match in weaker.finditer(passage))
    return () if found and any(_EFFORT_OR_OFTEN.search(wording) for wording in wordings) else found


def weakened_promise(reservations: Sequence[Mark], passage: str, repeated: Span) -> Mark | None:
    """Return the first of the ``reservations`` that ``passage`` puts on the promise it repeats within ``repeated``."""
    return next((mark for mark in reservations if _is_said_of(mark, passage, repeated)), None)


def _is_said_of(mark: Mark, passage: str, repeated: Span) -> bool:
    between = passage[mark.end : repeated[0]] or passage[repeated[1] : mark.start]
    return len(between.split()) <= _WORDS_BETWEEN and not STATEMENT_END.search(between)
