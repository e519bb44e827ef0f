"""Markdown, text and web pages: only the words change."""

from __future__ import annotations

import pytest

from msgcheck.annotate.markup import page_pieces

CHANGED = [
    ("a.txt", "We use FOSS daily.\r\n", "We use open source daily.\r\n"),
    ("a.txt", "FOSS is a plan.", "Open source is a plan."),
    ("a.txt", "Run a FOSS review. A FOSS plan.", "Run an open source review. An open source plan."),
    ("a.txt", "The R&D team.", "The research & development team."),
    ("a.txt", "We like FO\u00adSS here.", "We like open source here."),
    ("a.txt", "All our free\nsoftware is fine.", "All our open source is fine."),
    ("a.md", "# About FOSS\n\n- FOSS. `FOSS` stays\n", "# About open source\n\n- Open source. `FOSS` stays\n"),
    ("a.md", "We use **FOSS** and [FOSS](FOSS.md) here.", "We use **open source** and [open source](FOSS.md) here."),
    ("a.md", "We use **free** software here.", "We use **open source** here."),
    ("a.md", "1. FOSS\n2. free software\n", "1. Open source\n2. open source\n"),
    ("a.md", "---\nauthor: FOSS\n---\nWe use FOSS.\n", "---\nauthor: FOSS\n---\nWe use open source.\n"),
    ("a.html", "<p id='FOSS'>Our <b>FO</b>SS<!-- FOSS -->", "<p id='FOSS'>Our <b>open source</b><!-- FOSS -->"),
    ("a.html", "<p>We like R&amp;D now.</p>", "<p>We like research &amp; development now.</p>"),
    ("a.html", "<p>We like free\n   <i> software</i> now.</p>", "<p>We like open source<i></i> now.</p>"),
    ("a.html", "<script>'FOSS'</script><p>We use FOSS.", "<script>'FOSS'</script><p>We use open source."),
    ("a.html", '<p><img alt="All FOSS" src="FOSS.png">', '<p><img alt="All open source" src="FOSS.png">'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "fixed"), CHANGED)
def test_only_the_words_change(fix_text, name, text, fixed):
    assert fix_text(name, text)[0] == fixed


LEFT = [
    ("a.txt", "He said “we have never used any FOSS in this house” and left.", "quoted"),
    ("a.md", "> We use FOSS.\n", "quoted"),
    ("a.html", "<p>See.</p><blockquote>We use FOSS.</blockquote>", "quoted"),
    ("a.md", "We use [FOSS] here.\n\n[FOSS]: https://a.example\n", ""),
    ("a.txt", "Use FOSS (open source code).", "twice"),
    ("a.txt", "Open source (FOSS and its tools).", "twice"),
    ("a.txt", "Open source (a plan, FOSS).", "twice"),
    ("a.md", "We use free **software** here.", "more than these words"),
]


@pytest.mark.parametrize(("name", "text", "reason"), LEFT)
def test_what_is_not_fixed_stays_and_is_told(fix_text, name, text, reason):
    data, reasons = fix_text(name, text)
    assert data is None
    assert len(reasons) == 1
    assert reason in reasons[0]


LISTS = [
    "We use FOSS, free software and plans.",
    "Our FOSS/free software plan.",
    "Two plans (FOSS, another; free software).",
    "All our open source\n(FOSS or\nfree software) is a plan.",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_that_would_say_the_same_twice_is_left(fix_text, text):
    data, reasons = fix_text("a.txt", text)
    assert data is None
    assert [reason for reason in reasons if "twice" in reason] == reasons
    assert len(reasons) == 2


ACROSS_A_BRACKET = [
    ("a.txt", "Our open source (FOSS) plan.", "Our open source plan."),
    ("a.txt", "Open Source Software (FOSS) is a plan.", "Open Source Software is a plan."),
    ("a.txt", "Use FOSS (open source).", "Use open source."),
    ("a.txt", "Buy Free Software (FOSS) now.", "Buy Open Source now."),
    ("a.txt", "Buy free software (FOSS, F.O.S.S.) now.", "Buy open source now."),
    (
        "a.txt",
        "Open source (see our FOSS plan, FOSS 2) here.",
        "Open source (see our open source plan, open source 2) here.",
    ),
    (
        "a.txt",
        "We go from FOSS to FOSS, and FOSS or FOSS here.",
        "We go from open source to open source, and open source or open source here.",
    ),
    ("a.txt", "Buy a plan (FOSS) now.", "Buy a plan (open source) now."),
    ("a.md", "We use **free software** (*FOSS*) here.", "We use **open source** (*FOSS*) here."),
    ("a.html", "<p>We use <b>free software</b> (FOSS) here.", "<p>We use <b>open source</b> here."),
]


@pytest.mark.parametrize(("name", "text", "fixed"), ACROSS_A_BRACKET)
def test_what_would_stand_twice_across_a_bracket_stands_once(fix_text, name, text, fixed):
    assert fix_text(name, text)[0] == fixed


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_stays(fix_text, encoding):
    assert fix_text("a.txt", "Café FOSS\r\nplan", encoding)[0] == "Café open source\r\nplan"


def test_characters_that_fixing_needs_are_refused(fix_text):
    data, reasons = fix_text("a.txt", "We use \U000f0000 FOSS.")
    assert data is None
    assert "private" in reasons[0]


@pytest.mark.parametrize("unit", ["<!--", "<script ", "</script", "<a '", '<a title="'])
def test_pages_that_never_close_take_no_time(unit, clock):
    clock.assert_within(5, lambda: list(page_pieces("p", unit * 200_000)))
