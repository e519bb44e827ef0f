"""What of Vale styles is not done as Vale does it: rules that do not run, and notices of what others run without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgcheck.engine.selection import Selection
from msgcheck.model.run import RuleNotRun

if TYPE_CHECKING:
    from msgcheck.model.vale_rule import Unhonoured, ValeStyle


def styles_not_run(styles: Iterable[ValeStyle], selection: Selection) -> tuple[RuleNotRun, ...]:
    """Return the rules of ``styles`` that no check runs, once each, where the style is asked for at all."""
    return tuple(
        RuleNotRun(each.rule, f"{each.what}: {each.reason}.")
        for style in styles
        for each in style.unhonoured
        if not each.is_run and selection.has_group(style.name)
    )


def style_notices(styles: Iterable[ValeStyle]) -> tuple[str, ...]:
    """Return a sentence for each thing that rules of ``styles`` run without: the rules, what, and why."""
    return tuple(sentence for style in styles for sentence in _sentences(style))


def _sentences(style: ValeStyle) -> Iterator[str]:
    by_reason: dict[tuple[str, str], list[Unhonoured]] = {}
    for each in style.unhonoured:
        if each.is_run:
            by_reason.setdefault((each.what, each.reason), []).append(each)
    for (what, reason), notes in by_reason.items():
        yield f"{', '.join(note.rule for note in notes)}: without '{what}': {reason}."
