"""A rule's page has every part, in the console and in Markdown."""

import io
from dataclasses import replace

from markdown_it import MarkdownIt
from rich.console import Console

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity
from msgcheck.reports.rule_page import HEADINGS, rule_as_markdown, rule_as_text, rules_as_text

RULE = CheckRule(
    id="term.deprecated",
    severity=Severity.WARNING,
    title="A word the glossary gave up",
    why="Readers look for *one* name.",
    example="Move to <Acme Cloud> [today]_now_.",
    counter_example="Move to Acme Platform.\nSecond line.",
    options="None.",
    limits="It knows words, not meanings.",
)


def printed(page):
    console = Console(file=io.StringIO(), width=60)
    console.print(page)
    return console.file.getvalue()


def test_the_printed_page_has_every_part_in_order():
    text = printed(rule_as_text(RULE))
    parts = [RULE.id, RULE.title, "Severity: warning", *HEADINGS, RULE.limits]
    assert sorted(text.index(part) for part in parts) == [text.index(part) for part in parts]
    assert RULE.example in text


def test_the_printed_page_is_deaf_to_markup():
    text = printed(rule_as_text(replace(RULE, example="[bold]\x1b[31mred")))
    assert "[bold][31mred" in text


def test_the_markdown_page_shows_its_examples_as_they_are():
    tokens = MarkdownIt().parse(rule_as_markdown(RULE))
    headings = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == [RULE.title, *HEADINGS]
    shown = [
        "".join(child.content or "\n" for child in t.children) for t in tokens if t.type == "inline" and t.level == 2
    ]
    assert shown == [RULE.example, RULE.counter_example]


def test_the_list_names_every_rule():
    text = printed(rules_as_text([RULE, replace(RULE, id="brand.[bold]old", title="Old")]))
    assert [line.split()[0] for line in text.splitlines()] == ["rule", "term.deprecated", "brand.[bold]old"]
