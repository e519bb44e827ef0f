"""Approved wordings that clash with each other, and those that break the company's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.checks.platform_lint.flaw import Flaw, flaw_of
from msgcheck.checks.platform_lint.rules import CONTRADICTED, DUPLICATE, WORDING
from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import TermIndex
from msgcheck.config.mistakes import quoted
from msgcheck.model.message import Message
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace

_CASING = "term.casing"


def find_clashes(messages: Sequence[Message]) -> Iterator[Flaw]:
    """Yield a flaw for each wording of approved ``messages`` that another one has too, or that one names as wrong."""
    owners: dict[str, Message] = {}
    for message in messages:
        for wording in dict.fromkeys(map(_folded, message.wordings)):
            first = owners.setdefault(wording, message)
            if first is not message:
                yield flaw_of(DUPLICATE.id, message, f"has a wording of message {quoted(first.id)} too", "Keep one.")
    for message in messages:
        for wrong in message.contradictions:
            owner = owners.get(_folded(wrong))
            if owner is not None:
                what = f"names {quoted(wrong)} as wrong, which message {quoted(owner.id)} approves"
                yield flaw_of(CONTRADICTED.id, message, what, "Remove it from 'contradictions', or reword the other.")


def find_own_words(messages: Iterable[Message], index: TermIndex) -> Iterator[Flaw]:
    """Yield a flaw for each wrong form in an approved wording; ``index`` is compiled of glossary and rule packs."""
    for message in messages:
        passages = [Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(1, 1)) for text in message.wordings]
        for seen in check_terms(passages, index, frozenset({Layer.BODY})):
            if seen.rule != _CASING:
                yield _own_word(message, message.wordings[seen.passage or 0], seen)


def _own_word(message: Message, wording: str, seen: Observation) -> Flaw:
    what = f"says {quoted(wording[seen.start : seen.end])}, which is {seen.rule}: {seen.message.rstrip('.')}"
    return flaw_of(WORDING.id, message, what, "Reword the message, or change the glossary or the rule.")


def _folded(text: str) -> str:
    """Return ``text`` as it is compared: what looks the same made one, without capitals and the last full stop."""
    return fold_case(normalise(text).text).strip(" .!")
