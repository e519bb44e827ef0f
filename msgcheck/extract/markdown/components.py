"""What stands in a Markdown file besides Markdown (MDX, tags of site generators, admonitions), and its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.extract.markdown.jsx import JsxTag, jsx_literals, jsx_tags, unescaped
from msgcheck.extract.markdown.nesting import without_nesting_indents
from msgcheck.extract.wording import COMPONENT_ATTRIBUTE, is_wording
from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import Layer, Role
from msgcheck.values import dataclass

_MODULE = late_pattern(
    r"(?m)^(?:import\s(?:[^\n]{0,400}|[^\n{'\"]{0,100}\{[^{}'\"]{0,4000}\}\s{1,9}from\s{1,9})"
    r"['\"][^'\"\n]*['\"];?[ \t]*$|"
    r"export\s+(?:const|let|default|function|async|class|\{)[^\n]*(?:\n(?![ \t]*$)[^\n]*)*)"
)
_PAIR = late_pattern(
    r"\b([\w-]{1,60})[\"']?\s*[:=]\s*"
    r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\$(?!\{)|\\.){0,2000}+)`)"
)
_TEMPLATE_TAG = late_pattern(r"\{\{[<%]([^{}]{0,4000}?)[>%]\}\}|\{%([^{}]{0,4000}?)%\}")
_HTML_BLOCK = late_pattern(r"(?m)^ {0,3}</?[A-Za-z][^\n]*(?:\n[ \t]*+[^\s][^\n]*)*+")
"""Lines from one that begins with a tag up to a blank one."""
_GIVEN = late_pattern(r"[ \t]\"((?:[^\"\\\n]|\\.)*)\"")
_CONTENT = late_pattern(r">([^<>{}]+)</")
_ITEM = late_pattern(r"[\[,]\s*+(?:\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)')(?!\s*:)")
_LISTS = late_pattern(
    r"(?i)(?:items|tabs|options|labels|titles|headings|headers|columns|features|steps|points|bullets|benefits|questions|"
    r"answers|quotes|texts|words|lines|rows|list)$"
)
"""Attributes by which a component is given several texts."""

_FENCE = late_pattern(
    r"(?m)^[ \t]{0,8}:::++[ \t]*+([\w-]*+)[ \t]*+(?:\[([^\]\n]*+)\]|([^\n{]*+))(?:\{[^}\n]*+\})?[ \t]*$"
)
_INDENTED = late_pattern(r'([ \t]*)(?:!!!|\?\?\?\+?|===\+?)[ \t]+[^\n"]{0,100}(?:"([^"\n]*)")?[ \t]*')
_INDENTED_LEVELS = 4
_HEADING_ID = late_pattern(r"(?m)[ \t]\{[#.:][^{}\n]{0,200}\}[ \t]*$")
_ALERT = late_pattern(r"(?m)^([ \t]*(?:>[ \t]*+)++)\[![\w-]+\][+-]?")

_SIGN = late_pattern(r"[\\`*_\[\]<>&#|~{}]")
"""What Markdown or HTML would take for markup."""

_SPACE = "&#32;"
_DEEPEST = 200
"""Characters of white space that are looked through beside a tag."""
_Found = list[tuple[str, Layer, Role]]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that stands in code, with the line in the source, from 1, where that code begins."""

    text: str
    layer: Layer
    role: Role
    line: int


@dataclass(frozen=True, slots=True)
class _Span:
    """A piece of code in the source, the wording in it, and what stands in the prose for it."""

    start: int
    end: int
    found: _Found
    markup: str = ""


def prose_of(source: str) -> tuple[str, list[Wording]]:
    """Return a text without MDX, tags of site generators and fences of admonitions, and the wording in these.

    The text has the lines of ``source``. Code is not told from prose here: wording may come from a listing.
    """
    wordings: list[Wording] = []
    text = source
    for spans_of in (_comments, _template_comments, _modules, _components, _literals, _template_tags, _fences):
        if spans_of is _components:
            text = without_nesting_indents(text)
        text = _without(text, spans_of(text), wordings)
    text = _without_indents(text, wordings)
    text = _ALERT.sub(r"\1", _HEADING_ID.sub("", text))
    return text, wordings


def _without(text: str, spans: Iterator[_Span], wordings: list[Wording]) -> str:
    """Take spans out of a text, but for their line ends; what stands in a code span of its line stays."""
    pieces: list[str] = []
    end = seen = backticks = 0
    line = 1
    for span in spans:
        newline = text.rfind("\n", seen, span.start)
        backticks = text.count("`", max(newline, seen), span.start) + (backticks if newline < 0 else 0)
        line, seen = line + text.count("\n", seen, span.start), span.start
        if span.start < end or backticks % 2:
            continue
        wordings += [Wording(each, layer, role, line) for each, layer, role in span.found]
        pieces += [text[end : span.start], span.markup, "\n" * text.count("\n", span.start, span.end)]
        end = span.end
    return "".join(pieces) + text[end:] if pieces else text


def _comments(text: str) -> Iterator[_Span]:
    """Yield comments of MDX, which HTML has not, and of Hugo."""
    return _between(text, "{/*", "*/}")


def _template_comments(text: str) -> Iterator[_Span]:
    """Yield comments of Jekyll."""
    return _between(text, "{% comment %}", "{% endcomment %}")


