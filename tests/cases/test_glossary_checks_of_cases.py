"""The glossary checks on the two real cases: what they must say, and how much at most."""

from __future__ import annotations

from collections import Counter

import pytest

pytestmark = pytest.mark.realdata

RULES = ("term.inconsistent", "term.undefined-abbreviation", "term.definition-drift")


@pytest.fixture(scope="module")
def sourcegraph(scan_case):
    return scan_case("sourcegraph", "departments", "strategy-goals", "history", select=RULES, uses_cache=False)


def test_a_definition_that_is_word_for_word_that_of_one_term_has_not_drifted_from_another(sourcegraph):
    drifted = {
        (finding.reference.id, finding.asset.rpartition("/")[2][:10])
        for finding in sourcegraph.findings
        if finding.rule == "term.definition-drift"
    }
    assert not {term for term, _ in drifted} & {"code-search-product"}


def test_what_the_sales_team_says_every_day_is_explained_nowhere(sourcegraph):
    evidence = [dict(finding.evidence) for finding in sourcegraph.findings]
    assets = Counter(each["abbreviation"] for each in evidence if "abbreviation" in each)
    assert assets["AE"] > 10
    assert assets["CE"] > 10
    assert not {"FAQ", "CEO", "PDF", "URL", "OSS", "SG"} & assets.keys()


def test_no_flood(sourcegraph):
    found = Counter((finding.asset, finding.rule) for finding in sourcegraph.findings)
    assert max(count for (_, rule), count in found.items() if rule == "term.inconsistent") <= 3
    assert max(count for (_, rule), count in found.items() if rule == "term.definition-drift") <= 2


def test_an_expression_of_licences_is_no_spelling(scan_case):
    run = scan_case("openchain", "decks/2017-08-03-curriculum-for-1-1.pptx", select=("term.inconsistent",))
    assert run.findings == ()
