"""Comments of a word-processor document: who wrote each, and which comment it answers."""

from __future__ import annotations

from lxml import etree

from msgcheck.extract.word_document.styles import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_NAME_LENGTH = 100


def comment_contexts(comments: etree._Element, threads: etree._Element | None) -> list[str]:
    """Return what each ``w:comment`` stands under, in file order: ``Comment by NAME, reply to NAME``.

    ``threads`` is the root of the part that says which comment answers which (``commentsExtended``); comments are
    known there by the id of their last paragraph.
    """
    authors = {}
    for comment in comments.iterchildren(W + "comment"):
        for paragraph in comment.iter(W + "p"):
            authors[paragraph.get(_W14 + "paraId", "")] = _author(comment)
    answered = {} if threads is None else _answered(threads, authors)
    return [_context(comment, answered) for comment in comments.iterchildren(W + "comment")]


def people(root: etree._Element) -> list[str]:
    """Return the names in the list of people who wrote comments or changes."""
    return [person.get(_W15 + "author", "") for person in root.iterchildren(_W15 + "person")]


def _author(comment: etree._Element) -> str:
    name = comment.get(W + "author") or comment.get(W + "initials") or ""
    return " ".join(name.split())[:_NAME_LENGTH]


def _answered(threads: etree._Element, authors: dict[str, str]) -> dict[str, str]:
    """Return the author of what is answered, by the paragraph that answers."""
    answered = {}
    for entry in threads.iterchildren(_W15 + "commentEx"):
        parent = entry.get(_W15 + "paraIdParent")
        if parent:
            answered[entry.get(_W15 + "paraId", "")] = authors.get(parent, "")
    return answered


def _context(comment: etree._Element, answered: dict[str, str]) -> str:
    author = _author(comment)
    context = f"Comment by {author}" if author else "Comment"
    for paragraph in comment.iter(W + "p"):
        other = answered.get(paragraph.get(_W14 + "paraId", ""))
        if other is not None:
            return f"{context}, reply to {other}" if other else f"{context}, reply"
    return context
