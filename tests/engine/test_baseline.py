"""What stays known: each case is (lines of yesterday, findings of today, which of them are new)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msgcheck.engine.acceptance.baseline import known_findings, mark_known
from msgcheck.engine.fingerprint import fingerprints
from msgcheck.model.finding import Finding
from msgcheck.model.observation import Reference
from msgcheck.model.severity import Severity


def found(asset, *passages, rule="term.deprecated", quote="FOSS"):
    """Find ``quote`` wherever it stands, with the fingerprints that stamping gives."""
    spans = [(text, at) for text in passages for at in range(len(text)) if text.startswith(quote, at)]
    prints = fingerprints((rule, "", quote, text) for text, _ in spans)
    return [
        Finding(rule=rule, severity=Severity.ERROR, fingerprint=print_, asset=asset, message="", start=at,
                end=at + len(quote), quote=quote, passage=text)
        for (text, at), print_ in zip(spans, prints, strict=True)
    ]  # fmt: skip


LONG = "The policy says that FOSS needs a review, and every FOSS licence is kept with the release it came in."
CASES = {
    "nothing changed": (found("a", "We like FOSS."), found("a", "We like FOSS."), []),
    "renamed": (found("a", "We like FOSS."), found("b", "We like FOSS."), []),
    "reordered": (found("a", "One FOSS.", "Two FOSS."), found("a", "Two FOSS.", "One FOSS."), []),
    "other spacing and case": (found("a", "We like  FOSS."), found("a", "we like FOSS."), []),
    "said once more": (found("a", "FOSS."), found("a", "FOSS.", "FOSS."), [1]),
    "said in a second asset too": (found("a", "FOSS."), [*found("a", "FOSS."), *found("b", "FOSS.")], [1]),
    "the asset itself first": (found("b", "FOSS."), [*found("a", "FOSS."), *found("b", "FOSS.")], [0]),
    "a sentence behind": (found("a", LONG), found("a", f"{LONG} It is good."), []),
    "one more in the paragraph": (found("a", LONG), found("a", f"{LONG} Then came more FOSS to be told."), [2]),
    "a sentence behind a short title": (found("a", "FOSS policy"), found("a", "FOSS policy. And more FOSS."), [1]),
    "edited in the middle": (found("a", LONG), found("a", LONG.replace("every", "each single")), []),
    "renamed and edited": (
        found("a", LONG, "We like FOSS."),
        found("b", LONG.replace("every", "each single"), "We like FOSS."),
        [],
    ),
    "one more between two": (found("a", LONG), found("a", LONG.replace("and", "and of FOSS too, and")), [1]),
    "two more before two": (found("a", LONG), found("a", f"Of FOSS and FOSS again: {LONG}"), [0, 1]),
    "one more between, and one taken away": (
        found("a", LONG),
        found("a", LONG.replace("that FOSS", "that it").replace("licence", "licence and more FOSS")),
        [1],
    ),
    "one more in a table of equal cells": (found("a", *["FOSS"] * 3), found("a", *["FOSS"] * 2, "FOSS FOSS"), [3]),
    "text without spaces": (
        found("a", "この資料ではFOSSの利用方針を説明します。" * 3),
        found("a", "改訂。" + "この資料ではFOSSの利用方針を説明します。" * 3),
        [],
    ),
    "moved to other words": (found("a", LONG), found("a", "Quite another FOSS here."), [0]),
    "another rule": (found("a", "FOSS."), found("a", "FOSS.", rule="term.forbidden"), [0]),
    "a short title reworded": (found("a", "FOSS"), found("a", "The FOSS"), [0]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_new(name):
    before, now, new = CASES[name]
    marked = mark_known(now, known_findings(before))
    assert [index for index, each in enumerate(marked) if each.baseline == "new"] == new
    assert [replace(each, baseline="new") for each in marked] == now


WORDS = st.sampled_from(["policy", "review", "licence", "release", "every", "team", "the", "of", "a", "notice", "due"])


@st.composite
def edits(draw):
    """Draw a passage that tells of FOSS, the same with more of it and words around, how many more, and with less."""
    words = draw(st.lists(WORDS, min_size=4, max_size=30))
    for _ in range(draw(st.integers(1, 6))):
        words.insert(draw(st.integers(0, len(words))), "FOSS")
    more, count = list(words), draw(st.integers(0, 4))
    for _ in range(count):
        added = [*draw(st.lists(WORDS, max_size=3)), "FOSS", *draw(st.lists(WORDS, max_size=3))]
        at = draw(st.integers(0, len(more)))
        more[at:at] = added
    less = [word for word in words if word != "FOSS" or draw(st.booleans())]
    return " ".join(words), " ".join(more), count, " ".join(less)


def count_new(before, now):
    return sum(each.baseline == "new" for each in mark_known(found("a", now), known_findings(found("a", before))))


@given(edits())
def test_of_an_edited_passage_as_many_are_new_as_were_added(edit):
    before, more, added, less = edit
    assert count_new(before, more) == added
    assert count_new(before, less) == 0


def test_a_page_of_thousands_edited_everywhere_is_decided_in_time():
    before = [f"We tell of FOSS {number} and of its {number * 7} licences here." for number in range(3000)]
    now = [f"{text} And FOSS {number}." for number, text in enumerate(before)]
    marked = mark_known(found("a", *now), known_findings(found("a", *before)))
    assert [each.baseline for each in marked[:4]] == ["known", "new", "known", "new"]
    assert sum(each.baseline == "known" for each in marked) == 3000


def test_a_finding_on_the_whole_asset_survives_a_new_title():
    """The title of a deck is that of its first slide: moving slides changes it."""
    before = Finding(rule="message.missing", severity=Severity.ERROR, fingerprint="v1:1", asset="a", message="",
                     reference=Reference("message", "x"))  # fmt: skip
    now = [
        replace(before, fingerprint="v1:2"),
        replace(before, fingerprint="v1:3", reference=Reference("message", "y")),
    ]
    marked = mark_known(now, known_findings([before]))
    assert [each.baseline for each in marked] == ["known", "new"]


def test_what_is_told_at_its_first_place_is_known_by_its_words():
    before, now = found("a", "An EULA first.", quote="EULA"), found("a", "Quite another EULA.", quote="EULA")
    assert [each.baseline for each in mark_known(now, known_findings(before), {"term.deprecated"})] == ["known"]
    assert [each.baseline for each in mark_known(now * 2, known_findings(before), {"term.deprecated"})] == [
        "known",
        "new",
    ]


def test_waived_findings_and_those_of_the_gate_are_never_accepted():
    waived = replace(found("a", "FOSS.")[0], waiver="a quote")
    of_gate = [replace(waived, waiver=None, rule=rule) for rule in ("gate.score", "waiver.expired")]
    assert known_findings([waived, *of_gate]) == ()
