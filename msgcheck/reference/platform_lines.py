"""Messages and personas of a document as lines of YAML, with where they stand in it as comments."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import yaml

from msgcheck.model.imported_platform import ImportedMessage, ImportedPlatform, LeftText
from msgcheck.model.message import DEFAULT_MATCH, Evidence, MatchMode, Message, Persona
from msgcheck.model.place import describe_place
from msgcheck.reference.comment_text import shown
from msgcheck.reference.list_end import entry_lines

_WIDTH = 110


def new_messages_head(imported: ImportedPlatform, source: str) -> Iterator[str]:
    """Yield the lines of a new ``messages.yaml`` above its messages."""
    yield f"# Made from {shown(source)} by `msgcheck platform import`."
    yield "# Look through each message: its kind, its words, its evidence. Nothing is checked against a draft: write"
    yield "# status: approved when it is."
    head: dict[str, object] = {
        "schema": 1, "name": imported.name or source, "version": imported.version or "1", "language": imported.language,
    }  # fmt: skip
    if imported.effective:
        head["effective"] = imported.effective
    yield from _dumped(head)


def message_lines(messages: Iterable[ImportedMessage], source: str, indent: str) -> Iterator[str]:
    """Yield each message as an item of a list, with a comment that says where it comes from."""
    for each in messages:
        yield ""
        where = ", ".join(filter(None, (source, " > ".join(each.headings), describe_place(each.place))))
        yield from _comment(where, indent)
        if each.doubt:
            yield from _comment(f"Check this one: {each.doubt}.", indent)
        yield from entry_lines(_dumped(_message_values(each.message)), indent)


def persona_lines(personas: Iterable[Persona], indent: str) -> Iterator[str]:
    """Yield each persona as an item of a list."""
    for persona in personas:
        values: dict[str, object] = {"id": persona.id, "name": persona.name}
        for name in ("aliases", "goals", "pains"):
            if getattr(persona, name):
                values[name] = list(getattr(persona, name))
        yield from entry_lines(_dumped(values), indent)


def left_lines(left: Sequence[LeftText], source: str, indent: str) -> Iterator[str]:
    """Yield what became nothing as comments, with places and reasons."""
    if not left:
        return
    yield ""
    yield from _comment(
        f"Not taken from {source}: {len(left)}. Move what belongs to the platform into a message.", indent
    )
    for each in left:
        where = ", ".join(filter(None, (" > ".join(each.headings), describe_place(each.place))))
        yield from _comment(f"{where}: {each.reason}:", indent)
        yield from _comment(each.text, indent, inner="  ")


def _comment(text: str, indent: str, inner: str = "") -> Iterator[str]:
    for line in textwrap.wrap(shown(text), _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False):
        yield f"{indent}# {inner}{line}"


def _message_values(message: Message) -> dict[str, object]:
    values: dict[str, object] = {"id": message.id, "kind": message.kind.value, "statement": message.statement}
    if message.match is not DEFAULT_MATCH.get(message.kind, MatchMode.MEANING):
        values["match"] = message.match.value
    if message.variants:
        values["variants"] = [_without_empty(text=each.text, channel=each.channel) for each in message.variants]
    if message.contradictions:
        values["contradictions"] = list(message.contradictions)
    values["status"] = message.status.value
    values |= _without_empty(pillar=message.pillar, audiences=list(message.audiences), owner=message.owner)
    if message.evidence:
        values["evidence"] = [_evidence_values(each) for each in message.evidence]
    return values


def _evidence_values(evidence: Evidence) -> dict[str, object]:
    return _without_empty(source=evidence.source, url=evidence.url, as_of=evidence.as_of, expires=evidence.expires)


def _without_empty(**values: str | date | list[str] | None) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}


def _dumped(values: dict[str, object]) -> list[str]:
    """Write ``values`` by the library that reads them again."""
    return yaml.dump(values, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=_WIDTH).splitlines()


class _PlainDumper(yaml.SafeDumper):
    """Writes a value that stands twice twice, not as an alias of itself."""

    def ignore_aliases(self, data: object) -> bool:
        """Take no value for another's alias."""
        del data
        return True
