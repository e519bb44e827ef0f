"""What an entry of one form of glossary or rules loses on its way into another."""

from __future__ import annotations

from msgcheck.errors import Position
from msgcheck.model.term import RulePack, Term
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """``what`` of ``entry`` is not there afterwards, or not as it was; ``position`` is in the source."""

    entry: str
    what: str
    reason: str
    position: Position | None = None

    def __str__(self) -> str:
        place = f"{self.position}: " if self.position else ""
        return f"{place}{self.words}"

    @property
    def words(self) -> str:
        """All but the place: ``'form': what: reason``."""
        return f"{self.entry}: {self.what}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ImportedPack:
    """A rule pack made of a file of another tool, and what of the file is not in it."""

    pack: RulePack
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedTerms:
    """Terms made of a file of another tool, and what of the file is not in them."""

    terms: tuple[Term, ...]
    losses: tuple[Loss, ...] = ()
