import pytest

from msgcheck.analysis.category_phrase import is_same_category, is_short_for, read_category

READ = [
    ("code search tool for developers", "code search tool", ("cod", "search", "tool")),
    ("powerful, modern code search tool that scales", "powerful, modern code search tool", ("cod", "search", "tool")),
    ("suite of developer tools", "developer tools", ("developer", "tool")),
    ("one of the best search engines today", "best search engines", ("search", "engine")),
    ("code AI and search platform.", "code AI and search platform", ("cod", "ai", "search", "platform")),
    ("payments provider in Europe", "payments provider", ("payment", "provider")),
    ("platform", "platform", ("platform",)),
    (
        "open-source time-series store system",
        "open-source time-series store system",
        ("sourc", "tim", "seri", "stor", "system"),
    ),
    ("all-in-one ledger platform", "all-in-one ledger platform", ("ledger", "platform")),
    ("code-first platform", "code-first platform", ("cod", "first", "platform")),
    ("freight forwarder for chilled goods", "freight forwarder", ("freight", "forwarder")),
    (
        "trusted temperature monitoring provider",
        "trusted temperature monitoring provider",
        ("temperatur", "monitor", "provider"),
    ),
    (
        "largest open-access, relational store platform",
        "largest open-access, relational store platform",
        ("acces", "relational", "stor", "platform"),
    ),
    ("ledger search platform (the “Services”) of Leeds", "ledger search platform", ("ledger", "search", "platform")),
    ("forest inventory tool", "forest inventory tool", ("forest", "inventor", "tool")),
    ("search tool, cloud store and more", "search tool", ("search", "tool")),
    ("Europe's most popular rostering app", "most popular rostering app", ("roster", "app")),
]
NOT_READ = [
    "member of the foundation", "graduated project", "platform team", "great", "good replacement for a tool",
    "Danish insurer", "family-owned manufacturer", "launch partner", "equal opportunity employer", "market leader",
    "trusted provider of parts", "award winner", "global operator", "summer letter", "Utrecht-based maker",
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


def key_of(text):
    return read_category(text, 0).key


@pytest.mark.parametrize(
    ("told", "approved", "is_same"),
    [
        ("healthcare billing platform", "health care billing platform", True),
        ("health care billing platform", "healthcare billing platform", True),
        ("fast, open-source time-series database", "open source time series database", True),
        ("e-commerce platform", "ecommerce platform", True),
        ("graph database", "open source time series database", False),
        ("health billing platform", "healthcare billing platform", False),
        ("code platform", "code-first platform", True),
        ("code-only platform", "code-first platform", False),
    ],
)
def test_the_spelling_of_a_category_makes_no_other_one(told, approved, is_same):
    assert is_same_category(key_of(told), key_of(approved)) is is_same


def test_a_shorter_form_keeps_the_noun_and_the_order():
    whole = ("cod", "ai", "platform")
    assert is_short_for(("platform",), whole)
    assert is_short_for(("ai", "platform"), whole)
    assert not is_short_for(("cod", "ai"), whole)
    assert not is_short_for(("search", "platform"), whole)
