"""What stands in a Markdown file besides Markdown (MDX, tags of site generators, admonitions), and its wording."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from msgcheck.extract.markdown.component_texts import Spoken, pairs_in, wording_of
from msgcheck.extract.markdown.jsx import jsx_literals, jsx_tags, unescaped
from msgcheck.extract.markdown.nesting import without_nesting_indents
from msgcheck.extract.wording import is_wording
from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import Layer, Role
from msgcheck.values import dataclass

_MODULE = late_pattern(
    r"(?m)^(?:import\s(?:[^\n]{0,400}|[^\n{'\"]{0,100}\{[^{}'\"]{0,4000}\}\s{1,9}from\s{1,9})"
    r"['\"][^'\"\n]*['\"];?[ \t]*$|"
    r"export\s+(?:const|let|default|function|async|class|\{)[^\n]*(?:\n(?![ \t]*$)[^\n]*)*)"
)
_COMMENT_MARKS = (
    ("{{/*", "*/}}"),  # Hugo
    ("{/*", "*/}"),  # MDX, which has none of HTML
    ("{% comment %}", "{% endcomment %}"),  # Jekyll
    ("{%- comment -%}", "{%- endcomment -%}"),
    ("{::comment}", "{:/comment}"),  # kramdown
)
_ALTERNATIVE = late_pattern(r"-?\s*(?:else|elsif|elif|elseif|when)\b")
"""A tag that stands between texts of which one is shown."""

_TEMPLATE_TAG = late_pattern(r"\{\{[<%]([^{}]{0,4000}?)[>%]\}\}|\{%([^{}]{0,4000}?)%\}")
_HTML_BLOCK = late_pattern(r"(?m)^ {0,3}</?[A-Za-z][^\n]*(?:\n[ \t]*+[^\s][^\n]*)*+")
"""Lines from one that begins with a tag up to a blank one."""
_GIVEN = late_pattern(r"[ \t]\"((?:[^\"\\\n]|\\.)*)\"")
_FENCE = late_pattern(
    r"(?m)^[ \t]{0,8}:::++[ \t]*+([\w-]*+)[ \t]*+(?:\[([^\]\n]*+)\]|([^\n{]*+))(?:\{[^}\n]*+\})?[ \t]*$"
)
_DIRECTIVE = late_pattern(
    r"(?m)^[ \t]{0,8}(`{3,9}|~{3,9}|:{3,9})\{(?:admonition|note|tip|hint|important|warning|caution|danger|error|"
    r"attention|seealso|deprecated|version\w+|topic|sidebar|margin|epigraph|pull-quote|dropdown|card|grid[\w-]*|tab-set|tab-item|"
    r"figure|image|table|list-table)\}[ \t]*([^\n]*)((?:\n[ \t]*:[\w-]+:[^\n]*)*)"
)
"""A directive of MyST whose content is Markdown, its title and options; others hold code."""

_BARE_FENCE = late_pattern(r"(?m)^[ \t]{0,8}(`{3,9}|~{3,9}|:{3,9})[ \t]*$")
_OPTION_ALT = late_pattern(r":alt:[ \t]*([^\n]+)")
_INDENTED = late_pattern(r'([ \t]*)(?:!!!|\?\?\?\+?|===\+?)[ \t]+[^\n"]{0,100}(?:"([^"\n]*)")?[ \t]*')
_INDENTED_LEVELS = 4
_HEADING_ID = late_pattern(r"(?m)[ \t]\{[#.:][^{}\n]{0,200}\}[ \t]*$")
_ATTRIBUTES = late_pattern(
    r"(?m)^[ \t]{0,8}\{:[^{}\n]{0,400}\}[ \t]*$|(?<=[)\]*_])\{:[^{}\n]{0,400}\}|"
    r"(?<=\))\{(?:[.#]|(?:width|height|style|class|title|target|loading|fig-alt)=)[^{}\n]{0,400}\}|"
    r"\{::[a-z][^{}\n]{0,400}\}|\{:/[a-z]{0,20}\}"
)
"""Attributes and extensions of kramdown and Pandoc: on lines of their own, or behind a link, a picture, a stress."""

_FRAGMENT = late_pattern(r"(?<!:[ \t])<>|</>")
_ALERT = late_pattern(r"(?m)^([ \t]*(?:>[ \t]*+)++)\[![\w-]+\][+-]?")

_SIGN = late_pattern(r"[\\`*_\[\]<>&#|~{}]")
"""What Markdown or HTML would take for markup."""

_SPACE = "&#32;"
_DEEPEST = 200
"""Characters of white space that are looked through beside a tag."""


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
    found: list[Spoken]
    markup: str = ""


def prose_of(source: str) -> tuple[str, list[Wording]]:
    """Return a text without MDX, tags of site generators and fences of admonitions, and the wording in these.

    The text has the lines of ``source``. Code is not told from prose here: wording may come from a listing.
    """
    wordings: list[Wording] = []
    text = source
    for marks in _COMMENT_MARKS:
        text = _without(text, _between(text, marks), wordings)
    for spans_of in (_directives, _modules, _components, _literals, _template_tags, _attributes, _fences):
        if spans_of is _components:
            text = without_nesting_indents(text)
        text = _without(text, spans_of(text), wordings)
    text = _without_indents(text, wordings)
    if "</>" in text:
        text = _FRAGMENT.sub("", text)
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


def _between(text: str, marks: tuple[str, str]) -> Iterator[_Span]:
    """Yield the comments that stand between two marks."""
    first, last = marks
    start = text.find(first)
    while start >= 0 and (end := text.find(last, start)) >= 0:
        yield _Span(start, end + len(last), [(text[start + len(first) : end].strip(), Layer.COMMENT, Role.NOTE)])
        start = text.find(first, end)


def _modules(text: str) -> Iterator[_Span]:
    """Yield imports and exports of MDX; what is exported may be the page's title."""
    for match in _MODULE.finditer(text):
        yield _Span(match.start(), match.end(), pairs_in(match[0], Layer.METADATA, Role.PROPERTY))


