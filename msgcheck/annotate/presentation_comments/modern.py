"""Threaded comments of PowerPoint since 2021 ([MS-PPTX] 2.18): a part for each slide, anchored to shape or text."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from lxml import etree

from msgcheck.annotate.comment import AUTHOR, Comment
from msgcheck.annotate.comment_text import INITIALS, lines_of, now
from msgcheck.annotate.presentation_comments.anchor import Anchor
from msgcheck.annotate.presentation_comments.deck import NEW_LIST, P188, Deck, Slide
from msgcheck.extract.drawing.text import A, R
from msgcheck.extract.presentation.names import P

_AC = "{http://schemas.microsoft.com/office/drawing/2013/main/command}"
_PC = "{http://schemas.microsoft.com/office/powerpoint/2013/main/command}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_NAMESPACES = {"a": A[1:-1], "r": R[1:-1], "p188": P188[1:-1]}
_ANCHOR_NAMESPACES = {"ac": _AC[1:-1], "pc": _PC[1:-1]}

_COMMENTS_TYPE = "application/vnd.ms-powerpoint.comments+xml"
_COMMENTS_LINK = "http://schemas.microsoft.com/office/2018/10/relationships/comments"
_AUTHORS_TYPE = "application/vnd.ms-powerpoint.authors+xml"
_AUTHORS_LINK = "http://schemas.microsoft.com/office/2018/10/relationships/authors"
_AUTHORS = "authors"
_EXTENSION = "{6950BFC3-D8DA-4A85-94F7-54DA5524770B}"
"""The extension by which a slide names its list of comments."""

_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:msgcheck:comment")
_AUTHOR_ID = f"{{{uuid.uuid5(_IDS, AUTHOR)}}}".upper()
_STEP = 228_600
"""A quarter of an inch in EMU: how far the marks of comments on one shape stand apart."""


def take_away(deck: Deck) -> list[str]:
    """Take our comments away; returns the texts of those that stay, because people have answered them."""
    ours = _our_ids(deck)
    kept: list[str] = []
    for slide, part, root in list(deck.comment_lists(NEW_LIST)):
        own = [each for each in root.iterchildren(P188 + "cm") if each.get("authorId") in ours]
        answered = [each for each in own if _is_answered(each, ours)]
        kept += ["\n".join(map(str, each.itertext())) for each in answered]
        gone = [each for each in own if each not in answered]
        if gone:
            deck.parts.changing(part)
        for each in gone:
            root.remove(each)
        if gone and root.find(P188 + "cm") is None:
            _take_away_list(deck, slide, part)
    if ours and not kept:
        _take_away_author(deck, ours)
    return kept


def put_in(deck: Deck, slide: Slide, comments: Sequence[tuple[Comment, Anchor]]) -> None:
    """Put comments on one slide."""
    author_id = _author_id(deck)
    creation_id = _creation_id(deck.parts.root(slide.part))
    part, root = deck.comment_list(slide, NEW_LIST) or _new_list(deck, slide, creation_id)
    deck.parts.changing(part)
    taken = {each.get("id") for each in root}
    counts: dict[Anchor, int] = {}
    for comment, anchor in comments:
        at_shape = Anchor(anchor.shapes)
        element = _comment(comment, anchor, (slide.id, creation_id), counts.get(at_shape, 0))
        counts[at_shape] = counts.get(at_shape, 0) + 1
        element.set("authorId", author_id)
        element.set("id", _free_id(comment.fingerprint, taken))
        root.append(element)


def _new_list(deck: Deck, slide: Slide, creation_id: str) -> tuple[str, etree._Element]:
    root = etree.Element(NEW_LIST, nsmap=_NAMESPACES)
    part = _free_name(deck, slide, creation_id)
    deck.parts.add(part, root, _COMMENTS_TYPE)
    _name_list(deck, slide, deck.parts.relate(slide.part, _COMMENTS_LINK, part))
    return part, root


def _comment(comment: Comment, anchor: Anchor, slide: tuple[str, str], number: int) -> etree._Element:
    """Return the element of a comment, the ``number``-th at its shape; ``slide`` is id and id of creation."""
    element = etree.Element(P188 + "cm", nsmap=_NAMESPACES)
    element.attrib.update({"id": "", "authorId": "", "created": f"{now()}.000"})
    name = _PC + "sldMkLst" if not anchor.shapes else _AC + ("deMkLst" if anchor.span is None else "txMkLst")
    monikers = etree.SubElement(element, name, nsmap=_ANCHOR_NAMESPACES)
    etree.SubElement(monikers, _PC + "docMk")
    etree.SubElement(monikers, _PC + "sldMk", cId=slide[1], sldId=slide[0])
    for shape in anchor.shapes:
        etree.SubElement(monikers, _AC + shape.tag, id=shape.id, creationId=shape.creation_id)
    if anchor.shapes and anchor.span is not None:
        span = anchor.span
        text = etree.SubElement(monikers, _AC + "txMk", cp=str(span.start), len=str(span.length))
        etree.SubElement(text, _AC + "context", len=str(span.text_length), hash=str(span.text_hash))
    etree.SubElement(element, P188 + "pos", x=str(number * _STEP), y="0")
    body = etree.SubElement(element, P188 + "txBody")
    etree.SubElement(body, A + "bodyPr")
    etree.SubElement(body, A + "lstStyle")
    for line in lines_of(comment, anchor.reason):
        run = etree.SubElement(etree.SubElement(body, A + "p"), A + "r")
        etree.SubElement(run, A + "rPr", lang="en-US")
        etree.SubElement(run, A + "t").text = line
    return element


def _is_answered(comment: etree._Element, ours: frozenset[str]) -> bool:
    return any(each.get("authorId") not in ours for each in comment.iter(P188 + "reply"))


def _our_ids(deck: Deck) -> frozenset[str]:
    authors = deck.authors(_AUTHORS)
    people = () if authors is None else authors[1].iterchildren(P188 + "author")
    return frozenset(each.get("id", "") for each in people if each.get("name") == AUTHOR)


def _author_id(deck: Deck) -> str:
    """Return the id of our author, who is put in where there is none."""
    if ours := _our_ids(deck):
        return min(ours)
    empty = etree.Element(P188 + "authorLst", nsmap=_NAMESPACES)
    root = deck.changing_authors(_AUTHORS, _AUTHORS_LINK, "ppt/authors.xml", _AUTHORS_TYPE, empty)
    author = etree.SubElement(root, P188 + "author")
    author.attrib.update({
        "id": _AUTHOR_ID, "name": AUTHOR, "initials": INITIALS, "userId": AUTHOR, "providerId": "None",
    })  # fmt: skip
    return _AUTHOR_ID


def _take_away_author(deck: Deck, ours: frozenset[str]) -> None:
    authors = deck.authors(_AUTHORS)
    if authors is None:
        return
    root = deck.parts.changing(authors[0])
    for each in list(root):
        if each.get("id") in ours:
            root.remove(each)
    if not len(root):
        deck.parts.remove(authors[0], deck.main)


def _take_away_list(deck: Deck, slide: Slide, part: str) -> None:
    """Take an empty list of comments away, and what names it in the slide."""
    gone = deck.parts.remove(part, slide.part)
    root = deck.parts.changing(slide.part)
    for name in list(root.iterfind(f"{P}extLst/{P}ext/{P188}commentRel")):
        extension = name.getparent()
        extensions = None if extension is None else extension.getparent()
        if name.get(R + "id") in gone and extension is not None and extensions is not None:
            extensions.remove(extension)
            if not len(extensions):
                root.remove(extensions)


def _name_list(deck: Deck, slide: Slide, relationship_id: str) -> None:
    """Name the list of comments in the extensions of the slide, its last element."""
    root = deck.parts.changing(slide.part)
    extensions = root.find(P + "extLst")
    if extensions is None:
        extensions = etree.SubElement(root, P + "extLst")
    extension = etree.SubElement(extensions, P + "ext", uri=_EXTENSION)
    name = etree.SubElement(extension, P188 + "commentRel", nsmap={"p188": P188[1:-1]})
    name.set(R + "id", relationship_id)


def _creation_id(slide: etree._Element) -> str:
    """Return the id of the slide's creation, 0 for a slide that has none, as PowerPoint writes it."""
    found = next(slide.iterfind(f"{P}cSld/{P}extLst/{P}ext/{_P14}creationId"), None)
    return "0" if found is None else found.get("val", "0")


def _free_name(deck: Deck, slide: Slide, creation_id: str) -> str:
    """Return a name that no part has, in the form of PowerPoint's: the ids of the slide in hexadecimal."""
    ids = [f"{int(each):X}" if each.isdecimal() and len(each) <= 10 else "0" for each in (slide.id, creation_id)]
    name = f"ppt/comments/modernComment_{'_'.join(ids)}"
    suffixes = ("", *(f"_{number}" for number in range(len(deck.slides) + 1)))
    return next(part for suffix in suffixes if (part := f"{name}{suffix}.xml") not in deck.parts)


def _free_id(fingerprint: str, taken: set[str | None]) -> str:
    """Return an id that says which finding the comment is of; another one where the slide has it already."""
    number = 0
    while (found := f"{{{uuid.uuid5(_IDS, f'{fingerprint} {number}')}}}".upper()) in taken:
        number += 1
    taken.add(found)
    return found
