"""The stage that runs where the asset is: read it, run the term checks. One function, serial or in a worker."""

from __future__ import annotations

from dataclasses import dataclass

from msgcheck.checks.terms import check_terms, compile_terms
from msgcheck.engine.asset_facts import AssetFacts, Outcome, ReadAsset, Work, sightings_of
from msgcheck.errors import UnreadableError
from msgcheck.extract.reading import extract
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
            with work.asset.path.open("rb") as stream:
                extraction = extract(stream, work.asset.format)
        except UnreadableError as error:
            return error
        except OSError as error:
            return UnreadableError("no-access", f"The file cannot be opened: {error.strerror or error}.")
        passages = extraction.passages
        observations = check_terms(passages, self._terms, work.asset.layers)
        wanted = [seen for seen in observations if seen.rule in self._plan.rule_ids]
        facts = AssetFacts(
            title=extraction.title,
            passage_count=len(passages),
            coverage=extraction.coverage,
            sightings=sightings_of(wanted, passages),
        )
        return ReadAsset(facts, passages if self._plan.keeps_passages else ())
