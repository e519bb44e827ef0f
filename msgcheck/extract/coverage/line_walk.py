"""Text units of text files: lines, without what is markup or program text in Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgcheck.extract.coverage.read_texts import TextUnit
from msgcheck.late_pattern import late_pattern

_FENCE = late_pattern(r"\s{0,3}(`{3,}|~{3,})")
_LIST_MARKS = late_pattern(r"[\s>]*+(?:(?:[-*+•‣▪◦·–—]|\(?(?:\d{1,9}|[a-zA-Z])[.)])\s++)*+(?:\[(?:!\w++|[ xX])\])?")
"""Signs of quotes, lists and notes; their numbers are the program's."""

_NO_TEXT = late_pattern(
    r"`[^`\n]*+`|\]\([^()\s]*+(?:\([^()]*+\)[^()\s]*+)?[^()]*+\)|\]\[[^\]]*+\]|\0|\b(?:https?://|www\.)[^\s<>)\]]++|"
    r"!\[|\[\^[^\]\s]++\]:?|\A\s*+:::+\s?(?:\{[\w-]*+\}|[\w-]*+)|(?<=[)\]*_])\{:[^{}]*+\}|\A\s*+(?:!!!|\?\?\?\+?|===\+?)\s[^\"]*+|"
    r"\{[#.:][^{}]*+\}\s*+\Z|[{}|]"
)
"""Code, targets of links, tags, addresses, marks of pictures, of notes and of site generators, edges of cells: what
stands on both sides of them is looked up by itself."""

_CODE_OVER_LINES = late_pattern(r"(?<!`)`(?!`)[^`\n]*+(?:\n[^`\n]++)?+`(?!`)")

_TAG = late_pattern(r"</?[a-zA-Z!](?:[^<>`{]|(?<=[)\w] =)>|\{(?:`[^`]*+`\})?)*+>")
"""A tag of HTML or of a component; a component's attribute may be a template of JavaScript, in back quotes, or a
function with its arrow."""

_GENERATOR_TAG = late_pattern(r"\{%[^{}]*+\}|\{\{[<%][^{}]*+\}\}")
_HANDED = late_pattern(r"(?:\b(class|style|id|src|href|url|link|file|path)[ \t]*+[:=][ \t]*+)?\"([^\"\n]*+)\"")
"""What a tag of a site generator is handed, with a name under which no text stands."""

_RAW_START = late_pattern(r"<((?i:script|style)|code|samp|pre)(?=[\s>])[^<>]*+(?<!/)>")
"""Elements whose text is no prose; in capitals the last ones are components, which show prose."""

_DEFINITION = late_pattern(r"\s{0,3}\[(?!\^)[^\]]++\]:\s")
_MODULE_LINE = late_pattern(r"(?:import|export)\s.*(?:\sfrom\s|=|\{)|import\s+([\"'])[^\"']*+\1;?\s*\Z")
_OPEN_IMPORT = late_pattern(r"import\s[^'\"{}]*+\{[^'\"{}]*+\Z")
_FRONT_FIELD = late_pattern(
    r"\s*+[\"']?(?:title|description|subtitle|summary|headline|excerpt|tagline)[\"']?\s*+[:=]\s*+(.+?)(?:\s#\s.*)?"
)
_FRONT_ENDS = {"---": ("---", "..."), "+++": ("+++",), "{": ("}",)}


def without_list_marks(line: str) -> str:
    """Return a line without the number or bullet that it begins with."""
    match = _LIST_MARKS.match(line)
    return line[match.end() :] if match else line


def line_units(text: str) -> Iterator[TextUnit]:
    """Yield the lines of a text file."""
    for line in text.split("\n"):
        if line and not line.isspace():
            yield (without_list_marks(line),)


