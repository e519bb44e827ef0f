"""What a YAML parser complains about, in words that help somebody who never heard of YAML."""

from __future__ import annotations

from yaml import MarkedYAMLError

from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import Position

_QUOTES = "Put the text in quotes."
_INDENT = "Check that lines of one list or entry start in the same column, and that no text follows a closing quote."

_EXPLANATIONS = (
    ("mapping values are not allowed", "A colon stands where none fits.", f"{_QUOTES[:-1]}, or check the indentation."),
    ("found unexpected ':'", "A colon stands where none fits.", _QUOTES),
    ("cannot start any token", "A text cannot begin with this character.", _QUOTES),
    ("expected alphabetic or numeric", "A text cannot begin with * or &.", _QUOTES),
    ("unknown escape character", "A backslash stands in double quotes.", "Use single quotes around the text."),
    ("unexpected end of stream", "A quote is opened here and never closed.", "Close it."),
    ("could not find expected ':'", "This line is no 'key: value'.", "Add the colon, or indent it under its key."),
    ("expected ',' or ']'", "A list that begins with [ is not closed, or misses a comma.", "Add ] or the comma."),
    (
        "expected ',' or '}'",
        "What begins with { is not closed, or misses a comma.",
        "Add } or the comma; quote texts with commas.",
    ),
    ("expected comment or line break", "Text follows | or > on its line.", "Begin it on the next line, indented."),
    ("expected '-' indicator", "This line is no item of the list above it.", "Begin it with '- ', or indent it more."),
    ("expected key", "This line does not fit under the lines above it.", _INDENT),
    ("expected <block end>", "This line does not fit under the lines above it.", _INDENT),
    (
        "sequence entries are not allowed",
        "A list cannot begin here.",
        "Begin it on the next line, or put the text in quotes.",
    ),
    ("expected node content", "A value cannot begin like this.", _QUOTES),
    ("expected <document start>", "Text follows the end of the document.", "Remove what stands from here on."),
)
"""(part of the parser's words, what is wrong, the way out); both libyaml and PyYAML's own parser use these words."""

_WHERE_IT_BEGAN = ("unexpected end of stream", "could not find expected ':'", "expected ',' or")
"""For these the parser stops far behind the mistake; its context mark is the place to look at."""


def explain_syntax(file: WrittenFile, error: MarkedYAMLError) -> tuple[Position, str, str]:
    """Return place, what is wrong and the way out of a syntax error."""
    problem = str(error.problem or error.context or "unknown")
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and any(words in problem for words in _WHERE_IT_BEGAN):
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    position = file.position(line + 1, column + 1)
    if "cannot start any token" in problem and _character_at(file, line, column) == "\t":
        return position, "A tab stands where YAML wants spaces.", "Replace the tab by spaces."
    for words, what, way_out in _EXPLANATIONS:
        if words in problem:
            return position, what, way_out
    return position, f"This is no valid YAML: {problem}.", "Compare it with the line above, or put the text in quotes."


def _character_at(file: WrittenFile, line: int, column: int) -> str:
    lines = file.text.splitlines()
    return lines[line][column : column + 1] if line < len(lines) else ""
