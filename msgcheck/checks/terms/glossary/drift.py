"""What an asset defines otherwise than the glossary: judged as a message is, the definition being the statement.

That a sentence defines the term is known before it is judged (:mod:`msgcheck.checks.terms.glossary.definitions`). So
the judge need not find a fault: a definition that it does not hold for the approved one in other words is another one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import exp

from msgcheck.analysis.combination import Reading, Similarity, log_softmax
from msgcheck.analysis.comparison import Difference, MessageProfile, TextProfile, compare, profile_message, profile_text
from msgcheck.analysis.comparison.difference import CONFLICTING
from msgcheck.analysis.decision import LABELS
from msgcheck.analysis.judge import Judge, chances, sentence
from msgcheck.analysis.network import RELATIONS, text_of
from msgcheck.analysis.words import content_words
from msgcheck.checks.terms.forms.making import approved_forms
from msgcheck.checks.terms.forms.spelling import normalise_form
from msgcheck.checks.terms.glossary.definition import Definition, Style
from msgcheck.checks.terms.glossary.rules import DEFINITION_DRIFT
from msgcheck.model.message import MatchMode, Message, MessageKind
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.term import Term
from msgcheck.model.verdict import Label
from msgcheck.values import dataclass

# The three thresholds were set on the 80 sentences of tests/checks/terms/glossary/definition_cases.yaml, so that every
# other wording of an approved definition there passes. Set them again when the judge's network or the cases change.
_SAME_FROM = 0.4
"""Probability of agreement, as the judge gives it for messages, from which a definition is the approved one."""
_ENTAILED_FROM = 0.45
"""The same by the network's reading of the relation: one follows from the other."""
_ABOUT_FROM: Mapping[Style, float] = {Style.CLASS: 0.5, Style.LABEL: 0.55}
"""Cosine from which what is said is about the term's meaning at all, and no caption or aside, by style."""

_PERIODS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
}
_PERIOD = re.compile(r"\b(?:day|week|month|quarter|year|daily|weekly|monthly|quarterly|annual|annually|yearly)s?\b")


@dataclass(frozen=True, slots=True)
class Approved:
    """An approved definition, ready to be compared: the term, and its definition as a message."""

    term: Term
    profile: MessageProfile


@dataclass(frozen=True, slots=True)
class Compared:
    """A definition beside an approved one: ``cosine`` is that of :func:`told_text` with the statement, ``logits`` are
    what the network says of both.
    """

    approved: Approved
    cosine: float
    logits: Sequence[float]


def approved_definition(term: Term) -> Approved:
    """Return the definition of ``term`` as a statement: "Touchless rate is share of invoices ..."."""
    definition = (term.definition or "").strip()
    first = definition.partition(" ")[0]
    if not any(map(str.isupper, first[1:])):
        definition = definition[:1].lower() + definition[1:]
    statement = f"{term.preferred[:1].upper()}{term.preferred[1:]} is {definition}"
    return Approved(term, profile_message(_message(term.id, statement)))


def _message(term_id: str, statement: str) -> Message:
    return Message(id=term_id, kind=MessageKind.CATEGORY, statement=statement, match=MatchMode.FACTS)


def told_text(definition: Definition, term: Term) -> str:
    """Return what ``definition`` says, the preferred form in front: the network knows no company's abbreviations."""
    return f"{term.preferred[:1].upper()}{term.preferred[1:]}{definition.said}"


def statement_of(approved: Approved) -> str:
    """Return the approved definition as the network reads it."""
    return text_of(approved.profile.message)


def drifted_definition(definition: Definition, compared: Sequence[Compared], judge: Judge) -> Observation | None:
    """Return the fault of ``definition``; ``None`` where it says what is approved, or is about something else.

    ``compared`` has the approved definition of each term whose form stands there. One that says the same is enough;
    where none does, the nearest speaks.
    """
    about = [each for each in compared if _is_about(definition, each.approved.term, each.cosine)]
    faults = [_fault(definition, each, judge) for each in sorted(about, key=lambda each: -each.cosine)]
    return faults[0] if faults and None not in faults else None


