"""What is found while a document is read: messages, personas, terms, and what became none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from msgcheck.model.imported_platform import ImportedMessage, ImportedPlatform, LeftText
from msgcheck.model.message import (
    DEFAULT_MATCH,
    Evidence,
    MatchMode,
    Message,
    MessageKind,
    MessageStatus,
    Persona,
    Variant,
)
from msgcheck.model.place import Place
from msgcheck.model.term import Term
from msgcheck.reference.importing.document.outline import Heading
from msgcheck.reference.importing.naming import id_of, unique
from msgcheck.reference.importing.terms import TermList

_SINGLE = frozenset({MessageKind.CATEGORY, MessageKind.POSITIONING, MessageKind.TAGLINE, MessageKind.BOILERPLATE})
"""Kinds of which a platform has one: their id is the kind alone, or with its label."""

_PREFIXES = {
    MessageKind.VALUE_PROPOSITION: "value",
    MessageKind.DIFFERENTIATOR: "different",
    MessageKind.PROOF_POINT: "proof",
}
_ID_WORDS = 5
_PEOPLE_WORDS = re.compile(
    r"(?i)\b(?:c[a-z]os?|c-suite|vps?|officers?|managers?|directors?|leads?|heads?|leaders?|buyers?|users?|engineers?|developers?|teams?"
    r"|analysts?|owners?|executives?|partners?|investors?|practitioners?|admins?|administrators?|leiter\w*|entscheider\w*|einkäufer\w*"
    r"|directeurs?|responsables?|dirigeants?|acheteurs?)\b"
)
T = TypeVar("T")

_EVERYBODY = frozenset({"all", "everyone", "everybody", "any", "alle", "tous", "toutes", "n/a", "-", "–"})


@dataclass(slots=True)
class Gathering:
    """The finds so far. ``last`` is the index of the message that what follows belongs to, -1 before the first.

    ``headings`` are those of the text that is read; ``open_under`` those of a message that the next paragraph goes on
    with, ``None`` where none does.
    """

    name: str = ""
    version: str = ""
    effective: date | None = None
    status: MessageStatus = MessageStatus.DRAFT
    owner: str | None = None
    messages: list[ImportedMessage] = field(default_factory=list)
    personas: dict[str, Persona] = field(default_factory=dict)
    terms: TermList = field(default_factory=TermList)
    left: list[LeftText] = field(default_factory=list)
    last: int = -1
    headings: tuple[Heading, ...] = ()
    open_under: tuple[Heading, ...] | None = None
    _first: dict[str, int] = field(default_factory=dict)
    _ids: dict[str, int] = field(default_factory=dict)
    _persona_ids: dict[str, int] = field(default_factory=dict)
    _meant_for: list[tuple[int, str]] = field(default_factory=list)

    def leave(self, text: str, place: Place, reason: str) -> None:
        """Keep a text that became nothing, with the reason."""
        self.open_under = None
        if text:
            self.left.append(LeftText(text, place, reason, titles(self.headings)))

    def add_message(
        self, kind: MessageKind, statement: str, place: Place, headings: tuple[Heading, ...], *, pillar: str = "",
        label: str = "", audiences: Iterable[str] = (), evidence: tuple[Evidence, ...] = (),
        status: MessageStatus | None = None, doubt: str = "",
    ) -> None:  # fmt: skip
        """Add a message, or what is new of it to one with the same words; ``audiences`` are names of personas."""
        statement = statement.strip()
        ids = tuple(self.add_persona(name) for name in audiences)
        known = self._first.get(statement.casefold())
        if known is not None:
            self.last = known
            self.change(pillar=self._said.pillar or pillar or None, audiences=_union(self._said.audiences, ids))
            self.change(evidence=_union(self._said.evidence, evidence))
            if self._said.kind is not kind:
                self.leave(statement, place, f"it stands before, as {self._said.kind.value} ({self._said.id})")
            return
        message = Message(
            id=self._id(kind, statement, pillar, label), kind=kind, statement=statement,
            match=DEFAULT_MATCH.get(kind, MatchMode.MEANING), status=status or self.status,
            pillar=pillar or None, audiences=tuple(dict.fromkeys(ids)), evidence=evidence, owner=self.owner,
        )  # fmt: skip
        self.messages.append(ImportedMessage(message, titles(headings), place, doubt))
        self.last = self._first[statement.casefold()] = len(self.messages) - 1

    def _id(self, kind: MessageKind, statement: str, pillar: str, label: str) -> str:
        prefix = _PREFIXES.get(kind, kind.value)
        plain = f"{prefix} {pillar or label}" if kind is not MessageKind.PROOF_POINT else prefix
        name = id_of(plain)
        if name in self._ids or (name == id_of(prefix) and kind not in _SINGLE):
            name = id_of(f"{prefix} {' '.join(statement.split()[:_ID_WORDS])}")
        return unique(name, self._ids)

    @property
    def _said(self) -> Message:
        return self.messages[self.last].message

    def change(self, **values: object) -> None:
        """Set fields of the last message."""
        entry = self.messages[self.last]
        self.messages[self.last] = replace(entry, message=replace(entry.message, **values))  # type: ignore[arg-type]

    def extend(self, text: str) -> None:
        """Add another part to the statement of the last message."""
        gap = "" if text.startswith((".", ",")) else " "
        said = self._said.statement if text[:1].isupper() else self._said.statement.rstrip(".")
        self.change(statement=f"{said}{gap}{text}")

    def add_variant(self, text: str, channel: str) -> None:
        """Add another approved wording to the last message."""
        self.change(variants=_union(self._said.variants, (Variant(text, channel or None),)))

    def add_contradictions(self, texts: Iterable[str]) -> None:
        """Add wrong forms to the last message."""
        self.change(contradictions=_union(self._said.contradictions, _worded(texts)))

    def add_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Add sources to the last message."""
        self.change(evidence=_union(self._said.evidence, evidence))

    def add_evidence_since(self, first: int, evidence: tuple[Evidence, ...]) -> None:
        """Add sources to the proof points from message ``first`` on, where there is none to the last message."""
        proofs = [
            at for at in range(first, len(self.messages)) if self.messages[at].message.kind is MessageKind.PROOF_POINT
        ]
        for at in proofs or [self.last]:
            self.last = at
            self.add_evidence(evidence)

    def add_persona(self, name: str) -> str:
        """Return the id of the persona ``name``, made where it is new; "CFO (finance director)" has an alias."""
        plain, aliases = _name_and_aliases(name)
        key = plain.casefold()
        for persona in self.personas.values():
            if _singular(key) in _called(persona):
                return persona.id
        short = next((alias for alias in aliases if alias.isupper()), plain)
        self.personas[key] = Persona(unique(id_of(short), self._persona_ids), plain, aliases)
        return self.personas[key].id

    def is_meant_for(self, text: str) -> None:
        """Keep whom the last message is meant for; who that is may stand further on in the document."""
        if text:
            self._meant_for.append((self.last, text))

    def _add_audiences(self) -> None:
        """Set the audiences of the messages that a heading says are meant for somebody."""
        for at, text in self._meant_for:
            self.last = at
            self.change(audiences=_union(self._said.audiences, map(self.add_persona, self._people_meant(text))))

    def _people_meant(self, text: str) -> tuple[str, ...]:
        """Return those whom ``text`` lists, if one is a persona or a person by the words; a product is none."""
        known = frozenset().union(*map(_called, self.personas.values()))
        names = people_in(text)
        return names if any(_singular(name) in known or _PEOPLE_WORDS.search(name) for name in names) else ()

    def add_to_persona(self, name: str, field_name: str, texts: Iterable[str]) -> None:
        """Add ``goals``, ``pains`` or ``aliases`` to the persona ``name``."""
        persona_id = self.add_persona(name)
        key = next(key for key, persona in self.personas.items() if persona.id == persona_id)
        persona = self.personas[key]
        values: dict[str, Any] = {field_name: _union(getattr(persona, field_name), _worded(texts))}
        self.personas[key] = replace(persona, **values)

    def add_term(
        self, preferred: str, *, admitted: Iterable[str] = (), deprecated: Iterable[str] = (),
        forbidden: Iterable[str] = (), abbreviation: str | None = None, definition: str | None = None,
        note: str | None = None,
    ) -> None:  # fmt: skip
        """Add a term; what is said of the same one in several places comes together."""
        self.terms.add(
            Term(
                id=id_of(preferred), preferred=preferred, abbreviation=abbreviation, admitted=tuple(admitted),
                deprecated=tuple(deprecated), forbidden=tuple(forbidden), definition=definition, note=note,
            )
        )  # fmt: skip

    def add_definition(self, preferred: str, definition: str, abbreviation: str | None) -> bool:
        """Add a term with its definition; tell whether it had none, else nothing is added."""
        if self.terms.has_definition_of(preferred):
            return False
        self.add_term(preferred, definition=definition, abbreviation=abbreviation)
        return True

    def result(self) -> ImportedPlatform:
        """Return all finds."""
        self._add_audiences()
        terms = self.terms.imported()
        return ImportedPlatform(
            name=self.name, version=self.version, effective=self.effective, messages=tuple(self.messages),
            personas=tuple(self.personas.values()), terms=terms.terms, left=tuple(self.left), losses=terms.losses,
        )  # fmt: skip


