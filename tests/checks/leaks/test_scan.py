"""From a deck to its findings: off by default, on for a kind, for a scan, or by naming the rules."""

from __future__ import annotations

import pytest

from msgcheck import api

SETTINGS = '[workspace]\nname = "Lumo"\n\n[assets.deck]\npaths = ["decks/**"]\nlayers = ["body"]\n'
MESSAGES = 'schema: 1\nname: Lumo\nversion: "1"\nmessages:\n'
MESSAGES += "  - {id: a, kind: tagline, statement: Books closed., required_in: [deck]}\n"


@pytest.fixture
def workspace(tmp_path):
    pptx = pytest.importorskip("pptx")
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Lumo closes the books"
    slide.notes_slide.notes_text_frame.text = "No word of the outage"
    hidden = deck.slides.add_slide(deck.slide_layouts[1])
    hidden.shapes.title.text = "Walk-away price"
    hidden._element.set("show", "0")
    (tmp_path / "platform").mkdir()
    (tmp_path / "platform" / "messages.yaml").write_text(MESSAGES)
    (tmp_path / "msgcheck.toml").write_text(SETTINGS)
    (tmp_path / "decks").mkdir()
    deck.save(tmp_path / "decks" / "plan.pptx")
    return tmp_path


@pytest.fixture
def leaks(workspace):
    def scan(**options):
        run = api.scan(workspace=workspace, options=api.ScanOptions(records=False, **options))
        return [(finding.rule, finding.quote) for finding in run.findings if finding.rule.startswith("leak.")]

    return scan


ALL = [("leak.notes", "No word of the outage"), ("leak.hidden", "Walk-away price")]


def test_off_by_default(leaks):
    assert leaks(select=("term",)) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"leaks": True, "select": ("term",)}, ALL),
        ({"select": ("leak",)}, ALL),
        ({"select": ("leak.notes",)}, ALL[:1]),
        ({"leaks": True, "select": ("term",), "ignore": ("leak.notes",)}, ALL[1:]),
    ],
)
def test_on_for_a_scan_in_all_layers(leaks, options, expected):
    assert leaks(**options) == expected


def test_on_for_a_kind_whatever_the_cache_holds(workspace, leaks):
    assert leaks(select=("term", "leak"), ignore=("message",)) == ALL
    settings = workspace / "msgcheck.toml"
    ignore = ("message", "claim")
    assert leaks(ignore=ignore) == []
    settings.write_text(SETTINGS + "leaks = true\n")
    assert leaks(ignore=ignore) == ALL
    settings.write_text(SETTINGS)
    assert leaks(ignore=ignore) == []


def test_score_is_that_of_a_scan_without_leaks(workspace):
    def scores(**options):
        run = api.scan(workspace=workspace, options=api.ScanOptions(records=False, **options))
        return run.score, [asset.score for asset in run.assets], {finding.rule for finding in run.findings}

    score, of_assets, rules = scores()
    assert score is not None
    assert scores(leaks=True) == (score, of_assets, rules | {"leak.notes", "leak.hidden"})
