"""The assets of a workspace are read for their terms: what they use and the glossary has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgcheck.analysis.language import tagger_name
from msgcheck.analysis.text_language import languages_of
from msgcheck.checks.terms.mining import MinedAsset, mine
from msgcheck.config.settings import Settings
from msgcheck.engine.asset_facts import Work
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.backends import read_assets, reading_limits
from msgcheck.engine.progress import Progress
from msgcheck.errors import UnreadableError
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.message import Platform
from msgcheck.model.passage import Passage
from msgcheck.model.proposal import Mining
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary, RulePack
from msgcheck.sources.folders import Found

_LANGUAGE = "en"
"""The language whose noun phrases and stop words are known."""


def mine_assets(
    settings: Settings, reference: Reference, found: Found, progress: Progress, *, least: int, most: int
) -> Mining:
    """Read the assets of ``found`` and return proposals, as :func:`msgcheck.checks.terms.mining.mine` makes them.

    Only the layers that are checked are looked at, and in them only English passages.
    """
    read, skipped = _read(settings, found, progress)
    assets, foreign = [], 0
    for asset, passages in read:
        english = tuple(_english(passages))
        foreign += len(passages) - len(english)
        assets.append(MinedAsset(asset.uri, english))
    known = [form for pack in reference.packs for form in _forms_of(pack)]
    tagger = tagger_name()
    proposals = mine(assets, reference.glossary, known, least=least, most=most, is_tagged=tagger is not None)
    return Mining(
        proposals=proposals,
        assets=len(assets),
        passages=sum(len(asset.passages) for asset in assets),
        foreign_passages=foreign,
        skipped=tuple(sorted((*found.skipped, *skipped), key=lambda entry: entry.uri)),
        tagger=tagger,
    )


def _read(
    settings: Settings, found: Found, progress: Progress
) -> tuple[list[tuple[Asset, tuple[Passage, ...]]], list[SkippedAsset]]:
    """Return the assets in order of their uri with the passages of the layers that are checked."""
    nothing = Reference(Platform(name="", version="", messages=()), Glossary(), ())
    plan = ReadingPlan(nothing, frozenset(), keeps_passages=True, limits=reading_limits(settings))
    works = [Work(replace(asset, checks_leaks=False), "") for asset in found.assets]
    read: dict[int, tuple[Passage, ...]] = {}
    skipped = []
    for done, (index, outcome) in enumerate(read_assets(plan, works, None), start=1):
        asset = works[index].asset
        if isinstance(outcome, UnreadableError):
            skipped.append(SkippedAsset(asset.uri, outcome.reason, outcome.detail, asset.kind, asset.format))
        else:
            read[index] = tuple(passage for passage in outcome.passages if passage.layer in asset.layers)
        progress("Reading", done, len(works))
    return [(works[index].asset, read[index]) for index in sorted(read)], skipped


def _english(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    languages = languages_of([passage.text for passage in passages])
    return (passage for passage, language in zip(passages, languages, strict=True) if language == _LANGUAGE)


def _forms_of(pack: RulePack) -> Iterator[str]:
    """Yield the words that the rules of ``pack`` list: they are known, right or wrong."""
    for rule in pack.rules:
        if not rule.is_pattern:
            yield from rule.tokens
            yield from (form for pair in rule.swap for form in pair)
