"""Comments of both kinds, with who wrote them: old ones (``p:cm``), and threads of 2018 (``p188:cm``) with replies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.drawing.text import read_paragraphs
from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.sheet import Shape, Sheet
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace

AUTHOR_KINDS = frozenset({"commentAuthors", "authors"})
COMMENT_KINDS = frozenset({"comments", "comment"})
_NAME_LENGTH = 255
_OLD_COMMENT, _OLD_TEXT = P + "cm", P + "text"
_PARENT = "{http://schemas.microsoft.com/office/powerpoint/2012/main}parentCm"

Authors = Mapping[str, str]
"""Names of the people who comment, by the id that their comments carry."""


def read_authors(package: OfficePackage, part: str) -> dict[str, str]:
    """Return the names that a list of comment authors holds, by id; the same name may stand there under several."""
    root = package.optional(part)
    people = () if root is None else root.iterchildren(etree.Element)
    return {person.get("id", ""): person.get("name", "")[:_NAME_LENGTH] for person in people if person.get("name")}


def author_passages(authors: Authors) -> list[Passage]:
    """Return the names as metadata: they leave the house with the file even where their comments were deleted."""
    return [
        Passage(name, Layer.METADATA, Role.PROPERTY, DocumentPlace(f"comment authors/{index}"))
        for index, name in enumerate(dict.fromkeys(authors.values()))
        if not name.isspace()
    ]


def read_comments(sheet: Sheet, part: str, authors: Authors) -> None:
    """Read the comments of a sheet; a reply has the place of its thread: shape ``comment N``, and paragraphs go on."""
    root = sheet.deck.package.optional(part)
    threads: dict[tuple[str, str], int] = {}
    for comment in () if root is None else root.iterchildren(etree.Element):
        parent = next(comment.iter(_PARENT), None)
        number = None if parent is None else threads.get(_key(parent))
        if number is None:
            number = len(sheet.threads)
            sheet.threads.append(0)
        threads[_key(comment)] = number
        _read_thread(sheet, comment, number, authors, is_reply=parent is not None)


def _key(comment: etree._Element) -> tuple[str, str]:
    return comment.get("authorId", ""), comment.get("idx", comment.get("id", ""))


def _read_thread(sheet: Sheet, comment: etree._Element, number: int, authors: Authors, *, is_reply: bool) -> None:
    """Read a comment and its replies; what an assigned task is called stands before them."""
    shape = Shape(name=f"comment {number + 1}")
    for element in _entries(comment):
        author = authors.get(element.get("authorId", ""), "")
        word = "Reply" if is_reply or element is not comment else "Comment"
        context = f"{word} by {author}" if author else None
        for text in filter(str.strip, _texts(element)):
            sheet.add(text, Layer.COMMENT, Role.PARAGRAPH, sheet.place(shape, sheet.threads[number]), context)
            sheet.threads[number] += 1


def _entries(comment: etree._Element) -> Iterator[etree._Element]:
    """Yield a comment and its replies, in the order in which they were written."""
    yield comment
    for replies in comment:
        if replies.tag.endswith("}replyLst"):
            yield from replies.iterchildren(etree.Element)


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the title of a task, the text of an old comment, the paragraphs of a comment or reply of today."""
    yield element.get("title", "")
    for child in element:
        if child.tag == _OLD_TEXT:
            yield child.text or ""
        elif child.tag.endswith("}txBody"):
            yield from (paragraph.text for paragraph in read_paragraphs(child))
