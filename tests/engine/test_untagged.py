"""Terms and rules with a part_of_speech whose words an asset has say that they ran without a tagger, once a scan."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms.kinds import tagging

GLOSSARY = """
schema: 1
terms:
  - {id: prospect, preferred: prospect, deprecated: [lead], part_of_speech: noun}
  - {id: open-source, preferred: open source, deprecated: [FOSS], part_of_speech: noun}
  - {id: go, preferred: go, deprecated: [move]}
"""
PACK = """
pack: brand
rules:
  - {id: report, kind: existence, message: "No '{match}'.", tokens: [report], part_of_speech: verb}
"""


@pytest.fixture
def with_parts(workspace):
    settings = workspace / "msgcheck.toml"
    settings.write_text(settings.read_text().replace('"platform"\n', '"platform"\nrules = ["rules"]\n'))
    (workspace / "rules").mkdir()
    (workspace / "rules" / "brand.yaml").write_text(PACK)
    (workspace / "platform" / "glossary.yaml").write_text(GLOSSARY)
    (workspace / "pages" / "uses.md").write_text("Reports lead to FOSS.\n")
    return workspace


@pytest.fixture
def tagger(monkeypatch):
    """Install or remove a tagger, as far as anybody asks."""

    def install(name):
        monkeypatch.setattr(tagging, "tagger_name", lambda: name)

    install(None)
    return install


def told(run):
    tails = (notice.partition("told it of ")[2] for notice in run.notices if "No tagger" in notice)
    return [tail.partition(". ")[0] for tail in tails]


@pytest.mark.usefixtures("with_parts", "tagger")
def test_they_are_told_once_with_the_way_out(scan):
    first, again = scan(select=("term", "brand")), scan(select=("term", "brand"))
    assert told(first) == told(again) == ["brand.report, prospect"]
    assert "python -m spacy download" in next(notice for notice in first.notices if "No tagger" in notice)


@pytest.mark.usefixtures("tagger")
def test_nothing_is_told_where_no_asset_has_the_words(with_parts, scan):
    (with_parts / "pages" / "uses.md").unlink()
    assert told(scan(select=("term", "brand"))) == []


@pytest.mark.usefixtures("with_parts", "tagger")
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"select": ("term",)}, ["prospect"]),
        ({"select": ("brand",), "uses_cache": False}, ["brand.report"]),
        ({"select": ("term.forbidden",)}, []),
    ],
)
def test_rules_that_nobody_asked_for_are_not_told(scan, options, expected):
    assert told(scan(**options)) == expected


@pytest.mark.usefixtures("with_parts")
def test_with_a_tagger_there_is_nothing_to_tell(scan, tagger):
    tagger("en_core_web_sm")
    assert told(scan(select=("term", "brand"))) == []


@pytest.mark.usefixtures("tagger")
def test_a_glossary_without_parts_of_speech_tells_nothing(scan):
    assert told(scan(select=("term",))) == []
