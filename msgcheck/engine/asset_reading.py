"""The stage that runs where the asset is: read it, run the term checks. One function, serial or in a worker."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from msgcheck.checks.assets.text import check_text
from msgcheck.checks.terms import check_terms, compile_terms
from msgcheck.engine.asset_facts import AssetFacts, Outcome, ReadAsset, Work, sightings_of
from msgcheck.errors import UnreadableError
from msgcheck.extract.reading import extract
from msgcheck.model.asset import Asset
from msgcheck.model.passage import Extraction, Passage
from msgcheck.model.reference_data import Reference


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """What every worker needs: the reference data, the rules that run, and whether passages travel back."""

    reference: Reference
    rule_ids: frozenset[str]
    keeps_passages: bool


class AssetReader:
    """Reads assets one after another by one plan; compiled once per process."""

    def __init__(self, plan: ReadingPlan) -> None:
        self._plan = plan
        self._terms = compile_terms(plan.reference.glossary, plan.reference.packs)

    def read(self, work: Work) -> Outcome:
        """Read and check one asset; what cannot be read comes back as the error, with its reason."""
        try:
            sha256, extraction = _read(work.asset)
        except UnreadableError as error:
            return error
        except OSError as error:
            return no_access(error)
        passages = extraction.passages
        layers = work.asset.layers
        observations = [*check_terms(passages, self._terms, layers), *check_text(passages, layers)]
        wanted = [seen for seen in observations if seen.rule in self._plan.rule_ids]
        facts = AssetFacts(
            title=extraction.title,
            passage_count=len(passages),
            coverage=extraction.coverage,
            unchecked=_unchecked(passages, layers),
            sightings=sightings_of(wanted, passages),
        )
        return ReadAsset(facts, sha256, passages if self._plan.keeps_passages else ())


def no_access(error: OSError) -> UnreadableError:
    """Say that a file cannot be opened or read, and why."""
    return UnreadableError("no-access", f"The file cannot be opened: {error.strerror or error}.")


def _read(asset: Asset) -> tuple[str, Extraction]:
    """Return the hash of a file and what was extracted from those very bytes.

    Somebody may be saving the file right now: what was read while it changed is never kept.
    """
    for _ in range(_TRIES):
        with asset.path.open("rb") as stream:
            before = _state(stream)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            try:
                extraction = extract(stream, asset.format)
            except UnreadableError:
                if _state(stream) == before:
                    raise
            else:
                if _state(stream) == before:
                    return sha256, extraction
    raise UnreadableError("changing", "The file was being written while it was read. Scan again when it is saved.")


_TRIES = 3


def _state(stream: BinaryIO) -> tuple[int, int]:
    status = os.fstat(stream.fileno())
    return status.st_size, status.st_mtime_ns


def _unchecked(passages: Iterable[Passage], layers: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Count the passages of each layer that is read and not checked, by name of the layer."""
    return tuple(sorted(Counter(str(passage.layer) for passage in passages if passage.layer not in layers).items()))
