"""The text of one block of Markdown: prose, alternative texts, and HTML where there is some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from html import escape

from markdown_it.token import Token

from msgcheck.model.passage import Role
from msgcheck.values import dataclass

_BARE_URL = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?')\]]")
_TAG_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_RAW_TAGS = frozenset(("title", "textarea", "style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext"))
"""Elements whose content is no markup: one that is not closed would take in the rest of the block."""


@dataclass(frozen=True, slots=True)
class SpokenText:
    """An alternative text or title; ``line`` counts from 0 within the block."""

    text: str
    role: Role
    line: int


@dataclass(slots=True)
class InlineText:
    """The text of a block, with its line ends; HTML where ``is_html``, so that a tag in it is a tag."""

    text: str = ""
    is_html: bool = False
    spoken: list[SpokenText] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)


def inline_text(children: Sequence[Token]) -> InlineText:
    """Return the text of a block; code, addresses and pictures leave a space, so that words do not fuse."""
    inline = InlineText(is_html=any(child.type == "html_inline" for child in children))
    closed = _closed_names(children) if inline.is_html else frozenset()
    pieces: list[str] = []
    lines, is_address = 0, False
    for child in children:
        if child.type in {"link_open", "link_close"}:
            is_address = child.type == "link_open" and child.markup == "autolink"
            piece = " " if is_address else ""
        else:
            piece = "" if is_address else _piece(child, inline.is_html, closed)
        inline.spoken += _spoken(child, lines)
        lines += piece.count("\n")
        pieces.append(piece)
    inline.text = "".join(pieces)
    inline.titles = {str(child.attrs["title"]) for child in children if child.attrs.get("title")}
    return inline


def _spoken(child: Token, line: int) -> list[SpokenText]:
    """Return the alternative text of a picture and the title of a picture or link."""
    found = []
    if child.type == "image":
        found.append(SpokenText(_alternative(child), Role.CAPTION, line))
    if child.type in {"image", "link_open"}:
        found.append(SpokenText(str(child.attrs.get("title") or "").strip(), Role.LABEL, line))
    return [each for each in found if each.text]


def _alternative(image: Token) -> str:
    return "".join(_piece(child, False, frozenset()) for child in image.children or []).strip()


def _piece(child: Token, is_html: bool, closed: frozenset[str]) -> str:
    """Return what an inline token adds to the text."""
    match child.type:
        case "text" | "text_special":
            text = _BARE_URL.sub(" ", child.content)
            return escape(text, quote=False) if is_html else text
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline" | "image":
            return " "
        case "html_inline":
            return _tag(child.content, closed)
        case _:
            return ""


def _tag(markup: str, closed: frozenset[str]) -> str:
    """Return a tag on one line, its line ends behind it; nothing but these for one that would stay open."""
    lines = "\n" * markup.count("\n")
    if markup.startswith("<!--"):
        return markup
    from msgcheck.extract.web_page.tags import KINDS

    match = _TAG_NAME.match(markup)
    name = match[1].lower() if match else ""
    is_known = name in KINDS and name not in _RAW_TAGS
    return markup.replace("\n", " ") + lines if is_known or name in closed else lines


def _closed_names(children: Sequence[Token]) -> frozenset[str]:
    """Return the names of the elements that end in this block."""
    tags = [child.content for child in children if child.type == "html_inline" and child.content.startswith("</")]
    return frozenset(match[1].lower() for match in map(_TAG_NAME.match, tags) if match)
