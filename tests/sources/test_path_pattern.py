import pytest

from msgcheck.sources.path_pattern import fixed_beginning, matches_pattern

MATCHES = [
    ("corpora/decks/a.pptx", "corpora/decks/**"),
    ("corpora/decks/emea/a.pptx", "corpora/decks/**"),
    ("corpora/decks/a.pptx", "corpora/decks/*.pptx"),
    ("corpora/decks/emea/a.pptx", "corpora/**/*.pptx"),
    ("corpora/a.pptx", "corpora/**/*.pptx"),
    ("corpora/decks/a.pptx", "corpora/decks"),
    ("corpora/decks/a.pptx", "corpora/decks/"),
    ("a.pptx", "**"),
    ("corpora/decks/two\nlines.pptx", "corpora/decks/**"),
    ("deck[1].pptx", "deck[1].*"),
]
MISSES = [
    ("corpora/decks/emea/a.pptx", "corpora/decks/*.pptx"),
    ("corpora/decksets/a.pptx", "corpora/decks"),
    ("corpora/decksets/a.pptx", "corpora/decks/**"),
    ("old/corpora/decks/a.pptx", "corpora/decks/**"),
    ("a.pptx", "*.pdf"),
    ("deck1.pptx", "deck[1].*"),
]


@pytest.mark.parametrize(("path", "pattern"), MATCHES)
def test_pattern_takes_path(path, pattern):
    assert matches_pattern(path, pattern)


@pytest.mark.parametrize(("path", "pattern"), MISSES)
def test_pattern_leaves_path(path, pattern):
    assert not matches_pattern(path, pattern)


@pytest.mark.parametrize(
    ("pattern", "beginning"),
    [("corpora/decks/**", "corpora/decks"), ("corpora/*/a.md", "corpora"), ("**", ""), ("a/b.md", "a/b.md")],
)
def test_fixed_beginning_ends_before_the_first_wildcard(pattern, beginning):
    assert fixed_beginning(pattern) == beginning
