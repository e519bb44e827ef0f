"""What the audience sees of an asset: hidden text that says no more than that gives nothing away."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.model.passage import Layer, Passage
from msgcheck.model.place import PagePlace, SlidePlace
from msgcheck.values import dataclass

_SEEN = frozenset({Layer.BODY, Layer.FURNITURE, Layer.CHART, Layer.DIAGRAM})


@dataclass(frozen=True, slots=True)
class SeenTexts:
    """The texts that are shown somewhere in an asset, without regard to spaces and case, and how many pages it has."""

    texts: frozenset[str]
    page_count: int

    def show_all(self, group: Sequence[tuple[int, Passage]]) -> bool:
        """Tell whether all of a hidden group is shown elsewhere: a running title under a picture, a page's number."""
        return all(passage.layer is Layer.HIDDEN and self._show(_plain(passage.text)) for _, passage in group)

    def _show(self, text: str) -> bool:
        is_number = text.isdecimal() and len(text) <= len(str(self.page_count))
        return text in self.texts or (is_number and int(text) <= self.page_count)


def seen_texts(passages: Sequence[Passage]) -> SeenTexts:
    """Collect what is shown of an asset."""
    pages = (_page_of(passage) for passage in passages)
    return SeenTexts(
        frozenset(_plain(passage.text) for passage in passages if passage.layer in _SEEN), max(pages, default=0)
    )


def _page_of(passage: Passage) -> int:
    if isinstance(passage.place, PagePlace):
        return passage.place.page
    return passage.place.slide if isinstance(passage.place, SlidePlace) else 0


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
