"""What the OpenChain case must report for terms; the figures are those of the case's own README."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

import pytest

pytestmark = pytest.mark.realdata

# form -> deck -> occurrences, on slides and in notes together
FOSS = {
    "2017-08-03-curriculum-release-1": 202,
    "2017-08-03-curriculum-release-2": 356,
    "2018-07-13-curriculum-for-1-2": 403,
    "2018-09-28-curriculum-for-1-2-toolingmerged": 403,
    "2025-04-30-curriculum-for-1-2-old-folder": 403,
    "2018-07-13-curriculum-for-1-2-eight-chapter": 403,
    "2017-11-24-core-open-source-compliance-slides": 172,  # of 182: ten stand on hidden slides, not checked by default
    "2017-11-24-release-2-launch-presentation": 10,
    "2020-03-03-onboarding-slides-1-0": 1,
    "2020-03-03-onboarding-slides-1-1-beta": 7,
    "2019-06-19-curriculum-for-2-0": 0,
    "2019-08-05-curriculum-for-2-0": 0,
    "2020-04-09-curriculum-for-2-0": 0,
    "2020-11-04-curriculum-for-2-0": 0,
    "2020-10-14-training-slides-for-DIS-5230": 0,
    "2021-06-11-training-slides-for-ISO-5230": 0,
    "2024-07-03-training-slides-2024-04-update": 0,
    "2024-08-07-training-slides-2024-06-edition": 0,
}
TWINS = [
    ("collateral/2024-08-supplier-leaflet-second-edition.md", "collateral/2024-08-supplier-leaflet-second-edition.pdf"),
    ("collateral/2017-05-onboarding-handout-1-0.docx", "collateral/2017-05-onboarding-handout-1-0.pdf"),
    ("collateral/undated-openchain-for-managers-1-0.docx", "collateral/undated-openchain-for-managers-1-0.md"),
    ("collateral/undated-openchain-for-managers-1-0.docx", "collateral/undated-openchain-for-managers-1-0.pdf"),
    ("decks/2023-03-10-one-slide-overview-5230-v3.pptx", "collateral/2023-03-one-slide-overview-5230-v3.pdf"),
    ("decks/2023-03-10-one-slide-overview-all-project.pptx", "collateral/2023-03-one-slide-overview-all-project.pdf"),
]


@pytest.fixture(scope="module")
def run(scan_case):
    return scan_case("openchain", "decks", "collateral", select=("term",), uses_cache=False)


def counted(run, word: str, rules: set[str]) -> Counter[str]:
    """Occurrences of ``word`` inside the quotes of the findings, by asset name."""
    pattern = re.compile(rf"\b{re.escape(word)}\b")
    found: Counter[str] = Counter()
    for finding in run.findings:
        if finding.rule in rules:
            found[PurePath(finding.asset).stem] += len(pattern.findall(finding.quote))
    return found


@pytest.mark.parametrize("deck", FOSS)
def test_foss_is_deprecated_as_often_as_it_stands(run, deck):
    assert counted(run, "FOSS", {"term.deprecated"})[deck] == FOSS[deck]


def test_every_quote_is_what_stands_in_its_passage(run):
    assert run.findings
    assert all(finding.passage[finding.start : finding.end] == finding.quote for finding in run.findings)


def test_every_asset_is_read(run):
    assert [skipped.uri for skipped in run.skipped if skipped.reason != "not-an-asset"] == []


@pytest.mark.parametrize(("one", "other"), TWINS, ids=lambda name: PurePath(name).name)
def test_twins_have_the_same_findings(run, one, other):
    def findings(name):
        return Counter(
            (finding.rule, re.sub(r"\s+", " ", finding.quote).casefold())
            for finding in run.findings
            if finding.asset.endswith(name) and finding.layer == "body"
        )

    assert findings(one) == findings(other)
