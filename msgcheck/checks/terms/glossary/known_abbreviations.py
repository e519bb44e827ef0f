"""Abbreviations that need no explanation: those everybody knows, and those that the company itself has named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgcheck
from msgcheck.analysis.normalise import normalise
from msgcheck.checks.terms.forms.making import approved_forms
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import PackRule, Term

_COUNTRIES, _STATES = "# Country codes", "# Codes of states"
_TOKEN = re.compile(r"[^\W_](?:[\w&]*[^\W_])?")


@cache
def well_known() -> frozenset[str]:
    """Return the abbreviations everybody knows; ``data/known_abbreviations.txt`` tells how they were chosen."""
    return frozenset(_entries(_text().partition(_COUNTRIES)[0]))


@cache
def country_codes() -> frozenset[str]:
    """Return the two-letter country codes of ISO 3166-1."""
    return frozenset(_entries(_text().partition(_COUNTRIES)[2].partition(_STATES)[0]))


@cache
def state_codes() -> frozenset[str]:
    """Return the codes by which mail names the states of the United States, Canada and Australia."""
    return frozenset(_entries(_text().partition(_STATES)[2]))


def abbreviations_named(reference: Reference) -> frozenset[str]:
    """Return every abbreviation that glossary, rule packs or platform name anywhere, in capitals.

    A word the company calls wrong is known as well: its own rule speaks. So is one in an approved message: whoever
    quotes the message cannot do without it.
    """
    texts = (
        *(text for term in reference.glossary.terms for text in _texts_of_term(term)),
        *(text for pack in reference.packs for rule in pack.rules for text in _texts_of_rule(rule)),
        *_texts_of_platform(reference),
    )
    return frozenset(token[0].upper() for text in texts for token in _TOKEN.finditer(normalise(text).text))


def _text() -> str:
    return Path(msgcheck.__file__).with_name("data").joinpath("known_abbreviations.txt").read_text(encoding="utf-8")


def _entries(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _texts_of_term(term: Term) -> Iterator[str]:
    yield from approved_forms(term)
    yield from (*term.deprecated, *term.forbidden, *term.exceptions)


def _texts_of_rule(rule: PackRule) -> Iterator[str]:
    yield from (text for pair in (*rule.swap, *rule.expansions) for text in pair)
    yield from (*rule.tokens, *rule.exceptions, *(text for group in rule.variants for text in group))


def _texts_of_platform(reference: Reference) -> Iterable[str]:
    platform = reference.platform
    yield platform.name
    for persona in platform.personas:
        yield from (persona.name, *persona.aliases)
    for message in platform.messages:
        yield from (*message.wordings, *message.products)
