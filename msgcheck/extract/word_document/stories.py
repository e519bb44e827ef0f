"""The stories beside the body: notes, headers and footers, comments; of a document or of its building blocks."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from lxml import etree

from msgcheck.extract.drawing.text import R
from msgcheck.extract.word_document.blocks import read_story
from msgcheck.extract.word_document.comments import comment_contexts
from msgcheck.extract.word_document.ground import Ground, is_paper_white, may_be_white
from msgcheck.extract.word_document.numbering import bullet_texts, numbering_labels
from msgcheck.extract.word_document.story import Reading, Story, may_hide
from msgcheck.extract.word_document.styles import Styles, W
from msgcheck.model.passage import Layer, Role

_REFERENCES = {W + "headerReference": "header", W + "footerReference": "footer"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_ID_LENGTH = 40
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Stories:
    """The stories of one main part: the document, or its building blocks, of which nothing is seen (``is_hidden``).

    ``root`` is the root of that part. Paths begin with ``prefix``.
    """

    def __init__(
        self, reading: Reading, main: str, root: etree._Element, *, is_hidden: bool = False, prefix: str = ""
    ) -> None:
        self._reading = reading
        self._package = reading.package
        self._main = main
        self._root = root
        self._is_hidden = is_hidden
        self._prefix = prefix
        self._styles = Styles(self._first_root("styles"))

    def read(self, root: etree._Element, path: str, context: str = "") -> None:
        """Read a body, or what stands for one."""
        story = self._story(self._main, root, Layer.BODY)
        story.context = context
        read_story(story, root, self._prefix + path)

    def read_beside(self) -> None:
        """Read all that stands beside the body: notes, headers and footers, comments, numbering."""
        for kind, name in _NOTES.items():
            for part in self._parts(kind):
                self._read_notes(part, name)
        self._read_furniture()
        for part in self._parts("comments"):
            self._read_comments(part)
        numbering = self._first_root("numbering")
        if numbering is not None:
            self._read_numbering(numbering)

    def _read_numbering(self, root: etree._Element) -> None:
        path = f"{self._prefix}numbering"
        for level, text in numbering_labels(root):
            self._reading.add(text, self._layer(Layer.BODY), Role.LABEL, f"{path}/{level}")
        for index, text in enumerate(bullet_texts(root)):
            self._reading.add(text, self._layer(Layer.ALT), Role.CAPTION, f"{path}/bullet {index}")

    def _layer(self, layer: Layer) -> Layer:
        return Layer.HIDDEN if self._is_hidden else layer

    def _story(self, part: str, root: etree._Element, layer: Layer, role: Role | None = None) -> Story:
        can_hide = may_hide(self._styles, root)
        ground = self._ground if may_be_white(self._styles, root) else None
        return Story(self._reading, part, self._styles, self._layer(layer), role, can_hide=can_hide, ground=ground)

    @cached_property
    def _ground(self) -> Ground | None:
        """What white text stands on, ``None`` where the pages may be of another colour."""
        parts = {
            self._package.target(self._main, each): None
            for each in self._reading.relationships(self._main).values()
            if each.kind in _REFERENCES.values()
        }
        roots = (self._package.optional(part) for part in parts if part is not None)
        stories = (self._root, *(root for root in roots if root is not None))
        return Ground(self._styles) if is_paper_white(self._root, stories) else None

    def _parts(self, kind: str) -> list[str]:
        """Return the parts that relationships of a kind lead to, each once, that nobody has read."""
        parts = []
        for relationship in self._reading.relationships(self._main).values():
            part = self._package.target(self._main, relationship) if relationship.kind == kind else None
            if part is not None and part not in self._reading.read_parts:
                self._reading.read_parts.add(part)
                parts.append(part)
        return parts

    def _first_root(self, kind: str) -> etree._Element | None:
        return next((root for part in self._parts(kind) if (root := self._package.optional(part)) is not None), None)

    def _read_notes(self, part: str, name: str) -> None:
        """Read footnotes or endnotes, called by their ids; what stands between text and notes is furniture."""
        root = self._package.optional(part)
        for note in () if root is None else root.iterchildren(W + name):
            is_separator = note.get(W + "type") in _SEPARATORS
            layer, role = (Layer.FURNITURE, None) if is_separator else (Layer.BODY, Role.NOTE)
            story = self._story(part, note, layer, role)
            read_story(story, note, f"{self._prefix}{name} {note.get(W + 'id', '')[:_ID_LENGTH]}")

    def _read_comments(self, part: str) -> None:
        root = self._package.optional(part)
        if root is None:
            return
        contexts = comment_contexts(root, self._first_root("commentsExtended"))
        for comment, context in zip(root.iterchildren(W + "comment"), contexts, strict=True):
            story = self._story(part, comment, Layer.COMMENT)
            story.context = context
            read_story(story, comment, f"{self._prefix}comment {comment.get(W + 'id', '')[:_ID_LENGTH]}")

    def _read_furniture(self) -> None:
        """Read headers and footers, each once: those that sections refer to in their order, then those nobody sees."""
        relationships = self._reading.relationships(self._main)
        keys = {reference.get(R + "id", ""): True for reference in self._root.iter(*_REFERENCES)}
        keys |= {
            key: False for key, each in relationships.items() if each.kind in _REFERENCES.values() and key not in keys
        }
        counts: Counter[str] = Counter()
        for key, is_seen in keys.items():
            relationship = relationships.get(key)
            part = self._package.target(self._main, relationship)
            if relationship is None or part is None or part in self._reading.read_parts:
                continue
            self._reading.read_parts.add(part)
            story_root = self._package.optional(part)
            if story_root is not None:
                story = self._story(part, story_root, Layer.FURNITURE if is_seen else Layer.HIDDEN)
                read_story(story, story_root, f"{self._prefix}{relationship.kind} {counts[relationship.kind]}")
                counts[relationship.kind] += 1
