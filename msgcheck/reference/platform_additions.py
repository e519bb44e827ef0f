"""The platform of a document put into ``messages.yaml``, ``personas.yaml`` and ``glossary.yaml`` of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import ReferenceDataError
from msgcheck.model.imported_platform import ImportedMessage, ImportedPlatform
from msgcheck.model.loss import Loss
from msgcheck.model.message import MessageStatus, Persona, Platform
from msgcheck.reference.glossary_additions import add_terms
from msgcheck.reference.glossary_text import read_glossary_text
from msgcheck.reference.importing.naming import unique
from msgcheck.reference.list_end import content_of, read_for_change, unchangeable, with_entries
from msgcheck.reference.message_platform import (
    MESSAGES,
    PERSONAS,
    load_personas,
    load_platform,
    parse_personas,
    parse_platform,
)
from msgcheck.reference.platform_lines import left_lines, message_lines, new_messages_head, persona_lines
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class PlatformAdditions:
    """What is to be written, by file, and the ids of what is new in it; ``losses`` are what was there before.

    ``draft_count`` is how many of the messages are drafts.
    """

    files: tuple[tuple[Path, str], ...]
    messages: tuple[str, ...]
    personas: tuple[str, ...]
    terms: tuple[str, ...]
    losses: tuple[Loss, ...]
    draft_count: int


def add_platform(folder: Path, imported: ImportedPlatform, *, source: str, language: str) -> PlatformAdditions:
    """Return the files of ``folder`` with what of ``imported`` is new at their ends; files that are missing are made.

    A message is known by its words, a persona by its name or an alias, a term by its preferred form: what is there
    stays as it is. ``source`` names the document, ``language`` is that of new messages. Nothing is written. Raises
    ``UsageError`` where a file cannot be added to without touching anything else, ``ReferenceDataError`` for mistakes
    that stand in the files.
    """
    known = _known(folder)
    personas, persona_ids = _new_personas(known.personas, imported.personas)
    messages, losses = _new_messages(known, imported.messages, persona_ids)
    glossary = add_terms(read_glossary_text(folder), imported.terms)
    files: list[tuple[Path, str]] = []
    if personas:
        files.append(_personas_file(folder, personas))
    if messages or (imported.left and not (folder / MESSAGES).exists()):
        told = replace(imported, messages=tuple(messages), language=language)
        files.append(_messages_file(folder, replace(known, personas=(*known.personas, *personas)), told, source))
    if glossary.added:
        files.append((glossary.glossary.path, glossary.glossary.content))
    return PlatformAdditions(
        tuple(files), tuple(each.message.id for each in messages), tuple(persona.id for persona in personas),
        glossary.added, (*imported.losses, *losses, *glossary.losses),
        sum(each.message.status is MessageStatus.DRAFT for each in messages),
    )  # fmt: skip


def _known(folder: Path) -> Platform:
    """Return the platform of ``folder``; personas may be there before the first message is."""
    if (folder / MESSAGES).exists():
        return load_platform(folder)
    return Platform(name="", version="", messages=(), personas=load_personas(folder))


def _new_personas(known: Sequence[Persona], brought: Iterable[Persona]) -> tuple[list[Persona], Mapping[str, str]]:
    """Return the personas that are new, and for each that was brought the id it has in the platform."""
    taken = {persona.id: 1 for persona in known}
    names = {name.casefold(): persona.id for persona in known for name in (persona.id, persona.name, *persona.aliases)}
    new: list[Persona] = []
    ids: dict[str, str] = {}
    for persona in brought:
        twin = next(
            (names[name.casefold()] for name in (persona.name, *persona.aliases) if name.casefold() in names), None
        )
        ids[persona.id] = twin or unique(persona.id, taken)
        if twin is None:
            new.append(replace(persona, id=ids[persona.id]))
    return new, ids


def _new_messages(
    known: Platform, brought: Iterable[ImportedMessage], persona_ids: Mapping[str, str]
) -> tuple[list[ImportedMessage], list[Loss]]:
    """Return the messages whose words no message has, with ids of their own, and what is told of the others."""
    wordings = {wording.casefold(): message.id for message in known.messages for wording in message.wordings}
    taken = {message.id: 1 for message in known.messages}
    new: list[ImportedMessage] = []
    losses: list[Loss] = []
    for each in brought:
        message = each.message
        twin = wordings.get(message.statement.casefold())
        if twin is not None:
            losses.append(
                Loss(quoted(message.statement), "not added", f"the message '{twin}' says it; what it has was kept")
            )
            continue
        if message.id in taken:
            losses.append(
                Loss(quoted(message.statement), "added beside", f"the message '{message.id}' says something else")
            )
        audiences = tuple(dict.fromkeys(persona_ids[audience] for audience in message.audiences))
        new.append(replace(each, message=replace(message, id=unique(message.id, taken), audiences=audiences)))
    return new, losses


def _personas_file(folder: Path, personas: Sequence[Persona]) -> tuple[Path, str]:
    path = folder / PERSONAS
    if not path.exists():
        return path, _text(["schema: 1", "personas:", *persona_lines(personas, "  ")])
    file = read_for_change(path)
    text = with_entries(file, "personas", lambda indent: persona_lines(personas, indent))
    mistakes = Mistakes()
    before, after = (parse_personas(WrittenFile(path, b"", each), mistakes) for each in (file.text, text))
    if mistakes.count or after != (*(before or ()), *personas):
        raise unchangeable(path, "personas")
    return path, content_of(file, text)


def _messages_file(folder: Path, known: Platform, imported: ImportedPlatform, source: str) -> tuple[Path, str]:
    """Return ``messages.yaml`` with the messages of ``imported``, proved to say what they and the ``known`` say."""
    path, messages = folder / MESSAGES, imported.messages

    def lines(indent: str) -> Iterator[str]:
        yield from message_lines(messages, source, indent)
        yield from left_lines(imported.left, source, indent)

    if path.exists():
        file = read_for_change(path)
        text = with_entries(file, "messages", lines)
        content = content_of(file, text)
    else:
        head = [*new_messages_head(imported, source), "messages:" if messages else "messages: []"]
        content = text = _text([*head, *lines("  ")])
    mistakes = Mistakes()
    written = mistakes.checked(
        parse_platform(WrittenFile(path, b"", text), known.personas, mistakes), ReferenceDataError
    )
    said = [replace(message, position=None) for message in written.messages]
    expected = (*known.messages, *(each.message for each in messages))
    if said != [replace(message, position=None) for message in expected]:
        raise unchangeable(path, "messages")
    return path, content


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
