"""From runs to stays: over which runs the same was said under an address, and when it was gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgcheck.model.unlisted import unlisted
from msgcheck.store.database.connection import Connection
from msgcheck.store.timeline.runs import EVERYTHING, TimedRun

_RESULTS = "SELECT id, uri, reason FROM asset_result WHERE status <> 'unlisted'"
_LISTED = "SELECT asset_result_id FROM run_asset WHERE run_id = :run_id"


@dataclass(slots=True)
class Stay:
    """One result over runs, which are counted in order of time: ``first`` to ``last`` said it, ``end`` says otherwise
    (``None``: it stands).
    """

    result_id: int
    first: int
    last: int
    end: int | None = None


@dataclass(slots=True)
class Presence:
    """An address for as long as it is listed without a gap; at the run ``gone`` it is not listed any more."""

    uri: str
    stays: list[Stay] = field(default_factory=list)
    gone: int | None = None

    @property
    def born(self) -> int:
        """The run that lists it first."""
        return self.stays[0].first

    @property
    def last_seen(self) -> int:
        """The run that lists it last."""
        return self.stays[-1].last


def presences(connection: Connection, runs: Sequence[TimedRun]) -> list[Presence]:
    """Return every presence, in order of their first run and their address; a number per result, and no finding.

    Only runs that count are looked at; the numbers of runs are places in ``runs``.
    """
    results = connection.execute(_RESULTS)
    skipped = {row["id"]: row["reason"] for row in results if row["reason"] is not None}
    book = _Book({row["id"]: row["uri"] for row in results}, skipped)
    for number, run in enumerate(runs):
        if run.counts:
            listed = connection.execute(_LISTED, {"run_id": run.fact.run_id})
            book.enter(number, run, runs, [row["asset_result_id"] for row in listed])
    return sorted(book.all, key=lambda each: (each.born, each.uri))


class _Book:
    """What stands now, by result and by address, while runs are entered one after another.

    ``skipped`` holds the reason of each result that was not read: a run that lists a sitemap or a folder among these
    does not know what is behind it, and nothing there is gone.
    """

    def __init__(self, uris: dict[int, str], skipped: dict[int, str]) -> None:
        self.uris = uris
        self._skipped = skipped
        self.all: list[Presence] = []
        self._stays: dict[int, Stay] = {}
        self._standing: dict[str, Presence] = {}

    def enter(self, number: int, run: TimedRun, runs: Sequence[TimedRun], results: Sequence[int]) -> None:
        # An address listed twice, which only a foreign history holds, keeps one of its results.
        listed = set({self.uris[result_id]: result_id for result_id in results if result_id in self.uris}.values())
        fresh, absent = listed - self._stays.keys(), self._stays.keys() - listed
        replaced = {self.uris[result_id] for result_id in fresh}
        unknown = unlisted((self.uris[each], self._skipped[each]) for each in listed & self._skipped.keys())
        for result_id in sorted(absent):
            stay, uri = self._stays[result_id], self.uris[result_id]
            if uri in replaced:
                self._close(stay, number)
            elif unknown.may_hold(uri):
                continue
            elif run.reach is not None and run.reach in {EVERYTHING, runs[stay.last].reach}:
                self._close(stay, number)
                self._standing.pop(uri).gone = number
        for result_id in listed & self._stays.keys():
            self._stays[result_id].last = number
        for result_id in sorted(fresh):
            self._open(result_id, number)

    def _close(self, stay: Stay, number: int) -> None:
        stay.end = number
        del self._stays[stay.result_id]

    def _open(self, result_id: int, number: int) -> None:
        uri = self.uris[result_id]
        if uri not in self._standing:
            self._standing[uri] = Presence(uri)
            self.all.append(self._standing[uri])
        stay = self._stays[result_id] = Stay(result_id, number, number)
        self._standing[uri].stays.append(stay)
