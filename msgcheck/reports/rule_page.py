"""The page of a rule, for ``msgcheck explain`` and for the documentation; the headings are the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from msgcheck.model.check_rule import CheckRule
from msgcheck.reports.plain_text import plain

HEADINGS = ("Why it matters", "Found", "Left alone", "Options", "What it cannot see")
"""In this order on every page."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#])")


def _sections(rule: CheckRule) -> tuple[tuple[str, str], ...]:
    texts = (rule.why, rule.example, rule.counter_example, rule.options, rule.limits)
    return tuple(zip(HEADINGS, texts, strict=True))


def _severity(rule: CheckRule) -> str:
    return rule.severity if rule.on else f"{rule.severity}, off"


def rule_as_text(rule: CheckRule) -> RenderableType:
    """Return the page of ``rule`` to print with rich."""
    title = Text.assemble((plain(rule.id), "bold"), f"  {plain(rule.title)}", overflow="fold")
    parts: list[RenderableType] = [title, Text(f"Severity: {_severity(rule)}", style="dim")]
    for heading, text in _sections(rule):
        parts += [Text(), Text(heading, style="bold")]
        parts += [Padding(Text(plain(line), overflow="fold"), (0, 0, 0, 2), expand=False) for line in text.splitlines()]
    return Group(*parts)


def rules_as_text(rules: Iterable[CheckRule]) -> RenderableType:
    """Return the list of ``rules`` to print with rich: id, severity and title of each."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", highlight=False)
    table.add_column("rule", overflow="fold")
    table.add_column("severity", no_wrap=True)
    table.add_column("what it finds", overflow="fold")
    for rule in rules:
        table.add_row(Text(plain(rule.id), style="bold"), Text(_severity(rule)), Text(plain(rule.title)))
    return table


def rule_as_markdown(rule: CheckRule) -> str:
    """Return the page of ``rule`` as Markdown that ends with a line break; examples are quotations."""
    parts = [f"# {_escaped(rule.title)}", f"`{rule.id}` · severity {_severity(rule)}"]
    for heading, text in _sections(rule):
        parts.append(f"## {heading}")
        is_example = heading in HEADINGS[1:3]
        parts.append(
            "\n".join(f"> {_escaped(line)}" for line in text.splitlines()) if is_example else _plain_lines(text)
        )
    return "\n\n".join(parts) + "\n"


def _plain_lines(text: str) -> str:
    """Return ``text`` line by line, each plain. Its own Markdown stays: rules are written by their authors."""
    return "\n".join(plain(line) for line in text.splitlines())


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", plain(text))
