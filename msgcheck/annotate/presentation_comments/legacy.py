"""Comments of PowerPoint before 2021 (ISO/IEC 29500-1, 19.4): at a point of the slide, and shown by every program."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from msgcheck.annotate.comment import AUTHOR, Comment
from msgcheck.annotate.comment_text import INITIALS, lines_of, now
from msgcheck.annotate.presentation_comments.anchor import Anchor
from msgcheck.annotate.presentation_comments.deck import OLD_LIST, Deck, Slide
from msgcheck.annotate.presentation_comments.position import Point
from msgcheck.extract.drawing.text import R
from msgcheck.extract.presentation.names import P

_NAMESPACES = {"r": R[1:-1], "p": P[1:-1]}
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
_COMMENTS_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_AUTHORS_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml"
_AUTHORS_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/commentAuthors"
_AUTHORS = "commentAuthors"
_PARENT = "{http://schemas.microsoft.com/office/powerpoint/2012/main}parentCm"

_UNIT = 1587.5
"""EMU of one unit of a position: 576 an inch."""
_STEP = 144
"""A quarter of an inch: how far comments at one point stand apart."""


def take_away(deck: Deck) -> list[str]:
    """Take our comments away; returns the texts of those that stay, because people have answered them."""
    ours = {each.get("id", "") for each in _our_authors(deck)}
    kept: list[str] = []
    for slide, part, root in list(deck.comment_lists(OLD_LIST)):
        answered = {_key(parent) for each in root if each.get("authorId") not in ours for parent in each.iter(_PARENT)}
        own = [each for each in root.iterchildren(P + "cm") if each.get("authorId") in ours]
        kept += [each.findtext(P + "text") or "" for each in own if _key(each) in answered]
        gone = [each for each in own if _key(each) not in answered]
        if gone:
            deck.parts.changing(part)
        for each in gone:
            root.remove(each)
        if gone and root.find(P + "cm") is None:
            deck.parts.remove(part, slide.part)
    if ours and not kept:
        _take_away_authors(deck)
    return kept


def has_others(deck: Deck) -> bool:
    """Tell whether anybody else has commented in this way."""
    ours = {each.get("id", "") for each in _our_authors(deck)}
    return any(each.get("authorId") not in ours for _, _, root in deck.comment_lists(OLD_LIST) for each in root)


def put_in(deck: Deck, slide: Slide, comments: Sequence[tuple[Comment, Anchor]]) -> None:
    """Put comments on one slide."""
    author = _author(deck)
    part, root = deck.comment_list(slide, OLD_LIST) or _new_list(deck, slide)
    deck.parts.changing(part)
    counts: dict[Point, int] = {}
    for comment, anchor in comments:
        index = int(author.get("lastIdx", "0")) + 1
        author.set("lastIdx", str(index))
        element = etree.SubElement(root, P + "cm", authorId=author.get("id", "0"), dt=f"{now()}.000", idx=str(index))
        across = counts.get(anchor.point, 0) * _STEP
        counts[anchor.point] = counts.get(anchor.point, 0) + 1
        x, y = (round(each / _UNIT) for each in anchor.point)
        etree.SubElement(element, P + "pos", x=str(x + across), y=str(y))
        etree.SubElement(element, P + "text").text = "\n".join(lines_of(comment, anchor.reason))


def _new_list(deck: Deck, slide: Slide) -> tuple[str, etree._Element]:
    part, root = _free_name(deck), etree.Element(OLD_LIST, nsmap=_NAMESPACES)
    deck.parts.add(part, root, _COMMENTS_TYPE)
    deck.parts.relate(slide.part, _COMMENTS_LINK, part)
    return part, root


def _key(comment: etree._Element) -> tuple[str, str]:
    return comment.get("authorId", ""), comment.get("idx", "")


def _our_authors(deck: Deck) -> list[etree._Element]:
    authors = deck.authors(_AUTHORS)
    return [] if authors is None else [each for each in authors[1] if each.get("name") == AUTHOR]


def _author(deck: Deck) -> etree._Element:
    """Return our author, who is put in where there is none."""
    empty = etree.Element(P + "cmAuthorLst", nsmap=_NAMESPACES)
    root = deck.changing_authors(_AUTHORS, _AUTHORS_LINK, "ppt/commentAuthors.xml", _AUTHORS_TYPE, empty)
    known = next(iter(_our_authors(deck)), None)
    if known is not None:
        return known
    ids = [int(each.get("id", "")) for each in root if each.get("id", "").isdecimal()]
    author = etree.SubElement(root, P + "cmAuthor")
    author.attrib.update({
        "id": str(max(ids, default=-1) + 1), "name": AUTHOR, "initials": INITIALS, "lastIdx": "0",
        "clrIdx": str(len(root) - 1),
    })  # fmt: skip
    return author


def _take_away_authors(deck: Deck) -> None:
    authors = deck.authors(_AUTHORS)
    if authors is None:
        return
    root = deck.parts.changing(authors[0])
    for each in _our_authors(deck):
        root.remove(each)
    if not len(root):
        deck.parts.remove(authors[0], deck.main)


def _free_name(deck: Deck) -> str:
    """Return a name that no part has, in the form of PowerPoint's."""
    count = len(deck.slides)
    names = (f"ppt/comments/comment{number}.xml" for number in range(1, 2 * count + 2))
    return next(name for name in names if name not in deck.parts)
