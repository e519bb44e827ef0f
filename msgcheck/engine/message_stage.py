"""The stage that judges messages: every distinct text of all assets is embedded once, then each asset is judged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.embedding import Encoder, open_encoder
from msgcheck.analysis.judge import load_judge
from msgcheck.checks.messages.check import MessageCheck, check_messages
from msgcheck.checks.messages.index import Vectors, build_index, texts_to_embed
from msgcheck.checks.messages.units import longest_whole, units_of
from msgcheck.engine.asset_facts import AssetFacts, ReadAsset, sightings_of
from msgcheck.engine.cache import Cache
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress
from msgcheck.engine.stamps import PACKAGE, code_stamp, library_stamp
from msgcheck.model.asset import Asset
from msgcheck.model.verdict import MessageVerdict

CHUNK = 2048
"""Texts embedded between two signs of progress; what is done is cached, so an interrupted run goes on from there."""


def judge_messages(
    plan: Plan, assets: Sequence[Asset], read: Mapping[str, ReadAsset], cache: Cache, progress: Progress
) -> dict[str, AssetFacts]:
    """Return the facts of ``assets`` by uri, with message observations and verdicts added to those of the terms."""
    messages = plan.messages
    longest = longest_whole(messages)
    units = {asset.uri: units_of(read[asset.uri].passages, asset.layers, longest) for asset in assets}
    texts = dict.fromkeys((*texts_to_embed(messages), *(unit.text for asset in assets for unit in units[asset.uri])))
    vectors = _Vectors(plan, cache).of(list(texts), progress)
    row = {text: number for number, text in enumerate(texts)}
    index = build_index(messages, vectors[[row[text] for text in texts_to_embed(messages)]])
    numbers = load_judge()
    facts = {}
    for done, asset in enumerate(assets, start=1):
        mine = units[asset.uri]
        checked = check_messages(
            mine, vectors[[row[unit.text] for unit in mine]], index, asset_kind=asset.kind, numbers=numbers
        )
        facts[asset.uri] = _added(read[asset.uri], checked, plan.selection.rule_ids)
        progress("Judging messages", done, len(assets))
    return facts


def _added(read: ReadAsset, checked: MessageCheck, rule_ids: frozenset[str]) -> AssetFacts:
    """Add what was checked to the facts; a verdict keeps its observation where that rule runs."""
    wanted = [at for at, seen in enumerate(checked.observations) if seen.rule in rule_ids]
    first = len(read.facts.sightings)
    moved = {at: first + number for number, at in enumerate(wanted)}
    sightings = sightings_of([checked.observations[at] for at in wanted], read.passages)
    verdicts: Iterable[MessageVerdict] = (
        replace(verdict, observation=None if verdict.observation is None else moved.get(verdict.observation))
        for verdict in checked.verdicts
    )
    return replace(read.facts, sightings=(*read.facts.sightings, *sightings), verdicts=tuple(verdicts))


class _Vectors:
    """Vectors of texts, from the cache or the encoder; the encoder is opened when the first text is unknown."""

    def __init__(self, plan: Plan, cache: Cache) -> None:
        self._cache = cache
        self._open: Callable[[], Encoder] = lambda: open_encoder(plan.settings.encoder, folder=plan.settings.root)
        self._model = "\0".join((plan.models[0].sha256, library_stamp(), code_stamp(PACKAGE / "analysis")))

    def of(self, texts: Sequence[str], progress: Progress) -> Vectors:
        """Return the unit rows [texts, dimension]."""
        keys = [self._key(text) for text in texts]
        known = _unit_rows(self._cache.vectors(keys))
        missing = [at for at, key in enumerate(keys) if key not in known]
        if missing or len({row.size for row in known.values()}) > 1:
            encoder = self._open()
            known = {key: row for key, row in known.items() if row.size == encoder.dimension}
            missing = [at for at, key in enumerate(keys) if key not in known]
            for start in range(0, len(missing), CHUNK):
                part = missing[start : start + CHUNK]
                fresh = encoder.encode([texts[at] for at in part])
                rows = {keys[at]: vector for at, vector in zip(part, fresh, strict=True)}
                self._cache.keep_vectors((key, row.tobytes()) for key, row in rows.items())
                known |= rows
                progress("Reading meaning", start + len(part), len(missing))
        return np.stack([known[key] for key in keys])

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._model}\0{text}".encode("utf-8", "surrogatepass")).digest()


def _unit_rows(rows: Mapping[bytes, bytes]) -> dict[bytes, NDArray[np.float32]]:
    """Return the cached rows that are vectors of unit length; one that was cut or overwritten is not."""
    vectors = {key: np.frombuffer(row, dtype=np.float32) for key, row in rows.items() if row and len(row) % 4 == 0}
    return {key: vector for key, vector in vectors.items() if abs(float(vector @ vector) - 1) < _NEAR}


_NEAR = 1e-3
"""How far the squared length of a unit vector of 32-bit numbers may be from 1; rounding makes it 1e-6."""
