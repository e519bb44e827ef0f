"""Blocks of all pages of a PDF become passages: headings, bullets, headers and footers are told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgcheck.extract.page_document.layout.blocks import SENTENCE_END, Block, join, joined_text
from msgcheck.extract.page_document.layout.line import Box
from msgcheck.extract.page_document.layout.lines import BULLET, SLANTED, Stratum, turned
from msgcheck.extract.page_document.layout.running_lines import RunningKey, is_at_edge, pages_needed, running_key
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import PagePlace
from msgcheck.values import dataclass

_HEADING_SIZE = 1.15
"""Times the size of most of the text."""

_HEADING_LENGTH = 200
_DASHES = "-–—"
"""Signs for points of a list that ornament large text as well."""

_PAGE_NUMBER = re.compile(
    r"(?i)(?:page|seite|p\.)?\s*[-–]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–]?(?:\s*(?:/|of|von)\s*\d{1,4})?"
)
_SENTENCE_LENGTH = 20_000
"""Characters of a block that a next page may go on; one that went on over all pages would be copied for each."""

_NO_WORDS = re.compile(r"[\W_]*")


Drawn = tuple[str, tuple[int, ...]]
"""A text and its place, roughly."""


@dataclass(frozen=True, slots=True, eq=False)
class TextBlock:
    """A block with its joined text and where it stands; ``size`` is the height of its font. Each is itself alone."""

    text: str
    page: int
    box: Box
    size: float
    is_bold: bool
    is_bullet: bool
    at_edge: bool
    is_hidden: bool
    turns: int = 0

    @property
    def key(self) -> RunningKey:
        """What a header shares with the same header of other pages."""
        return running_key(self.text, self.box)

    @property
    def is_point(self) -> bool:
        """Whether it begins with a sign for a point of a list, and does not end with it.

        A heading may have a number or a star in front, or stand between dashes, but no such.
        """
        sign = self.text[0]
        return self.is_bullet and not sign.isalnum() and sign not in "(*" and not self.text.endswith(sign)


def text_blocks(
    page: int, height: float, stratum: Stratum, blocks: Sequence[Block], *, words: Counter[str], seen: set[Drawn]
) -> Iterator[TextBlock]:
    """Join the lines of each block of a stratum; what is drawn twice at one place comes once, seen before hidden.

    ``seen`` is what was met on the page before, and is added to.

    The blocks stand as on the page after the turns of the stratum, their text blocks as on the page.
    """
    for block in blocks:
        text, box = joined_text(block.lines, words), turned(block.box, -stratum.turns)
        drawn = (text, tuple(round(each / 4) for each in box))
        if drawn in seen or _NO_WORDS.fullmatch(text):
            continue
        seen.add(drawn)
        at_edge = not stratum.is_hidden and is_at_edge(box, height)
        yield TextBlock(
            text, page, box, block.size, block.is_bold, block.is_bullet, at_edge, stratum.is_hidden, stratum.turns
        )


def passages_of(blocks: Sequence[TextBlock], page_count: int, words: Counter[str]) -> Iterator[Passage]:
    """Yield the passages of a document in reading order; ``words`` decides about hyphens at the end of a column."""
    furniture = _furniture(blocks, page_count)
    text_size = _text_size([block for block in blocks if block not in furniture])
    title = _title(blocks, furniture, text_size)
    context = ""
    for block in _whole_sentences(blocks, furniture, words):
        if block in furniture:
            yield _passage(block, Layer.FURNITURE, Role.PARAGRAPH, "")
            continue
        role = Role.TITLE if block is title else _role(block, text_size)
        is_heading = role in {Role.TITLE, Role.HEADING}
        yield _passage(block, Layer.HIDDEN if block.is_hidden else Layer.BODY, role, "" if is_heading else context)
        context = block.text if is_heading else context


def _passage(block: TextBlock, layer: Layer, role: Role, context: str) -> Passage:
    x0, y0, x1, y1 = (round(each, 1) for each in block.box)
    text = BULLET.sub("", block.text, count=1).lstrip() if role is Role.BULLET else block.text
    return Passage(text or block.text, layer, role, PagePlace(block.page, (x0, y0, x1, y1)), context)


def _furniture(blocks: Sequence[TextBlock], page_count: int) -> set[TextBlock]:
    """Return headers, footers and page numbers: at an edge, and on many pages.

    So are watermarks and marks of the margin: what runs another way than the text, wherever it stands.
    """
    edge = [block for block in blocks if block.at_edge or (block.turns and not block.is_hidden)]
    pages: dict[RunningKey, set[int]] = {}
    for block in edge:
        pages.setdefault(block.key, set()).add(block.page)
    needed = pages_needed(page_count)
    return {
        block
        for block in edge
        if (page_count > 1 and len(pages[block.key]) >= needed)
        or (block.at_edge and _PAGE_NUMBER.fullmatch(block.text))
    }


def _text_size(blocks: Sequence[TextBlock]) -> float:
    """Return the size most of the text has, to half a point."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[round(2 * block.size) / 2] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _title(blocks: Sequence[TextBlock], furniture: set[TextBlock], text_size: float) -> TextBlock | None:
    """Return the largest heading of the first page."""
    headings = [
        block
        for block in blocks
        if block.page == 1 and block not in furniture and not block.is_hidden and _is_large(block, text_size)
    ]
    return max(headings, key=lambda block: block.size, default=None)


def _is_large(block: TextBlock, text_size: float) -> bool:
    if block.turns == SLANTED:  # its box is no line's
        return False
    is_point = block.is_point and block.text[0] not in _DASHES
    return block.size >= _HEADING_SIZE * text_size and len(block.text) <= _HEADING_LENGTH and not is_point


def _role(block: TextBlock, text_size: float) -> Role:
    if _is_large(block, text_size):
        return Role.HEADING
    is_short = len(block.text) <= _HEADING_LENGTH / 2 and not block.text.endswith((".", ",", ";"))
    if (
        block.is_bold
        and is_short
        and not block.is_point
        and block.size >= 0.95 * text_size
        and any(map(str.isalpha, block.text))
    ):
        return Role.HEADING
    return Role.BULLET if block.is_bullet else Role.PARAGRAPH


def _whole_sentences(
    blocks: Sequence[TextBlock], furniture: set[TextBlock], words: Counter[str]
) -> Iterator[TextBlock]:
    """Yield the blocks; a sentence that goes on in the next column or page becomes one block, where it begins."""
    held: TextBlock | None = None
    last: TextBlock | None = None
    aside: list[TextBlock] = []
    for block in blocks:
        if block.is_hidden or block in furniture:
            aside.append(block)
        elif held and last and _is_cut(last, block) and _sentence_goes_on(held, block):
            held, last = replace(held, text=join(held.text, block.text, words)), block
        else:
            yield from filter(None, (held, *aside))
            held, last, aside = block, block, []
    yield from filter(None, (held, *aside))


def _is_cut(block: TextBlock, following: TextBlock) -> bool:
    """Tell whether a column or page ends between two blocks."""
    return following.page == block.page + 1 or (following.page == block.page and following.box[1] < block.box[1])


def _sentence_goes_on(block: TextBlock, following: TextBlock) -> bool:
    """Tell a sentence that is long, without an end, and goes on in lower case."""
    return (
        following.text[0].islower()
        and 40 < len(block.text) < _SENTENCE_LENGTH
        and not SENTENCE_END.search(block.text)
        and abs(following.size - block.size) < 0.1 * block.size
    )
