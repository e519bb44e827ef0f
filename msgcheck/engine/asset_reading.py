"""The stage that runs where the asset is: read it, run the term checks. One function, serial or in a worker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from msgcheck.analysis.content_sketch import content_sketch
from msgcheck.analysis.words import word_count
from msgcheck.checks.assets.parts import check_parts
from msgcheck.checks.assets.text import check_text
from msgcheck.checks.corpus.rules import RULES as CORPUS_RULES
from msgcheck.checks.corpus.statement import MOST_STATEMENTS, Statement
from msgcheck.checks.gate.inline import find_inline_waivers
from msgcheck.checks.terms.checking import TermCheck
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.checks.terms.forms.patterns import FormPatterns, spell_from
from msgcheck.checks.terms.glossary.checking import check_glossary, compile_glossary
from msgcheck.checks.terms.glossary.definition import Definition
from msgcheck.checks.terms.kinds.checking import RuleOutcome, check_rules, in_their_language
from msgcheck.checks.terms.kinds.compiling import compile_rules
from msgcheck.engine.asset_bytes import extracted
from msgcheck.engine.asset_facts import AssetFacts, Outcome, ReadAsset, Work, no_access, sightings_of
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.model.asset import Asset
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Extraction, Passage
from msgcheck.model.reference_data import Reference
from msgcheck.model.run import RuleNotRun
from msgcheck.model.waiver import InlineWaiver
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """What every worker needs: the reference data, the rules that run, whether passages travel back, the limits, and
    the patterns of all forms where they are known from before.
    """

    reference: Reference
    rule_ids: frozenset[str]
    keeps_passages: bool
    limits: Limits = field(default_factory=Limits)
    patterns: FormPatterns | None = None

    def opened(self) -> Callable[[Work], Outcome]:
        """Compile the terms and return what reads one asset."""
        return AssetReader(self).read


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the checks of one asset say of it, of all rules; ``shown_as_wrong`` is left alone on purpose."""

    observations: tuple[Observation, ...]
    uses: tuple[Observation, ...]
    unfinished: tuple[RuleNotRun, ...]
    waivers: tuple[InlineWaiver, ...]
    shown_as_wrong: tuple[Observation, ...]
    parts_asked: tuple[tuple[str, str], ...]
    definitions: tuple[Definition, ...]


class AssetReader:
    """Reads assets one after another by one plan; compiled once per process."""

    def __init__(self, plan: ReadingPlan) -> None:
        self._plan = plan
        terms = compile_terms(plan.reference.glossary, plan.reference.packs, plan.patterns)
        self._terms = TermCheck(terms)
        self._rules = compile_rules(plan.reference.packs, spell_from(plan.patterns))
        self._check_styles = _style_check(plan)
        self._statements = _statement_finder(plan)
        self._glossary = compile_glossary(plan.reference, terms, plan.rule_ids, plan.patterns)

    def read(self, work: Work) -> Outcome:
        """Read and check one asset; what cannot be read comes back as the error, with its reason."""
        try:
            sha256, extraction = extracted(work.asset, self._plan.limits)
        except UnreadableError as error:
            return error
        except OSError as error:
            return no_access(error)
        seen = self._check(work.asset, extraction)
        return ReadAsset(
            self._facts(work.asset, extraction, seen),
            sha256,
            extraction.passages if self._plan.keeps_passages else (),
            tuple((each, extraction.passages[each.passage]) for each in seen.definitions),
        )

    def _check(self, asset: Asset, extraction: Extraction) -> _Seen:
        """Run every check that looks at one asset alone."""
        passages, unread, layers = extraction.passages, extraction.coverage.unread, asset.layers
        terms = self._terms.find(passages, layers, in_their_language(passages, self._rules, self._plan.rule_ids))
        rules = check_rules(passages, self._rules, layers, terms.observations)
        styles = self._check_styles(passages, layers)
        glossary = check_glossary(passages, self._glossary, layers)
        inline = find_inline_waivers(passages)
        observations = (
            *terms.observations,
            *rules.observations,
            *styles.observations,
            *glossary.observations,
            *check_text(passages, layers, unread),
            *check_parts(unread),
            *_leaks(asset, extraction),
        )
        return _Seen(
            observations=(*(each for each in observations if not inline.is_about_one(each)), *inline.observations),
            uses=(*rules.uses, *glossary.uses),
            unfinished=(*rules.unfinished, *styles.unfinished),
            waivers=inline.waivers,
            shown_as_wrong=terms.shown_as_wrong,
            parts_asked=terms.parts_asked,
            definitions=glossary.definitions,
        )

    def _facts(self, asset: Asset, extraction: Extraction, seen: _Seen) -> AssetFacts:
        """Return what is kept of the asset, of the rules that run."""
        passages, layers, rule_ids = extraction.passages, asset.layers, self._plan.rule_ids
        statements = self._statements(extraction, layers)
        unfinished = (*seen.unfinished, *_cut_short(statements))
        return AssetFacts(
            title=extraction.title,
            passage_count=len(passages),
            coverage=extraction.coverage,
            unchecked=_unchecked(passages, layers),
            sightings=sightings_of([each for each in seen.observations if each.rule in rule_ids], passages),
            uses=sightings_of([each for each in seen.uses if each.rule in rule_ids], passages),
            unfinished=tuple(each for each in unfinished if each.rule in rule_ids),
            waivers=seen.waivers,
            content=content_sketch(passages),
            words=sum(word_count(passage.text) for passage in passages if passage.layer in layers),
            shown_as_wrong=sum(each.rule in rule_ids for each in seen.shown_as_wrong),
            parts_asked=seen.parts_asked,
            statements=statements,
        )


def _leaks(asset: Asset, extraction: Extraction) -> list[Observation]:
    """Return what the asset would carry out of the house, where its kind asks for that."""
    if not asset.checks_leaks:
        return []
    from msgcheck.checks.leaks.checking import check_leaks

    return check_leaks(extraction.passages, extraction.coverage.unread, asset.format)


def _style_check(plan: ReadingPlan) -> Callable[[Sequence[Passage], frozenset[str]], RuleOutcome]:
    """Return the check of Vale styles, whose matchers are imported only where there is a style."""
    if not plan.reference.styles:
        return lambda _passages, _layers: RuleOutcome()
    from msgcheck.checks.vale.checking import check_styles, compile_styles

    styles = compile_styles(plan.reference.styles, plan.rule_ids)
    return lambda passages, layers: check_styles(passages, styles, layers)


def _statement_finder(plan: ReadingPlan) -> Callable[[Extraction, frozenset[str]], tuple[Statement, ...]]:
    """Return what finds the statements to compare, whose grammar is imported only where assets are compared."""
    if not any(rule.id in plan.rule_ids for rule in CORPUS_RULES):
        return lambda _extraction, _layers: ()
    from msgcheck.checks.corpus.statements import statements_of
    from msgcheck.checks.messages.own_names import own_names

    names = own_names("", plan.reference.platform)
    return lambda read, layers: statements_of(read.passages, layers, read.title, names)


def _cut_short(statements: Sequence[Statement]) -> tuple[RuleNotRun, ...]:
    """Say that an asset states more than is compared."""
    if len(statements) < MOST_STATEMENTS:
        return ()
    why = f"it states {MOST_STATEMENTS:,} facts or more; only these are compared with what other assets say."
    return tuple(RuleNotRun(rule.id, why) for rule in CORPUS_RULES)


def _unchecked(passages: Iterable[Passage], layers: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Count the passages of each layer that is read and not checked, by name of the layer."""
    return tuple(sorted(Counter(str(passage.layer) for passage in passages if passage.layer not in layers).items()))
