"""The tokens of a text, looked at by number: words, numbers and what adjoins what."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.analysis.claims.quantities.tokens.numerals import Numeral, read_numeral
from msgcheck.analysis.claims.quantities.tokens.tokens import Token
from msgcheck.analysis.lexicon import word_set
from msgcheck.values import dataclass

_OF_A_DEPARTMENT = word_set(
    """manager managers team teams leader leaders head heads director directors department departments professional
    professionals executive executives partner partners staff specialist specialists system systems tool tools platform
    platforms software data"""
)
"""What belongs to a department: HR."""


SENTENCE_ENDS = frozenset(".;:!?|")
PHRASE_ENDS = SENTENCE_ENDS | frozenset("()")
_LONGEST_COMPOUND = 6
"""Words that hyphens join."""
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, looked at by number: outside the text stands an empty token."""

    items: Sequence[Token]
    decimal_comma: bool = False

    def at(self, index: int) -> Token:
        """Return token ``index``, or an empty one."""
        return self.items[index] if 0 <= index < len(self.items) else _NOTHING

    def word(self, index: int) -> str:
        """Return token ``index`` in lower case, "" outside."""
        return self.at(index).lower

    def adjoins(self, index: int) -> bool:
        """Tell whether no space stands between token ``index`` and the one before it."""
        return self.at(index - 1).end == self.at(index).start and self.at(index).kind != ""

    def compound(self, index: int) -> list[str]:
        """Return the words that hyphens join from token ``index`` on: "out-of-the-box"."""
        run = [self.word(index)]
        while len(run) < _LONGEST_COMPOUND and self._hyphen_joins(index + 1):
            index += 2
            run.append(self.word(index))
        return run

    def _hyphen_joins(self, index: int) -> bool:
        is_tight = self.adjoins(index) and self.adjoins(index + 1)
        return is_tight and self.at(index).text in _HYPHENS and self.at(index + 1).kind == "word"

    def numeral(self, index: int) -> Numeral | None:
        """Return the number that starts at token ``index``."""
        in_text = 0 <= index < len(self.items)
        return read_numeral(self.items, index, decimal_comma=self.decimal_comma) if in_text else None


_NOTHING = Token("", "", "", -1, -2)


def is_department(tokens: Tokens, at: int) -> bool:
    """Tell the HR of "9 of 10 HR managers" from hours: "48 HR delivery"."""
    return tokens.at(at).text == "HR" and tokens.word(at + 1) in _OF_A_DEPARTMENT
