import pytest

from msgcheck.model.unlisted import unlisted

SKIPPED = [
    ("https://a.example/sitemap.xml", "sitemap"),
    ("https://b.example/blog", "not-found"),
    ("decks", "not-found"),
    ("/Volumes/Sales", "not-found"),
    ("web/old.pptx", "truncated"),
]


@pytest.mark.parametrize(
    ("uri", "may_be_there"),
    [
        ("https://a.example/1", True),
        ("https://b.example/blog/1", False),
        ("decks/a.pptx", True),
        ("decks/2026/a.pptx", True),
        ("decks", False),
        ("decks-old/a.pptx", False),
        ("/Volumes/Sales/a.pptx", True),
        ("/Volumes/Other/a.pptx", False),
        ("web/old.pptx", False),
        ("web/new.pptx", False),
    ],
)
def test_only_what_stands_behind_something_skipped_may_still_be_there(uri, may_be_there):
    assert unlisted(SKIPPED).may_hold(uri) is may_be_there
    assert not unlisted([]).may_hold(uri)
