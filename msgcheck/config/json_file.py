"""JSON as a located tree, with what programs that keep settings in it allow: comments and a comma too many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from msgcheck.config.located import Entry, Form, Items, Node, Scalar, Table
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import Position

_TOKEN = re.compile(
    r"""(?P<left>[ \t\r\n]+|//[^\n]*|/\*(?s:.*?)\*/)
      | (?P<text>"(?:[^"\\\n]|\\.)*")
      | (?P<number>-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
      | (?P<word>true|false|null)
      | (?P<sign>[\[\]{}:,])""",
    re.VERBOSE,
)
_MAX_DEPTH = 32
_FORMS = {"number": Form.NUMBER, "word": Form.BOOLEAN}


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


class _RefusedError(Exception):
    """The file is no JSON, from this place on."""

    def __init__(self, at: int, what: str, way_out: str) -> None:
        super().__init__(what)
        self.at, self.what, self.way_out = at, what, way_out


def parse_json(file: WrittenFile, mistakes: Mistakes) -> Node | None:
    """Return the value of ``file``; note the mistake and return ``None`` where it cannot be parsed."""
    builder = _TreeBuilder(file)
    try:
        return builder.build()
    except _RefusedError as refused:
        mistakes.add(builder.position(refused.at), refused.what, refused.way_out)
        return None


class _TreeBuilder:
    """Builds the tree from tokens; each is looked at once, and depth is bounded."""

    def __init__(self, file: WrittenFile) -> None:
        self._file = file
        self._lines = [0, *(found.end() for found in re.finditer("\n", file.text))]
        self._tokens = self._tokenised(file.text)

    def build(self) -> Node:
        root = self._node(next(self._tokens), 0)
        after = next(self._tokens)
        if after.kind != "end":
            raise _RefusedError(after.at, "Text follows the end of the value.", "Remove what stands from here on.")
        return root

    def position(self, at: int) -> Position:
        from bisect import bisect_right

        line = bisect_right(self._lines, at)
        return self._file.position(line, at - self._lines[line - 1] + 1)

    def _tokenised(self, text: str) -> Iterator[_Token]:
        at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                what = f"{quoted(text[at : at + 20].partition(chr(10))[0])} is no JSON."
                raise _RefusedError(at, what, "Put texts in double quotes and close them.")
            if found.lastgroup != "left":
                yield _Token(str(found.lastgroup), found[0], at)
            at = found.end()
        while True:
            yield _Token("end", "", len(text))

    def _node(self, token: _Token, depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise _RefusedError(token.at, f"Values nest more than {_MAX_DEPTH} deep.", "Write them flatter.")
        position = self.position(token.at)
        match token.kind, token.text:
            case "sign", "[":
                return Items(position, tuple(self._items(depth)))
            case "sign", "{":
                return Table(position, tuple(self._entries(depth)))
            case "text", text:
                return Scalar(position, self._meant(text, token.at), Form.TEXT)
            case "word", "null":
                return Scalar(position, "null", Form.PLAIN)
            case ("number" | "word") as kind, text:
                return Scalar(position, text, _FORMS[kind])
        raise _RefusedError(token.at, "A value is missing here.", "Check the commas and brackets before it.")

    def _items(self, depth: int) -> Iterator[Node]:
        while (token := next(self._tokens)).text != "]" or token.kind != "sign":
            yield self._node(token, depth + 1)
            if self._ends("]"):
                return

    def _entries(self, depth: int) -> Iterator[Entry]:
        while (token := next(self._tokens)).text != "}" or token.kind != "sign":
            if token.kind != "text":
                raise _RefusedError(token.at, "A key must be a text in double quotes.", "Put it in quotes.")
            colon = next(self._tokens)
            if (colon.kind, colon.text) != ("sign", ":"):
                raise _RefusedError(colon.at, "A colon is missing after this key.", "Add it.")
            key = self._meant(token.text, token.at)
            yield Entry(key, self.position(token.at), self._node(next(self._tokens), depth + 1))
            if self._ends("}"):
                return

    def _ends(self, sign: str) -> bool:
        token = next(self._tokens)
        if token.kind != "sign" or token.text not in {",", sign}:
            raise _RefusedError(token.at, f"A comma or '{sign}' is missing here.", "Add it.")
        return token.text == sign

    def _meant(self, text: str, at: int) -> str:
        try:
            meant = str(json.loads(text, strict=False))
        except ValueError as error:
            raise _RefusedError(at, "A backslash stands before a character it does not fit.", "Double it.") from error
        # half of a surrogate pair is no text, and no file that is written of it could be read again
        return meant.encode("utf-8", "replace").decode()
