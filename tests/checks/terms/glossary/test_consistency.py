"""Spellings of approved forms: other hyphens and spaces are told, what grammar asks for is not."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms.finding.normalised_asset import NormalisedAsset
from msgcheck.checks.terms.form_spread import differing_uses
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.checks.terms.glossary.consistency import compile_spellings, uses_of_spellings
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import PagePlace

BODY = frozenset({"body"})
TERMS = (
    {"preferred": "line-level matching"},
    {"preferred": "supplier invoice"},
    {"preferred": "go-live"},
    {"preferred": "email"},
    {"preferred": "third party", "admitted": ("third-party",)},
    {"preferred": "code host", "deprecated": ("codehosting",)},
    {"preferred": "code host connection"},
    {"preferred": "real-time", "part_of_speech": "adjective"},
    {"preferred": "long-term"},
    {"preferred": "self-certification"},
    {"preferred": "Kestrowe Match", "case_sensitive": True},
    {"preferred": "Kestrowe ledger"},
    {"preferred": "plotview", "part_of_speech": "noun"},
    {"preferred": "sitecheck", "part_of_speech": "verb"},
)
# text -> what is written, and what is suggested
FOUND = {
    "Use line level matching.": ("line level matching", "line-level matching"),
    "Line Level Matching wins": ("Line Level Matching", "Line-Level Matching"),
    "Send each supplier-invoice.": ("supplier-invoice", "supplier invoice"),
    "A supplier-invoice, often late": ("supplier-invoice", "supplier invoice"),
    "Two supplier-invoices and more": ("supplier-invoices", "supplier invoices"),
    "By e-mail only": ("e-mail", "email"),
    "All e-mails": ("e-mails", "emails"),
    "Any codehost will do": ("codehost", "code host"),
    "Our code-host connections": ("code-host connections", "code host connections"),
    "A real time view": ("real time", "real-time"),
    "Our long term plan": ("long term", "long-term"),
    "Start the self certification.": ("self certification", "self-certification"),
    "One Kestrowe-ledger, please": ("Kestrowe-ledger", "Kestrowe ledger"),
    "Buy Kestrowe-Match": ("Kestrowe-Match", "Kestrowe Match"),
    "Three line\u00a0level matching runs": ("line\u00a0level matching", "line-level matching"),
    "The golive is near": ("golive", "go-live"),
    "Count all plot views.": ("plot views", "plotviews"),
    "Each vat was site checked.": ("site checked", "sitechecked"),
}
SILENT = (
    "Use line-level matching.",
    "Supplier-invoice processing, for each supplier invoice",  # before the noun it describes
    "All supplier-invoice, line-level data",  # two that describe one noun
    "We go live in May, the go-live is near.",  # verb and noun
    "A third party, a third-party tool",  # both are listed
    "See it in real time.",  # no adjective here
    "It pays in the long term.",  # nor here, though nobody told that the term is one
    "The last plot viewed, and the plot viewing",  # a noun has no forms of a verb
    "codehosting is over",  # listed as deprecated: that rule speaks
    "Each has its own tracker (kestrowe-book, kestrowe-ledger).",  # repositories
    "Look at kestrowe-match and team/code-host.",  # another casing may be an address; a path
    "The terms are either/code-host connection/or",  # one expression
    "https://x.example/code-host and line-level-matching-based",
)


@pytest.fixture(scope="module")
def seen_in(glossary_of):
    glossary = glossary_of(*TERMS)
    index, terms = compile_spellings(glossary), compile_terms(glossary)
    return lambda passages: differing_uses({"a": uses_of_spellings(NormalisedAsset(passages, BODY), index, terms)})["a"]


@pytest.fixture(scope="module")
def told(seen_in, asset):
    def tell(*texts):
        passages = asset(*texts)
        seen = seen_in(passages)
        return [(passages[each.passage].text[each.start : each.end], *each.suggestions) for each in seen]

    return tell


@pytest.fixture(scope="module")
def said(seen_in, asset):
    return lambda *texts: seen_in(asset(*texts))[0].message


@pytest.mark.parametrize("text", FOUND)
def test_another_spelling_is_told_with_its_exact_words(told, text):
    assert told(text) == [FOUND[text]]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_listed_or_grammar_is_silent(told, text):
    assert told(text) == []


def test_an_asset_has_one_finding_a_form_for_its_most_frequent_other_spelling(told):
    texts = ("One codehost.", "One code-host.", "A code-host is it.", "A code host.")
    assert told(*texts) == [("code-host", "code host")]


def test_a_finding_names_the_forms_as_they_stand(said):
    assert "“code-hosts” is spelled “code hosts” in the glossary." in said("Two code-hosts are here.")
    assert said("A codehost.", "A code-host connector.").endswith("has “codehost” once and “code-host” once.")


def test_a_hyphen_on_a_page_may_be_that_of_a_line_end(glossary_of):
    glossary = glossary_of(*TERMS)
    passage = Passage("By e-mail, with line level matching.", Layer.BODY, Role.PARAGRAPH, PagePlace(1, None))
    uses = uses_of_spellings(NormalisedAsset((passage,), BODY), compile_spellings(glossary), compile_terms(glossary))
    assert {use.reference.id: use.passage for use in uses} == {"term-3": None, "term-0": 0}
