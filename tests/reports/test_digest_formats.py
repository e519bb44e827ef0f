"""A digest says the same in every format, and shows what strangers wrote as they wrote it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from msgcheck.model.asset_history import Review
from msgcheck.model.digest import Accepted, FieldDigest, OwnerDigest, ToFix
from msgcheck.model.period import parse_period
from msgcheck.model.waiver import Grant
from msgcheck.reports.digest_formats import DIGEST_FORMATS, digest_as_html, digest_as_mail, digest_as_markdown
from msgcheck.reports.digest_view import field_view, owner_view

HOSTILE = "<script>alert(1)</script> [x](http://evil) \r\nBcc: all@evil.example \u202eabc"
SAID = Review(fingerprint="v1:a", mark="accepted", by="Ana", on=datetime(2026, 8, 1, tzinfo=UTC), note=HOSTILE)
CHANGE = ToFix(
    severity="error", rule="claim.number-mismatch", told="90 percent", approved="70 percent", message="Another number.",
    fingerprint="v1:a", due=date(2026, 9, 14), places=(("decks/a.pptx", "slide 3"),), more=2,
)  # fmt: skip


@pytest.fixture(scope="module")
def made_report(made_drift):
    return made_drift.drift_report()


@pytest.fixture
def digest(made_report):
    """A digest with everything in it, hostile texts among it."""
    return OwnerDigest(
        owner="sales@acme.example",
        workspace="Acme",
        period=parse_period("2026Q3"),
        made_at=datetime(2026, 9, 1, tzinfo=UTC),
        figures=made_report.headline[:1],
        to_fix=(CHANGE, replace(CHANGE, told=HOSTILE, due=None)),
        left=4,
        accepted=(Accepted("Words of the field.", "Approved words.", SAID),),
        platform_versions=("2026.3",),
        waived=(Grant(reason="quoted", owner="legal", until=date(2026, 12, 31)),),
        fixed=made_report.fixed[:1],
    )


def texts_of(view):
    """What each format shows, as one plain line."""
    mail = message_from_bytes(digest_as_mail(view), policy=default)
    page = re.sub(r"<style>.*?</style>|<[^>]+>", " ", digest_as_html(view).decode(), flags=re.DOTALL)
    markdown = digest_as_markdown(view).decode()
    parts = (markdown, page, mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content())
    return [" ".join(part.split()) for part in parts]


@pytest.mark.parametrize(
    "words",
    ["Error, by 14 September 2026: “90 percent”",
     "Approved: “70 percent”", "decks/a.pptx, slide 3", "and 2 more places",
     "And 4 more changes", "Waived until 31 December 2026: quoted", "“Words of the field.” is to become a message."],
)  # fmt: skip
def test_an_owner_reads_what_was_decided_and_what_to_change_by_when(digest, words):
    assert all(words in text for text in texts_of(owner_view(digest)))


def test_those_who_own_the_messages_read_what_the_field_says(made_report):
    for text in texts_of(field_view(FieldDigest(made_report, (Accepted("Words of the field.", "", SAID),)))):
        assert "Words of the field." in text
        assert "claims that no message covers" in text.casefold()


def test_texts_of_strangers_stay_texts(digest):
    view = owner_view(replace(digest, workspace=HOSTILE))
    page, markdown = digest_as_html(view).decode(), digest_as_markdown(view).decode()
    assert "<script>" not in page + markdown
    assert "\u202e" not in page + markdown
    assert "[x](http" not in markdown
    mail = message_from_bytes(digest_as_mail(view), policy=default)
    assert set(mail.keys()) == {"Subject", "To", "X-Unsent", "MIME-Version", "Content-Type"}


@pytest.mark.parametrize(
    ("owner", "to"),
    [
        ("sales@acme.example", "sales@acme.example"),
        ("emea sales", None),
        ("a@b.example, c@d.example", None),
        ("-", None),
    ],
)
def test_a_mail_is_addressed_only_where_the_owner_is_an_address(digest, owner, to):
    mail = message_from_bytes(digest_as_mail(owner_view(replace(digest, owner=owner))), policy=default)
    assert (mail["To"], mail["X-Unsent"], mail.is_multipart()) == (to, "1", True)


@pytest.mark.parametrize("name", DIGEST_FORMATS)
def test_equal_digests_give_equal_bytes(digest, name):
    make = DIGEST_FORMATS[name][1]
    assert make(owner_view(digest)) == make(owner_view(digest))


def test_nothing_to_say_is_said(digest):
    empty = replace(digest, to_fix=(), left=0, accepted=(), platform_versions=(), waived=(), fixed=(), figures=())
    for text in texts_of(owner_view(empty)):
        assert "Nothing: no finding is open." in text
        assert "Nothing was decided in the period." in text


def test_the_page_is_accessible(digest, opened_page, axe_violations):
    page = opened_page(digest_as_html(owner_view(digest)).decode(), bypass_csp=True)
    assert axe_violations(page) == []
