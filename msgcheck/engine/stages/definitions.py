"""The stage that compares definitions: those of all assets are read by encoder and network together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from msgcheck.analysis.judge import load_judge
from msgcheck.checks.terms.glossary.definition import Definition
from msgcheck.checks.terms.glossary.drift import (
    Approved,
    Compared,
    approved_definition,
    drifted_definition,
    statement_of,
    told_text,
)
from msgcheck.engine.asset_facts import AssetFacts, ReadAsset, Sighting
from msgcheck.engine.stages.model_reader import ModelReader
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Passage
from msgcheck.model.term import Glossary

_MESSAGE_GROUPS = ("message.", "claim.")


def judge_definitions(
    glossary: Glossary, facts: Mapping[str, AssetFacts], read: Mapping[str, ReadAsset], reader: ModelReader
) -> dict[str, AssetFacts]:
    """Return ``facts``, by uri, with the definitions of ``read`` that say something else than ``glossary``.

    Where a finding of a message already speaks for the same words, the definition is silent.
    """
    wanted = {name for each in read.values() for definition, _ in each.definitions for name in definition.term_ids}
    approved = {term.id: approved_definition(term) for term in glossary.terms if term.id in wanted}
    asked = [(uri, *each) for uri in read for each in read[uri].definitions]
    pairs = [(definition, approved[name]) for _, definition, _ in asked for name in definition.term_ids]
    compared = iter(_compared(pairs, reader))
    judge = load_judge()  # as it ships: a company calibrates it by messages, and definitions are decided otherwise
    found: dict[str, list[Sighting]] = {}
    for uri, definition, passage in asked:
        seen = drifted_definition(definition, tuple(islice(compared, len(definition.term_ids))), judge)
        if seen is not None and not _is_told(seen, passage, facts[uri]):
            found.setdefault(uri, []).append(Sighting(seen, passage))
    return {uri: replace(each, sightings=(*each.sightings, *found.get(uri, ()))) for uri, each in facts.items()}


def _compared(pairs: Sequence[tuple[Definition, Approved]], reader: ModelReader) -> list[Compared]:
    told = [told_text(definition, each.term) for definition, each in pairs]
    cosines = _cosines([each.profile.message.statement for _, each in pairs], told, reader)
    logits = reader.logits([(statement_of(each), text) for (_, each), text in zip(pairs, told, strict=True)])
    rows = zip(pairs, cosines, logits.tolist(), strict=True)
    return [Compared(each, cosine, row) for (_, each), cosine, row in rows]


def _cosines(statements: Sequence[str], told: Sequence[str], reader: ModelReader) -> list[float]:
    texts = list(dict.fromkeys((*statements, *told)))
    rows = dict(zip(texts, reader.vectors(texts), strict=True))
    return [float(rows[one] @ rows[other]) for one, other in zip(statements, told, strict=True)]


def _is_told(seen: Observation, passage: Passage, facts: AssetFacts) -> bool:
    """Tell whether a message's finding covers words of the same passage."""
    return any(
        other.passage == passage
        and other.observation.rule.startswith(_MESSAGE_GROUPS)
        and other.observation.start < seen.end
        and seen.start < other.observation.end
        for other in facts.sightings
    )
