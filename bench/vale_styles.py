"""How many of the results that Vale styles expect of themselves our reading of them gives.

    python bench/vale_styles.py [STYLES_FOLDER] [--rule RULE]

Without a folder: ``data/styles`` below ``MSGCHECK_REALDATA``. Two kinds of expectations:

- ``features/*.feature`` (Google, Microsoft, write-good): each line of a scenario is ``file:line:column:rule:message``
  for the rules that its ``.vale.ini`` names. A line counts as met where file, line, column and rule agree, its message
  separately; a hit that no line expects is counted as well.
- Red Hat's fixtures: each non-blank line of ``testinvalid.adoc`` needs a hit of the rule, ``testvalid.adoc`` has none.
  AsciiDoc is read here by the few signs that these files use.
"""

from __future__ import annotations

import argparse
import configparser
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from msgcheck.checks.vale.block import Block, blocks_of, text_blocks
from msgcheck.checks.vale.matching import Hit, compile_rule
from msgcheck.config.mistakes import Mistakes
from msgcheck.extract.limits import Limits
from msgcheck.extract.markdown.reader import extract_markdown
from msgcheck.extract.text_files.plain_text import extract_plain_text
from msgcheck.model.passage import Passage
from msgcheck.model.vale_rule import ValeRule, ValeStyle
from msgcheck.reference.vale.style import read_style

FEATURES = (("Google", "Google"), ("Microsoft", "Microsoft"), ("write-good", "write-good"))
RED_HAT = Path("vale-at-red-hat/.vale")