def _between(text: str, first: str, last: str) -> Iterator[_Span]:
    start = text.find(first)
    while start >= 0 and (end := text.find(last, start)) >= 0:
        yield _Span(start, end + len(last), [(text[start + len(first) : end].strip(), Layer.COMMENT, Role.NOTE)])
        start = text.find(first, end)


def _modules(text: str) -> Iterator[_Span]:
    """Yield imports and exports of MDX; what is exported may be the page's title."""
    for match in _MODULE.finditer(text):
        yield _Span(match.start(), match.end(), _pairs(match[0], Layer.METADATA, Role.PROPERTY))


def _components(text: str) -> Iterator[_Span]:
    """Yield the tags of components, and HTML tags that have expressions, which become plain ones."""
    for tag in jsx_tags(text):
        if tag.is_component:
            yield _Span(tag.start, tag.end, list(_wording_of(tag)))
        elif tag.expressions:
            yield _Span(tag.start, tag.end, [], tag.as_html())


def _literals(text: str) -> Iterator[_Span]:
    """Yield expressions that are nothing but a text, as ``{"Two words"}``, which then stands there itself."""
    for start, end, literal in jsx_literals(text):
        plain = literal.replace("\n", " ")
        yield _Span(start, end, [], _SIGN.sub(lambda match: f"&#{ord(match[0])};", plain))


def _wording_of(tag: JsxTag) -> Iterator[tuple[str, Layer, Role]]:
    for name, value in tag.attributes:
        text = " ".join(value.split())
        if COMPONENT_ATTRIBUTE.search(name) and is_wording(text):
            is_alternative = name.lower() == "alt" or name.startswith("aria-")
            yield text, Layer.ALT if is_alternative else Layer.BODY, Role.CAPTION if is_alternative else Role.LABEL
    for name, code in tag.expressions:
        yield from _wording_of_expression(name, code)


def _wording_of_expression(name: str, code: str) -> _Found:
    """Return the wording of data and markup that a component is given: named texts, lists of texts, what tags hold."""
    found = _pairs(code, Layer.BODY, Role.LABEL)
    texts = _CONTENT.findall(code)
    if _LISTS.search(name) and code[1:].lstrip().startswith("["):
        texts += [unescaped(double or single) for double, single in _ITEM.findall(code)]
    return found + [(" ".join(text.split()), Layer.BODY, Role.LABEL) for text in texts if is_wording(text)]


def _template_tags(text: str) -> Iterator[_Span]:
    """Yield tags of Hugo, Jekyll and Nunjucks, with the texts that are handed to them, and their comments.

    One that has a line of HTML for itself leaves a space there, written out: a blank line would end the HTML, and what
    is indented below it would be code.
    """
    blocks = _HTML_BLOCK.finditer(text)
    block = next(blocks, None)
    for match in _TEMPLATE_TAG.finditer(text):
        while block is not None and block.end() < match.end():
            block = next(blocks, None)
        is_within = block is not None and block.start() < match.start() and _has_line(match)
        found = _pairs(match[1] or match[2] or "", Layer.BODY, Role.LABEL)
        given = [unescaped(text) for text in _GIVEN.findall(match[1] or "") if " " in text and is_wording(text)]
        wording = found + [(text, Layer.BODY, Role.LABEL) for text in given]
        yield _Span(match.start(), match.end(), wording, _SPACE if is_within else "")


def _has_line(tag: re.Match[str]) -> bool:
    """Tell whether nothing else stands on the lines of ``tag``."""
    before = tag.string[max(0, tag.start() - _DEEPEST) : tag.start()].rpartition("\n")
    after = tag.string[tag.end() : tag.end() + _DEEPEST].partition("\n")
    return bool(before[1]) and not before[2].strip() and not after[0].strip()


def _fences(text: str) -> Iterator[_Span]:
    """Yield the fences of admonitions with their titles."""
    for match in _FENCE.finditer(text):
        title = (match[2] or match[3] or "").strip()
        yield _Span(match.start(), match.end(), [(title, Layer.BODY, Role.LABEL)] if is_wording(title) else [])


def _pairs(code: str, layer: Layer, role: Role) -> _Found:
    pairs = [
        (name, unescaped(double or single or " ".join(template.split())))
        for name, double, single, template in _PAIR.findall(code)
    ]
    return [(text, layer, role) for name, text in pairs if COMPONENT_ATTRIBUTE.search(name) and is_wording(text)]


def _without_indents(text: str, wordings: list[Wording]) -> str:
    """Take out the heads of indented admonitions and tabs (``!!! note "Title"``), and the indent of what is in them."""
    if not any(mark in text for mark in ("!!! ", "??? ", "???+ ", "=== ")):
        return text
    lines = text.split("\n")
    for _ in range(_INDENTED_LEVELS):
        is_within: str | None = None
        for index, line in enumerate(lines):
            match = _INDENTED.fullmatch(line) if is_within is None or line.strip() else None
            if is_within is not None and (not line.strip() or line.startswith(is_within)):
                lines[index] = line.removeprefix(is_within)
            elif match:
                is_within = match[1] + "    "
                lines[index] = ""
                if match[2] and is_wording(match[2]):
                    wordings.append(Wording(match[2], Layer.BODY, Role.LABEL, index + 1))
            else:
                is_within = None
    return "\n".join(lines)