def markdown_units(text: str) -> Iterator[TextUnit]:
    """Yield the lines of a Markdown file in pieces of prose; of front matter the fields that are text."""
    lines = text.split("\n")
    start = _end_of_front_matter(lines)
    for line in lines[:start]:
        if match := _FRONT_FIELD.fullmatch(line):
            yield (match[1],)
    prose = _CODE_OVER_LINES.sub(_line_ends, "\n".join(lines[start:]))
    prose = _GENERATOR_TAG.sub(_handed, _without_raw_elements(prose))
    body = _TAG.sub("\0", prose)
    for line in _prose_lines(body.split("\n")):
        pieces = tuple(html.unescape(piece) for piece in _NO_TEXT.split(line) if piece and not piece.isspace())
        if pieces:
            yield pieces


def _handed(tag: re.Match[str]) -> str:
    """Return the texts of several words that a tag of a site generator is handed, each by itself, and its line ends."""
    texts = [text for name, text in _HANDED.findall(tag[0]) if not name and " " in text.strip()]
    return "\0".join(["", *texts, ""]) + "\n" * tag[0].count("\n")


def _line_ends(code: re.Match[str]) -> str:
    return "\0" + "\n" * code[0].count("\n")


def _without_raw_elements(text: str) -> str:
    """Cut scripts, styles and program text out; an element that never ends is left, and no other of its name sought."""
    kept, position, open_names = [], 0, set[str]()
    for match in _RAW_START.finditer(text):
        name = match[1].lower()
        if match.start() < position or name in open_names:
            continue
        end = re.compile(f"</{name}\\s*+>", re.IGNORECASE).search(text, match.end())
        if end is None:
            open_names.add(name)
            continue
        kept.append(text[position : match.start()])
        position = end.start()
    return "".join((*kept, text[position:]))


def _end_of_front_matter(lines: list[str]) -> int:
    ends = _FRONT_ENDS.get(lines[0].strip(), ()) if lines else ()
    return next((index + 1 for index, line in enumerate(lines[1:], start=1) if line.strip() in ends), 0)


def _prose_lines(lines: list[str]) -> Iterator[str]:
    """Yield the lines outside fences, comments, imports and indented code."""
    fence, is_comment, is_import, was_blank = "", False, False, True
    for line in lines:
        bare = without_list_marks(line)
        match = _FENCE.match(bare)
        if fence:
            fence = "" if match and match[1].startswith(fence) else fence
        elif is_comment:
            is_comment = "-->" not in line
        elif is_import or _OPEN_IMPORT.match(line):
            is_import = bool(line.strip()) and "}" not in line
        elif match:
            fence = match[1]
        elif bare.startswith("<!--"):
            is_comment = "-->" not in line
        elif not (_DEFINITION.match(line) or _MODULE_LINE.match(line) or (was_blank and line.startswith("    "))):
            yield bare
        was_blank = not line.strip()


def subtitle_units(text: str) -> Iterator[TextUnit]:
    """Yield the lines that are shown: no numbers, times, settings or notes; a cue ends at an empty line or a time."""
    for block in re.split(r"\n[ \t]*\n", text):
        _, *cues = re.split(r"(?:\n[ \t]*\d+[ \t]*)?(?:\n|^)[^\n]*-->[^\n]*", block)
        for line in "\n".join(cues).split("\n"):
            if line and not line.isspace():
                yield (html.unescape(_CUE_TAG.sub("", line)),)


def table_units(text: str) -> Iterator[TextUnit]:
    """Yield the cells with a letter in them, whichever of comma, semicolon and tab stands between them."""
    for line in text.split("\n"):
        yield from ((cell,) for cell in _BETWEEN_CELLS.split(line) if _CELL_TEXT.search(cell))


_CUE_TAG = late_pattern(r"</?[a-z][^<>]*+>|<[\d:.]++>|\{\\[^{}]*+\}", re.IGNORECASE)
_BETWEEN_CELLS = late_pattern(r'[",;\t]+')
_CELL_TEXT = late_pattern(r"[^\W\d_]")
