"""The leak checks: all passages of one asset in, one observation out for each slide, thread, property or file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from msgcheck.checks.leaks.advice import (
    noun_of,
    way_out,
    way_out_of_embedding,
    way_out_of_hiding,
    way_out_of_templates,
)
from msgcheck.checks.leaks.metadata import local_path, property_group, property_name, what_it_tells
from msgcheck.checks.leaks.places import Unit, embedded_name, is_reply, template_name, unit_in_words, unit_of
from msgcheck.checks.leaks.rules import COMMENT, HIDDEN, METADATA, NOTES
from msgcheck.checks.leaks.seen import seen_texts
from msgcheck.model.observation import EvidenceValue, Observation
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import SlidePlace
from msgcheck.model.unread_group import UnreadGroup, group_unread

_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+){0,7}")
"""Eight words tell a person which text is meant."""
_QUOTE_LENGTH = 80
_NAMES_SHOWN = 5
_LAYOUTS_SHOWN = 50

Group = Sequence[tuple[int, Passage]]
"""Passages of one unit with their index in the asset, in reading order."""


def check_leaks(passages: Sequence[Passage], unread: Iterable[UnreadPart], file_format: str) -> list[Observation]:
    """Find what an asset carries that its audience does not see, whatever layers are checked for terms and messages.

    Returns observations of ``leak.notes``, ``leak.hidden``, ``leak.comment`` and ``leak.metadata``, each at the first
    words of what it is about; files within the file that could not be read (``unread``) are meant as a whole. What is
    to do is said without the place, which stands beside it: a report can say it once for all notes of a deck.
    """
    groups: defaultdict[tuple[Layer, Unit], list[tuple[int, Passage]]] = defaultdict(list)
    thread: Unit = ()
    for number, passage in enumerate(passages):
        if passage.layer not in _TELLERS or not _FIRST_WORDS.search(passage.text):
            continue
        unit = thread if thread and is_reply(passage) else unit_of(passage)
        groups[passage.layer, unit].append((number, passage))
        thread = unit if passage.layer is Layer.COMMENT else thread
    seen = seen_texts(passages)
    found = [_TELLERS[layer](group, file_format) for (layer, _), group in groups.items() if not seen.show_all(group)]
    return [*found, *_metadata(passages, file_format), *_unread_files(unread, file_format)]


def _notes(group: Group, file_format: str) -> Observation:
    noun = noun_of(file_format)
    message = (
        "The audience does not see these notes; whoever gets the file does. "
        f"Remove them before you send this {noun}{_after(way_out(file_format))}"
    )
    return _observe(NOTES.id, message, group)


def _hidden(group: Group, file_format: str) -> Observation:
    noun = noun_of(file_format)
    templates = list(dict.fromkeys(filter(None, (template_name(passage.place) for _, passage in group))))
    if templates:
        return _on_templates(templates, group, noun, way_out_of_templates(file_format))
    message = (
        "The audience does not see this text: it is hidden, and still in the file. "
        f"Delete it, or show it, before you send this {noun}{_after(way_out_of_hiding(file_format))}"
    )
    return _observe(HIDDEN.id, message, group)


def _on_templates(names: Sequence[str], group: Group, noun: str, way: str) -> Observation:
    message = (
        f"The audience does not see the texts of {len(names):,} {'layout' if len(names) == 1 else 'layouts'} that no "
        f"slide uses; they are still in the file. Delete what should not leave the house before you send this "
        f"{noun}{_after(way)}"
    )
    return replace(
        _observe(HIDDEN.id, message, group), evidence=(*_evidence(group), ("layouts", tuple(names[:_LAYOUTS_SHOWN])))
    )


def _embedded(group: Group, file_format: str) -> Observation:
    noun = noun_of(file_format)
    first = group[0][1]
    name = embedded_name(first) or "a file"
    message = (
        f"The audience does not see all of {name}, a file within {unit_in_words(first.place, noun)}: "
        f"whoever gets this {noun} can open it whole. Take it out before you send this {noun}"
        f"{_after(way_out_of_embedding(file_format))}"
    )
    return _observe(HIDDEN.id, message, group)


def _comment(group: Group, file_format: str) -> Observation:
    noun = noun_of(file_format)
    message = (
        "The audience does not see this comment; whoever gets the file does. "
        f"Delete it before you send this {noun}{_after(way_out(file_format))}"
    )
    return _observe(COMMENT.id, message, group)


_TELLERS: dict[Layer, Callable[[Group, str], Observation]] = {
    Layer.NOTES: _notes,
    Layer.HIDDEN: _hidden,
    Layer.EMBEDDED: _embedded,
    Layer.COMMENT: _comment,
}


def _metadata(passages: Sequence[Passage], file_format: str) -> list[Observation]:
    """Tell each property once, and the links to a disk once a slide or page."""
    seen: dict[Unit, Observation] = {}
    for number, passage in enumerate(passages):
        if passage.layer is not Layer.METADATA:
            continue
        name = property_name(passage)
        is_link = passage.role is Role.LINK
        tells = what_it_tells("" if is_link else name, passage.text, file_format)
        key = unit_of(passage) if is_link else ("property", property_group(name) or number)
        if tells and key not in seen:
            seen[key] = _observe_property(number, passage, name, tells, file_format)
    return list(seen.values())


def _observe_property(number: int, passage: Passage, name: str, tells: str, file_format: str) -> Observation:
    noun = noun_of(file_format)
    start, end = local_path(passage.text) or _first_words(passage.text)
    is_link = passage.role is Role.LINK
    what = f"A link of {unit_in_words(passage.place, noun)}" if is_link else "The file"
    # Inspect Document leaves links where they are.
    to_do = "Edit or remove the link" if is_link else "Clear it"
    way = "" if is_link else _after(way_out(file_format))
    message = (
        f"{what} gives away {tells}, which the audience does not see. {to_do} before you send this {noun}{way or '.'}"
    )
    evidence = (("property", name),) if name else ()
    return Observation(rule=METADATA.id, message=message, passage=number, start=start, end=end, evidence=evidence)


def _unread_files(unread: Iterable[UnreadPart], file_format: str) -> list[Observation]:
    """Tell of the files within that nobody could read: they leave the house with the rest."""
    noun = noun_of(file_format)
    files = (part for part in unread if part.reason.startswith("embedded ") or "/embeddings/" in part.part)
    return [_unread_group(group, noun, way_out_of_embedding(file_format)) for group in group_unread(files)]


def _unread_group(group: UnreadGroup, noun: str, way: str) -> Observation:
    if len(group.parts) == 1:
        what, them = f"{group.names}, a file within it that was not read", "it"
    else:
        what, them = f"{len(group.parts):,} files within it that were not read ({group.names})", "them"
    message = (
        f"This {noun} carries {what}. Look into {them}, or take {them} out, before you send this {noun}{_after(way)}"
    )
    evidence: tuple[tuple[str, EvidenceValue], ...] = (("part", group.parts[0]), ("reason", group.reason))
    if len(group.parts) > 1:
        evidence = (*evidence, ("parts", len(group.parts)))
    return Observation(rule=HIDDEN.id, message=message, evidence=evidence)


def _observe(rule: str, message: str, group: Group) -> Observation:
    number, first = group[0]
    start, end = _first_words(first.text)
    return Observation(rule=rule, message=message, passage=number, start=start, end=end, evidence=_evidence(group))


def _evidence(group: Group) -> tuple[tuple[str, EvidenceValue], ...]:
    """Count what was left out of the quote, and name the shapes it stands in."""
    words = sum(len(passage.text.split()) for _, passage in group)
    counts: tuple[tuple[str, EvidenceValue], ...] = (("passages", len(group)), ("words", words))
    places = [passage.place for _, passage in group if isinstance(passage.place, SlidePlace)]
    shapes = dict.fromkeys(place.shape for place in places if place.shape_id and place.shape)
    return (*counts, ("shapes", tuple(shapes)[:_NAMES_SHOWN])) if shapes else counts


def _first_words(text: str) -> tuple[int, int]:
    """Return the span of the first words of a text that holds one."""
    found = _FIRST_WORDS.search(text)
    start, end = found.span() if found else (0, len(text))
    return start, min(end, start + _QUOTE_LENGTH)


def _after(words: str) -> str:
    """Close a sentence, with where to do it."""
    return f"; {words}." if words else "."
