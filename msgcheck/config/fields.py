"""Reads the keys of a table that a person wrote and notes every mistake instead of stopping at the first.

A reader of a file asks for its fields by name and type. Where something is wrong it gets a placeholder and goes on;
whoever reads the file raises in the end (:meth:`Mistakes.checked`), so that no placeholder leaves the reading.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

from msgcheck.config.located import Entry, Node, Scalar, Table, is_empty
from msgcheck.config.mistakes import Mistakes, listed, quoted
from msgcheck.config.node_values import choice_of, date_of, described, flag_of, items_of, number_of, text_of
from msgcheck.errors import Position

T = TypeVar("T")
S = TypeVar("S", bound=str)

ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
"""The form of an id: lower-case letters and digits, with single dots or hyphens between."""


def read_table(node: Node, noun: str, mistakes: Mistakes, read: Callable[[Fields], T | None]) -> T | None:
    """Return what ``read`` makes of a table; keys it does not ask for are mistakes. ``None`` where it is no table."""
    if not isinstance(node, Table):
        written = described(node)
        what = f"{written[0].upper()}{written[1:]} stands where the keys of {_label(noun, None)} belong."
        mistakes.add(node.position, what, "Write each key with its value.")
        return None
    fields = Fields(node, noun, mistakes)
    value = read(fields)
    fields.refuse_unknown_keys()
    return value


class Fields:
    """The keys of one table. ``noun`` names the table in messages: ``message``, ``the glossary``, ``[gate]``."""

    def __init__(self, table: Table, noun: str, mistakes: Mistakes) -> None:
        self.position = table.position
        self.mistakes = mistakes
        self._entries: dict[str, Entry] = {}
        self._asked: dict[str, None] = {}
        for entry in table.entries:
            self._entries.setdefault(entry.key, entry)
        self.label = _label(noun, self._entries.get("id"))
        self._refuse_repeated_keys(table)

    def names(self) -> tuple[str, ...]:
        """Return all keys, for a table whose keys are names of the writer's own."""
        return tuple(self._entries)

    def node(self, key: str) -> Node | None:
        """Return the value of ``key``, ``None`` where it is missing or nothing was written."""
        self._asked[key] = None
        entry = self._entries.get(key)
        return None if entry is None or is_empty(entry.value) else entry.value

    def where(self, key: str) -> Position:
        """Return where the value of ``key`` stands, or the table where it is missing."""
        entry = self._entries.get(key)
        return entry.value.position if entry else self.position

    def key_position(self, key: str) -> Position:
        """Return where ``key`` itself stands."""
        return self._entries[key].position

    def mistake(self, key: str, what: str, way_out: str) -> None:
        """Note a mistake at the value of ``key``."""
        self.mistakes.add(self.where(key), what, way_out)

    # ---- single values; the required ones note their absence and return a placeholder ----

    def text(self, key: str) -> str | None:
        """Return a text that is not empty, or ``None``."""
        node = self.node(key)
        return None if node is None else text_of(node, f"'{key}'", self.mistakes)

    def required_text(self, key: str) -> str:
        """Return a text that is not empty."""
        self._require(key)
        return self.text(key) or ""

    def required_id(self, key: str) -> str:
        """Return an id: lower-case letters and digits, with dots and hyphens between."""
        name = self.required_text(key)
        if name and not ID.fullmatch(name):
            plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
            near = "-".join(re.findall("[a-z0-9.]+", plain)).strip(".")
            what = (
                f"'{key}' cannot be {quoted(name)}: only lower-case letters and digits, with dots or hyphens between."
            )
            self.mistake(key, what, f"Write {quoted(near)}." if ID.fullmatch(near) else "Choose another.")
        return name

    def number(self, key: str, default: float) -> float:
        """Return a finite number."""
        node = self.node(key)
        number = None if node is None else number_of(node, f"'{key}'", self.mistakes)
        return default if number is None else number

    def number_within(self, key: str, default: float, bounds: tuple[int, int]) -> float:
        """Return a number from the lowest to the highest of ``bounds``."""
        number, (lowest, highest) = self.number(key, default), bounds
        if not lowest <= number <= highest:
            self.mistake(key, f"'{key}' cannot be {number:g}.", f"Write a number from {lowest} to {highest:,}.")
        return number

    def required_number(self, key: str) -> float | None:
        """Return a finite number, ``None`` where a mistake was noted."""
        self._require(key)
        node = self.node(key)
        return None if node is None else number_of(node, f"'{key}'", self.mistakes)

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        node = self.node(key)
        flag = None if node is None else flag_of(node, f"'{key}'", self.mistakes)
        return default if flag is None else flag

    def date(self, key: str) -> dt.date | None:
        """Return a date, or ``None``."""
        node = self.node(key)
        return None if node is None else date_of(node, f"'{key}'", self.mistakes)

    def required_date(self, key: str) -> dt.date:
        """Return a date."""
        self._require(key)
        return self.date(key) or dt.date.min

    def choice(self, key: str, allowed: Iterable[S], default: S) -> S:
        """Return one of ``allowed``."""
        node = self.node(key)
        choice = None if node is None else choice_of(node, f"'{key}'", allowed, self.mistakes)
        return default if choice is None else choice

    def required_choice(self, key: str, allowed: Iterable[S], placeholder: S | None = None) -> S:
        """Return one of ``allowed``; the first of them is the placeholder where none is given."""
        choices = tuple(allowed)
        self._require(key)
        return self.choice(key, choices, choices[0] if placeholder is None else placeholder)

    # ---- lists and tables; empty where they are missing ----

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the items of a list."""
        node = self.node(key)
        return () if node is None else items_of(node, f"'{key}'", self.mistakes)

    def located_texts(self, key: str) -> tuple[tuple[str, Position], ...]:
        """Return the texts of a list, each with its place."""
        texts = ((text_of(item, f"An item of '{key}'", self.mistakes), item.position) for item in self.items(key))
        return tuple((text, position) for text, position in texts if text is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(text for text, _ in self.located_texts(key))

    def choices(self, key: str, allowed: Iterable[S]) -> tuple[S, ...]:
        """Return the items of a list, each one of ``allowed``."""
        choices = tuple(allowed)
        found = (choice_of(item, f"An item of '{key}'", choices, self.mistakes) for item in self.items(key))
        return tuple(choice for choice in found if choice is not None)

    def records(self, key: str, noun: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """Return what ``read`` makes of each table of a list."""
        found = (read_table(item, noun, self.mistakes, read) for item in self.items(key))
        return tuple(record for record in found if record is not None)

    def required_records(self, key: str, noun: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """Return what ``read`` makes of each table of a list that must be there."""
        self._require(key)
        return self.records(key, noun, read)

    def table(self, key: str, noun: str, read: Callable[[Fields], T | None]) -> T | None:
        """Return what ``read`` makes of a table, ``None`` where it is missing."""
        node = self.node(key)
        return None if node is None else read_table(node, noun, self.mistakes, read)

    # ---- keys ----

    def refuse_unknown_keys(self) -> None:
        """Note each key that nobody asked for."""
        for key, entry in self._entries.items():
            if key not in self._asked:
                way_out = self.mistakes.closest(key, self._asked) or f"Known keys: {listed(self._asked)}."
                self.mistakes.add(entry.position, f"Unknown key {quoted(key)} in {self.label}.", way_out)

    def _require(self, key: str) -> None:
        entry = self._entries.get(key)
        if entry is None:
            self.mistakes.add(self.position, f"'{key}' is missing in {self.label}.", "Add it.")
        elif is_empty(entry.value):
            self.mistakes.add(entry.position, f"'{key}' is empty in {self.label}.", "Fill it in.")

    def _refuse_repeated_keys(self, table: Table) -> None:
        for entry in table.entries:
            first = self._entries[entry.key]
            if entry is not first:
                what = f"Key {quoted(entry.key)} appears twice in {self.label}; first on line {first.position.line}."
                self.mistakes.add(entry.position, what, "Keep one of them.")


def _label(noun: str, id_entry: Entry | None) -> str:
    """Return ``message 'value-prop'``, ``this message`` where it has no id, and other nouns as they are."""
    if id_entry is not None and isinstance(id_entry.value, Scalar):
        return f"{noun} {quoted(id_entry.value.text)}"
    return f"this {noun}" if noun.isalpha() else noun
