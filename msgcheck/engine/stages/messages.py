"""The stage that judges messages: every distinct text of all assets is embedded and searched once, then each asset is
judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from msgcheck.checks.messages.check import MessageCheck, check_messages
from msgcheck.checks.messages.figure_units import Figured, figure_units, figured_messages
from msgcheck.checks.messages.further.check import check_further
from msgcheck.checks.messages.index import MessageIndex, build_index, closeness_of, texts_to_embed
from msgcheck.checks.messages.judging import Judged, judge_questions, questions_of, texts_to_read
from msgcheck.checks.messages.other_languages import speaks_english, with_language
from msgcheck.checks.messages.platform_names import PlatformNames, platform_names
from msgcheck.checks.messages.rulings import POSSIBLE_DRIFT
from msgcheck.checks.messages.screening import Near, near_messages
from msgcheck.checks.messages.units import LongWording, Unit, long_wordings, units_of
from msgcheck.checks.messages.unnamed_faults import Explanations, explanations_of
from msgcheck.checks.messages.windows import Told
from msgcheck.checks.terms.finding.wrong_examples import wrong_examples
from msgcheck.engine.asset_facts import AssetFacts, ReadAsset, sightings_of
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress
from msgcheck.engine.stages.model_reader import ModelReader
from msgcheck.engine.stages.windows import told_over_passages
from msgcheck.model.asset import Asset
from msgcheck.model.observation import Observation
from msgcheck.model.verdict import MessageVerdict, Verdict
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class _Stage:
    """What the run knows of its texts: the units of each asset by uri, the near messages and the closeness to any
    wording of each text, the names to look for; ``left_alone`` counts, by uri, what an asset shows as wrong.
    """

    plan: Plan
    units: Mapping[str, tuple[Unit, ...]]
    names: PlatformNames
    explanations: Explanations
    index: MessageIndex
    near: Near
    closeness: Mapping[str, float]
    left_alone: Mapping[str, int]

    def judged(self, reader: ModelReader) -> Iterator[tuple[Judged, ...]]:
        """Yield what the judge says of each asset, in the order of the units."""
        questions = [(questions_of(mine, self.near), mine) for mine in self.units.values()]
        logits = reader.logits([pair for asked, mine in questions for pair in texts_to_read(asked, mine, self.index)])
        for asked, mine in questions:
            told, logits = logits[: len(asked)], logits[len(asked) :]
            yield judge_questions(asked, mine, self.index, told, judge=reader.judge, today=self.plan.today)

    def check(self, asset: Asset, judged: tuple[Judged, ...]) -> MessageCheck:
        """Say what an asset does with the messages."""
        return check_messages(
            self.units[asset.uri],
            judged,
            self.index,
            asset_kind=asset.kind,
            today=self.plan.today,
            categories=self.names.categories,
            explanations=self.explanations,
        )

    def further(self, asset: Asset, title: str, checked: MessageCheck, told: Told) -> tuple[Observation, ...]:
        """Say what an asset claims besides the messages, and which of them it tells to the wrong people."""
        return check_further(
            self.units[asset.uri],
            checked,
            self.index,
            self.names,
            told_together=_passages(told),
            closeness=self.closeness,
            title=title,
            kind_audience=self.plan.audience_of(asset),
        )


def judge_messages(
    plan: Plan, assets: Sequence[Asset], read: Mapping[str, ReadAsset], reader: ModelReader, progress: Progress
) -> dict[str, AssetFacts]:
    """Return the facts of ``assets`` by uri, with message observations and verdicts added to those of the terms.

    What is claimed besides the messages is asked last: neighbouring passages that tell one together claim nothing else.
    """
    stage = _stage(plan, assets, read, reader)
    checked: dict[str, MessageCheck] = {}
    for asset, judged in zip(assets, stage.judged(reader), strict=True):
        checked[asset.uri] = stage.check(asset, judged)
        progress("Judging messages", len(checked), len(assets))
    together = told_over_passages(assets, read, checked, stage.index, reader)
    facts = {}
    for asset in assets:
        known, mine, told = read[asset.uri], checked[asset.uri], together[asset.uri]
        further = stage.further(asset, known.facts.title, mine, told)
        added = _added(known, mine, told, further, plan.selection.rule_ids)
        facts[asset.uri] = replace(
            added,
            shown_as_wrong=added.shown_as_wrong + stage.left_alone[asset.uri],
            by_wording=len({unit.passage for unit in stage.units[asset.uri] if unit.by_wording}),
        )
    return facts


def _stage(plan: Plan, assets: Sequence[Asset], read: Mapping[str, ReadAsset], reader: ModelReader) -> _Stage:
    """Embed and search every distinct text once."""
    names = platform_names(plan.messages, plan.reference.platform, plan.settings.name)
    long, figured = long_wordings(plan.messages), figured_messages(plan.messages, names.own)
    platform, terms = plan.reference.platform, plan.reference.glossary.terms
    is_english = speaks_english(platform)
    every = {
        asset.uri: with_language(_units(asset, read[asset.uri], long, figured), is_english=is_english)
        for asset in assets
    }
    texts = list(dict.fromkeys(unit.text for mine in every.values() for unit in mine))
    own = texts_to_embed(plan.messages)
    rows = reader.vectors([*own, *texts])
    index, vectors = build_index(plan.messages, rows[: len(own)]), rows[len(own) :]
    closeness = dict(zip(texts, closeness_of(vectors, index).tolist(), strict=True))
    near = near_messages(texts, vectors, index)
    examples = {uri: wrong_examples(read[uri].passages) for uri in every}
    units = {uri: tuple(unit for unit in mine if unit.passage not in examples[uri]) for uri, mine in every.items()}
    left_alone = {
        uri: sum(unit.passage in examples[uri] and unit.text in near for unit in mine) for uri, mine in every.items()
    }
    explanations = explanations_of(platform, terms, plan.settings.name)
    return _Stage(plan, units, names, explanations, index, near, closeness, left_alone)


def _units(asset: Asset, read: ReadAsset, long: tuple[LongWording, ...], figured: Figured) -> tuple[Unit, ...]:
    """Return what is judged of one asset, lone figures with their labels among it, in reading order."""
    whole = units_of(read.passages, asset.layers, long)
    figures = figure_units(read.passages, asset.layers, figured)
    return tuple(sorted((*whole, *figures), key=lambda unit: (unit.passage, unit.start))) if figures else whole


def _passages(told: Told) -> frozenset[int]:
    """Return the passages, by index, of the windows that tell a message."""
    return frozenset(at for telling in told.values() for at in range(telling.window.first, telling.window.end))


def _added(
    read: ReadAsset, checked: MessageCheck, told: Told, further: tuple[Observation, ...], rule_ids: frozenset[str]
) -> AssetFacts:
    """Add what was checked to the facts; a verdict keeps its observation where that rule runs.

    A message that is ``told`` after all is not missing, and the observation that says so is dropped.
    """
    dropped = {checked.verdicts[at].observation for at in told}
    observations = (*checked.observations, *further)
    wanted = [at for at, seen in enumerate(observations) if seen.rule in rule_ids and at not in dropped]
    first = len(read.facts.sightings)
    moved = {at: first + number for number, at in enumerate(wanted)}
    sightings = sightings_of([observations[at] for at in wanted], read.passages)
    verdicts = tuple(
        MessageVerdict(verdict.message_id, Verdict.ALIGNED, told[at].confidence)
        if at in told
        else replace(verdict, observation=None if verdict.observation is None else moved.get(verdict.observation))
        for at, verdict in enumerate(checked.verdicts)
    )
    unasked = sum(seen.rule == POSSIBLE_DRIFT and seen.rule not in rule_ids for seen in checked.observations)
    return replace(read.facts, sightings=(*read.facts.sightings, *sightings), verdicts=verdicts, possible=unasked)
