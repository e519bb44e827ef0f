"""Mails: subject, people, body, attachments, each with its layer and place."""

from __future__ import annotations

import base64
import io
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract, recognised
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import DocumentPlace


def mail(text="", page="", **attachments):
    message = EmailMessage(policy=SMTP)
    message["From"] = "Jürgen Groß <tok-from@example.com>"
    message["To"] = "tok-to@example.com"
    message["Subject"] = "tok-subject: größer, schöner, und so lang, dass die Zeile umgebrochen werden muss"
    message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def read(message, limits=None):
    data = message if isinstance(message, bytes) else message.as_bytes()
    return extract(io.BytesIO(data), "eml", limits)


@pytest.fixture(scope="module")
def extraction():
    inner = mail("tok-inner")
    page = "<head><title>tok-headline</title></head><body><h1>tok-heading</h1><p>tok-page für alle</p></body>"
    message = mail(
        "tok-page für alle\n\ntok-onlytext\n", page, **{"näme.txt": b"tok-attached", "logo.png": b"\x89PNG\r\n\0"}
    )
    message.add_attachment(inner)
    return read(message)


@pytest.mark.parametrize(
    ("word", "layer", "role", "place"),
    [
        ("tok-subject", Layer.BODY, Role.TITLE, "subject"),
        ("tok-from", Layer.METADATA, Role.PROPERTY, "from"),
        ("tok-to", Layer.METADATA, Role.PROPERTY, "to"),
        ("tok-headline", Layer.METADATA, Role.TITLE, "body/0"),
        ("tok-heading", Layer.BODY, Role.TITLE, "body/1"),
        ("tok-page", Layer.BODY, Role.PARAGRAPH, "body/2"),
        ("tok-onlytext", Layer.ALT, Role.PARAGRAPH, "body/3"),
        ("tok-attached", Layer.EMBEDDED, Role.PARAGRAPH, "attachment/näme.txt"),
        ("tok-inner", Layer.EMBEDDED, Role.PARAGRAPH, "attachment/mail.eml"),
    ],
)
def test_every_place_of_a_mail_is_read_once(extraction, word, layer, role, place):
    own = [each for each in extraction.passages if each.place.paragraph != "attachment/mail.eml" or "inner" in word]
    (passage,) = (each for each in own if word in each.text)
    assert (passage.layer, passage.role, passage.place) == (layer, role, DocumentPlace(place))


def test_headers_are_decoded(extraction):
    assert extraction.title.startswith("tok-subject: größer, schöner")
    assert extraction.title.endswith("umgebrochen werden muss")
    assert "Jürgen Groß <tok-from@example.com>" in {each.text for each in extraction.passages}


def test_attachment_that_is_not_read_is_named(extraction):
    (part,) = extraction.coverage.unread
    assert part.part == "logo.png"
    assert "picture" in part.reason


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "utf-16", "windows-1252"])
def test_body_is_decoded_by_its_charset(charset):
    body = "Schöne Grüße".encode(charset)
    head = f"Subject: x\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    extraction = read(head.encode() + base64.encodebytes(body))
    assert [each.text for each in extraction.passages] == ["x", "Schöne Grüße"]


def test_a_folded_header_keeps_the_space_before_what_is_not_encoded():
    word = "=?utf-8?b?" + base64.b64encode("Größe".encode()).decode() + "?="
    extraction = read(f"Subject: {word}\r\n saves time\r\n {word}\r\n\t{word}\r\nTo: a\r\n\r\nbody\r\n".encode())
    assert extraction.title == "Größe saves time GrößeGröße"


def test_header_in_plain_eight_bits_is_read():
    extraction = read("Subject: Grüße\r\nTo: a\r\n\r\nbody\r\n".encode())
    assert extraction.title == "Grüße"


@pytest.mark.parametrize(
    "header",
    [
        "=?utf-8?b?@@@?=",
        "=?nope?q?abc?=",
        "=?utf-8?q?=FF=FE?=",
        "(" * 5_000,
        "a@b, " * 20_000,
        "=?utf-8?b?QQ",
        "\1" * 40,
        "=?x?q?=01=02=03=04=05?=",
    ],
)
def test_odd_header_costs_nothing_but_itself(header):
    extraction = read(f"Subject: {header}\r\nFrom: {header}\r\nMIME-Version: 1.0\r\n\r\ntok-body\r\n".encode())
    assert "tok-body" in {each.text for each in extraction.passages}


