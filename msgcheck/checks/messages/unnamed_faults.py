"""Faults that nothing names, only the judge reads: those that the platform itself explains are none.

What the glossary approves as the definition of a term is approved, however near it comes to a retired message. So is
what copies another approved message. What opens with the name of one product tells nothing of another; that holds for a
figure, too, though it is named, and for what puts the name of one in the place of another. What only writes out an
abbreviation claims nothing. And some of what is like a retired message does not tell it
(:mod:`msgcheck.checks.messages.retired_telling`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgcheck.analysis.claims.changes.alignment import has_same_amount
from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.comparison import MessageProfile, Reason, TextProfile, align_with, is_near_copy, profile_text
from msgcheck.analysis.trust import ONLY_READ
from msgcheck.analysis.words import content_words, words
from msgcheck.checks.messages.defined_things import defines_another
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.own_names import company_names, longest_first, product_names
from msgcheck.checks.messages.retired_telling import (
    is_said_of_another,
    tells_how_it_began,
    tells_retired,
    tells_until_when,
)
from msgcheck.checks.messages.rulings import FIGURE_RULES, Ruling
from msgcheck.checks.messages.units import Unit
from msgcheck.checks.terms.glossary.expansions import starts_with_long_form
from msgcheck.late_pattern import late_pattern
from msgcheck.model.message import MatchMode, MessageStatus, Platform
from msgcheck.model.term import Term
from msgcheck.model.verdict import Verdict
from msgcheck.values import dataclass

_DEFINED_SHARES = (0.8, 0.6)
"""Share of a definition's words that a passage has which gives it, and of the stretch they stand in; as of a near copy
and of a repeated wording (``analysis.comparison``, ``analysis.judge``)."""

_FEWEST_DEFINING = 5
"""Content words of a definition that can be recognised; "a paying customer" is said of anything."""

_FEWEST_ADDED = 2
"""Words of a retired wording that a copied message has not, from which they are said beside it."""

_WRITTEN_OUT = late_pattern(
    r"\W*(?:the\s+)?(?:(?:abbreviation|acronym)\s+)?(?P<short>[A-Z][\w&-]*)\s+"
    r"(?:stands\s+for|is\s+short\s+for|is\s+an?\s+(?:abbreviation|acronym)\s+(?:of|for))\s+(?:the\s+)?"
    r"(?P<long>[^.;:!?\n]+)[.!]?\W*",
    re.IGNORECASE,
)

_NOBODY = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Explanations:
    """What explains a likeness: ``definitions`` are those of the glossary, ``products`` the ids behind each name of a
    product, in lower case; ``opening`` matches such a name at the start of a text. ``own`` are the stems of our names'
    words, ``former`` the words of the company's names and of forms that the glossary replaces, in lower case.
    """

    definitions: tuple[TextProfile, ...] = ()
    products: Mapping[str, frozenset[str]] | None = None
    opening: re.Pattern[str] = _NOBODY
    own: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()


def explanations_of(platform: Platform, terms: Iterable[Term], workspace_name: str) -> Explanations:
    """Collect what explains likenesses, once in a run."""
    terms = tuple(terms)
    definitions = (profile_text(term.definition) for term in terms if term.definition)
    products = product_names(workspace_name, platform)
    companies = company_names(workspace_name, platform)
    names = "|".join(map(re.escape, longest_first(products)))
    company = "|".join(map(re.escape, companies))
    replaced = (form for term in terms for form in (*term.deprecated, *term.forbidden))
    opening = rf"\W*(?:the\s+)?(?:(?:{company})(?:['’]s)?\s+)?(?P<name>{names})(?![\w-])"
    return Explanations(
        tuple(each for each in definitions if len(each.content) >= _FEWEST_DEFINING),
        {name.lower(): ids for name, ids in products.items()},
        re.compile(opening, re.IGNORECASE) if products else _NOBODY,
        frozenset(word.stem for name in (*companies, *products) for word in content_words(name)),
        frozenset(word.lower for form in (*companies, *replaced) for word in words(form)),
    )


def standing_rulings(
    rulings: Sequence[Ruling], units: Sequence[Unit], index: MessageIndex, known: Explanations
) -> tuple[Ruling, ...]:
    """Leave out the faults that nothing names and that ``known`` explains, or another sentence of their passage."""
    sentences: dict[int, list[str]] = defaultdict(list)
    for unit in units:
        sentences[unit.passage].append(unit.text)
    return tuple(
        ruling
        for ruling in rulings
        if not (
            _is_unnamed(ruling)
            and (
                _is_explained(units[ruling.unit], ruling.message, index.profiles, known)
                or _is_figure_given(ruling, units[ruling.unit], sentences, index.profiles[ruling.message])
            )
        )
        and not _is_figure_of_another(ruling, units[ruling.unit], index.profiles[ruling.message], known)
        and not _is_name_of_another(ruling, units[ruling.unit], index.profiles[ruling.message], known)
    )


def _is_figure_of_another(ruling: Ruling, unit: Unit, message: MessageProfile, known: Explanations) -> bool:
    """Tell a figure of another product: "Acme Post has release 3.1" keeps "The release of Acme Match is 4.0".

    Not where a product of the message is named, too: "Acme Post users get Acme Match for $30".
    """
    if ruling.rule not in FIGURE_RULES.values() or _names_its_own(unit, message, known):
        return False
    return _is_of_another_product(unit.text, message, known) or defines_another(unit.text, message, known.former)


def _is_name_of_another(ruling: Ruling, unit: Unit, message: MessageProfile, known: Explanations) -> bool:
    """Tell another product in the place of the message's own: "Get parts for Acme Post" keeps "... for Acme Match"."""
    own, found = _products_of(message, known), ruling.judgement.found
    is_by_name = bool(own and found) and ruling.judgement.shown_by == (Reason.NAME.value,)
    return (
        is_by_name
        and not _names_its_own(unit, message, known)
        and all(own.isdisjoint((known.products or {}).get(name.lower(), own)) for name in found)
        and not any(_is_former(name, known) for name in found)
    )