def _fault(definition: Definition, compared: Compared, judge: Judge) -> Observation | None:
    approved = compared.approved
    passage = profile_text(told_text(definition, approved.term))
    differences = compare(passage, approved.profile)
    reading = Reading(passage, approved.profile, Similarity(compared.cosine, 0.0, 0.0), compared.logits, differences)
    period = _other_period(approved.term.definition or "", definition.said)
    is_named = period is not None or any(each.reason in CONFLICTING for each in differences)
    if _is_same(reading, judge) and not is_named:
        return None
    return _observe(definition, approved, passage, differences, period)


def _is_about(definition: Definition, term: Term, cosine: float) -> bool:
    """Tell whether what is said is about the meaning of ``term``, and is not a caption or an aside.

    What does not say outright that it defines shares a word with the approved definition, or names the class of things
    that the term itself names: "a sales qualified lead is a lead that ...".
    """
    if _writes_out(definition, term):
        return False
    if definition.style is Style.EXPLICIT:
        return True
    own = [word.stem for word in content_words(term.preferred)]
    of_meaning = {word.stem for word in content_words(term.definition or "")}.difference(own[:-1]).union(own[-1:])
    is_shared = any(word.stem in of_meaning for word in content_words(definition.said))
    return is_shared and cosine >= _ABOUT_FROM[definition.style]


def _writes_out(definition: Definition, term: Term) -> bool:
    """Tell whether another form of the term is all that is said: "SLA: service level agreement"."""
    said = definition.said.strip(" :=-.()\"'").casefold()
    return said in {normalise_form(form).casefold() for form in approved_forms(term)}


def _is_same(reading: Reading, judge: Judge) -> bool:
    agreement = float(chances(reading, judge)[LABELS.index(Label.ALIGNED)])
    return agreement >= _SAME_FROM or _entailment(reading.logits) >= _ENTAILED_FROM


def _entailment(logits: Sequence[float]) -> float:
    relations = log_softmax(logits[len(LABELS) :])
    return exp(relations[RELATIONS.index("entailment")])


def _other_period(approved: str, said: str) -> tuple[str, str] | None:
    """Return the approved period of time and the one said in its place, where they have none in common."""
    ours, theirs = _periods(approved), _periods(said)
    if not ours or not theirs or ours.keys() & theirs.keys():
        return None
    return next(iter(ours.values())), next(iter(theirs.values()))


def _periods(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _PERIOD.finditer(text.lower()):
        word = match[0].removesuffix("s")
        found.setdefault(_PERIODS.get(word, word), match[0])
    return found


def _observe(
    definition: Definition,
    approved: Approved,
    passage: TextProfile,
    differences: tuple[Difference, ...],
    period: tuple[str, str] | None,
) -> Observation:
    term, text = approved.term, (approved.term.definition or "").strip()
    said = [sentence(each) for each in differences]
    apart = [(each.approved, each.found) for each in differences]
    if period is not None:
        said.append(f"This says “{period[1]}” where the glossary says “{period[0]}”.")
        apart.append(period)
    if not apart:
        apart.append(_words_apart(approved.profile.wordings[0], passage))
    told = " ".join(said) or f"This defines “{term.preferred}” otherwise than the glossary."
    return Observation(
        rule=DEFINITION_DRIFT.id,
        message=f"{told} The approved definition is “{text.rstrip('.')}”.",
        passage=definition.passage,
        start=definition.start,
        end=definition.end,
        reference=Reference("term", term.id),
        evidence=(("approved", text), ("style", definition.style.value), ("differences", tuple(apart))),
    )


def _words_apart(approved: TextProfile, said: TextProfile) -> tuple[str, str]:
    return _only(approved, said), _only(said, approved)


def _only(one: TextProfile, other: TextProfile) -> str:
    """Return the content words of ``one`` that ``other`` has in no form."""
    return ", ".join(dict.fromkeys(word.lower for word in one.content if word.stem not in other.stems))
