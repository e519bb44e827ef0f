"""The category noun checked by name: is the company or product called what the platform calls it?"""

from __future__ import annotations

from msgcheck.analysis.category_lexicon import VAGUE_HEADS
from msgcheck.analysis.category_phrase import CategoryPhrase, is_same_category, is_same_list
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.words import singular, words
from msgcheck.checks.messages.category.answers import CategoryAnswer, find_answers
from msgcheck.checks.messages.category.names import Categories, NamedCategory
from msgcheck.checks.messages.own_names import aliases
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import MessageKind, MessageStatus
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.verdict import Verdict
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class CategoryFault:
    """A unit (by index) that gives another category than the approved one.

    ``message_id`` is the category message it is measured against, ``verdict`` what that message's verdict becomes in
    the asset: ``retired`` where the category is that of a retired message, ``conflicting`` where the platform names it
    as wrong, else ``drifted``.
    """

    unit: int
    message_id: str
    verdict: Verdict
    observation: Observation


def other_categories(units: tuple[Unit, ...], categories: Categories) -> tuple[CategoryFault, ...]:
    """Return the units that answer "what is it?" for a name of the company with another category, in reading order.

    Right are an approved category, a shorter form of it ("platform"), and one with more said before it ("European
    invoice operations platform"). What has the noun of another approved message is left to that one. A bare category
    noun ("a tool", "an advanced tool") says too little to be another category. A unit yields one fault for each
    category message.
    """
    faults: dict[tuple[int, str], CategoryFault] = {}
    for number, unit in enumerate(units):
        if unit.label:
            continue
        for answer in find_answers(unit.text, categories, unit.role):
            fault = _fault(number, unit, answer, categories)
            if fault is not None:
                faults.setdefault((number, fault.message_id), fault)
    return tuple(faults.values())


def _fault(number: int, unit: Unit, answer: CategoryAnswer, categories: Categories) -> CategoryFault | None:
    told = answer.phrase
    approved = [named for named in categories.approved if _is_said_of(named, answer.name, categories)]
    if any(_is_same(told, named.phrase) for named in approved):
        return None
    held_to = _nearest(told, _held_to(answer.name, categories))
    outdated = _known_as(told, categories.outdated, held_to)
    is_right = (
        told.is_bare
        or _is_same(told, held_to.phrase)
        or _is_of_another_sort(told, approved)
        or _is_in_the_name(told, unit.text[told.start : told.end], held_to)
    )
    if outdated is None and (is_right or not answer.is_open):
        return None
    verdict = _verdict(outdated)
    observation = _observation(unit, answer, held_to, outdated, verdict)
    return CategoryFault(number, held_to.message.id, verdict, observation)


def _is_same(told: CategoryPhrase, approved: CategoryPhrase) -> bool:
    return is_same_category(told.key, approved.key) or is_same_list(told, approved)


def _is_of_another_sort(told: CategoryPhrase, approved: list[NamedCategory]) -> bool:
    """Tell whether ``told`` has the category noun of another message, and of no category message.

    A platform that says "a nonprofit" and "the largest seed platform" of itself is both: another sort of platform is a
    matter of that message.
    """
    kinds = {named.message.kind is MessageKind.CATEGORY for named in approved if named.phrase.head == told.head}
    return kinds == {False}


def _is_in_the_name(told: CategoryPhrase, text: str, held_to: NamedCategory) -> bool:
    """Tell a category that the name itself gives and the approved one does not: a Ledger Specification that is approved
    as a "set of interfaces" is a specification as well.

    It is of no other kind than name or platform say: the Ledger Suite may be "a ledger suite", and no "payroll suite".
    """
    noun = singular(held_to.subject.split()[-1].lower())
    if " " not in held_to.subject or not told.head == noun != held_to.phrase.head:
        return False
    known = {word.stem for word in words(held_to.subject)} | set(held_to.phrase.narrowing)
    others = [word.lower for word in words(text) if word.stem in set(told.narrowing) - known]
    if told.head in VAGUE_HEADS:
        return not others
    return not any(PartOfSpeech.NOUN in parts_of_speech(word) for word in others)