def _names_its_own(unit: Unit, message: MessageProfile, known: Explanations) -> bool:
    """Tell whether the text has a name that is one of the message's own products alone."""
    own = _products_of(message, known)
    names = [name for name, ids in (known.products or {}).items() if ids <= own]
    text = " ".join(unit.text.lower().split())
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in names)


def _is_figure_given(
    ruling: Ruling, unit: Unit, sentences: Mapping[int, Sequence[str]], message: MessageProfile
) -> bool:
    """Tell whether a sentence without a figure stands in a passage that gives the figure ``message`` holds to.

    What stands around a figure is said beside it: "We count with care. The survey covers 70 clinics."
    """
    figures = [figure for wording in message.wordings for figure in wording.quantities]
    is_held_to = message.message.match is MatchMode.FACTS and ruling.verdict is not Verdict.RETIRED
    others = sentences[unit.passage] if figures and is_held_to and not find_quantities(unit.text) else ()
    return any(
        has_same_amount(figure, found) for text in others for found in find_quantities(text) for figure in figures
    )


def _is_unnamed(ruling: Ruling) -> bool:
    """Tell a retired message that is told, and a fault that only the network reads."""
    if ruling.verdict is Verdict.RETIRED:
        return ruling.expiry is None
    return ruling.judgement.shown_by == ONLY_READ


def _is_explained(unit: Unit, at: int, messages: Sequence[MessageProfile], known: Explanations) -> bool:
    passage, message = profile_text(unit.text), messages[at]
    is_retired = message.message.status is MessageStatus.RETIRED
    if is_retired and (
        tells_how_it_began(passage, message, known.own)
        or tells_until_when(passage, message)
        or is_said_of_another(f"{unit.context}\n{unit.text}", message, known.own)
    ):
        return True
    if is_near_copy(passage, message):
        return False
    return (
        _writes_out(unit.text)
        or (is_retired and not tells_retired(passage, message, messages))
        or _is_of_another_product(unit.text, message, known)
        or any(_gives(passage, each) for each in known.definitions)
        or any(_copies(passage, each) and not _adds(passage, message, each) for each in messages)
    )


def _copies(passage: TextProfile, message: MessageProfile) -> bool:
    return message.message.status is MessageStatus.APPROVED and is_near_copy(passage, message)


def _adds(passage: TextProfile, message: MessageProfile, copied: MessageProfile) -> bool:
    """Tell whether all of a retired wording is said beside what copies another message, and that does not say it."""
    is_retired = message.message.status is MessageStatus.RETIRED
    return is_retired and any(
        wording.stems <= passage.stems and len(wording.stems - copied.stems) >= _FEWEST_ADDED
        for wording in message.wordings
    )


def _writes_out(text: str) -> bool:
    """Tell "KPI stands for key performance indicator" from "Varrowby stands for trust"."""
    written = _WRITTEN_OUT.fullmatch(text)
    return written is not None and starts_with_long_form(written["short"], written["long"])


def _gives(passage: TextProfile, definition: TextProfile) -> bool:
    share, density = _DEFINED_SHARES
    is_like = len(definition.stems & passage.stems) >= share * len(definition.stems)
    return is_like and align_with(passage, definition).shares(share, density)


def _is_of_another_product(text: str, message: MessageProfile, known: Explanations) -> bool:
    """Tell whether ``text`` opens with the name of products that the message is not about, and that is no former name
    of something.
    """
    named, meant = known.opening.match(text), _products_of(message, known)
    if named is None or not meant or _is_former(named["name"], known):
        return False
    return _behind(named, known).isdisjoint(meant)


def _is_former(name: str, known: Explanations) -> bool:
    return all(word.lower in known.former for word in words(name))


def _products_of(message: MessageProfile, known: Explanations) -> frozenset[str]:
    """Return the ids of the products a message is about: those it gives, else those that every wording opens with."""
    opened = [known.opening.match(wording) for wording in message.message.wordings]
    named = [_behind(each, known) for each in opened if each is not None]
    all_of_them = frozenset().union(*named) if len(named) == len(opened) else frozenset()
    return frozenset(message.message.products) or all_of_them


def _behind(named: re.Match[str], known: Explanations) -> frozenset[str]:
    """Return the ids of the products behind a name that :attr:`Explanations.opening` found."""
    return (known.products or {})[" ".join(named["name"].lower().split())]
