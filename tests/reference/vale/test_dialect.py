"""Patterns of .NET mean here what they mean there."""

from __future__ import annotations

import pytest

from msgcheck.reference.vale.dialect import PatternError, compile_pattern, plain_sets, without_groups, word_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"[a-z-[aeiou]]+", "xyza", ["xyz"]),  # subtraction
        (r"[[(]x", "[x (x", ["[x", "(x"]),  # a bracket in a set is a character
        (r"[]a]+", "]a", ["]a"]),
        (r"[\w--]+", "a-b", ["a-b"]),
        (r"[a&&b|~]+", "a&b", ["a&b"]),
        (r"[[:alpha:]]+", "ab1", ["ab"]),
        (r"(?i)ss", "SS ß", ["SS"]),  # one letter is never two
        (r"(?:(?-i)API|(?i)url)s", "APIs apis URLs", ["APIs", "URLs"]),  # flags end with their group
        (r"(?<!, | in )which", "a which", ["which"]),  # lookbehind of any length
        (r"(?<!.*-)operator", "co-operator", []),
        (r"\p{Lu}\p{L}+", "Élan vital", ["Élan"]),
        (r"(?m)[a-z][.?!]$", "ab.\ncd", ["b."]),
    ],
)
def test_dialect(pattern, text, found):
    assert [match[0] for match in compile_pattern(pattern).finditer(text)] == found


@pytest.mark.parametrize("pattern", ["(a", "[a", "a{2,1}", "(?P<", "x" * 400_001, "(" * 20_000 + ")" * 20_000])
def test_what_cannot_be_read_is_an_error_of_its_own(pattern):
    with pytest.raises(PatternError):
        compile_pattern(pattern)


def test_groups_capture_nothing_and_sets_and_escapes_are_left_alone():
    assert without_groups(r"(a|b)\((?:c)(?<!d)[(]e") == r"(?:a|b)\((?:c)(?<!d)[(]e"


def test_words_stand_between_boundaries():
    assert compile_pattern(word_pattern("a|b", nonword=False)).findall("a ab b") == ["a", "b"]
    assert compile_pattern(word_pattern("a|b", nonword=True)).findall("ab") == ["a", "b"]


@pytest.mark.parametrize("pattern", [r"\[a\]", r"[^\]a]", "[a-z]", "", "\\"])
def test_plain_patterns_stay_as_they_are(pattern):
    assert plain_sets(pattern) == pattern
