"""Elements that a piece of HTML leaves open, and the layer they put in what follows."""

from __future__ import annotations

import re

from msgcheck.extract.web_page.layers import LAYERED_ATTRIBUTES, LAYERED_TAGS, NAMING_ATTRIBUTES, layer_of
from msgcheck.extract.web_page.markup import parse_markup
from msgcheck.extract.web_page.tags import KINDS, Kind, names_in
from msgcheck.extract.web_page.unseen import Unseen
from msgcheck.model.passage import Layer

_TOKEN = re.compile(
    r"(?is)<!--.*?(?:-->|\Z)|<(script|style|textarea|title|pre|xmp|iframe)\b.*?(?:</\1\s*>|\Z)|"
    r"<(?P<end>/?)(?P<tag>[a-z][\w:-]*+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>"
)
_VOID = names_in("area base br col embed hr img input link meta param source track wbr")
_MAX_OPEN = 256


class OpenTags:
    """The elements that are open; ``layer`` is that of text within them."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Layer]] = []

    @property
    def layer(self) -> Layer:
        """The layer of what follows."""
        return self._open[-1][1] if self._open else Layer.BODY

    def take_up(self, markup: str) -> None:
        """Open and close elements by the tags in a piece of HTML."""
        for token in _TOKEN.finditer(markup):
            tag = (token["tag"] or "").lower()
            if token["end"]:
                self._end(tag)
            elif tag and tag not in _VOID and len(self._open) < _MAX_OPEN and not token[0].endswith("/>"):
                self._open.append((tag, self._layer_of(tag, token[0])))

    def _end(self, tag: str) -> None:
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def _layer_of(self, tag: str, markup: str) -> Layer:
        """Return the layer that a tag alone puts in what follows."""
        around = self.layer
        is_plain = tag not in LAYERED_TAGS and not any(
            name in markup for name in (*LAYERED_ATTRIBUTES, *NAMING_ATTRIBUTES)
        )
        if is_plain or around is Layer.HIDDEN or KINDS.get(tag) is Kind.META:
            return around
        root, _ = parse_markup(markup)
        element = None if root is None else next(root.iter(tag), None)
        if element is None:
            return around
        attributes = {str(name): str(value) for name, value in element.items()}
        return layer_of(element, tag, attributes, Unseen()) or around
