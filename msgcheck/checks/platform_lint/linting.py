"""Looks through the whole platform for what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgcheck.checks.messages.validity import expiry
from msgcheck.checks.platform_lint.flaw import Flaw, flaw_of
from msgcheck.checks.platform_lint.rules import EXPIRED, RULES, UNKNOWN_KIND, UNKNOWN_PART, UNPROVED
from msgcheck.checks.platform_lint.wordings import find_clashes, find_own_words
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.checks.terms.forms.phrase import is_part_of_speech
from msgcheck.config.mistakes import listed, quoted
from msgcheck.model.message import Message, MessageKind, MessageStatus
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Term


def lint_platform(reference: Reference, kinds: Collection[str], today: date) -> tuple[Flaw, ...]:
    """Return what is wrong with the platform of ``reference``, by rule and then as messages.yaml goes.

    ``kinds`` are the names of the asset kinds that the settings have; where there are none, any may be required.
    """
    approved = [each for each in reference.platform.messages if each.status is MessageStatus.APPROVED]
    found = [
        *find_clashes(approved),
        *find_own_words(approved, compile_terms(reference.glossary, reference.packs)),
        *_find_expired(approved, today),
        *_find_unproved(approved),
        *_find_unknown_kinds(approved, kinds),
        *_find_unknown_parts(reference.glossary.entries),
    ]
    order = [rule.id for rule in RULES]
    return tuple(sorted(found, key=lambda flaw: order.index(flaw.rule)))


def _find_expired(messages: Iterable[Message], today: date) -> Iterator[Flaw]:
    for message in messages:
        end = expiry(message, today)
        if end is not None:
            why = f"then its evidence ran out ({listed(end.sources)})" if end.sources else "then its approval ended"
            what = f"could be told until {end.last_day}: {why}"
            yield flaw_of(EXPIRED.id, message, what, "Have it approved anew, or retire it.")


def _find_unproved(messages: Iterable[Message]) -> Iterator[Flaw]:
    for message in messages:
        if message.kind is MessageKind.PROOF_POINT and not message.evidence:
            yield flaw_of(UNPROVED.id, message, "is a proof point without evidence", "Add 'evidence' with its source.")


def _find_unknown_kinds(messages: Iterable[Message], kinds: Collection[str]) -> Iterator[Flaw]:
    for message in messages if kinds else ():
        for kind in message.required_in:
            if kind not in kinds:
                what = f"is required in {quoted(kind)}, which is no asset kind of msgcheck.toml"
                yield flaw_of(UNKNOWN_KIND.id, message, what, f"Asset kinds: {listed(kinds)}.")


def _find_unknown_parts(terms: Iterable[Term]) -> Iterator[Flaw]:
    for term in terms:
        if term.part_of_speech and not is_part_of_speech(term.part_of_speech):
            what = f"is said to be {quoted(term.part_of_speech)}, which is no part of speech"
            yield flaw_of(UNKNOWN_PART.id, term, what, "Write noun, verb, adjective or proper noun, or leave it out.")
