"""The histories of all assets, some at a time: what stands in memory is a line a result, and the findings of a few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgcheck.model.asset_history import AssetHistory, ResultFact, Spell
from msgcheck.store.database.connection import Connection
from msgcheck.store.timeline.facts import AT_ONCE, contents, result_facts
from msgcheck.store.timeline.identity import contents_wanted, identities
from msgcheck.store.timeline.runs import TimedRun, timed_runs
from msgcheck.store.timeline.stays import Presence, Stay, presences


def asset_histories(connection: Connection, workspace: str, until: datetime) -> Iterator[AssetHistory]:
    """Yield the history of each asset of ``workspace`` as of ``until``, in order of identity."""
    runs = timed_runs(connection, workspace, until)
    found = presences(connection, runs)
    assets = identities(found, contents(connection, contents_wanted(found)))
    for some in _batches(assets):
        ids = sorted({stay.result_id for _, stays in some for stay in stays})
        facts = result_facts(connection, ids)
        for identity, stays in some:
            yield AssetHistory(identity, tuple(_spell(stay, runs, facts) for stay in stays))


def _batches(assets: dict[str, list[Presence]]) -> Iterator[list[tuple[str, list[Stay]]]]:
    batch: list[tuple[str, list[Stay]]] = []
    count = 0
    for identity in sorted(assets):
        stays = [stay for presence in assets[identity] for stay in presence.stays]
        if batch and count + len(stays) > AT_ONCE:
            yield batch
            batch, count = [], 0
        batch.append((identity, stays))
        count += len(stays)
    if batch:
        yield batch


def _spell(stay: Stay, runs: Sequence[TimedRun], facts: dict[int, ResultFact]) -> Spell:
    end = None if stay.end is None else runs[stay.end].fact.started_at
    return Spell(facts[stay.result_id], runs[stay.first].fact, runs[stay.last].fact, end)
