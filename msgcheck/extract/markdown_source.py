"""What stands in a Markdown file besides Markdown: front matter, MDX, template tags, embedded pictures, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from msgcheck.model.passage import Role

_DATA_URL = re.compile(r"data:[\w.+/-]+;base64,[A-Za-z0-9+/=%]+")
_FRONT_MATTER = re.compile(r"(?s)\A(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)")
_FRONT_MATTER_KEY = re.compile(r"(?m)^\w[\w-]*\s*[:=]")
_PROPERTY = re.compile(r"(title|description)[ \t]*[:=][ \t]*(.*)")
_BLOCK_SCALAR = re.compile(r"[>|][+-]?")
_NOT_PROSE = re.compile(
    r"^(?:import\s[^\n]{0,400}['\"][^'\"\n]*['\"];?|export\s+(?:const|let|default|function|\{)[^\n]*)[ \t]*$"  # MDX
    r"|^[ \t]{0,3}:::[^\n]*$"  # fences of Docusaurus admonitions
    r"|</?[A-Z][\w.]*+(?:[^<>{}\n]++|\{[^{}\n]*+\})*+>"  # JSX components
    r"|\{/\*[^*\n]*\*/\}"  # JSX comments
    r"|\{\{[<%][^{}\n]*[>%]\}\}|\{%[^{}\n]*%\}"  # Hugo and Jekyll tags
    r"|[ \t]\{#[\w-]+\}[ \t]*$"  # heading ids
    r"|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]",  # GitHub alerts
    re.MULTILINE,
)
_TOKEN = re.compile(
    r"(?is)(?P<skip><!--.*?(?:-->|\Z)|<(script|style|pre|code|svg|math|template|noscript|textarea)\b.*?(?:</\2\s*>|\Z))"
    r"|<(?P<close>/?)(?P<tag>[a-z][\w-]*+)[^<>]*+>|<[!?/][^<>]*>|(?P<text>[^<]+|<)"
)
_TAG_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_ALT = re.compile(r"""(?i)\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_BLOCK_ROLES = {f"h{level}": Role.HEADING for level in range(1, 7)} | {
    "li": Role.BULLET,
    "td": Role.CELL,
    "th": Role.CELL,
    "blockquote": Role.QUOTE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
}


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCK_TAGS = _tags(
    "address article aside body center details dd div dl dt fieldset figure footer form header hr html "
    "main nav ol p section summary table tbody tfoot thead tr ul"
) | set(_BLOCK_ROLES)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Text out of raw HTML: ``line`` counts from 0 within the block; ``role`` is ``None`` for an alternative text."""

    text: str
    line: int
    role: Role | None


def without_data_urls(text: str) -> str:
    """Empty every ``data:`` URL; a picture may be megabytes of one line."""
    return _DATA_URL.sub("data:", text) if ";base64," in text else text


def split_front_matter(text: str) -> tuple[list[tuple[str, str, int]], str]:
    """Return (name, value, line from 1) of title and description, and the text with the front matter blanked."""
    match = _FRONT_MATTER.match(text)
    if match is None or not _FRONT_MATTER_KEY.search(match[2]):
        return [], text
    return list(_properties(match[2].split("\n"))), "\n" * match[0].count("\n") + text[match.end() :]


def _properties(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    for index, line in enumerate(lines):
        if match := _PROPERTY.fullmatch(line):
            value = match[2].strip()
            if _BLOCK_SCALAR.fullmatch(value):
                value = " ".join(_indented(lines, index + 1))
            if value[:1] in {"'", '"'} and value.endswith(value[0]):
                value = value[1:-1]
            if value:
                yield match[1], value, index + 2


def _indented(lines: list[str], start: int) -> Iterator[str]:
    for line in (lines[index] for index in range(start, len(lines))):
        if line.strip() and not line.startswith((" ", "\t")):
            return
        yield line.strip()


def without_code_tags(text: str) -> str:
    """Take out MDX, JSX, template tags and heading ids, line by line, so that lines keep their numbers."""
    return _NOT_PROSE.sub("", text)


def is_tag(markup: str, *names: str) -> bool:
    """Tell whether ``markup`` is a tag of one of these names, opening or closing."""
    match = _TAG_NAME.match(markup)
    return match is not None and match[1].lower() in names


def alt_text(markup: str) -> str:
    """Return the alternative text of an ``<img>`` tag, or nothing."""
    match = _ALT.search(markup)
    return unescape(match[1] or match[2] or "").strip() if match else ""


def html_chunks(markup: str) -> Iterator[Chunk]:
    """Yield the text of a block of raw HTML, split where a block element begins or ends, with line ends kept."""
    text, line, start, role = "", 0, 0, Role.PARAGRAPH
    for token in _TOKEN.finditer(markup):
        tag = (token["tag"] or "").lower()
        if tag == "img" and (alternative := alt_text(token[0])):
            yield Chunk(alternative, line, None)
        if tag in _BLOCK_TAGS:
            yield from _chunk(text, start, role)
            text, start = "", line
            role = Role.PARAGRAPH if token["close"] else _BLOCK_ROLES.get(tag, role)
        text += _text_of(token, tag)
        line += token[0].count("\n")
    yield from _chunk(text, start, role)


def _text_of(token: re.Match[str], tag: str) -> str:
    """Return what a token adds to the text; markup adds its line ends, so that lines can be counted."""
    if token["text"]:
        return unescape(token["text"])
    lines = "\n" * token[0].count("\n")
    return lines or (" " if token["skip"] or tag in {"br", "img"} else "")


def _chunk(text: str, start: int, role: Role) -> Iterator[Chunk]:
    stripped = text.lstrip()
    if stripped:
        skipped = text[: len(text) - len(stripped)].count("\n")
        yield Chunk(stripped.rstrip(), start + skipped, role)
