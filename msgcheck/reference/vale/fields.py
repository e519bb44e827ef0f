"""The keys of one Vale rule as values of the types Vale wants: loosely typed, keys in any case, text as written."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgcheck.config.located import Entry, Items, Node, Scalar, Table, is_empty
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.errors import Position

_TRUE = frozenset({"true", "yes", "on", "y", "1"})
_FALSE = frozenset({"false", "no", "off", "n", "0", ""})


class RuleFields:
    """The keys of a rule file. What is asked for is known; :meth:`unknown` tells the rest."""

    def __init__(self, table: Table, mistakes: Mistakes) -> None:
        self.position = table.position
        self._mistakes = mistakes
        self._entries = {entry.key.casefold(): entry for entry in table.entries}
        self._asked: set[str] = set()

    def unknown(self) -> tuple[Entry, ...]:
        """Return the keys nobody asked for."""
        return tuple(entry for key, entry in self._entries.items() if key not in self._asked)

    def where(self, key: str) -> Position:
        """Return where ``key`` stands, the rule where it is missing."""
        entry = self._entries.get(key)
        return entry.position if entry else self.position

    def node(self, key: str) -> Node | None:
        """Return the value of ``key``, ``None`` where there is none."""
        self._asked.add(key)
        entry = self._entries.get(key)
        return None if entry is None or is_empty(entry.value) else entry.value

    def text(self, key: str, default: str = "") -> str:
        """Return a text exactly as it was meant."""
        node = self.node(key)
        return default if node is None else self._text(key, node)

    def required_text(self, key: str) -> str:
        """Return a text that must be there."""
        if self.node(key) is None:
            self._mistakes.add(self.where(key), f"'{key}' is missing in this Vale rule.", "Add it.")
        return self.text(key)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        written = self.text(key, str(default)).casefold()
        if written not in _TRUE | _FALSE:
            self._mistakes.add(self.where(key), f"'{key}' cannot be {quoted(written)}.", "Write true or false.")
        return written in _TRUE

    def number(self, key: str, default: float = 0) -> float:
        """Return a finite number."""
        written = self.text(key, str(default))
        try:
            number = float(written)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self._mistakes.add(self.where(key), f"'{key}' cannot be {quoted(written)}.", "Write a number.")
            return default
        return number

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list; one text is a list of one."""
        node = self.node(key)
        if isinstance(node, Items):
            return tuple(self._text(key, item) for item in node.items if not is_empty(item))
        return () if node is None else (self._text(key, node),)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the (key, value) texts of a table."""
        node = self.node(key)
        if node is None:
            return ()
        if not isinstance(node, Table):
            self._mistakes.add(node.position, f"'{key}' must be a table.", "Write 'this: that' on a line each.")
            return ()
        return tuple((entry.key, self._text(key, entry.value)) for entry in node.entries)

    def tables(self, key: str) -> Iterator[RuleFields]:
        """Yield the tables of a list, or the one table."""
        node = self.node(key)
        for item in node.items if isinstance(node, Items) else [node]:
            if isinstance(item, Table):
                yield RuleFields(item, self._mistakes)
            elif item is not None:
                self._mistakes.add(item.position, f"An item of '{key}' must be a table.", "Write its keys.")

    def _text(self, key: str, node: Node) -> str:
        if isinstance(node, Scalar):
            return node.text
        self._mistakes.add(node.position, f"'{key}' must be a text.", "Put it in quotes.")
        return ""
