"""The list of comments of a document (ISO/IEC 29500-1, 17.13.4), and the parts that say more about them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from msgcheck.annotate.comment import AUTHOR
from msgcheck.annotate.comment_text import INITIALS, now
from msgcheck.annotate.office_parts import OfficeParts
from msgcheck.annotate.word_comments.ranges import ids_in, take_ranges
from msgcheck.extract.word_document.styles import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_W16_ID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_W16_MORE = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_COMMENT, _ID, _AUTHOR = W + "comment", W + "id", W + "author"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS = "comments"


class CommentList:
    """The comments of a document whose main part is ``main``: ours are taken away and put in, those of people stay."""

    def __init__(self, parts: OfficeParts, main: str) -> None:
        self._parts = parts
        self._main = main
        link = parts.link(main, _COMMENTS)
        self._part = None if link is None or link.part not in parts else link.part

    def take_away(self) -> list[str]:
        """Take our comments away; returns the texts of those that stay, because people have answered them."""
        own = [each for each in self._comments() if each.get(_AUTHOR) == AUTHOR]
        answered = self._answered()
        kept = [each for each in own if answered.intersection(_paragraph_ids(each))]
        gone = [each for each in own if each not in kept]
        if gone and self._part is not None:
            root = self._parts.changing(self._part)
            for each in gone:
                root.remove(each)
            take_ranges(self._parts.changing(self._main), [each.get(_ID, "") for each in gone])
            self._take_details({key for each in gone for key in _paragraph_ids(each)})
            if root.find(_COMMENT) is None:
                self._parts.remove(self._part, self._main)
                self._part = None
        return ["\n".join(filter(None, (text.text for text in each.iter(W + "t")))) for each in kept]

    def free_ids(self) -> range:
        """Return ids that no comment has."""
        ids = [*ids_in(self._parts.root(self._main)), *(each.get(_ID, "") for each in self._comments())]
        first = max((int(each) for each in ids if each.isdecimal() and len(each) < 10), default=-1) + 1
        return range(first, 2**31 - 1)

    @property
    def count(self) -> int:
        """How many comments there are."""
        return len(self._comments())

    def add(self, comment_id: str, lines: Sequence[str]) -> None:
        """Put a comment of ours in."""
        if self._part is None:
            self._part = f"{self._main.rpartition('/')[0]}/comments.xml".lstrip("/")
            self._parts.add(self._part, etree.Element(W + "comments", nsmap={"w": W[1:-1]}), _TYPE)
            self._parts.relate(self._main, _LINK, self._part)
        root = self._parts.changing(self._part)
        comment = etree.SubElement(root, _COMMENT)
        comment.attrib.update({_ID: comment_id, _AUTHOR: AUTHOR, W + "date": f"{now()}Z", W + "initials": INITIALS})
        for line in lines:
            run = etree.SubElement(etree.SubElement(comment, W + "p"), W + "r")
            etree.SubElement(run, W + "t").text = line

    def _comments(self) -> list[etree._Element]:
        return [] if self._part is None else list(self._parts.root(self._part).iterchildren(_COMMENT))

    def _answered(self) -> set[str]:
        """Return the ids of the paragraphs that comments of people answer."""
        others = {key for each in self._comments() if each.get(_AUTHOR) != AUTHOR for key in _paragraph_ids(each)}
        entries = self._entries("commentsExtended")
        return {
            parent
            for entry in entries
            if (parent := entry.get(_W15 + "paraIdParent")) and entry.get(_W15 + "paraId", "") in others
        }

    def _entries(self, kind: str) -> list[etree._Element]:
        link = self._parts.link(self._main, kind)
        return [] if link is None or link.part not in self._parts else list(self._parts.root(link.part))

    def _take_details(self, paragraph_ids: set[str]) -> None:
        """Take away what other parts say of comments by the ids of their paragraphs."""
        durable = {
            each.get(_W16_ID + "durableId", "")
            for each in self._entries("commentsIds")
            if each.get(_W16_ID + "paraId") in paragraph_ids
        }
        for kind, name, gone in (
            ("commentsExtended", _W15 + "paraId", paragraph_ids),
            ("commentsIds", _W16_ID + "paraId", paragraph_ids),
            ("commentsExtensible", _W16_MORE + "durableId", durable),
        ):
            for entry in self._entries(kind):
                if entry.get(name) in gone:
                    link = self._parts.link(self._main, kind)
                    if link is not None:
                        self._parts.changing(link.part).remove(entry)


def _paragraph_ids(comment: etree._Element) -> list[str]:
    return [key for each in comment.iter(W + "p") if (key := each.get(_W14 + "paraId"))]
