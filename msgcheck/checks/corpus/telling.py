"""What is said of a fact that assets tell differently: the message, the other places, the words that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, islice

from msgcheck.checks.corpus.rules import CONFLICT, STALE_COPY
from msgcheck.checks.corpus.statement import Statement
from msgcheck.checks.corpus.topic import Stated
from msgcheck.checks.corpus.values_told import differing
from msgcheck.checks.corpus.voices import Decided, Voice
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.observation import Observation
from msgcheck.model.place import Place, describe_place, place_in_words, place_of_span
from msgcheck.values import dataclass

_NAMED_VALUES = 3
_NAMED_PLACES = 2
_RELATED = 20
"""Other places that a finding lists; how many there are is in its evidence."""


@dataclass(frozen=True, slots=True)
class Said:
    """Where an asset tells a value: the voice, the statement, and what that is about."""

    voice: Voice
    statement: Statement
    stated: Stated

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the values stand in the statement, with what is counted after the last one."""
        text, values = self.statement.text, self.stated.values
        counted = text[values[last].end :].lower().startswith(f" {values[last].of}") and values[last].unit == "count"
        return values[first].start, values[last].end + (len(values[last].of) + 1 if counted else 0)

    def words(self, first: int, last: int) -> str:
        """Return the words from value ``first`` to value ``last``."""
        start, end = self.span(first, last)
        return self.statement.text[start:end]


def newest_first(said: Iterable[Said]) -> tuple[Said, ...]:
    """Return who says a thing in the order in which they are named: the newest first, those without a date last."""
    dated = sorted(said, key=lambda each: each.voice.uri)
    return tuple(sorted(dated, key=lambda each: each.voice.on or date.min, reverse=True))


@dataclass(frozen=True, slots=True)
class Holding:
    """The statements that tell the value that holds, and by what that was decided."""

    said: tuple[Said, ...]
    by: Decided


def conflict(said: Said, others: Sequence[Sequence[Said]], holding: Holding | None) -> Observation:
    """Return the observation that ``others`` tell other values; ``holding`` are those that hold, if that is clear."""
    first, last = _apart(said, others)
    tellings = [_telling(each, first, last) for each in _by_weight(others)]
    more = len(tellings) - _NAMED_VALUES
    told = "; ".join(tellings[:_NAMED_VALUES]) + (f"; and {more} more" if more > 0 else "")
    reason = f" {_REASONS[holding.by]} “{holding.said[0].words(first, last)}”." if holding else ""
    message = f"This says “{said.words(first, last)}”, where other assets say otherwise: {told}.{reason}"
    return _observation(CONFLICT, message, said, others, holding)


def stale_copy(said: Said, others: Sequence[Sequence[Said]], holding: Holding) -> Observation:
    """Return the observation that a copy was left behind, behind those of ``holding``."""
    first, last = _apart(said, [holding.said])
    copies = "the newer copy says" if holding.by is Decided.NEWEST else "all other copies say"
    message = f"This copy says “{said.words(first, last)}”, where {copies} {_telling(holding.said, first, last)}."
    return _observation(STALE_COPY, message, said, others, holding)


_REASONS = {Decided.NEWEST: "The newest that bears a date says", Decided.MOST: "All others say"}


def _observation(
    rule: CheckRule, message: str, said: Said, others: Sequence[Sequence[Said]], holding: Holding | None
) -> Observation:
    first, last = _apart(said, [holding.said] if holding else others)
    start, end = said.span(first, last)
    statement = said.statement
    weighed = _by_weight(others)
    beside = islice(chain.from_iterable(weighed), _RELATED)
    own = said.words(first, last)
    differences = tuple((each[0].words(first, last), own) for each in weighed[:_NAMED_VALUES])
    return Observation(
        rule=rule.id,
        message=message,
        passage=statement.index,
        start=statement.start + start,
        end=statement.start + end,
        suggestions=(holding.said[0].words(first, last),) if holding else (),
        evidence=(
            ("differences", differences),
            ("other_assets", sum(map(len, others))),
            ("decided_by", holding.by.value if holding else None),
        ),
        related=tuple(f"{each.voice.uri}: {describe_place(_place(each))}" for each in beside),
    )


def _apart(said: Said, others: Sequence[Sequence[Said]]) -> tuple[int, int]:
    """Return the first and the last value that any of the others tells otherwise."""
    apart = [at for other in others for at in differing(said.stated.values, other[0].stated.values) or ()]
    return min(apart), max(apart)


def _by_weight(others: Sequence[Sequence[Said]]) -> list[Sequence[Said]]:
    """Return what is told, that of most assets first; equals in the order they were met."""
    return sorted(others, key=len, reverse=True)


def _telling(said: Sequence[Said], first: int, last: int) -> str:
    """Say a value, in how many assets it stands, and where: “900” in 3 assets (a.pptx, slide 4; b.pdf, page 2)."""
    more = len(said) - _NAMED_PLACES
    places = "; ".join(f"{each.voice.uri}, {place_in_words(_place(each))}" for each in said[:_NAMED_PLACES])
    rest = f"; and {more} more" if more > 0 else ""
    count = f" in {len(said)} assets" if len(said) > 1 else ""
    return f"“{said[0].words(first, last)}”{count} ({places}{rest})"


def _place(said: Said) -> Place | None:
    statement = said.statement
    return place_of_span(statement.passage.place, statement.passage.text, statement.start)
