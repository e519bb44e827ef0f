"""Which way to write a thing each asset has, and which one all assets together: one finding for an asset that differs.

An asset tells its *uses*: observations that are no findings yet, one for each way it writes a thing. Only the run
knows how the others write it. A use without a passage counts and is never reported itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from msgcheck.model.observation import Observation
from msgcheck.values import dataclass

_MOST = 2**31
"""Uses of one form in one asset, at most: facts may come from a cache that anybody wrote."""

_Group = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Use:
    """A use taken apart: the form, how often the asset has it, where it stands among the listed forms."""

    seen: Observation
    form: str
    count: int
    rank: int
    preferred: str | None
    written: str


@dataclass(slots=True)
class _Spread:
    """How a form is spread over the run, while it is counted."""

    rank: int
    assets: int = 0
    uses: int = 0


@dataclass(slots=True)
class _Counts:
    """One thing while it is counted: the form it should have, if that is settled, the spread of each form, and the uses
    of each asset.
    """

    preferred: str | None = None
    forms: dict[str, _Spread] = field(default_factory=dict)
    uses: dict[str, list[_Use]] = field(default_factory=dict)


def form_use(
    seen: Observation,
    *,
    group: str,
    form: str,
    count: int,
    rank: int = 0,
    preferred: str | None = None,
    written: str | None = None,
) -> Observation:
    """Return ``seen`` as a use: ``count`` times the asset writes ``form`` for what ``group`` names within its rule.

    ``seen`` is what to report where the run agrees on another form: its message may hold ``{preferred}``, its evidence
    is kept. ``rank`` decides between forms that are equally common, the lower one first. ``preferred`` is the form
    to have, where somebody has settled it: that is agreed on however rare it is. ``written`` is how the form stands
    where it stands first, if that is told otherwise.
    """
    settled, how = ("preferred", preferred), ("written", written)
    facts = (("group", group), ("form", form), ("uses", count), ("rank", rank), settled, how)
    return replace(seen, evidence=(*seen.evidence, *facts))


def differing_uses(by_asset: Mapping[str, Sequence[Observation]]) -> dict[str, tuple[Observation, ...]]:
    """Return, by asset, what its uses say beside those of all others: at most one observation for each thing.

    The form agreed on is the preferred one, or else that of most assets, then of most uses. Where an asset has several
    other forms, the most frequent speaks, at the place its use names.
    """
    found: dict[str, list[Observation]] = {uri: [] for uri in by_asset}
    for counts in _counted(by_asset).values():
        agreed = counts.preferred or _most_common(counts.forms)
        for uri, uses in counts.uses.items():
            others = [use for use in uses if use.form != agreed and use.seen.passage is not None]
            if others:
                speaking = min(others, key=lambda use: (-use.count, use.rank, use.form))
                found[uri].append(_differing(speaking, agreed, counts, uses))
    return {uri: tuple(observations) for uri, observations in found.items()}


def _counted(by_asset: Mapping[str, Sequence[Observation]]) -> dict[_Group, _Counts]:
    counts: dict[_Group, _Counts] = {}
    for uri in sorted(by_asset):
        for group, use in _uses(by_asset[uri]):
            counted = counts.setdefault(group, _Counts())
            counted.preferred = counted.preferred or use.preferred
            spread = counted.forms.setdefault(use.form, _Spread(use.rank))
            spread.assets += 1
            spread.uses += use.count
            counted.uses.setdefault(uri, []).append(use)
    return counts


def _uses(observations: Iterable[Observation]) -> Iterable[tuple[_Group, _Use]]:
    """Take uses apart. What does not look like one is left out: nothing of this product wrote it."""
    for seen in observations:
        told = dict(seen.evidence)
        group, form, count, rank = (told.get(name) for name in ("group", "form", "uses", "rank"))
        if not (isinstance(group, str) and isinstance(form, str) and isinstance(count, int) and isinstance(rank, int)):
            continue
        if 0 < count < _MOST and seen.reference is not None:
            key = (seen.rule, seen.reference.kind, seen.reference.id, group)
            preferred, written = (each if isinstance(each, str) else None for each in map(told.get, _OPTIONAL))
            yield key, _Use(seen, form, count, rank, preferred, written or form)


def _most_common(forms: Mapping[str, _Spread]) -> str:
    def precedence(form: str) -> tuple[int, int, int, str]:
        spread = forms[form]
        return -spread.assets, -spread.uses, spread.rank, form

    return min(forms, key=precedence)


def _differing(use: _Use, agreed: str, counts: _Counts, own: Sequence[_Use]) -> Observation:
    beside = next((other for other in own if other.form == agreed), None)
    agreeing = counts.forms[agreed].assets if agreed in counts.forms else 0
    evidence = tuple((name, value) for name, value in use.seen.evidence if name not in _INTERNAL)
    where = tuple((form, each.assets, each.uses) for form, each in sorted(counts.forms.items()))
    message = use.seen.message.replace("{preferred}", agreed) + _in_words(use, agreed, beside, agreeing, counts)
    facts = (
        ("form", use.form),
        ("uses", use.count),
        ("agreed", agreed),
        ("agreed_uses", beside.count if beside else 0),
        ("spread", where),
    )
    return replace(use.seen, message=message, evidence=(*evidence, *facts))


_OPTIONAL = ("preferred", "written")
_INTERNAL = frozenset({"group", "form", "uses", "rank", *_OPTIONAL})


def _in_words(use: _Use, agreed: str, own: _Use | None, agreeing: int, counts: _Counts) -> str:
    assets = len(counts.uses)
    times = f" This asset has “{use.written}” {_times(use.count)}"
    is_told = own is not None and own.written.lower() != use.written.lower()  # grammar may ask for the hyphen elsewhere
    beside = f" and “{own.written}” {_times(own.count)}" if own and is_told else ""
    every = (other for uses in counts.uses.values() for other in uses if other.form == agreed)
    is_joined = any("-" in other.written and "-" not in agreed for other in every)
    hyphen = ", some with a hyphen" if is_joined else ""
    others = f"; of {assets} assets that speak of it, {agreeing} write “{agreed}”{hyphen}" if assets > 1 else ""
    return f"{times}{beside}{others}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
