"""What the glossary and the packs list, entry by entry: forms to report, wordings to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgcheck.analysis.normalise import fold_case
from msgcheck.checks.terms.forms.making import approved_forms
from msgcheck.checks.terms.forms.spelling import normalise_form
from msgcheck.checks.terms.kinds.compiling import is_listed
from msgcheck.checks.terms.proving.faults import Party
from msgcheck.errors import Position
from msgcheck.model.observation import Reference
from msgcheck.model.term import Glossary, Headings, PackRule, RuleKind, RulePack
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A term or a pack rule. ``rule`` is ``None`` for a term, whose forms count everywhere."""

    reference: Reference
    position: Position | None
    rule: PackRule | None = None

    @property
    def name(self) -> str:
        """How it is called in a sentence."""
        return f"the glossary (term '{self.reference.id}')" if self.rule is None else f"rule {self.reference.id}"

    @property
    def party(self) -> Party:
        """The owner as it takes part in a fault of another one."""
        return Party(self.reference, self.position)

    @property
    def conditions(self) -> tuple[object, ...]:
        """What must hold before a form of it counts; two with other conditions may speak of other places."""
        rule = self.rule
        if rule is None:
            return _NO_CONDITIONS
        return (
            rule.layers, frozenset(rule.near), frozenset(rule.not_near), rule.headings, rule.language,
            rule.part_of_speech,
        )  # fmt: skip

    @property
    def lead_in(self) -> str | None:
        """A word its forms may stand near, empty where they need none, ``None`` where each is refused as well."""
        if self.rule is None or not self.rule.near:
            return ""
        refused = set(map(folded, self.rule.not_near))
        return next((word for word in self.rule.near if folded(word) not in refused), None)

    @property
    def speaks_anywhere(self) -> bool:
        """Whether its forms count whatever stands around them and whatever language they stand in."""
        rule = self.rule
        return rule is None or not (rule.near or rule.not_near or rule.language or rule.part_of_speech)


_NO_CONDITIONS: tuple[object, ...] = (frozenset(), frozenset(), frozenset(), Headings.ANY, None, None)


@dataclass(frozen=True, slots=True)
class Listed:
    """A form that ``owner`` reports as ``rule_id``, and what to write instead, if it says so."""

    owner: Owner
    rule_id: str
    form: str
    preferred: str | None
    is_about_case: bool

    @property
    def folded(self) -> str:
        """The form as it is compared where its case does not matter."""
        return folded(self.form)

    def is_met_by(self, wording: str) -> bool:
        """Tell whether ``wording`` as a whole is this form."""
        if self.is_about_case:
            return normalise_form(self.form) == normalise_form(wording)
        return self.folded == folded(wording)

    def may_meet(self, owner: Owner) -> bool:
        """Tell whether this form and what ``owner`` says may be about the same text: in one language, for a start."""
        languages = {each.rule.language for each in (self.owner, owner) if each.rule and each.rule.language}
        return len(languages) < 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wording that ``owner`` wants written, and ``role``, what it is there."""

    owner: Owner
    wording: str
    role: str


def folded(form: str) -> str:
    """Return ``form`` as it is compared where its case does not matter."""
    return fold_case(normalise_form(form))


def listed_forms(glossary: Glossary, packs: Iterable[RulePack]) -> Iterator[Listed]:
    """Yield every form that is listed to be reported, as written. Patterns are none."""
    for term in glossary.terms:
        owner = Owner(reference=Reference("term", term.id), position=term.position)
        approved = {folded(form) for form in approved_forms(term)}
        for rule_id, forms in (("term.forbidden", term.forbidden), ("term.deprecated", term.deprecated)):
            for form in forms:
                is_about_case = folded(form) in approved or _is_told_by_case(form, term.case_sensitive)
                yield Listed(owner, rule_id, form, term.preferred, is_about_case)
    for owner, rule in _rules(packs):
        if is_listed(rule):
            yield from _listed_in(owner, rule)


def _listed_in(owner: Owner, rule: PackRule) -> Iterator[Listed]:
    approved = {folded(good) for _, good in rule.swap}
    for form, preferred in (*rule.swap, *((token, None) for token in rule.tokens)):
        is_about_case = folded(form) in approved or _is_told_by_case(form, rule.case_sensitive)
        yield Listed(owner, owner.reference.id, form, preferred or None, is_about_case)


def _is_told_by_case(form: str, case_sensitive: bool) -> bool:
    """Tell whether only these capitals are meant: a form in lower case is met in any case even where case counts."""
    return case_sensitive and form != form.lower()


def wanted_wordings(glossary: Glossary, packs: Iterable[RulePack]) -> Iterator[Wanted]:
    """Yield every wording that a term or a rule tells people to write."""
    for term in glossary.terms:
        owner = Owner(reference=Reference("term", term.id), position=term.position)
        for form in approved_forms(term):
            yield Wanted(owner, form, "preferred" if form == term.preferred else "approved")
    for owner, rule in _rules(packs):
        if not rule.is_pattern:
            yield from (Wanted(owner, good, "replacement") for _, good in rule.swap if good)
            yield from (Wanted(owner, text, "required") for text in rule.required)
        yield from (Wanted(owner, long, "expansion") for _, long in rule.expansions)
        if rule.kind is RuleKind.CASING:
            yield from (Wanted(owner, name, "name") for name in rule.tokens)


def exceptions(glossary: Glossary, packs: Iterable[RulePack]) -> Iterator[Wanted]:
    """Yield every exception: a phrase in which forms are right."""
    for term in glossary.terms:
        owner = Owner(reference=Reference("term", term.id), position=term.position)
        yield from (Wanted(owner, phrase, "exception") for phrase in term.exceptions)
    for owner, rule in _rules(packs):
        if is_listed(rule):
            yield from (Wanted(owner, phrase, "exception") for phrase in rule.exceptions)


def rule_owners(packs: Iterable[RulePack]) -> Iterator[Owner]:
    """Yield every pack rule."""
    yield from (owner for owner, _ in _rules(packs))


def _rules(packs: Iterable[RulePack]) -> Iterator[tuple[Owner, PackRule]]:
    for pack in packs:
        for rule in pack.rules:
            reference = Reference("rule", f"{pack.name}.{rule.id}")
            yield Owner(reference=reference, position=rule.position, rule=rule), rule
