import pytest

from msgcheck.reference.importing.document.sources import split_source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It saves 12 hours a week (Source: Time study, May 2026).", "Time study, May 2026"),
        ("It saves 12 hours a week [ref : Time study (2nd wave)]", "Time study (2nd wave)"),
        ("It saves 12 hours a week. Source: Time study", "Time study"),
    ],
)
def test_a_source_is_parted_from_what_it_is_given_for(text, source):
    said, (evidence,) = split_source(text)
    assert evidence.source == source
    assert said.startswith("It saves 12 hours a week")
    assert "ource" not in said


def test_spaces_without_end_take_no_longer_than_words(clock):
    clock.assert_within(0.1, lambda: split_source("It saves time (ref" + " " * 2000 + "x" + " " * 2000))
