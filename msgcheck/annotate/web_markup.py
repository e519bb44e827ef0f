"""What msgcheck writes into a web page: marks around words, a list of findings at the end, a style for both.

All of it is known again by its class and attribute, and can be taken out without a trace.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgcheck.annotate.comment import Comment
from msgcheck.annotate.markup import PAGE_TOKEN
from msgcheck.annotate.piece import Piece
from msgcheck.annotate.span_location import Stretch
from msgcheck.extract.web_page.tags import names_in
from msgcheck.model.place import describe_place
from msgcheck.values import dataclass

LIST_TITLE = "Findings of msgcheck that have no words to mark"
_STYLE = (
    '<style class="msgcheck">mark.msgcheck{background:#ffe14d;color:#000;cursor:help}'
    "aside.msgcheck{display:block;position:static;margin:2em;padding:1em;border:2px solid #ffe14d;background:#fff;"
    "color:#000;font:14px/1.5 sans-serif;text-align:left}</style>"
)
_NAME = re.compile(r"(?i)/?[a-z][\w:-]*")
_OWN_CLASS = re.compile(r"(?i)\sclass=(?:\"msgcheck\"|'msgcheck'|msgcheck(?=[\s/]|\Z))")
_OWN_ATTRIBUTE = re.compile(r"(?i)\sdata-msgcheck=")
_TAKES_NO_MARKS = names_in(
    "title textarea select datalist svg math template noscript iframe noembed noframes xmp plaintext object video "
    "audio canvas meter progress"
)
"""Elements whose text is no markup, is shown by itself alone, or is not shown."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def markable_starts(source: str) -> frozenset[int]:
    """Return where the texts of a page begin that take marks: those between tags, outside of certain elements."""
    starts = set()
    within, depth = "", 0
    for token in PAGE_TOKEN.finditer(source):
        name = _name(token)
        if within:
            depth += (name == within) - (name == f"/{within}")
            within = within if depth else ""
        elif name in _TAKES_NO_MARKS and not token["tag"].endswith("/"):
            within, depth = name, 1
        elif token["text"] is not None:
            starts.add(token.start())
    return frozenset(starts)


def without_ours(source: str) -> str:
    """Return a page without what msgcheck wrote into it."""
    kept = []
    at = 0
    for start, end in _ours(source):
        kept.append(source[at:start])
        at = end
    return "".join([*kept, source[at:]])


def _ours(source: str) -> Iterator[tuple[int, int]]:
    """Yield where our markup stands, in order: the tags of marks, styles and lists as a whole."""
    are_ours: list[bool] = []
    list_start: int | None = None
    for token in PAGE_TOKEN.finditer(source):
        name = _name(token)
        if list_start is not None:
            if name == "/aside":
                yield list_start, token.end()
                list_start = None
        elif token["raw"] is not None:
            if token.group().startswith('<style class="msgcheck">'):
                yield token.span()
        elif name == "aside" and _OWN_CLASS.search(token["tag"]):
            list_start = token.start()
        elif name == "mark":
            are_ours.append(bool(_OWN_CLASS.search(token["tag"]) and _OWN_ATTRIBUTE.search(token["tag"])))
            if are_ours[-1]:
                yield token.span()
        elif name == "/mark" and are_ours and are_ours.pop():
            yield token.span()


def _name(token: re.Match[str]) -> str:
    found = _NAME.match(token["tag"]) if token["tag"] is not None else None
    return found.group().lower() if found else ""


Insertion = tuple[int, str]
"""A position in the source, and what goes in there."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A comment with the stretches of text that it is to be marked in."""

    comment: Comment
    stretches: tuple[Stretch, ...]


def with_ours(source: str, pieces: Sequence[Piece], markings: Iterable[Marking], listed: Sequence[Comment]) -> str:
    """Return a page with marks around the stretches of ``markings``, and ``listed`` as a list at its end.

    ``pieces`` are those of ``source``. Nothing else of it changes, and no line is added.
    """
    insertions = [insertion for mark in _marks(pieces, markings) for insertion in mark]
    insertions.append((_end_of_body(source), _STYLE + _list(listed)))
    result: list[str] = []
    at = 0
    for position, text in sorted(insertions, key=lambda each: each[0]):
        result += (source[at:position], text)
        at = position
    return "".join([*result, source[at:]])


def _marks(pieces: Sequence[Piece], markings: Iterable[Marking]) -> Iterator[tuple[Insertion, Insertion]]:
    """Yield the two tags of each mark; where comments overlap, one mark is of several."""
    by_piece: dict[int, list[tuple[int, int, Comment]]] = {}
    for marking in markings:
        for piece, start, end in marking.stretches:
            by_piece.setdefault(piece, []).append((start, end, marking.comment))
    for number, spans in by_piece.items():
        edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
        for first, last in pairwise(edges):
            here = [comment for start, end, comment in spans if start <= first and last <= end]
            if here and pieces[number].text[first:last].strip():
                offsets = pieces[number].offsets
                yield (offsets[first], _mark_tag(here)), (offsets[last], "</mark>")


def _mark_tag(comments: Sequence[Comment]) -> str:
    names = " ".join(comment.fingerprint for comment in comments)
    title = "\n\n".join(comment.text for comment in comments)
    return f'<mark class="msgcheck" data-msgcheck="{_escaped(names)}" title="{_escaped(title)}">'


def _list(comments: Sequence[Comment]) -> str:
    if not comments:
        return ""
    entries = "".join(
        f'<li data-msgcheck="{_escaped(each.fingerprint)}">{_escaped(describe_place(each.place))}: {_quoted(each)}'
        f"{_escaped(each.text).replace('&#10;', '<br>')}</li>"
        for each in comments
    )
    return f'<aside class="msgcheck"><p>{LIST_TITLE}</p><ul>{entries}</ul></aside>'


def _quoted(comment: Comment) -> str:
    quote = comment.passage[comment.start : comment.end]
    return f"<q>{_escaped(quote)}</q> " if quote else ""


def _escaped(text: str) -> str:
    """Return ``text`` as it is written in an element or an attribute, on one line."""
    return html.escape(_CONTROLS.sub(" ", text)).replace("\n", "&#10;")


def _end_of_body(source: str) -> int:
    """Return where the content of a page ends: before the closing tags of ``body`` and ``html`` that end it, if any."""
    end: int | None = None
    for token in PAGE_TOKEN.finditer(source):
        if _name(token) in {"/body", "/html"}:
            end = token.start() if end is None else end
        elif token["tag"] is not None or (token["text"] or "").strip():
            end = None
    return len(source) if end is None else end
