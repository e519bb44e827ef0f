"""Proposals for the glossary as JSON, schema ``msgcheck.proposals/1``."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.model.proposal import Evidence, Mining, Proposal
from msgcheck.reports.json_values import JsonObject, document_lines, place_as_object, steady_number

SCHEMA = "msgcheck.proposals/1"


def proposals_as_json_lines(mining: Mining) -> Iterator[str]:
    """Yield one JSON object line by line, a proposal a line."""
    head: JsonObject = {
        "schema": SCHEMA,
        "assets": mining.assets,
        "passages": mining.passages,
        "foreign_passages": mining.foreign_passages,
        "tagger": mining.tagger,
    }
    skipped = ({"uri": each.uri, "reason": each.reason, "detail": each.detail} for each in mining.skipped)
    return document_lines(head, [("skipped", skipped), ("proposals", map(_proposal, mining.proposals))])


def _proposal(proposal: Proposal) -> JsonObject:
    return {
        "id": proposal.id,
        "kind": str(proposal.kind),
        "form": proposal.form,
        "count": proposal.count,
        "assets": proposal.assets,
        "score": steady_number(proposal.score),
        "abbreviation": proposal.abbreviation,
        "also": [{"form": form, "count": count} for form, count in proposal.also],
        "spelling_of": proposal.spelling_of,
        "listed": proposal.listed,
        "evidence": [_evidence(each) for each in proposal.evidence],
    }


def _evidence(evidence: Evidence) -> JsonObject:
    return {
        "asset": evidence.asset,
        "place": place_as_object(evidence.place),
        "layer": evidence.layer,
        "sentence": evidence.sentence,
    }
