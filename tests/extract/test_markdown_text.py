"""Markdown: what is prose and what is not, and the line of every word."""

from __future__ import annotations

import io
import re

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.markdown import parser as markdown_parser
from msgcheck.extract.markdown.reader import extract_markdown
from msgcheck.model.passage import Role


def read(text):
    return extract_markdown(io.BytesIO(text.encode()), Limits())


def passages(text):
    return [(p.layer.value, p.role.value, p.text, p.place.line) for p in read(text).passages]


def texts(text):
    return [p.text for p in read(text).passages]


PAGE = """\
---
title: "Acme Flow"
description: >
  Planning
  for teams
draft: true
---
# Why *Acme* Flow {#why}

First line
second line with **bold**words.

- [ ] one
  more
- two

| Plan | Price |
|------|-------|
| Team | $10   |

> [!NOTE]
> quoted

![A chart of growth](growth.png)

See[^1].

[^1]: The note.
"""


def test_passages_of_a_page():
    assert passages(PAGE) == [
        ("metadata", "title", "Acme Flow", 2),
        ("metadata", "property", "Planning for teams", 3),
        ("body", "title", "Why Acme Flow", 8),
        ("body", "paragraph", "First line\nsecond line with boldwords.", 10),
        ("body", "bullet", "one\nmore", 13),
        ("body", "bullet", "two", 15),
        ("body", "cell", "Plan", 17),
        ("body", "cell", "Price", 17),
        ("body", "cell", "Team", 19),
        ("body", "cell", "$10", 19),
        ("body", "quote", "quoted", 22),
        ("alt", "caption", "A chart of growth", 24),
        ("body", "paragraph", "See.", 26),
        ("body", "note", "The note.", 28),
    ]


def test_columns_point_at_the_first_word():
    columns = {p.text: p.place.column for p in read(PAGE).passages}
    assert (columns["Why Acme Flow"], columns["Price"], columns["one\nmore"], columns["$10"]) == (3, 10, 7, 10)


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("Run `npm install` first.", ["Run   first."]),
        ("```sh\nFOSS\n```\n\ntext", ["text"]),
        ("    indented FOSS\n\ntext", ["text"]),
        ("See <https://x.example/FOSS> or https://x.example/FOSS.", ["See   or  ."]),
        ("[our plan](https://x.example/FOSS)", ["our plan"]),
        ("[our plan][1]\n\n[1]: https://x.example/FOSS", ["our plan"]),
        ("![][1]\n\n[1]: data:image/svg+xml;base64,Rk9TUw==", []),
        ("![](<data:image/png;base64,Rk9TUw==>) text", ["text"]),
        ("<!-- one\n\ntwo -->\ntext", ["one two", "text"]),
        ("one<!-- note -->two", ["onetwo", "note"]),
        ("un<b>break</b>able<br>next", ["unbreakable next"]),
        ("press <code>FOSS</code> now", ["press   now"]),
        ("import Tabs from '@x/FOSS';\n\n<Tabs a={FOSS} />\n\ntext", ["text"]),
        ("{{< FOSS >}} text {% FOSS %}", ["text"]),
        (":::note\ntext\n:::", ["text"]),
        ("~~old~~ text", ["old text"]),
        ("<div align='center'>\none &amp; <i>two</i>\n<p>three</p></div>", ["one & two", "three"]),
        ("<script>\nFOSS\n</script>\n\ntext", ["text"]),
        ("*open\nsource*", ["open\nsource"]),
    ],
)
def test_what_is_prose(source, prose):
    assert texts(source) == prose


def test_words_of_every_line_stand_on_that_line():
    source = "\n\n".join(f"- item{n}a *item{n}b*\n  item{n}c [item{n}d\n  item{n}e](u)" for n in range(20))
    lines = source.split("\n")
    for passage in read(source).passages:
        for match in re.finditer(r"\w+", passage.text):
            line = passage.place.line + passage.text[: match.start()].count("\n")
            assert match[0] in lines[line - 1]


def test_html_blocks_keep_their_lines():
    found = passages("intro\n\n<div>\n<h2>Head</h2>\n\n<p>para</p>\n<img alt='logo'></div>\n")
    assert ("body", "heading", "Head", 4) in found
    assert ("body", "paragraph", "para", 6) in found
    assert ("alt", "caption", "logo", 7) in found


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("---\ntitle: Front\n---\n# *Main* head\n", "Main head"),
        ("---\ntitle: Front\n---\n## Head\n", "Front"),
        ("## Head\n\ntext", "Head"),
        ("text", ""),
    ],
)
def test_title(source, title):
    assert read(source).title == title


def test_context_is_the_heading_above():
    found = read("# A\n\none\n\n## B *b*\n\ntwo\n").passages
    assert [p.context for p in found] == ["", "A", "", "B b"]


def test_pictures_inside_the_file_cost_nothing(clock):
    picture = "![][image1]\n\n" + "word " * 200 + "\n\n[image1]: <data:image/png;base64," + "QUJD" * 1_000_000 + ">\n"
    assert len(texts(picture)) == 1
    clock.assert_within(1.5, lambda: read(picture))


