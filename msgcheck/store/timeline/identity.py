"""One identity over renames: an address that is gone while another appears with the same bytes or the same content.

Derived whenever it is read, never recorded: what is imported, backfilled or pruned later is then taken into account.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgcheck.analysis.content_sketch import likeness, sketch_hashes
from msgcheck.store.timeline.stays import Presence
from msgcheck.values import dataclass

LEAST_ALIKE = 0.8
"""Share of texts in common from which another address is the same asset. Measured on real decks saved again, edited and
published in the next edition; see docs/history.md."""

_RAREST = 13
"""Of two sketches of 64 that share 0.8 of their union, at most 12 hashes of one are not in the other: of any 13 one is
in both."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is known of an asset under one address: its bytes, hashed, the sketch of its content, its format."""

    sha256: str | None
    sketch: str | None
    format: str | None


def contents_wanted(presences: Sequence[Presence]) -> list[int]:
    """Return the results whose content decides over renames: the last before an address was gone, the first of one
    that came later than the others.
    """
    start = min((each.born for each in presences), default=0)
    last = [each.stays[-1].result_id for each in presences if each.gone is not None]
    return sorted({*last, *(each.stays[0].result_id for each in presences if each.born > start)})


def identities(presences: Sequence[Presence], contents: Mapping[int, Content]) -> dict[str, list[Presence]]:
    """Return the presences of each asset in order of time, by its identity: the address it was known by first, with
    ``#2`` for the second asset there, and so on.
    """
    follower = {id(old): new for old, new in _renames(presences, contents)}
    taken = {id(new) for new in follower.values()}
    for old, new in _returns(presences):
        if id(old) not in follower and id(new) not in taken:
            follower[id(old)] = new
            taken.add(id(new))
    assets: dict[str, list[Presence]] = {}
    heads: defaultdict[str, int] = defaultdict(int)
    for head in presences:
        if id(head) not in taken:
            heads[head.uri] += 1
            name = head.uri if heads[head.uri] == 1 else f"{head.uri}#{heads[head.uri]}"
            assets[name] = list(_chain(head, follower))
    return assets


def _chain(head: Presence, follower: Mapping[int, Presence]) -> Iterable[Presence]:
    current: Presence | None = head
    while current is not None:
        yield current
        current = follower.get(id(current))


def _returns(presences: Sequence[Presence]) -> Iterable[tuple[Presence, Presence]]:
    """Yield what was gone from an address with what came back there."""
    last: dict[str, Presence] = {}
    for each in presences:
        if each.uri in last:
            yield last[each.uri], each
        last[each.uri] = each


class _Renames:
    """Pairs of what was gone and what appeared, made one to one, the surest first; ties go by format and address."""

    def __init__(self, presences: Sequence[Presence], contents: Mapping[int, Content]) -> None:
        start = min((each.born for each in presences), default=0)
        self._contents = contents
        self._gone = {id(each): each for each in presences if each.gone is not None}
        self._came = {id(each): each for each in presences if each.born > start}
        self.pairs: list[tuple[Presence, Presence]] = []

    def pair_by(self, key: Callable[[Presence, Content], object]) -> None:
        """Pair what has the same ``key``, which is ``None`` where there is nothing to go by."""
        holders: defaultdict[object, list[Presence]] = defaultdict(list)
        for old in self._gone.values():
            holders[key(old, self._before(old))].append(old)
        holders.pop(None, None)
        for new in list(self._came.values()):
            olds = [old for old in holders.get(key(new, self._after(new)), ()) if self._may_be(old, new)]
            if olds:
                self._take(min(olds, key=lambda old: self._rank(old, new)), new)

    def pair_alike(self) -> None:
        """Pair what shares enough of its texts, the most alike first."""
        sketches = {each: sketch_hashes(self._before(old).sketch or "") for each, old in self._gone.items()}
        holders: defaultdict[str, list[Presence]] = defaultdict(list)
        for each, hashes in sketches.items():
            for value in hashes:
                holders[value].append(self._gone[each])
        alike = [
            (score, old, new)
            for new in self._came.values()
            for old, score in self._most_alike(sketch_hashes(self._after(new).sketch or ""), sketches, holders)
        ]
        for _, old, new in sorted(alike, key=lambda each: (-each[0], self._rank(*each[1:]))):
            if self._may_be(old, new):
                self._take(old, new)

    def _most_alike(
        self, hashes: frozenset[str], sketches: Mapping[int, frozenset[str]], holders: Mapping[str, list[Presence]]
    ) -> Iterator[tuple[Presence, float]]:
        """Yield what shares enough with ``hashes``, looked up by the rarest: a whole folder may be renamed at once."""
        rarest = sorted(hashes, key=lambda value: (len(holders.get(value, ())), value))[:_RAREST]
        for old in {id(old): old for value in rarest for old in holders.get(value, ())}.values():
            score = likeness(sketches[id(old)], hashes)
            if score >= LEAST_ALIKE:
                yield old, score

    def _before(self, old: Presence) -> Content:
        return self._contents[old.stays[-1].result_id]

    def _after(self, new: Presence) -> Content:
        return self._contents[new.stays[0].result_id]

    def _may_be(self, old: Presence, new: Presence) -> bool:
        """Tell whether both are free, and ``new`` came after ``old`` was seen last and no later than it was missed."""
        is_free = id(old) in self._gone and id(new) in self._came
        return is_free and old.uri != new.uri and old.last_seen < new.born <= (old.gone or 0)

    def _rank(self, old: Presence, new: Presence) -> tuple[bool, bool, str, str]:
        has_other_format = self._before(old).format != self._after(new).format
        return _name(old) != _name(new), has_other_format, old.uri, new.uri

    def _take(self, old: Presence, new: Presence) -> None:
        del self._gone[id(old)], self._came[id(new)]
        self.pairs.append((old, new))


def _renames(presences: Sequence[Presence], contents: Mapping[int, Content]) -> list[tuple[Presence, Presence]]:
    renames = _Renames(presences, contents)
    renames.pair_by(lambda each, content: content.sha256 and (content.sha256, _name(each)))
    renames.pair_by(lambda _, content: content.sha256)
    renames.pair_by(lambda each, content: _sketch(content) and (_sketch(content), _name(each)))
    renames.pair_by(lambda _, content: _sketch(content))
    renames.pair_alike()
    return renames.pairs


def _sketch(content: Content) -> str | None:
    return content.sketch if sketch_hashes(content.sketch or "") else None


def _name(presence: Presence) -> str:
    return PurePosixPath(presence.uri).name
