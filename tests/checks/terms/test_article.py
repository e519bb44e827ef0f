"""The article before a new word."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms.article import article_before

ARTICLES = [
    ("a FOSS", "open source", "an"),
    ("A FOSS", "open source", "An"),
    ("a “FOSS", "open source", "an"),
    ("an FOSS", "open source", None),
    ("an OSS", "free software", "a"),
    ("An OSS", "unified tool", "A"),
    ("a FOSS", "hourly rate", "an"),
    ("an OSS", "one-off", "a"),
    ("a FOSS", "umbrella", "an"),
    ("an OSS", "European plan", "a"),
    ("a FOSS", "ISO 5230", None),
    ("data FOSS", "open source", None),
    ("FOSS", "open source", None),
]


@pytest.mark.parametrize(("text", "new", "article"), ARTICLES)
def test_articles(text, new, article):
    found = article_before(text, text.index("OSS") - text.count("F"), new)
    assert (found and found[2]) == article
    if found:
        assert text[found[0] : found[1]].lower() in {"a", "an"}
