"""The Markdown reads as it is meant, and no text of an asset becomes markup."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from msgcheck.reports.drift.markdown import report_as_markdown
from msgcheck.reports.markdown_text import as_markdown

TAGS = {"h1", "h2", "h3", "p", "ul", "li", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "hr"}


@pytest.fixture(scope="module")
def report(made_drift):
    return made_drift.drift_report()


def rendered(text):
    return MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"]).render(text)


def shown(page):
    """What a reader sees of it."""
    plain = re.sub(r"<[^<>]*>", " ", page)
    for code, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"), ("\u2060", "")):
        plain = plain.replace(code, letter)
    return " ".join(plain.split())


def test_the_page_for_a_reader_in_a_hurry_comes_first(report):
    lines = report_as_markdown(report).splitlines()
    assert lines[0] == "# Alignment score 78.4, up 3.1 points since 2026Q2"
    assert "- The score rose to 78.4; 3,120 conflicts are open." in lines
    headings = [line for line in lines if line.startswith("## ")]
    assert headings[:3] == ["## Worst drifts, in the words used", "## Decisions asked for", "## Figures"]
    assert "- Decide which figure holds: 14 assets say another one." in lines


def test_tables_are_tables(report):
    page = rendered(report_as_markdown(report))
    assert "91.7 % · healthy · +2.5" in shown(page)
    assert "Stale share 31 % 28.5 % 28.5 % 22 % 19.4 % 17.5 %" in shown(page)
    tables = re.findall(r"<table>.*?</table>", page, re.S)
    assert len(tables) > 10
    for table in tables:
        assert len({len(re.findall("<t[hd]", row)) for row in re.findall(r"<tr>.*?</tr>", table, re.S)}) == 1


def test_there_is_no_html_and_no_link_but_what_is_shown_as_text(made_drift, report):
    text = report_as_markdown(report)
    assert not re.search(r"<(?!0)[a-zA-Z/!]", text)
    page = rendered(text)
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z]\w*)", page)} <= TAGS
    assert made_drift.SCRIPT in shown(page)
    assert "[x](https://evil.example)" in shown(page)
    assert not re.search(r"@\w|\w://|www\.", text)


@pytest.mark.parametrize(
    "text",
    [
        *("- item", "+ item", "# title", "###### t", "#", "1. one", "12) two", "---", "- - -", "79.5", "-3 %", "#tag"),
        *("$1 and $2", "a | b", "<b>", "&copy;", "\\*", "~~x~~", "    code", "> quote", "[a]: http://x", "=== x"),
    ],
)
def test_text_shows_as_text_also_where_a_line_starts(text):
    page = rendered(f"{as_markdown(text)}\n")
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z]\w*)", page)} == {"p"}
    assert shown(page) == " ".join(text.split())


def test_long_tables_end_and_count_the_rest(report):
    table = replace(report.groups[0], rows=report.groups[0].rows * 100)
    text = report_as_markdown(replace(report, groups=(table,), conflicts=report.conflicts * 100))
    assert "And 200 more rows in the workbook." in text
    assert "And 100 more examples in the workbook." in text


def test_a_retired_wording_is_not_called_approved(report):
    first, *_ = report.messages
    text = report_as_markdown(replace(report, messages=(replace(first, status="retired"),)))
    assert f"Retired: “{as_markdown(first.statement)}”" in text
    assert f"\nApproved: “{as_markdown(first.statement)}”" not in text


def test_nothing_to_tell_is_told(report):
    text = report_as_markdown(replace(report, worst=(), decisions=(), conflicts=(), fixed=(), unread=(), against=None))
    for words in ("Nothing drifted.", "None.", "There are none.", "Nothing was fixed.", "Everything was read."):
        assert words in text
