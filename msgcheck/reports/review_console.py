"""Findings as a reviewer sees them in the terminal, and the answers given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console

from msgcheck.model.asset_history import Review
from msgcheck.model.finding import Finding
from msgcheck.model.message import Message
from msgcheck.reports.console_line import put
from msgcheck.reports.grouping import FindingGroup
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.run.console_finding import put_group
from msgcheck.reports.wording import counted, time_in_words

_ELSEWHERE = 3
"""Other assets that are named."""


def print_question(
    finding: Finding, elsewhere: Iterable[str], messages: Mapping[str, Message], console: Console, number: str
) -> None:
    """Print ``finding`` for a reviewer; ``elsewhere`` are the assets that say the same, ``number`` as ``3 of 20``."""
    put(console)
    put(console, (number, "dim"), "  ", (one_line(finding.asset, 200), "bold"))
    put_group(FindingGroup((finding,)), messages, console)
    others = list(elsewhere)
    if others:
        named = list(dict.fromkeys(one_line(uri, 100) for uri in others))
        more = f" and {counted(len(named) - _ELSEWHERE, 'more asset')}" if len(named) > _ELSEWHERE else ""
        said = f"{', '.join(named[:_ELSEWHERE])}{more}"
        put(console, ("the same: ", "dim"), f"{counted(len(others), 'time')} more, in {said}", indent=4)
    put(console)


def print_reviews(reviews: Iterable[tuple[Review, Finding | None]], console: Console) -> None:
    """Print what was said of findings, one below the other."""
    for review, finding in reviews:
        note = f"  “{one_line(review.note, 300)}”" if review.note else ""
        put(
            console,
            (review.mark, "bold"),
            f"  {one_line(review.by, 80)}, {time_in_words(review.on)}{note}",
            (f"  {one_line(review.fingerprint, 140)}", "dim"),
        )
        if finding is None:
            put(console, ("The history has no such finding any more.", "dim"), indent=4)
        else:
            put(console, one_line(finding.quote or finding.message, 200), indent=4)
            put(console, (f"{one_line(finding.asset, 200)}  {finding.rule}", "dim"), indent=4)
