"""What the checks say of one asset, before it is stamped: the unit that workers return and the cache keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgcheck.checks.corpus.statement import Statement
from msgcheck.checks.terms.glossary.definition import Definition
from msgcheck.errors import UnreadableError
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Coverage, Passage
from msgcheck.model.run import RuleNotRun
from msgcheck.model.verdict import MessageVerdict
from msgcheck.model.waiver import InlineWaiver
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observation with the passage it was made in (``None`` when the whole asset is meant)."""

    observation: Observation
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """Everything a run keeps of one asset that was read.

    ``unchecked`` counts passages by layer that is not checked. ``uses`` are no findings: they say how the asset writes
    what all assets together should write alike (:mod:`msgcheck.checks.terms.form_spread`). ``unfinished`` are rules
    that gave up on this asset. ``waivers`` stand in the asset itself. ``content`` is the sketch of what it says, and
    ``words`` counts those of the checked layers, ``shown_as_wrong`` the findings left out as the asset shows them so.
    ``by_wording`` counts the passages whose messages were held to their wordings alone, ``possible`` the possible
    drifts that were not asked for.
    ``parts_asked`` are the rules and ids of terms whose words it has and whose ``part_of_speech`` was asked.
    ``statements`` are what the assets of a run may tell differently (:mod:`msgcheck.checks.corpus`).
    """

    title: str
    passage_count: int
    coverage: Coverage
    unchecked: tuple[tuple[str, int], ...] = ()
    sightings: tuple[Sighting, ...] = ()
    verdicts: tuple[MessageVerdict, ...] = ()
    uses: tuple[Sighting, ...] = ()
    unfinished: tuple[RuleNotRun, ...] = ()
    waivers: tuple[InlineWaiver, ...] = ()
    content: str = ""
    words: int = 0
    shown_as_wrong: int = 0
    parts_asked: tuple[tuple[str, str], ...] = ()
    statements: tuple[Statement, ...] = ()
    by_wording: int = 0
    possible: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """One asset to read and check, with the hash its bytes had when the run was planned."""

    asset: Asset
    sha256: str


@dataclass(frozen=True, slots=True)
class ReadAsset:
    """What a worker returns: the facts so far, the hash of the bytes they are about, and what later stages need: the
    passages, and the definitions with theirs.
    """

    facts: AssetFacts
    sha256: str
    passages: tuple[Passage, ...] = ()
    definitions: tuple[tuple[Definition, Passage], ...] = ()


Outcome = ReadAsset | UnreadableError
"""A worker's answer for one asset."""


@dataclass(frozen=True, slots=True)
class CheckedAssets:
    """What was read and checked anew: facts and works by uri, the works with the hash of what was read."""

    facts: Mapping[str, AssetFacts]
    works: Mapping[str, Work]
    failed: tuple[SkippedAsset, ...]


def no_access(error: OSError) -> UnreadableError:
    """Say that a file cannot be opened or read, and why."""
    return UnreadableError("no-access", f"The file cannot be opened: {error.strerror or error}.")


def skipped_asset(asset: Asset, error: UnreadableError) -> SkippedAsset:
    """Return ``asset`` as one that was not read, with the reason."""
    return SkippedAsset(asset.uri, error.reason, error.detail, asset.kind, asset.format)


def sightings_of(observations: Sequence[Observation], passages: tuple[Passage, ...]) -> tuple[Sighting, ...]:
    """Join observations with their passages."""
    return tuple(Sighting(seen, None if seen.passage is None else passages[seen.passage]) for seen in observations)
