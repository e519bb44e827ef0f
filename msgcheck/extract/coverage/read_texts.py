"""Was a text read? Looked up by its text without white space, first as a whole passage, then within the passages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

TextUnit = tuple[str, ...]
"""The pieces of one text unit in their order: the runs of a paragraph, the texts between the tags of a block."""

_NO_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_BLANKS = bytes(32 if code in _NO_ASCII_LETTERS else code for code in range(256))
_OTHER_SIGNS = re.compile(r"[^\w\x00-\x7f]+")
_LETTER = re.compile(r"[^\W_]")

_SHORT = 6
"""Latin letters and digits below which a text must be words of its own: "IT" stands within "with" by chance."""

_NEAR = 20_000
"""Characters after the last hit that are searched first: a file is walked in about the order in which it was read."""

_MAX_SEARCHED = 2_000_000_000
"""Characters searched for one file, about a second; texts that would need more count as not read."""


def has_letter(text: str) -> bool:
    """Tell whether ``text`` holds a letter or digit: anything less is no text unit."""
    return text[:1].isalnum() or _LETTER.search(text) is not None


class ReadTexts:
    """The texts that were read of one file, as something to look text units up in."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._in_order = tuple(texts)
        self._texts = frozenset(self._in_order)
        self._known: dict[str, bool] = {}
        self._position = 0
        self._room = _MAX_SEARCHED

    def hold(self, unit: TextUnit) -> bool:
        """Tell whether ``unit`` was read: as a whole, each of its pieces, or what stands around those read alone."""
        whole = unit[0] if len(unit) == 1 else "".join(unit)
        if whole in self._texts or self._has(whole):
            return True
        return len(unit) > 1 and (all(map(self._has, unit)) or self._has_around(unit))

    def _has_around(self, unit: TextUnit) -> bool:
        """Tell whether a unit was read around pieces that are passages: a word with something hidden in its middle."""
        around = [piece for piece in unit if "".join(piece.split()) not in self._wholes]
        return len(around) < len(unit) and self._has("".join(around))

    def _has(self, text: str) -> bool:
        words = text.split()
        if text in self._texts or " ".join(words) in self._texts:
            return True
        key = "".join(words)
        if key in self._wholes:
            return True
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._is_within(text)
        return known

    def _is_within(self, text: str) -> bool:
        letters = _letters(text)
        if not letters:
            return True
        if self._joined.startswith(letters, self._position):
            self._position += len(letters)
            return True
        if len(letters) < _SHORT and letters.isascii():
            return self._words.issuperset(_spaced((text,)).split())
        return self._search(letters)

    def _search(self, letters: str) -> bool:
        found = self._joined.find(letters, self._position, self._position + _NEAR)
        if found < 0 and self._room > 0:
            self._room -= len(self._joined)
            found = self._joined.find(letters)
        if found < 0:
            return False
        self._position = found + len(letters)
        return True

    @cached_property
    def _wholes(self) -> frozenset[str]:
        return frozenset("".join(text.split()) for text in self._texts)

    @cached_property
    def _spaced(self) -> str:
        return _spaced(self._in_order)

    @cached_property
    def _joined(self) -> str:
        return self._spaced.replace(" ", "")

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._spaced.split())


def _letters(text: str) -> str:
    """Return the letters and digits of ``text``, compatibility forms made plain."""
    if text.isascii():
        return text.encode().translate(None, _NO_ASCII_LETTERS).decode()
    return _spaced((text,)).replace(" ", "")


def _spaced(texts: Iterable[str]) -> str:
    """Return ``texts`` in one, compatibility forms (ligatures, wide digits) made plain, with blanks for what is no
    letter or digit.

    Most texts are ASCII, and are read at the speed of bytes.
    """
    plain = (each if each.isascii() else _OTHER_SIGNS.sub(" ", unicodedata.normalize("NFKC", each)) for each in texts)
    return "\n".join(plain).encode().translate(_BLANKS).decode()
