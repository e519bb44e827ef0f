"""What is proposed for two real companies: terms that their people would miss, and none that the glossary has."""

from __future__ import annotations

import pytest

from msgcheck import api
from msgcheck.checks.terms.mining.spellings import forms_of
from msgcheck.model.proposal import ProposalKind

SETTINGS = '[workspace]\nname = "case"\nplatform = "{platform}"\nrules = []\n'
EXPECTED = {
    "sourcegraph": {"Salesforce", "GitLab", "changesets", "Kubernetes", "onboarding", "Technical Advisor"},
    "openchain": {"supply chain", "copyright holder", "copyleft", "license compliance", "GPL", "copyright notice"},
}
"""Names and terms of each company's trade that its glossary lacks, found by reading its assets."""


@pytest.fixture(params=EXPECTED, scope="module")
def mined(request, realdata, tmp_path_factory):
    case = realdata / "cases" / request.param
    workspace = tmp_path_factory.mktemp(request.param)
    (workspace / "msgcheck.toml").write_text(SETTINGS.format(platform=case / "platform"), encoding="utf-8")
    mining = api.mine_terms([case / "assets"], workspace=workspace)
    return request.param, mining, api.list_terms(workspace=workspace)


@pytest.mark.realdata
def test_the_first_thirty_hold_what_the_glossary_lacks(mined):
    name, mining, _ = mined
    forms = {proposal.form for proposal in mining.proposals}
    assert len(forms) == 30
    assert EXPECTED[name] <= forms


@pytest.mark.realdata
def test_no_form_of_the_glossary_is_proposed(mined):
    _, mining, entries = mined
    listed = {form.casefold() for term in entries for form in forms_of(term)}
    new = {each.form.casefold() for each in mining.proposals if each.kind is not ProposalKind.SPELLING}
    assert not new & listed


@pytest.mark.realdata
def test_every_proposal_has_evidence(mined):
    _, mining, _ = mined
    assert all(1 <= len(each.evidence) <= 3 for each in mining.proposals)