def titles(headings: Iterable[Heading]) -> tuple[str, ...]:
    """Return the titles of headings, without that of the document."""
    return tuple(heading.title for heading in headings if heading.level)


def people_in(text: str) -> tuple[str, ...]:
    """Return the names of personas that a cell or line lists; none for "all"."""
    parts = re.split(r"\n|;|,(?![^(]*\))|\s+/\s+|\s+(?:and|und|et|&)\s+", text)
    names = (part.strip(" .") for part in parts)
    return tuple(name for name in names if name and name.casefold() not in _EVERYBODY)


def _name_and_aliases(name: str) -> tuple[str, tuple[str, ...]]:
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)\s*", name)
    if match is None:
        return name.strip(), ()
    return match[1].strip(), tuple(part.strip() for part in re.split(r"[,;/]", match[2]) if part.strip())


def _called(persona: Persona) -> frozenset[str]:
    """Return what a persona is called, as names are compared."""
    return frozenset(map(_singular, (persona.name, *persona.aliases)))


def _singular(name: str) -> str:
    """Return a name as names of people are compared: "Audiologists" are the persona "Audiologist"."""
    plain = name.casefold()
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") else plain


def _worded(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that have words."""
    return tuple(text.strip() for text in texts if any(map(str.isalnum, text)))


def _union(one: tuple[T, ...], other: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))
