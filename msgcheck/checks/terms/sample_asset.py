"""An example of a rule as a small asset: paragraphs, headings, slides."""

from __future__ import annotations

import re

from msgcheck.model.observation import Observation
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import SlidePlace
from msgcheck.values import dataclass

_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*(?:\n|\Z)))*")
_HEADING = re.compile(r"#{1,6} +")
_NEXT_SLIDE = "---"


@dataclass(frozen=True, slots=True)
class SampleAsset:
    """The passages of an example, with the offset of each in its text."""

    passages: tuple[Passage, ...]
    offsets: tuple[int, ...]

    def span_of(self, seen: Observation) -> tuple[int, int] | None:
        """Return the span of ``seen`` in the text of the example, ``None`` where it means the whole asset."""
        if seen.passage is None:
            return None
        offset = self.offsets[seen.passage]
        return offset + seen.start, offset + seen.end


def sample_asset(text: str, layer: Layer = Layer.BODY) -> SampleAsset:
    """Return ``text`` as an asset: an empty line parts paragraphs, ``# `` begins a heading, ``---`` another slide.

    The first heading of a slide is its title. A text without any of these is one passage, exactly as it is.
    """
    passages: list[Passage] = []
    offsets: list[int] = []
    slide = 1
    title = ""
    for found in _PARAGRAPH.finditer(text):
        if found[0].strip() == _NEXT_SLIDE:
            slide, title = slide + 1, ""
            continue
        heading = _HEADING.match(found[0])
        start = found.start() + (heading.end() if heading else 0)
        words = text[start : found.end()]
        role = Role.PARAGRAPH if heading is None else Role.HEADING if title else Role.TITLE
        passages.append(Passage(words, layer, role, SlidePlace(slide, paragraph=len(passages)), title))
        offsets.append(start)
        title = title or (words if heading else "")
    return SampleAsset(tuple(passages), tuple(offsets))
