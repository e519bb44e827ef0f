"""Front matter of a Markdown file: the wording of its fields and comments, each with its line; YAML, TOML and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from textwrap import dedent
from typing import TYPE_CHECKING

from msgcheck.extract.wording import is_wording
from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from yaml.events import Event

_FRONT_MATTER = late_pattern(
    r"(?s)\A(?:(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)|(?=\{[ \t]*\n)(.*?\n\}))[ \t]*(?:\n|\Z)"
)
"""The fields between two marks, or as one object of JSON."""

_KEY = late_pattern(r"(?m)^[\"']?\w[\w .-]*[\"']?\s*[:=]")
_MAX_CHARACTERS = 200_000
_MAX_BRACKETS = 1_000
"""The library takes quadratic time for brackets in brackets."""

_MAX_NAMES = 6
_LINE_LENGTH = 4_000
_LINE = late_pattern(r"\s*[\"']?([\w.-]+)[\"']?\s*[:=]\s*(.+)")
_STRING = late_pattern(r'"((?:[^"\\\n]|\\.)*)"|\'([^\'\n]*)\'')
_TECHNICAL = late_pattern(
    r"(?i).*(?:url|uri|path|slug|date|time|image|img|icon|logo|href|link|src|file|lang|locale|color|class|css|id|key|hash)|"
    r"permalink|layout|template|type|weight|order|position|sidebar(?:_position|_class_name)?|draft|published|toc|nav_order|"
    r"parent|redirect_from|redirect_to|aliases|outputs|cascade|build|format|version|sitemap|priority|changefreq|theme|"
    r"comments|math|mermaid|pagination\w*|hide_\w+|render|engine|extends|import|component|variant|size|align"
)
"""Names of fields that are for programs."""


_LONG_STRING = late_pattern(r"(?ms)^([ \t]*[\"']?[\w.-]+[\"']?[ \t]*=[ \t]*)(\"\"\"|\'\'\')(.*?)\2")
"""A string of TOML over several lines."""

_REMARK = late_pattern(r"[ \t]*#+[ \t]*(.+)")


@dataclass(frozen=True, slots=True)
class Field:
    """One wording of the front matter; ``name`` is the path of keys to it, ``line`` counts from 1.

    A comment has the name that :data:`COMMENT` says.
    """

    name: str
    text: str
    line: int


COMMENT = "#"


def split_front_matter(text: str) -> tuple[list[Field], str]:
    """Return the wording of the fields and comments, and the text with the front matter blanked, its lines kept."""
    match = _FRONT_MATTER.match(text)
    source = (match[2] or match[3].replace("\t", " ")) if match else ""
    if match is None or not _KEY.search(dedent(source.strip("{}\n"))):
        return [], text
    first_line = 2 if match[1] else 1
    fields = [
        Field(field.name, field.text, field.line + first_line)
        for field in _fields(match[1] or "---", source)
        if _is_for_people(field)
    ]
    fields.sort(key=attrgetter("line"))
    return fields, "\n" * match[0].count("\n") + text[match.end() :]


def _is_for_people(field: Field) -> bool:
    if field.name == COMMENT and (written := _LINE.fullmatch(field.text)):
        field = Field(written[1], written[2], field.line)  # a field that is not in use
    return is_wording(field.text) and not any(_TECHNICAL.fullmatch(name) for name in field.name.split("/"))


def _fields(mark: str, source: str) -> list[Field]:
    """Return the strings and comments, their lines from 0; what is no YAML, and TOML, is read line by line."""
    if mark == "---" and len(source) <= _MAX_CHARACTERS and source.count("[") + source.count("{") <= _MAX_BRACKETS:
        import yaml

        try:
            return list(_yaml_fields(source))
        except yaml.YAMLError:
            pass  # people forget quotes around a colon; generators differ in what they take
    return list(_line_fields(source))


def _yaml_fields(source: str) -> Iterator[Field]:
    """Yield the string values of a YAML document by its events: nothing is built, no alias expanded."""
    import yaml

    outside: list[_Collection] = []
    lines = source.split("\n")
    for event in yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            outside.append(_Collection(isinstance(event, yaml.MappingStartEvent)))
            continue
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            outside.pop()
        elif not outside or not isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
            continue
        else:
            value = event.value.strip() if isinstance(event, yaml.ScalarEvent) else ""
            first = _blank_rest(lines, event)
            if outside[-1].awaits_key():
                outside[-1].key = value
                continue
            names = [each.key for each in outside[-_MAX_NAMES:] if each.key]
            yield Field("/".join(names), value, first)
        if outside:
            outside[-1].key = None
    yield from _comments(lines)


def _blank_rest(lines: list[str], event: Event) -> int:
    """Blank the lines in which a value goes on, and return the one in which it begins."""
    first = event.start_mark.line if event.start_mark else 0
    end = event.end_mark
    last = end.line + (end.column > 0) if end else 0
    lines[first + 1 : last] = [""] * max(0, last - first - 1)
    return first


@dataclass(slots=True)
class _Collection:
    """A mapping or sequence that is open, with the key whose value comes next."""

    is_mapping: bool
    key: str | None = None

    def awaits_key(self) -> bool:
        return self.is_mapping and self.key is None


def _line_fields(source: str) -> Iterator[Field]:
    """Yield the values that stand behind a key on its line: quoted strings, else all of it; and long strings."""
    yield from _long_strings(source)
    lines = _LONG_STRING.sub(lambda match: "\n" * match[0].count("\n"), source).split("\n")
    for number, line in enumerate(lines):
        match = _LINE.fullmatch(line[:_LINE_LENGTH])
        if match is None:
            continue
        strings = [double or single for double, single in _STRING.findall(match[2])]
        for text in strings or [match[2].strip()]:
            yield Field(match[1], text, number)
    yield from _comments(lines)


def _long_strings(source: str) -> Iterator[Field]:
    line = seen = 0
    for found in _LONG_STRING.finditer(source):
        text = found[3].lstrip()
        start = found.end(3) - len(text)
        line, seen = line + source.count("\n", seen, start), start
        yield Field(found[1].strip(" \t=\"'"), text.rstrip(), line)


def _comments(lines: Sequence[str]) -> Iterator[Field]:
    """Yield the comments of several words that have lines for themselves."""
    for number, line in enumerate(lines):
        match = _REMARK.fullmatch(line[:_LINE_LENGTH])
        if match and " " in match[1].strip():
            yield Field(COMMENT, match[1].strip(), number)
