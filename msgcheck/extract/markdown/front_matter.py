"""Front matter of a Markdown file: the wording of its fields, each with its line; YAML and TOML."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from msgcheck.extract.wording import is_wording
from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

_FRONT_MATTER = late_pattern(r"(?s)\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)")
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


@dataclass(frozen=True, slots=True)
class Field:
    """One wording of the front matter; ``name`` is the path of keys to it, ``line`` counts from 1."""

    name: str
    text: str
    line: int


def split_front_matter(text: str) -> tuple[list[Field], str]:
    """Return the wording of the fields, and the text with the front matter blanked, its lines kept."""
    match = _FRONT_MATTER.match(text)
    if match is None or not _KEY.search(dedent(match[2])):
        return [], text
    fields = [field for field in _fields(match[1], match[2]) if _is_for_people(field)]
    return fields, "\n" * match[0].count("\n") + text[match.end() :]


def _is_for_people(field: Field) -> bool:
    return is_wording(field.text) and not any(_TECHNICAL.fullmatch(name) for name in field.name.split("/"))


def _fields(mark: str, source: str) -> list[Field]:
    """Return the strings of the front matter; what is no YAML, and TOML, is read line by line."""
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
            if outside[-1].awaits_key():
                outside[-1].key = value
                continue
            names = [each.key for each in outside[-_MAX_NAMES:] if each.key]
            yield Field("/".join(names), value, (event.start_mark.line if event.start_mark else 0) + 2)
        if outside:
            outside[-1].key = None


@dataclass(slots=True)
class _Collection:
    """A mapping or sequence that is open, with the key whose value comes next."""

    is_mapping: bool
    key: str | None = None

    def awaits_key(self) -> bool:
        return self.is_mapping and self.key is None


def _line_fields(source: str) -> Iterator[Field]:
    """Yield the values that stand behind a key on its line: quoted strings, else all of it."""
    for number, line in enumerate(source.split("\n"), start=2):
        match = _LINE.fullmatch(line[:_LINE_LENGTH])
        if match is None:
            continue
        strings = [double or single for double, single in _STRING.findall(match[2])]
        for text in strings or [match[2].strip()]:
            yield Field(match[1], text, number)
