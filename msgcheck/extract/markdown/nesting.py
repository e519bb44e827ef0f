"""What stands within components of MDX loses the indent it has for that: four spaces there are no code."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.extract.markdown.jsx import JsxTag, jsx_tags


def without_nesting_indents(text: str) -> str:
    """Return a text whose components' content begins in the column of the outermost of them, lines as they were.

    Indents within the content, such as those of a list, stay.
    """
    pairs = list(_pairs_of_tags(text))
    if not pairs:
        return text
    lines = text.split("\n")
    indents = _indents(lines)
    starts, ends = _lines_of(text, pairs)
    around: list[int] = []
    top = 0
    for number, line in enumerate(lines):
        del around[max(0, len(around) - ends.get(number, 0)) :]
        if around:
            lines[number] = line[min(len(line) - len(line.lstrip()), max(0, around[-1] - top)) :]
        for _ in range(starts.get(number, 0)):
            top = top if around else len(line) - len(line.lstrip())
            around.append(indents[number + 1])
    return "\n".join(lines)


def _pairs_of_tags(text: str) -> Iterator[tuple[JsxTag, JsxTag]]:
    """Yield the first and the last tag of each component that has content."""
    opened: dict[str, list[JsxTag]] = {}
    for tag in jsx_tags(text):
        if not tag.is_component or text[tag.end - 2] == "/":
            continue
        if not tag.is_closing:
            opened.setdefault(tag.name, []).append(tag)
        elif opened.get(tag.name):
            yield opened[tag.name].pop(), tag


def _indents(lines: list[str]) -> list[int]:
    """Return for each line the indent of the first line from there on that is not empty; one more for the end."""
    indents = [0]
    for line in reversed(lines):
        bare = line.lstrip()
        indents.append(len(line) - len(bare) if bare else indents[-1])
    return indents[::-1]


def _lines_of(text: str, pairs: list[tuple[JsxTag, JsxTag]]) -> tuple[dict[int, int], dict[int, int]]:
    """Return how many contents begin behind, and end before, each line, by its number from 0."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    line = position = 0
    offsets = [(first.end, False) for first, _ in pairs] + [(last.start, True) for _, last in pairs]
    for offset, is_end in sorted(offsets):
        line, position = line + text.count("\n", position, offset), offset
        counts = ends if is_end else starts
        counts[line] = counts.get(line, 0) + 1
    return starts, ends