@pytest.mark.parametrize(
    "hostile", ["[" * 4000, "![" * 4000, "[a][b" * 2000, "*a **b " * 3000, "`" * 5000, "<a " * 5000]
)
def test_hostile_markup_ends_soon(hostile, clock):
    clock.assert_within(5, lambda: read(hostile))


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        pytest.param("<A", "a", id="name of a component"),
        pytest.param("<A ", "{a}", id="component"),
        pytest.param("<div>\n<", "a", id="name of a tag"),
        pytest.param("<div>\n<a ", "b=c ", id="attributes"),
        pytest.param("", "![", id="pictures"),
        pytest.param("", "^[", id="footnotes"),
        pytest.param("", "[a][", id="links"),
        pytest.param("", "a <![CDATA[", id="character data"),
        pytest.param("", "a <!-- ", id="comments"),
        pytest.param("", "- [ ] a\n", id="tasks"),
        pytest.param("---\n", "title: >\n", id="properties"),
        pytest.param("|&amp;|\n|-|\n|", "&amp;|", id="cells"),
    ],
)
def test_twice_the_hostile_text_takes_twice_the_time(head, unit, clock):
    once, twice = (head + unit * (size // len(unit)) for size in (20_000, 40_000))
    clock.assert_growth(3, lambda: read(once), lambda: read(twice))


@pytest.mark.parametrize("unit", ["![", "a <![CDATA[", "[a]["])
def test_a_paragraph_of_brackets_is_plain_text_and_reported(unit):
    extraction = read("Acme [Flow](x) *plans*.\n\n" + unit * 2_000 + "\n\nMore [text](y).\n")
    assert [extraction.passages[0].text, extraction.passages[-1].text] == ["Acme Flow plans.", "More text."]
    assert extraction.passages[1].text == (unit * 2_000).strip()
    assert [(part.part, part.reason) for part in extraction.coverage.unread] == [
        ("markup of line 3 and after", "too many brackets in one paragraph; read as plain text")
    ]


def test_real_paragraphs_may_have_many_links():
    extraction = read("[a](x) [b][1] ![c](y) [d [e](z)] " * 300 + "\n\n[1]: w\n")
    assert extraction.passages[0].text.split() == ["a", "b", "[d", "e]"] * 300
    assert extraction.coverage.unread == ()


def test_tables_that_grow_beyond_the_file_are_bounded_and_reported(monkeypatch):
    monkeypatch.setattr(markdown_parser, "_TABLE_TOKENS", 6_000)
    table = "|a" * 50 + "|\n" + "|-" * 50 + "|\n" + "|\n" * 30
    assert [p.role for p in read(table).passages] == [Role.CELL] * 50
    assert read(table).coverage.unread == ()
    extraction = read((table + "\n") * 4)
    assert [p.role for p in extraction.passages] == [Role.CELL] * 100 + [Role.PARAGRAPH] * 2
    assert [part.reason for part in extraction.coverage.unread] == ["too many cells; read as plain text"]


def test_text_of_more_marks_than_fit_in_memory_is_refused():
    with pytest.raises(UnreadableError) as caught:
        read("a\n\n" * 300_000)
    assert caught.value.reason == "too-large"


def test_deep_nesting_is_reported():
    extraction = read("> " * 200 + "deep\n\nafter\n")
    assert [p.text for p in extraction.passages][-1] == "after"
    assert extraction.coverage.unread[0].part == "nested lists or quotes"


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"%PDF-1.4\n", "not-text"), (bytes(64), "not-text")])
def test_what_cannot_be_read_has_a_reason(data, reason):
    with pytest.raises(UnreadableError) as caught:
        extract_markdown(io.BytesIO(data), Limits())
    assert caught.value.reason == reason


@pytest.mark.realdata
def test_no_picture_data_in_real_explainers(realdata):
    files = sorted((realdata / "cases/openchain/assets/collateral").glob("*explainer*.md"))
    assert len(files) == 8
    for file in files:
        with file.open("rb") as stream:
            extraction = extract_markdown(stream, Limits())
        assert max(len(p.text) for p in extraction.passages) < 3000
        assert not any(re.search(r"\w{60,}", p.text) for p in extraction.passages)


@pytest.mark.realdata
def test_old_term_in_the_first_leaflet(realdata):
    file = realdata / "cases/openchain/assets/collateral/2019-05-supplier-leaflet-first-edition.md"
    with file.open("rb") as stream:
        text = "\n".join(p.text for p in extract_markdown(stream, Limits()).passages)
    assert len(re.findall(r"\bOSS\b", text)) == 163  # the case's README


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div>\n    {% include menu.html %}\n    <p>One</p>\n</div>\n", ["One"]),
        ("<div>\n    {{< menu >}}\n    {% raw %}\n    <p>One</p>\n</div>\n", ["One"]),
        ("<div\n  {% if wide %}\n  class=b\n  {% endif %}\n>\n    <p>One</p>\n</div>\n", ["One"]),
        ('<div {% if wide %}class="b"{% endif %}>\n    <p>One</p>\n</div>\n', ["One"]),
        ("<div>\n{%- capture alt -%}\n    A chart.\n{%- endcapture -%}\n    <p>One</p>\n</div>\n", ["A chart.", "One"]),
        ("One\n{% include menu.html %}\n- two\n{% include menu.html %}\n- three\n", ["One", "two", "three"]),
        ("<div>\n\n    {% include menu.html %}\n\n    echo code\n\n</div>\n", []),
    ],
)
def test_a_tag_of_a_generator_does_not_end_the_html_that_it_stands_in(text, expected):
    assert texts(text) == expected
