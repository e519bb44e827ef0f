"""A message platform made of a document: drafts, and what of the document is in none of them."""

from __future__ import annotations

from datetime import date

from msgcheck.model.loss import Loss
from msgcheck.model.message import Message, Persona
from msgcheck.model.place import Place
from msgcheck.model.term import Term
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class ImportedMessage:
    """A message, and where the document has it: the headings above it, the place of its statement.

    ``doubt`` says what of it is a guess; empty where nothing is.
    """

    message: Message
    headings: tuple[str, ...]
    place: Place
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class LeftText:
    """A text that became nothing, with the reason; ``headings`` are those above it."""

    text: str
    place: Place
    reason: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPlatform:
    """What a document says. ``name`` and ``version`` are empty where it gives none."""

    name: str = ""
    version: str = ""
    language: str = ""
    effective: date | None = None
    messages: tuple[ImportedMessage, ...] = ()
    personas: tuple[Persona, ...] = ()
    terms: tuple[Term, ...] = ()
    left: tuple[LeftText, ...] = ()
    losses: tuple[Loss, ...] = ()
