"""What could not be read is told with reason and way out; a kind of file that nobody reads is not told."""

import pytest

from msgcheck.checks.assets.unreadable import check_unreadable
from msgcheck.model.asset import SkippedAsset


@pytest.mark.parametrize(
    ("uri", "reason", "form"),
    [
        ("decks/emea.pptx", "damaged", "pptx"),
        ("decks/emea.ppt", "needs-libreoffice", "ppt"),
        ("decks/emea.pptx", "unsupported", None),  # an archive, or behind a password
        ("decks/emea.pptx", "link", None),
        ("decks/closed", "no-access", None),
        ("page", "too-slow", "html"),
    ],
)
def test_what_was_meant_to_be_read_is_told(uri, reason, form):
    seen = check_unreadable(SkippedAsset(uri, reason, "It is so.", "deck", form))
    assert (seen.rule, seen.passage, seen.evidence) == ("asset.unreadable", None, (("reason", reason),))
    assert seen.message.startswith("Not read and not checked: It is so.")


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("decks/logo.png", "not-an-asset"),
        ("decks/logo.png", "unsupported"),
        ("decks/logo.png", "link"),
        ("decks/~$emea.pptx", "lock-file"),
        ("decks/pipe", "not-a-file"),
    ],
)
def test_what_nobody_reads_is_not_told(uri, reason):
    assert check_unreadable(SkippedAsset(uri, reason, "It is so.")) is None


@pytest.mark.parametrize(
    ("reason", "way_out"),
    [
        ("empty", "It is so. Save it again, or remove it."),
        ("too-slow", "or raise `seconds` under [reading] in msgcheck.toml."),
        ("changing", "It is so."),  # that sentence has a way out of its own
    ],
)
def test_the_way_out_follows_the_reason(reason, way_out):
    assert check_unreadable(SkippedAsset("a.pptx", reason, "It is so.", "deck", "pptx")).message.endswith(way_out)
