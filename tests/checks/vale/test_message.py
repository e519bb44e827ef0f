import pytest

from msgcheck.checks.vale.message import fill, listed_or, suggestions


@pytest.mark.parametrize(
    ("message", "values", "shown"),
    [
        ("Use '%s' for '%s'.", ("a", "b"), "Use 'a' for 'b'."),
        ("Use '%[2]s' for '%[1]s'.", ("a", "b"), "Use 'b' for 'a'."),
        ("Up to 100%% of '%s'", ("a",), "Up to 100% of 'a'"),
        ("No place", ("a",), "No place"),
        ("'%s' and '%s'", ("a",), "'a' and '%s'"),
        ("two\n  lines", (), "two lines"),
    ],
)
def test_places_are_filled_in_order(message, values, shown):
    assert fill(message, *values) == shown


@pytest.mark.parametrize(("words", "shown"), [(["a"], "'a'"), (["a", "b"], "'a' or 'b'"), ("abc", "'a', 'b', or 'c'")])
def test_choices_in_words(words, shown):
    assert listed_or(words) == shown


@pytest.mark.parametrize(
    ("action", "match", "expected"),
    [
        (("replace", "x", "y"), "a", ("x", "y")),
        (("remove",), "a", ("",)),
        (("convert", "simple"), "auto-scale", ("autoscale",)),
        (("edit", "trim", " "), " — ", ("—",)),
        (("edit", "trim_right", ".?!"), "end.", ("end",)),
        (("edit", "trim_left", "~"), "~3", ("3",)),
        (("edit", "truncate", " "), "the the", ("the",)),
        (("edit", "split", " ", "1"), "a b", ("b",)),
        (("edit", "split", " ", "5"), "a b", ()),
        (("edit", "regex", r"(\w+)( using)", "$1 by using"), "system using", ("system by using",)),
        (("edit", "regex", "(", "x"), "a", ()),
        (("edit",), "a", ()),
        ((), "a", ()),
    ],
)
def test_what_to_write_instead(action, match, expected):
    assert suggestions(action, match) == expected
