"""Reads the master message platform: ``messages.yaml`` and ``personas.yaml`` of one folder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from msgcheck.config.fields import Fields
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import ReferenceDataError, UsageError
from msgcheck.late_pattern import late_pattern
from msgcheck.model.message import (
    DEFAULT_MATCH,
    Approval,
    Evidence,
    MatchMode,
    Message,
    MessageKind,
    MessageStatus,
    Persona,
    Platform,
    Variant,
)
from msgcheck.reference.replacement import check_replacements
from msgcheck.reference.yaml_data import check_schema, parse_yaml_data, read_yaml_data, refuse_repeated

MESSAGES = "messages.yaml"
PERSONAS = "personas.yaml"
LANGUAGE_TAG = late_pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
"""As most are (BCP 47): language, script, region, variant."""
LANGUAGE_WAY_OUT = "Write it as en, de or pt-BR."


def load_platform(folder: Path) -> Platform:
    """Return the platform in ``folder``; without ``personas.yaml`` it has no personas.

    Raises ``UsageError`` where there is no ``messages.yaml``, ``ReferenceDataError`` with all mistakes of both files.
    """
    mistakes = Mistakes()
    return mistakes.checked(read_platform(folder, mistakes), ReferenceDataError)


def load_personas(folder: Path) -> tuple[Persona, ...]:
    """Return the personas in ``folder``, none without ``personas.yaml``. Raises ``ReferenceDataError``."""
    mistakes = Mistakes()
    return mistakes.checked(_personas(folder / PERSONAS, mistakes)[0], ReferenceDataError)


def read_platform(folder: Path, mistakes: Mistakes) -> Platform | None:
    """As :func:`load_platform`, but note the mistakes; ``None`` where ``messages.yaml`` cannot be read at all."""
    path = folder / MESSAGES
    if not path.exists():
        raise UsageError(f"There is no {path}. Run 'msgcheck init' to make one, or set 'platform' in msgcheck.toml.")
    personas, persona_bytes = _personas(folder / PERSONAS, mistakes)
    platform, message_bytes = read_yaml_data(path, "the platform", mistakes, lambda fields: _platform(fields, personas))
    digest = hashlib.sha256(message_bytes + persona_bytes).hexdigest()
    return platform and replace(platform, personas=personas or (), sha256=digest)


def parse_platform(file: WrittenFile, personas: tuple[Persona, ...], mistakes: Mistakes) -> Platform | None:
    """As :func:`read_platform`, of a text that need not be written yet."""
    return parse_yaml_data(file, "the platform", mistakes, lambda fields: _platform(fields, personas))


def parse_personas(file: WrittenFile, mistakes: Mistakes) -> tuple[Persona, ...] | None:
    """Return the personas that the text of ``file`` says; note the mistakes, ``None`` where it is empty or no YAML."""
    return parse_yaml_data(file, "the personas", mistakes, _persona_list)


def _personas(path: Path, mistakes: Mistakes) -> tuple[tuple[Persona, ...] | None, bytes]:
    """Return personas and bytes of the file; ``None`` for personas that are there and cannot be read."""
    return read_yaml_data(path, "the personas", mistakes, _persona_list) if path.exists() else ((), b"")


def _persona_list(fields: Fields) -> tuple[Persona, ...]:
    check_schema(fields)
    found = fields.required_records("personas", "persona", lambda persona: (_persona(persona), persona))
    refuse_repeated("Persona id", ((persona.id, record.where("id")) for persona, record in found), fields.mistakes)
    return tuple(persona for persona, _ in found)


def _persona(fields: Fields) -> Persona:
    return Persona(
        id=fields.required_id("id"),
        name=fields.required_text("name"),
        aliases=fields.texts("aliases"),
        goals=fields.texts("goals"),
        pains=fields.texts("pains"),
    )


def _platform(fields: Fields, personas: tuple[Persona, ...] | None) -> Platform:
    check_schema(fields)
    platform = Platform(
        name=fields.required_text("name"),
        version=fields.required_text("version"),
        language=_language(fields),
        effective=fields.date("effective"),
        approvals=fields.records("approvals", "approval", _approval),
        messages=(),
    )
    found = fields.required_records("messages", "message", lambda message: (_message(message), message))
    refuse_repeated("Message id", ((message.id, record.where("id")) for message, record in found), fields.mistakes)
    check_replacements(found)
    if personas is not None:
        known = [persona.id for persona in personas]
        for message, record in found:
            _check_audiences(message, record, known)
    return replace(platform, messages=tuple(message for message, _ in found))


def _language(fields: Fields) -> str:
    language = fields.text("language") or "en"
    if not LANGUAGE_TAG.fullmatch(language):
        fields.mistake("language", f"{quoted(language)} is no tag of a language.", LANGUAGE_WAY_OUT)
    return language


def _approval(fields: Fields) -> Approval:
    return Approval(team=fields.required_text("team"), by=fields.required_text("by"), on=fields.required_date("on"))


def _message(fields: Fields) -> Message:
    kind = fields.required_choice("kind", MessageKind)
    message = Message(
        id=fields.required_id("id"),
        kind=kind,
        statement=fields.required_text("statement"),
        match=fields.choice("match", MatchMode, DEFAULT_MATCH.get(kind, MatchMode.MEANING)),
        status=fields.choice("status", MessageStatus, MessageStatus.APPROVED),
        variants=fields.records("variants", "variant", _variant),
        contradictions=fields.texts("contradictions"),
        replaced_by=fields.text("replaced_by"),
        valid_from=fields.date("valid_from"),
        valid_until=fields.date("valid_until"),
        pillar=fields.text("pillar"),
        audiences=fields.texts("audiences"),
        products=fields.texts("products"),
        required_in=fields.texts("required_in"),
        weight=fields.number("weight", 1.0),
        owner=fields.text("owner"),
        evidence=fields.records("evidence", "evidence", _evidence),
        position=fields.position,
    )
    if message.weight < 0:
        fields.mistake("weight", "'weight' is below 0.", "Write 0 or more; 1.0 is the usual weight.")
    _check_order(fields, "valid_from", message.valid_from, "valid_until", message.valid_until)
    return message


def _variant(fields: Fields) -> Variant:
    return Variant(text=fields.required_text("text"), channel=fields.text("channel"))


def _evidence(fields: Fields) -> Evidence:
    evidence = Evidence(
        source=fields.required_text("source"),
        url=fields.text("url"),
        as_of=fields.date("as_of"),
        expires=fields.date("expires"),
    )
    _check_order(fields, "as_of", evidence.as_of, "expires", evidence.expires)
    return evidence


def _check_order(fields: Fields, first: str, start: date | None, last: str, end: date | None) -> None:
    if start and end and end < start:
        fields.mistake(last, f"'{last}' ({end}) is before '{first}' ({start}).", "Put the two dates in order.")


def _check_audiences(message: Message, fields: Fields, known: Sequence[str]) -> None:
    for audience, position in fields.located_texts("audiences"):
        if audience not in known:
            near = fields.mistakes.closest(audience, known)
            what = f"Unknown persona {quoted(audience)} in 'audiences' of message {quoted(message.id)}."
            fields.mistakes.add(position, what, near or f"Add it to {PERSONAS}, or remove it here.")