_SCENARIO = re.compile(r'^\s*When I test "([^"]+)"')
_EXPECTED = re.compile(r"^\s*([\w.-]+):(\d+):(\d+):([\w-]+\.[\w-]+):(.*)$")
_CODE = re.compile(r"`[^`]*`")
_HEADING = re.compile(r"(={1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"[ \t]*(?:[*.-]{1,5})[ \t]+(?=\S)")
_CODE_TEXT = re.compile(r"(?<![\w`])`[^`\n]+`(?![\w`])|(?<![\w+])\+[^+\n]+\+(?![\w+])")

Place = tuple[str, int, int, str]
"""File, line, column, rule."""


@dataclass(slots=True)
class Outcome:
    """How a style did: expected places met and missed, with and without their message, and hits nobody expects."""

    met: list[Place] = field(default_factory=list)
    missed: list[Place] = field(default_factory=list)
    worded: int = 0
    extra: list[Place] = field(default_factory=list)
    wrong_words: list[tuple[Place, str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Expected places that are met, 0..1."""
        return len(self.met) / max(1, len(self.met) + len(self.missed))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("styles", nargs="?", type=Path)
    parser.add_argument("--rule", help="only this rule of Red Hat, line by line")
    options = parser.parse_args()
    folder = options.styles or Path(os.environ["MSGCHECK_REALDATA"]) / "data" / "styles"
    if options.rule:
        for name, line in red_hat_lines(folder, options.rule):
            print(f"{name}: {line}")
        return
    for package, style in FEATURES:
        print_outcome(style, measure_features(folder / package, style))
    print_red_hat(measure_red_hat(folder))


def print_outcome(style: str, outcome: Outcome) -> None:
    total = len(outcome.met) + len(outcome.missed)
    print(
        f"{style}: {len(outcome.met)} of {total} places ({outcome.share:.1%}), {outcome.worded} with their message; "
        f"{len(outcome.extra)} not expected"
    )
    for what, places in (("missed", outcome.missed), ("extra", outcome.extra)):
        for place in places:
            print(f"  {what}: {':'.join(map(str, place))}")
    for place, wanted, got in outcome.wrong_words:
        print(f"  words: {':'.join(map(str, place))}: {got!r} for {wanted!r}")


def print_red_hat(rules: dict[str, tuple[int, int, int, int]]) -> None:
    print("Red Hat: rule, hits on lines of testinvalid, lines of testvalid with a hit")
    sums = [0, 0, 0, 0]
    for name, counts in sorted(rules.items()):
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        hit, lines, false, valid = counts
        mark = "" if hit >= 0.99 * lines and not false else "   <--"
        print(f"  {name}: {hit} of {lines}, {false} of {valid}{mark}")
    good = sum(hit >= 0.99 * lines and not false for hit, lines, false, _ in rules.values())
    print(
        f"  together: {sums[0]} of {sums[1]} invalid lines, {sums[2]} of {sums[3]} valid; {good} of {len(rules)} rules"
    )


# ---- features ----


def measure_features(package: Path, style_name: str) -> Outcome:
    """Run every scenario of a package."""
    style = styled(package / style_name)
    outcome = Outcome()
    for scenario, expected in scenarios(package / "features" / "rules.feature"):
        found = dict(fixture_hits(package / "fixtures" / scenario, style))
        for place, message in expected.items():
            if place not in found:
                outcome.missed.append(place)
                continue
            outcome.met.append(place)
            if found[place] == message:
                outcome.worded += 1
            else:
                outcome.wrong_words.append((place, message, found[place]))
        outcome.extra += [place for place in found if place not in expected]
    return outcome


def styled(folder: Path) -> ValeStyle:
    mistakes = Mistakes()
    style = read_style(folder, mistakes)
    assert not mistakes.count, folder
    return style


def scenarios(feature: Path) -> Iterator[tuple[str, dict[Place, str]]]:
    """Yield (fixture, message by place) of each scenario that is not commented out."""
    name, expected = "", dict[Place, str]()
    for line in feature.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("#"):
            continue
        if started := _SCENARIO.match(line):
            if name:
                yield name, expected
            name, expected = started[1], {}
        elif told := _EXPECTED.match(line):
            expected[told[1], int(told[2]), int(told[3]), told[4]] = told[5]
    if name:
        yield name, expected


def fixture_hits(folder: Path, style: ValeStyle) -> Iterator[tuple[Place, str]]:
    """Yield place and message of what the rules that the fixture's settings name find in its files."""
    wanted = rules_on(folder / ".vale.ini")
    rules = [rule for rule in style.rules if rule.name in wanted]
    for file in sorted([*folder.glob("test.md"), *folder.glob("test.rst")]):
        source = file.read_text(encoding="utf-8")
        with file.open("rb") as stream:
            read = extract_markdown if file.suffix == ".md" else extract_plain_text
            passages = read(stream, Limits()).passages
        for hit in hits_of(rules, list(blocks_of(passages))):
            line, column = position(source.split("\n"), passages[hit.source], hit)
            yield (file.name, line, column, hit.rule), hit.message


def rules_on(settings: Path) -> frozenset[str]:
    parser = configparser.ConfigParser(delimiters=("=",), strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string("[top]\n" + settings.read_text(encoding="utf-8"))
    return frozenset(key for section in parser.sections() for key, value in parser[section].items() if value == "YES")


def hits_of(rules: Iterable[ValeRule], blocks: list[Block]) -> Iterator[Hit]:
    for rule in rules:
        yield from compile_rule(rule)(blocks)


def position(lines: list[str], passage: Passage, hit: Hit) -> tuple[int, int]:
    """Return line and column of a hit: as often as its text stands before it in the passage, so often in the line."""
    number = passage.place.line + passage.text.count("\n", 0, hit.start)
    first = passage.text.rfind("\n", 0, hit.start) + 1
    text = passage.text[hit.start : hit.end].split("\n")[0]
    source = _CODE.sub(lambda code: "\0" * len(code[0]), lines[number - 1])
    at = (passage.place.column - 1 if not first else 0) - 1
    for _ in range(passage.text.count(text, first, hit.start + len(text)) if text else 1):
        at = source.find(text, at + 1)
    return number, at + 1


# ---- Red Hat ----


def measure_red_hat(folder: Path) -> dict[str, tuple[int, int, int, int]]:
    """Return by rule: lines of testinvalid that are hit, all of them, lines of testvalid that are hit, all of them."""
    style = styled(folder / RED_HAT / "styles" / "RedHat")
    results = {}
    for rule in style.rules:
        fixture = folder / RED_HAT / "fixtures" / "RedHat" / rule.name.partition(".")[2]
        if fixture.is_dir():
            hit, lines = lines_hit(rule, fixture / "testinvalid.adoc")
            false, valid = lines_hit(rule, fixture / "testvalid.adoc")
            results[rule.name] = (len(hit & lines), len(lines), len(false & valid), len(valid))
    return results


def red_hat_lines(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of the fixtures of one rule that go wrong."""
    style = styled(folder / RED_HAT / "styles" / "RedHat")
    rule = next(rule for rule in style.rules if rule.name.endswith(name))
    fixture = folder / RED_HAT / "fixtures" / "RedHat" / rule.name.partition(".")[2]
    for file, is_wrong in (("testinvalid.adoc", False), ("testvalid.adoc", True)):
        hit, lines = lines_hit(rule, fixture / file)
        text = (fixture / file).read_text(encoding="utf-8").split("\n")
        for number in sorted(lines & hit if is_wrong else lines - hit):
            yield f"{file}:{number}", text[number - 1]


def lines_hit(rule: ValeRule, file: Path) -> tuple[set[int], set[int]]:
    """Return the lines of a file with a hit of the rule, and all its lines that are text: not blank, no comment."""
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    texts = adoc_texts(text)
    blocks = [block for number, (_, scope, piece) in enumerate(texts) for block in text_blocks(piece, scope, number)]
    blocks.append(Block(text, ("raw",), len(texts)))
    hit: set[int] = set()
    for found in compile_rule(rule)(blocks):
        first, _, piece = texts[found.source] if found.source < len(texts) else (1, (), text)
        start = first + piece.count("\n", 0, found.start)
        hit.update(range(start, start + piece.count("\n", found.start, found.end) + 1))
    prose = {number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("//")}
    return hit, prose


def adoc_texts(text: str) -> list[tuple[int, tuple[str, ...], str]]:
    """Return (line from 1, scope, text) of the headings, items and paragraphs of an AsciiDoc file."""
    found: list[tuple[int, tuple[str, ...], str]] = []
    paragraph: dict[int, str] = {}
    fence = ""

    def finish() -> None:
        if paragraph:
            found.append((min(paragraph), ("text",), "\n".join(paragraph.values())))
            paragraph.clear()

    for number, line in enumerate(text.split("\n"), 1):
        if fence or line.strip() in {"----", "....", "++++"}:
            finish()
            fence = "" if line.strip() == fence else fence or line.strip()
            continue
        prose = _CODE_TEXT.sub(lambda code: "*" * len(code[0]), line)
        heading, item = _HEADING.match(prose), _ITEM.match(prose)
        if not prose.strip() or prose.startswith("//") or heading or item:
            finish()
        if heading:
            found.append((number, ("text", "heading", f"h{len(heading[1])}"), prose[heading.end() :]))
        elif item:
            found.append((number, ("text", "list"), prose[item.end() :]))
        elif prose.strip() and not prose.startswith("//"):
            paragraph[number] = prose
    finish()
    return found


if __name__ == "__main__":
    sys.exit(main())