def _held_to(name: str, categories: Categories) -> tuple[NamedCategory, ...]:
    """Return the approved categories that ``name`` may be held to: its own, those of the message that speaks of it."""
    own = tuple(named for named in categories.fixed if _is_said_of(named, name, categories))
    speaking = {named.message.id for named in categories.outdated if _is_said_of(named, name, categories)}
    return own or tuple(named for named in categories.fixed if named.message.id in speaking) or categories.fixed


def _is_said_of(named: NamedCategory, name: str, categories: Categories) -> bool:
    """Tell whether ``named`` says what ``name`` is: its own subject, or one whose name begins with it.

    "We" and "our" are the company.
    """
    names = categories.companies if name.casefold() in ("we", "our") else (name,)
    subjects = [alias.casefold() for alias in aliases(named.subject)]
    return any(
        subject == one.casefold() or subject.startswith(one.casefold() + " ") for one in names for subject in subjects
    )


def _nearest(told: CategoryPhrase, fixed: tuple[NamedCategory, ...]) -> NamedCategory:
    """Return the approved category to align with: the one that shares most words, the first of equals."""
    return max(fixed, key=lambda named: len(set(named.phrase.key) & set(told.key)))


def _known_as(
    told: CategoryPhrase, outdated: tuple[NamedCategory, ...], held_to: NamedCategory
) -> NamedCategory | None:
    """Return the outdated category that ``told`` ends in: of a retired message, or a contradiction of ``held_to``."""
    for named in outdated:
        is_ours = named.message.status is MessageStatus.RETIRED or named.message.id == held_to.message.id
        if is_ours and told.key[-len(named.phrase.key) :] == named.phrase.key:
            return named
    return None


def _verdict(outdated: NamedCategory | None) -> Verdict:
    if outdated is None:
        return Verdict.DRIFTED
    return Verdict.RETIRED if outdated.message.status is MessageStatus.RETIRED else Verdict.CONFLICTING


def _observation(
    unit: Unit, answer: CategoryAnswer, held_to: NamedCategory, outdated: NamedCategory | None, verdict: Verdict
) -> Observation:
    found = unit.text[answer.phrase.start : answer.phrase.end]
    reference = outdated.message if outdated is not None and verdict is Verdict.RETIRED else held_to.message
    return Observation(
        rule=f"message.{verdict.value}",
        message=_sentence(answer, found, held_to, verdict),
        passage=unit.passage,
        start=unit.start + answer.start,
        end=unit.start + answer.phrase.end,
        suggestions=(held_to.quote,),
        reference=Reference("message", reference.id),
        evidence=(
            ("approved", held_to.wording),
            *((("retired", reference.statement),) if verdict is Verdict.RETIRED else ()),
            ("message_kind", held_to.message.kind.value),
            ("reasons", ("category",)),
            ("differences", ((held_to.quote, found),)),
            ("change", "category"),
            ("approved_quote", held_to.quote),
            ("approved_span", (held_to.phrase.start, held_to.phrase.end)),
            ("found_quote", found),
            ("found_span", (unit.start + answer.phrase.start, unit.start + answer.phrase.end)),
        ),
    )


def _sentence(answer: CategoryAnswer, found: str, held_to: NamedCategory, verdict: Verdict) -> str:
    name = held_to.subject if answer.name.casefold() in ("we", "our") else answer.name
    what = {
        Verdict.RETIRED: "a category that is retired",
        Verdict.CONFLICTING: "a category that the platform names as wrong",
        Verdict.DRIFTED: "another category than the approved one",
    }[verdict]
    return f"This names the category of {name} as “{found}”, {what}. The approved category is “{held_to.quote}”."