def test_saved_page_in_the_form_of_a_mail_is_read():
    data = (
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nSubject: tok-title\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.com\r\n\r\n"
        b'<html><body><p class=3D"x">tok-p=\r\nage</p></body></html>\r\n--b\r\nContent-Type: text/css\r\n\r\n.a{}\r\n'
        b"--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    )
    assert recognised("page.mhtml", io.BytesIO(data)).name == "eml"
    assert recognised("page", io.BytesIO(data)).name == "eml"
    extraction = read(data)
    assert [each.text for each in extraction.passages] == ["tok-title", "<Saved by a browser>", "tok-page"]
    assert extraction.coverage.unread == ()


def test_mail_within_mail_within_mail_ends():
    message = mail("tok-deepest")
    for level in range(6):
        outer = mail(f"level {level}")
        outer.add_attachment(message)
        message = outer
    extraction = read(message)
    texts = {each.text for each in extraction.passages}
    assert {"level 5", "level 4", "level 3", "level 2"} <= texts
    assert "level 1" not in texts
    assert extraction.coverage.unread[0].part.endswith("mail.eml")
    assert extraction.coverage.unread[0].reason == "nested too deep"


def test_a_mail_within_a_mail_is_read_though_it_is_encoded():
    inner = base64.encodebytes("Subject: tok-inner\n\ntok-würdig = ja\n".encode())
    extraction = read(b"Subject: x\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + inner)
    assert [each.text for each in extraction.passages] == ["x", "tok-inner", "tok-würdig = ja"]
    assert extraction.coverage.unread == ()


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"just text\n\nno headers", "not-a-mail")])
def test_what_is_no_mail_is_told(data, reason):
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert caught.value.reason == reason


@pytest.mark.parametrize("limits", [Limits(passages=2), Limits(part=50)])
def test_too_much_is_refused(limits):
    with pytest.raises(UnreadableError) as caught:
        read(mail("one\n\ntwo\n\nthree"), limits)
    assert caught.value.reason == "too-large"


def test_mails_nested_beyond_what_can_be_parsed_are_refused():
    with pytest.raises(UnreadableError) as caught:
        read(b"Subject: x\nContent-Type: message/rfc822\n\n" * 2000 + b"Subject: last\n\nText\n")
    assert (caught.value.reason, caught.value.detail) == ("too-large", "The parts of the mail are nested too deeply.")


def test_thousands_of_parts_are_refused():
    part = b"--b\r\n\r\nx\r\n"
    with pytest.raises(UnreadableError) as caught:
        read(b'Subject: x\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + part * 2_000)
    assert caught.value.reason == "too-large"


INVITATION = b"""Subject: Review
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=M

--M
Content-Type: multipart/alternative; boundary=A

--A
Content-Type: text/plain

Tokplain
--A
Content-Type: text/x-amp-html

<p>Tokamp</p>
--A
Content-Type: text/html

<p>Tokhtml</p>
--A
Content-Type: text/calendar; method=REQUEST

SUMMARY:Tokcalendar
--A--
--M
Content-Type: text/plain
Content-Disposition: attachment

Toknameless
--M--
"""


def test_an_entry_for_a_calendar_is_no_better_form_of_the_mail_and_a_file_needs_no_name():
    extraction = read(INVITATION)
    layers = {p.text: p.layer.value for p in extraction.passages}
    assert layers == {
        "Review": "body", "Tokhtml": "body", "Tokamp": "alt", "Tokplain": "alt", "Toknameless": "embedded"
    }  # fmt: skip
    [unread] = extraction.coverage.unread
    assert (unread.part, unread.reason) == ("part 1.calendar", "msgcheck does not read files .calendar.")


def test_the_plain_form_of_a_mail_is_no_other_text_for_its_links_pictures_and_marks():
    plain = (
        "See our prices<https://acme.example/p> now.\n[cid:image001.png@01D9]\n\nIt is *new*\n\n"
        "> We sell lakes\n> and hills\n\nOnly here\n"
    )
    page = "<p>See <a href='x'>our prices</a> now.</p><p>It is <b>new</b></p><p>We sell lakes<br>and hills</p>"
    extraction = read(mail(plain, page))
    assert [each.text for each in extraction.passages if each.layer is Layer.ALT] == ["Only here"]
    assert extraction.coverage.unread == ()