def _components(text: str) -> Iterator[_Span]:
    """Yield the tags of components, and HTML tags that have expressions, which become plain ones."""
    for tag in jsx_tags(text):
        if tag.is_component:
            yield _Span(tag.start, tag.end, list(wording_of(tag)))
        elif tag.expressions:
            yield _Span(tag.start, tag.end, [], tag.as_html())


def _literals(text: str) -> Iterator[_Span]:
    """Yield expressions that are nothing but a text, as ``{"Two words"}``, which then stands there itself."""
    for start, end, literal in jsx_literals(text):
        plain = literal.replace("\n", " ")
        yield _Span(start, end, [], _SIGN.sub(lambda match: f"&#{ord(match[0])};", plain))


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
        found = pairs_in(match[1] or match[2] or "", Layer.BODY, Role.LABEL)
        given = [unescaped(text) for text in _GIVEN.findall(match[1] or "") if " " in text and is_wording(text)]
        wording = found + [(text, Layer.BODY, Role.LABEL) for text in given]
        beside = " " if match[2] and _ALTERNATIVE.match(match[2]) else ""
        yield _Span(match.start(), match.end(), wording, _SPACE if is_within else beside)


def _has_line(tag: re.Match[str]) -> bool:
    """Tell whether nothing else stands on the lines of ``tag``."""
    before = tag.string[max(0, tag.start() - _DEEPEST) : tag.start()].rpartition("\n")
    after = tag.string[tag.end() : tag.end() + _DEEPEST].partition("\n")
    return bool(before[1]) and not before[2].strip() and not after[0].strip()


def _attributes(text: str) -> Iterator[_Span]:
    """Yield what kramdown and Pandoc write beside a text, with its titles, and the signs of parts without a tag."""
    for match in _ATTRIBUTES.finditer(text) if "{:" in text or "){" in text else ():
        found = [(each, Layer.ALT, Role.LABEL) for each, _, _ in pairs_in(match[0], Layer.BODY, Role.LABEL)]
        yield _Span(match.start(), match.end(), found)


def _directives(text: str) -> Iterator[_Span]:
    """Yield where directives of MyST begin, with their titles, and the ends of those that look like code."""
    if not any(sign in text for sign in ("`{", "~{", ":{")):
        return
    spans: list[_Span] = []
    ends: dict[str, list[re.Match[str]]] = {}
    for end in _BARE_FENCE.finditer(text):
        ends.setdefault(end[1], []).append(end)
    for match in _DIRECTIVE.finditer(text):
        title, fences = match[2].strip(), ends.get(match[1], [])
        at = bisect_left(fences, match.end(), key=re.Match.start)
        if at == len(fences):
            continue
        end = fences[at]
        found = [(title, Layer.BODY, Role.LABEL)] if is_wording(title) else []
        found += [(alt.strip(), Layer.ALT, Role.CAPTION) for alt in _OPTION_ALT.findall(match[3])]
        spans += [_Span(match.start(), match.end(), found), _Span(end.start(), end.end(), [])]
    yield from sorted(spans, key=attrgetter("start"))


def _fences(text: str) -> Iterator[_Span]:
    """Yield the fences of admonitions with their titles."""
    for match in _FENCE.finditer(text):
        title = (match[2] or match[3] or "").strip()
        yield _Span(match.start(), match.end(), [(title, Layer.BODY, Role.LABEL)] if is_wording(title) else [])


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
