"""Capitals that stand in a name: of a place where news is written, of an author, of a company, within an address."""

from __future__ import annotations

from msgcheck.analysis.capitals import is_ordinary
from msgcheck.late_pattern import late_pattern

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = late_pattern(
    r"\A\W*(?P<place>[A-Z]{2,}(?:[ -][A-Z]{2,}){0,3})(?:, [A-Z][\w.]*){0,2}"
    rf"(?:,?\s*(?:-{{1,2}}|[–—])\s*(?:{_MONTH} \d|\()|,? \([^()]{{1,60}}\)\s*[-–—]|, {_MONTH} \d)"
)
"""What opens news: "PORT ALDER – June 3, 2026 – ..."."""
_SURNAME = r"\b[A-Z][^\W\d_A-Z][^\W\d_]*(?:[-'’][A-Z][^\W\d_]+)?"
_OTHER = rf"{_SURNAME} [A-Z]{{1,2}}(?: [JS]r)?"
_BETWEEN = r"[,;]\s(?:(?:and|[Vv]an|[Vv]on|[Dd]en?|[Dd]er)\s){0,3}"
_AUTHOR_BEFORE = late_pattern(rf"(?P<other>{_OTHER}{_BETWEEN})?{_SURNAME} \Z")
_AUTHOR_BEHIND = late_pattern(rf"[A-Z]{{1,3}}(?: [JS]r)?(?:(?P<other>{_BETWEEN}{_OTHER}(?![^\W_]))|[,.;])")
"""An author of a paper, first names behind, and the one beside: "Morrow FG, Ash J". Three letters beside three are
none: "Orbit RTU, Larkfield HMI"."""
_COMPANY_BEHIND = late_pattern(
    r"[ -](?:SE|AG|SA|NV|BV|AB|KG|GmbH|Ltd|Limited|LLC|LLP|PLC|Inc|Corp|Corporation|Technologies|Industries|Holdings?|"
    r"Ventures)(?!\w)"
)
"""What makes the name of a company of the word before it: "QTX AG", "QTX Technologies"."""
_NAME_BEFORE = late_pattern(r"\b(?P<name>[A-Z]\w*)[ -]\Z")
_LEGAL_FORMS = frozenset({"SE", "KG"})
"""Legal forms of companies that, without a name before them, stand for something else."""
_ROOMS = frozenset({"FL", "FLR", "STE", "APT", "RM", "BLDG"})
_ROOM_BEFORE, _ROOM_BEHIND = late_pattern(r", ?\Z"), late_pattern(r"\.? #?\d")
_LONGEST = 40
"""Code points of a name before a word."""


def is_in_a_name(short: str, text: str, start: int, end: int) -> bool:
    """Tell whether the capitals ``short``, at ``start`` to ``end`` of ``text``, stand in a name or an address."""
    return (
        _is_in_dateline(text, end)
        or _is_author(text, start)
        or _COMPANY_BEHIND.match(text, end) is not None
        or (short in _LEGAL_FORMS and _is_legal_form(text, start, end))
        or _is_room(short, text, start, end)
    )


def _is_in_dateline(text: str, end: int) -> bool:
    found = _DATELINE.match(text)
    return found is not None and end <= found.end("place")


def _is_author(text: str, start: int) -> bool:
    """Tell the first names of one of several authors: "Morrow FG, Ash J, Lind KO. A study ..."."""
    before = _AUTHOR_BEFORE.search(text, max(0, start - 2 * _LONGEST), start)
    behind = _AUTHOR_BEHIND.match(text, start, start + 2 * _LONGEST) if before else None
    return before is not None and behind is not None and (before["other"] or behind["other"]) is not None


def _is_legal_form(text: str, start: int, end: int) -> bool:
    """Tell the form of the company that is named before it: "Larkfield SE"; not "All SEs", "Our SE"."""
    before = _NAME_BEFORE.search(text, max(0, start - _LONGEST), start)
    return before is not None and not is_ordinary(before["name"].lower()) and not text[end : end + 1].isalpha()


def _is_room(short: str, text: str, start: int, end: int) -> bool:
    """Tell a floor or a room in an address: "2 Front Street, FL 4"."""
    is_between = _ROOM_BEFORE.search(text, max(0, start - 2), start) and _ROOM_BEHIND.match(text, end)
    return short in _ROOMS and is_between is not None
