from __future__ import annotations

import io
from datetime import date

import pytest

from msgcheck.checks.gate.inline import find_inline_waivers
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import SlidePlace
from msgcheck.model.waiver import Grant

FULL = 'msgcheck: ignore term.deprecated until=2026-12-31 reason="a quote of 2019" owner=web'


def passages(text, name):
    return extract(io.BytesIO(text.encode()), name).passages


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"FOSS one.\n\n<!-- {FULL} -->\n\nFOSS two.\n\nFOSS three.\n", "md"),
        (f"<p>FOSS one.</p><!-- {FULL} --><p>FOSS two.</p><p>FOSS three.</p>", "html"),
        (f"<p>FOSS one.</p><!-- {FULL} --><!-- a note --><p>FOSS two.</p><p>FOSS three.</p>", "html"),
    ],
)
def test_a_comment_covers_the_next_passage(text, name):
    read = passages(text, name)
    (waiver,) = find_inline_waivers(read).waivers
    assert [read[index].text for index in waiver.covers] == ["FOSS two."]
    assert waiver.rule == "term.deprecated"
    assert waiver.grant == Grant(reason="a quote of 2019", owner="web", until=date(2026, 12, 31))


def test_several_rules_and_comments_of_one_passage():
    read = passages(f"<!-- {FULL.replace('deprecated', 'deprecated, leak')} -->\n<!-- {FULL} -->\n\nFOSS.", "md")
    found = find_inline_waivers(read)
    assert [waiver.rule for waiver in found.waivers] == ["term.deprecated", "leak", "term.deprecated"]
    assert {read[index].text for waiver in found.waivers for index in waiver.covers} == {"FOSS."}


def slide(number, text, layer=Layer.BODY):
    return Passage(text, layer, Role.PARAGRAPH, SlidePlace(number))


def test_a_line_of_the_notes_covers_its_slide():
    line = FULL.replace('"', "”", 1).replace('"', "“")
    read = (
        slide(1, "FOSS"),
        slide(1, f"Say hello.\n{line}", Layer.NOTES),
        slide(2, "FOSS"),
        slide(1, "more", Layer.ALT),
    )
    found = find_inline_waivers(read)
    assert [waiver.covers for waiver in found.waivers] == [{0, 1, 3}]
    assert found.waivers[0].grant.reason == "a quote of 2019"
    assert found.passages == frozenset()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("ignore", "the id of a rule"),
        ("please ignore term until=2026-12-31 reason=x owner=y", "the id of a rule"),
        ("ignore term.deprecated", "no until and no reason and no owner"),
        ('ignore term until=2026-12-31 reason="" owner=y', "no reason"),
        ("ignore term until=tomorrow reason=x owner=y", "must be a date"),
        ("ignore term until=2026-13-01 reason=x owner=y", "must be a date"),
    ],
)
def test_a_waiver_that_is_not_written_in_full_waives_nothing(said, words):
    read = passages(f"<!-- msgcheck: {said} -->\n\nFOSS.", "md")
    found = find_inline_waivers(read)
    assert found.waivers == ()
    (seen,) = found.observations
    assert seen.rule == "waiver.invalid"
    assert words in seen.message
    assert read[seen.passage].text[seen.start : seen.end] == said


def test_a_waiver_without_its_colon_is_told():
    read = passages(f"<!-- {FULL.replace(':', '')} -->\n\nFOSS.\n\n<!-- msgcheck ignores this -->\n", "md")
    found = find_inline_waivers(read)
    assert found.waivers == ()
    assert [seen.message for seen in found.observations] == [
        "This waiver waives nothing: write 'msgcheck:' with a colon."
    ]


@pytest.mark.parametrize("text", [f"{FULL}\n\nFOSS.", f"`<!-- {FULL} -->`\n\nFOSS."])
def test_words_that_the_reader_sees_are_no_waiver(text):
    found = find_inline_waivers(passages(text, "md"))
    assert (found.waivers, found.observations) == ((), ())


def test_nothing_follows():
    (waiver,) = find_inline_waivers(passages(f"FOSS.\n\n<!-- {FULL} -->\n", "md")).waivers
    assert len(waiver.covers) <= 1
