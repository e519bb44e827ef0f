"""Items: what of one asset stands behind a figure. The tallies of a figure and its trace are made of the same items."""

from __future__ import annotations

from typing import NamedTuple

from msgcheck.measures.estimation.reduction import REDUCTIONS, Entry, Reduced
from msgcheck.measures.states.lifeline import Lifeline
from msgcheck.model.asset_history import VerdictFact
from msgcheck.model.drift_report import Figure
from msgcheck.values import dataclass

_DECIMALS = {"points": 1, "percent": 1, "per_1000_words": 2, "money": 2, "count": 2, "days": 0}


class Item(NamedTuple):
    """One thing behind the figure with the id ``figure``: an asset, or the verdict or finding ``subject`` of one."""

    figure: str
    value: float = 1.0
    weight: float = 1.0
    group: str = ""
    subject: Lifeline | VerdictFact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the figures of one measure share: label, unit, reduction, what they are made from, which way is better.

    ``empty`` is the note of one that could not be measured; so is one where nothing stands behind the figure ``needs``:
    none found is no answer where nobody looked. ``is_banded`` gives it a band.
    """

    label: str
    unit: str
    reduction: str
    of_what: str = "assets"
    better: str | None = None
    empty: str = ""
    is_banded: bool = False
    needs: str = ""


class Tallies:
    """How often each (value, weight, group) stands behind each figure."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: dict[str, dict[Entry, int]] = {}

    def add(self, item: Item) -> None:
        """Count ``item``."""
        figure, entry = item[0], item[1:4]
        entries = self._entries.get(figure)
        if entries is None:
            self._entries[figure] = {entry: 1}
        else:
            entries[entry] = entries.get(entry, 0) + 1

    def reduced(self, figure_id: str, reduction: str) -> Reduced:
        """Return what stands behind a figure, reduced."""
        return REDUCTIONS[reduction](self._entries.get(figure_id, {}))

    def keys(self, prefix: str) -> list[str]:
        """Return what follows ``prefix`` in the ids that begin with it, in order."""
        return sorted(name[len(prefix) :] for name in self._entries if name.startswith(prefix))


@dataclass(frozen=True, slots=True)
class Measured:
    """The tallies of a period, and those of the period compared with."""

    now: Tallies
    against: Tallies | None = None

    def figure(self, figure_id: str, measure: Measure, label: str = "") -> Figure:
        """Return the figure of ``figure_id``, with its value in the period compared with."""
        reduced = _reduced(self.now, figure_id, measure)
        value = _rounded(reduced.value, measure.unit)
        return Figure(
            id=figure_id,
            label=label or measure.label,
            value=value,
            unit=measure.unit,
            basis=reduced.basis,
            of_what=measure.of_what,
            low=_rounded(reduced.low, measure.unit),
            high=_rounded(reduced.high, measure.unit),
            before=self.before(figure_id, measure),
            band=band_of(value) if measure.is_banded else None,
            better=measure.better,
            note=measure.empty if value is None else "",
            reduction=measure.reduction,
        )

    def before(self, figure_id: str, measure: Measure) -> float | None:
        """Return the value in the period compared with, ``None`` where there is none."""
        reduced = _reduced(self.against, figure_id, measure) if self.against else None
        return _rounded(reduced.value, measure.unit) if reduced else None

    def keys(self, prefix: str) -> list[str]:
        """Return the keys of the figures whose ids begin with ``prefix``."""
        return self.now.keys(prefix)


_BANDS = ((80.0, "healthy"), (70.0, "watch"), (55.0, "concerning"), (0.0, "crisis"))
"""From at least this share. 80, 70 and 55 are those of the manual audits that the report takes the place of."""


def band_of(value: float | None) -> str | None:
    """Return the band of a share or score 0..100."""
    return None if value is None else next(name for least, name in _BANDS if value >= least)


def _reduced(tallies: Tallies, figure_id: str, measure: Measure) -> Reduced:
    if measure.needs and not tallies.reduced(measure.needs, "sum").value:
        return Reduced(None)
    return tallies.reduced(figure_id, measure.reduction)


def _rounded(value: float | None, unit: str) -> float | None:
    return None if value is None else round(value, _DECIMALS[unit])
