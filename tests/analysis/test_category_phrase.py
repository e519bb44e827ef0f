import pytest

from msgcheck.analysis.category_phrase import is_short_for, read_category

READ = [
    ("code search tool for developers", "code search tool", ("cod", "search", "tool")),
    ("powerful, modern code search tool that scales", "powerful, modern code search tool", ("cod", "search", "tool")),
    ("suite of developer tools", "developer tools", ("developer", "tool")),
    ("one of the best search engines today", "best search engines", ("search", "engine")),
    ("code AI and search platform.", "code AI and search platform", ("cod", "ai", "search", "platform")),
    ("payments provider in Europe", "payments provider", ("payment", "provider")),
    ("platform", "platform", ("platform",)),
]
NOT_READ = [
    "member of the foundation", "graduated project", "platform team", "great", "good replacement for a tool",
    "all-remote company", "way to search code", "", "a b c d e f g h i j k tool",
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "key"), READ)
def test_a_category_is_read_up_to_its_noun(text, quote, key):
    phrase = read_category(text, 0)
    assert text[phrase.start : phrase.end] == quote
    assert phrase.key == key


@pytest.mark.parametrize("text", NOT_READ)
def test_what_has_no_category_noun_last_is_no_category(text):
    assert read_category(text, 0) is None


def test_a_shorter_form_keeps_the_noun_and_the_order():
    whole = ("cod", "ai", "platform")
    assert is_short_for(("platform",), whole)
    assert is_short_for(("ai", "platform"), whole)
    assert not is_short_for(("cod", "ai"), whole)
    assert not is_short_for(("search", "platform"), whole)
