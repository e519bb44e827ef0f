"""Single entries of ``glossary.yaml`` written and changed; everything else stays as it is, byte for byte.

The places to write at are those of ruamel's nodes; the text between them is never written anew.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import ReferenceDataError, UsageError
from msgcheck.model.term import Term
from msgcheck.reference.entry_text import in_flow, in_line, rows_of
from msgcheck.reference.glossary import parse_glossary
from msgcheck.reference.glossary_text import LINE_END, GlossaryText
from msgcheck.reference.list_end import entry_lines


def add_entries(source: GlossaryText, entries: Sequence[Mapping[str, Any]]) -> GlossaryText:
    """Return ``source`` with ``entries`` (keys and values of the file's form) at the end of its terms.

    Raises ``UsageError`` where the text cannot be changed without touching anything else.
    """
    terms = _terms_node(source)
    if terms is None or not terms.value:
        written = _with_first_entries(source, terms, entries)
    elif terms.flow_style:
        end = terms.value[-1].end_mark.index
        written = _spliced(source.text, end, end, "".join(f", {in_flow(entry)}" for entry in entries))
    else:
        written = _with_block_entries(source, terms, entries)
    return _read_again(source, written, added=len(entries))


def change_entry(source: GlossaryText, term_id: str, **values: str | Sequence[str] | None) -> GlossaryText:
    """Return ``source`` with keys of the entry ``term_id`` set: replaced where they stand, added after its last key.

    Raises ``UsageError`` where there is no such entry, or the text cannot be changed without touching anything else.
    """
    changed = source
    for key, value in values.items():
        if value is not None:
            text = _with_value(changed, _entry(changed, term_id), key, value)
            changed = _read_again(changed, text, changed_id=term_id)
    return changed


def add_to_list(source: GlossaryText, term_id: str, key: str, form: str) -> GlossaryText:
    """Return ``source`` with ``form`` at the end of the list ``key`` of the entry ``term_id``; errors as above."""
    entry = _entry(source, term_id)
    listed = next((node for name, node in entry.value if name.value == key), None)
    if listed is None or not isinstance(listed.value, list) or not listed.value:
        return change_entry(source, term_id, **{key: [form]})
    last = _end_of(source.text, listed.value[-1])
    if listed.flow_style:
        text = _spliced(source.text, last, last, f", {in_line(form)}")
    else:
        after, indent = _end_of_line(source.text, last), " " * listed.start_mark.column
        item = f"{_break(source, after)}{indent}- {in_line(form)}{source.newline}"
        text = _spliced(source.text, after, after, item)
    return _read_again(source, text, changed_id=term_id)


def _with_value(source: GlossaryText, entry: Any, key: str, value: str | Sequence[str]) -> str:  # noqa: ANN401
    standing = next((node for name, node in entry.value if name.value == key), None)
    text = source.text
    if standing is not None:
        start, end = standing.start_mark.index, _end_of(text, standing)
        gap = "" if end > start or text[start - 1 : start].isspace() else " "
        return _spliced(text, start, end, gap + in_line(value))
    last = _end_of(text, entry.value[-1][1])
    if entry.flow_style:
        return _spliced(text, last, last, f", {key}: {in_line(value)}")
    after = _end_of_line(text, last)
    indent = " " * entry.value[0][0].start_mark.column
    return _spliced(text, after, after, f"{_break(source, after)}{indent}{key}: {in_line(value)}{source.newline}")


def _with_block_entries(source: GlossaryText, terms: Any, entries: Iterable[Mapping[str, Any]]) -> str:  # noqa: ANN401
    indent = " " * terms.start_mark.column
    after = _end_of_line(source.text, _end_of(source.text, terms.value[-1]))
    return _spliced(source.text, after, after, _break(source, after) + _in_block(source, entries, indent))


def _with_first_entries(source: GlossaryText, terms: Any, entries: Iterable[Mapping[str, Any]]) -> str:  # noqa: ANN401
    """Write the first entries under ``terms:``, in place of the empty list or the nothing that stands there."""
    root = _root(source)
    key = next((name for name, _ in root.value if name.value == "terms"), None)
    text = source.text
    if key is None or root.flow_style:
        raise _unchangeable(source, "there is no 'terms:' on a line of its own")
    start = text.index(":", key.end_mark.index) + 1
    end = _end_of(text, terms) if terms is not None else start
    text = _spliced(text, start, max(start, end), "")
    after = _end_of_line(text, start)
    written = _in_block(source, entries, " " * (key.start_mark.column + 2))
    return _spliced(text, after, after, _break(replace(source, text=text), after) + written)


def _in_block(source: GlossaryText, entries: Iterable[Mapping[str, Any]], indent: str) -> str:
    """Write entries as items of a block list, lines as the file has them."""
    lines: list[str] = []
    for entry in entries:
        rows = [row for key, value in entry.items() for row in rows_of(key, value)]
        lines += entry_lines(rows, indent)
    return "".join(line + source.newline for line in lines)


def _root(source: GlossaryText) -> Any:  # noqa: ANN401 - a node of ruamel
    from ruamel.yaml import YAML

    return YAML().compose(io.StringIO(source.text))


def _terms_node(source: GlossaryText) -> Any:  # noqa: ANN401 - a node of ruamel, or None
    root = _root(source)
    found = next((node for name, node in root.value if name.value == "terms"), None)
    return found if found is not None and isinstance(found.value, list) else None


def _entry(source: GlossaryText, term_id: str) -> Any:  # noqa: ANN401 - a node of ruamel
    terms = _terms_node(source)
    for entry in terms.value if terms is not None else ():
        if any(name.value == "id" and node.value == term_id for name, node in entry.value):
            return entry
    raise UsageError(f"There is no term {quoted(term_id)} in {source.path}.")


def _end_of(text: str, node: Any) -> int:  # noqa: ANN401 - a node of ruamel
    """Return where the last written character of ``node`` ends; YAML counts comments behind a block to it."""
    while isinstance(node.value, list) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    return start + len(text[start:end].rstrip())


def _end_of_line(text: str, at: int) -> int:
    """Return the start of the line after ``at``, or the end of the text."""
    found = LINE_END.search(text, at)
    return found.end() if found else len(text)


def _break(source: GlossaryText, at: int) -> str:
    """Return the line end that is missing where the last line of a file has none."""
    return "" if at == 0 or source.text[at - 1] in "\r\n" else source.newline


def _spliced(text: str, start: int, end: int, written: str) -> str:
    return text[:start] + written + text[end:]


def _read_again(source: GlossaryText, text: str, *, added: int = 0, changed_id: str | None = None) -> GlossaryText:
    """Return ``text`` as a glossary, proved to say of all other entries what it said before.

    Raises ``UsageError`` where it does not: anchors and odd layouts are for people to edit.
    """
    mistakes = Mistakes()
    file = WrittenFile(source.path, text.encode(), text)
    glossary = mistakes.checked(parse_glossary(file, mistakes), ReferenceDataError)
    before, after = source.glossary.entries, glossary.entries
    if len(after) != len(before) + added or any(
        _without_position(old) != _without_position(new)
        for old, new in zip(before, after, strict=False)
        if old.id != changed_id
    ):
        raise _unchangeable(source, "other entries would change with it")
    return replace(source, text=text, glossary=glossary)


def _without_position(term: Term) -> Term:
    return replace(term, position=None)


def _unchangeable(source: GlossaryText, why: str) -> UsageError:
    return UsageError(f"{source.path} cannot be changed by msgcheck: {why}. Change it by hand.")
