"""Term adherence: how often words stand that the glossary or a rule pack does not want, per 1,000 words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgcheck.measures.context import Context, key_of
from msgcheck.measures.figures.item import Item, Measure, Measured
from msgcheck.measures.states.asset_state import AssetState
from msgcheck.model.asset_history import FindingFact, ResultFact
from msgcheck.model.drift_report import Row, Table

TERM_REFERENCES = frozenset({"term", "rule"})
"""A finding about words refers to a term of the glossary or to a rule of a pack."""

RATE = Measure(
    label="Term findings", unit="per_1000_words", reduction="per_1000", better="down",
    empty="The words of these assets were not counted.",
)  # fmt: skip
PUBLISHED_RATE = Measure(
    label="Term findings in what was published in the period", unit="per_1000_words", reduction="per_1000",
    better="down", empty="No asset with a count of its words was published in the period.",
)  # fmt: skip
FINDINGS = Measure(label="Findings", unit="count", reduction="sum", better="down")
ASSETS = Measure(label="Assets", unit="count", reduction="sum", better="down")
PUBLISHED = Measure(
    label="Findings in what was published in the period", unit="count", reduction="sum", better="down",
    needs="assets.published", empty="No asset was published in the period.",
)  # fmt: skip
COLUMNS = ("Findings", "Assets", "Published in the period", "Fixed")

SHOWN = 30
"""Terms of the table, those with most findings."""


def is_about_words(fact: FindingFact) -> bool:
    """Tell whether a finding is about words rather than about what they say."""
    return fact.reference_kind in TERM_REFERENCES


def headline_items(state: AssetState, _context: Context) -> Iterator[Item]:
    """Yield the term findings of the asset beside its words, and those of a version published in the period by term."""
    if state.result is None:
        return
    facts = list(_open_facts(state.result))
    if state.result.words is not None:
        yield Item("terms.rate", len(facts), state.result.words)
    if state.is_published:
        yield Item("assets.published")
        if state.result.words is not None:
            yield Item("terms.published", len(facts), state.result.words)
        for reference, count in Counter(map(_reference, facts)).items():
            yield Item(f"terms.published.{reference}", count)


def detail_items(state: AssetState, context: Context) -> Iterator[Item]:
    """Yield the rate by kind, owner and team, and findings, assets and what was fixed by term."""
    if state.result is not None:
        counts = Counter(map(_reference, _open_facts(state.result)))
        for group in context.groups_of(state.result) if state.result.words is not None else ():
            yield Item(f"terms.rate.{group}", counts.total(), state.result.words or 0)
        for reference, count in counts.items():
            yield Item(f"terms.findings.{reference}", count)
            yield Item(f"terms.assets.{reference}")
    for life in state.closed_within:
        if life.is_fixed and is_about_words(life.fact):
            yield Item(f"terms.fixed.{_reference(life.fact)}", subject=life)


def _open_facts(result: ResultFact) -> Iterator[FindingFact]:
    return (fact for fact in result.findings if fact.waiver is None and is_about_words(fact))


def _reference(fact: FindingFact) -> str:
    return f"{fact.reference_kind}.{key_of(fact.reference_id or fact.rule)}"


def most_found(measured: Measured) -> list[str]:
    """Return the keys (``term.open-source``) of terms and rules with findings, those with most of them first."""
    keys = {*measured.keys("terms.findings."), *measured.keys("terms.fixed.")}
    return sorted(keys, key=lambda key: (-(measured.now.reduced(f"terms.findings.{key}", "sum").value or 0), key))


def term_table(measured: Measured, context: Context) -> Table:
    """Return the terms and rules with most findings."""
    keys = most_found(measured)
    fixed = Measure(label="Fixed", unit="count", reduction="sum", of_what="findings", better="up")
    rows = (
        Row(
            key,
            name_of(key, context),
            (
                measured.figure(f"terms.findings.{key}", FINDINGS),
                measured.figure(f"terms.assets.{key}", ASSETS),
                measured.figure(f"terms.published.{key}", PUBLISHED),
                measured.figure(f"terms.fixed.{key}", fixed),
            ),
        )
        for key in keys[:SHOWN]
    )
    note = "" if len(keys) <= SHOWN else "Terms and rules with fewer findings are left out here."
    return Table("terms", "Terms", "Term or rule", COLUMNS, tuple(rows), note)


def name_of(key: str, context: Context) -> str:
    """Return the preferred form of a term's key, the id of a rule's."""
    kind, _, reference = key.partition(".")
    return context.terms.get(reference, reference) if kind == "term" else reference
