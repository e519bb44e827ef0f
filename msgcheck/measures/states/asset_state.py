"""What is known of one asset at the end of a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgcheck.measures.states.lifeline import Lifeline, Lives, lives_at, says_the_same
from msgcheck.model.asset import NO_ASSET
from msgcheck.model.asset_history import AssetHistory, ResultFact, Spell
from msgcheck.model.period import Period
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A period and the ``moment`` up to which it is looked at: its end, or now where it has not ended."""

    period: Period
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetState:
    """An asset at ``stage.moment``. ``standing`` is what was known of it last, ``None`` once it is gone.

    ``result`` is what it says where it was read, ``None`` where it was skipped. ``is_published`` tells that the version
    that stands was new in the period.
    """

    stage: Stage
    standing: ResultFact | None
    result: ResultFact | None
    is_published: bool
    lives: Lives

    @property
    def is_asset(self) -> bool:
        """Tell whether this is an asset: a picture or a program in a folder of decks was listed, but is none."""
        return self.standing is not None and (self.standing.reason not in NO_ASSET or bool(self.lives.alive))

    @property
    def kind(self) -> str | None:
        """The asset kind it has, or had last."""
        lives = (*self.lives.alive, *self.lives.closed)
        known = self.standing or (lives[-1].result if lives else None)
        return known.kind if known else None

    @property
    def open(self) -> Iterator[Lifeline]:
        """Findings that somebody has to act on."""
        return (lifeline for lifeline in self.lives.alive if lifeline.is_open)

    @property
    def closed_within(self) -> Iterator[Lifeline]:
        """Findings that went in the period."""
        period = self.stage.period
        return (life for life in self.lives.closed if life.closed_at is not None and life.closed_at in period)


def states_of(history: AssetHistory, stages: Sequence[Stage], first_run: str) -> Iterator[AssetState | None]:
    """Yield the state of an asset at each of ``stages``, which are in order; ``None`` where nothing is known of it."""
    for stage, lives in zip(stages, lives_at(history, [each.moment for each in stages], first_run), strict=True):
        spell = history.at(stage.moment)
        if spell is None and not lives.closed:
            yield None
            continue
        result = spell.result if spell is not None and spell.result.status == "ok" else None
        yield AssetState(
            stage=stage,
            standing=spell.result if spell else None,
            result=result,
            is_published=result is not None and _is_published(history, result, stage, first_run),
            lives=lives,
        )


def _is_published(history: AssetHistory, result: ResultFact, stage: Stage, first_run: str) -> bool:
    """Tell whether the version was first met in the period.

    When one that the first run met was published is not known, unless that run was dated by the asset (a backfill).
    """
    first = _first_of_version(history.spells, result, stage.moment)
    if first.first.run_id == first_run and first.first.command != "backfill":
        return False
    return first.start in stage.period


def _first_of_version(spells: Sequence[Spell], result: ResultFact, moment: datetime) -> Spell:
    """Return the first of the latest spells before ``moment`` that say the same as ``result``."""
    read = [spell for spell in spells if spell.start < moment and spell.result.status == "ok"]
    first = read[-1]
    for spell in reversed(read):
        if not says_the_same(spell.result, result):
            break
        first = spell
    return first
