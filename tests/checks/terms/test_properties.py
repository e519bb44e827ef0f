"""What holds for any text at all."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms

CASES = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"))
FORMS = [form for row in CASES["glossary"] for form in (*row.get("deprecated", ()), *row.get("forbidden", ()))]
GLUE = ["", " ", "\u00a0", "\u200b", "\u00ad", "™", "-", "/", ".", "\n", "ﬁ", "\u0301", "_", "@", "の"]
pieces = st.sampled_from(FORMS + GLUE) | st.text(max_size=4)
texts = st.lists(pieces, max_size=12).map("".join)


@pytest.fixture(scope="module")
def check(passage, make_glossary):
    index = compile_terms(make_glossary(CASES["glossary"]))
    return lambda text: check_terms([passage(text)], index, frozenset({"body"}))


@given(text=texts)
def test_spans_lie_in_the_text_in_order_and_apart(check, text):
    end = 0
    for found in check(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(text=texts)
def test_quote_is_in_the_message_as_it_stands(check, text):
    assert all(f"'{text[found.start : found.end]}'" in found.message for found in check(text))


@given(before=texts, after=texts)
def test_form_between_spaces_and_full_stops_is_always_covered(check, before, after):
    text = f"{before}. whitelist . {after}"
    start = len(before) + 2
    assert any(found.start <= start and start + len("whitelist") <= found.end for found in check(text))


@given(text=texts)
def test_same_text_gives_the_same_observations(check, text):
    assert check(text) == check(text)


HOSTILE = ["FOSS-", "OSS a.b ", "a/b/", "a_-", "a.B.", "FO\u200bSS ", "e\u0301", "openchain "]


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_long_passage_is_read_to_the_end(check, unit):
    # A quadratic path would need hours for this one.
    assert check(unit * 20_000 + " whitelist")[-1].message.endswith("'whitelist'.")
