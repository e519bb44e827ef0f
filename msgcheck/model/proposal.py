"""What the corpus suggests for the glossary: proposed terms and spellings, with the evidence for each."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.place import Place
from msgcheck.values import dataclass


class ProposalKind(StrEnum):
    """What is proposed: a name, a term, or a spelling of a term that the glossary has."""

    NAME = "name"
    TERM = "term"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where the proposed form stands: asset, place, layer, and the sentence around it."""

    asset: str
    place: Place
    layer: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A form for the glossary. ``count`` are its occurrences, ``assets`` the assets that have it.

    ``also`` are other ways it is written, each with its count. A spelling names in ``spelling_of`` the id of its term
    and in ``listed`` the form that it is a spelling of. A higher ``score`` is better; it compares proposals of one
    mining and means nothing else.
    """

    id: str
    kind: ProposalKind
    form: str
    count: int
    assets: int
    score: float
    abbreviation: str | None = None
    also: tuple[tuple[str, int], ...] = ()
    spelling_of: str | None = None
    listed: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mining:
    """Proposals, best first, with the numbers of assets and passages they come from, and what was not looked at:
    assets that could not be read, passages in another language. ``tagger`` is the trained pipeline that chose the
    phrases, ``None`` where grammar alone did.
    """

    proposals: tuple[Proposal, ...]
    assets: int
    passages: int
    foreign_passages: int = 0
    skipped: tuple[SkippedAsset, ...] = ()
    tagger: str | None = None
