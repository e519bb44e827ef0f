"""Which form each asset has, beside all others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from msgcheck.checks.terms.form_spread import differing_uses, form_use
from msgcheck.model.observation import Observation, Reference


def use(form, count=1, passage=0, **options):
    seen = Observation(
        rule="pack.rule", message="Write {preferred}.", passage=passage, reference=Reference("rule", "pack.rule")
    )
    return form_use(seen, group="0", form=form, count=count, **options)


def told(by_asset):
    return {uri: [dict(seen.evidence)["form"] for seen in found] for uri, found in differing_uses(by_asset).items()}


def test_the_form_of_most_assets_is_agreed_on_and_named():
    by_asset = {"a": [use("email", 2)], "b": [use("e-mail", 9)], "c": [use("email")]}
    assert told(by_asset) == {"a": [], "b": ["e-mail"], "c": []}
    (seen,) = differing_uses(by_asset)["b"]
    assert seen.message.startswith("Write email.")
    assert "9 times" in seen.message
    assert dict(seen.evidence)["spread"] == (("e-mail", 1, 9), ("email", 2, 3))


def test_between_equally_common_forms_uses_decide_and_then_the_order_they_are_listed_in():
    assert told({"a": [use("x", 2, rank=1)], "b": [use("y", 1, rank=0)]}) == {"a": [], "b": ["y"]}
    assert told({"a": [use("x", rank=1)], "b": [use("y", rank=0)]}) == {"a": ["x"], "b": []}


def test_a_preferred_form_is_agreed_on_however_rare():
    by_asset = {"a": [use("x", 9)], "b": [use("x", 9)], "c": [use("y", preferred="y")]}
    assert told(by_asset) == {"a": ["x"], "b": ["x"], "c": []}


def test_a_use_without_a_place_counts_and_is_not_reported():
    assert told({"a": [use("x", 9, passage=None)], "b": [use("y", 1), use("x", 1)]}) == {"a": [], "b": ["y"]}
    assert told({"a": [use("x", passage=None)], "b": [use("y", 2)]}) == {"a": [], "b": []}


def test_evidence_that_nobody_here_wrote_is_left_out():
    plain = Observation(rule="r", message="", reference=Reference("rule", "r"))
    strange = form_use(plain, group="0", form="x", count=2**40)
    assert differing_uses({"a": [plain, strange]}) == {"a": ()}


@given(st.dictionaries(st.text(max_size=3), st.lists(st.sampled_from("xyz"), max_size=3, unique=True)))
def test_an_asset_that_has_only_the_agreed_form_is_never_told(forms):
    by_asset = {uri: [use(form) for form in found] for uri, found in forms.items()}
    for uri, seen in differing_uses(by_asset).items():
        assert len(seen) <= 1
        assert all(dict(each.evidence)["agreed"] != dict(each.evidence)["form"] in forms[uri] for each in seen)
