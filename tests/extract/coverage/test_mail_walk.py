"""Text units of mails, found by their lines: headers, bodies between boundaries, whatever they were packed in."""

import base64
import io
import quopri
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from msgcheck.extract.coverage.formats import proved
from msgcheck.extract.coverage.mail_walk import mail_units
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract

PARTS = b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
DIGEST = PARTS.replace(b"mixed", b"digest")


def bodies(data):
    return ["".join(unit).strip() for unit in mail_units(data)["bodies"]]


def campaign():
    message = EmailMessage(policy=SMTP)
    message["From"] = "Jürgen Groß <jg@example.com>"
    message["To"] = ", ".join(f"Person Number {number} <p{number}@example.com>" for number in range(12))
    message["Subject"] = "Größer, schöner, und so lang, dass die Zeile umgebrochen werden muss und noch einmal"
    message.set_content("Lakes für alle.\n\nOnly in the text.\n")
    message.add_alternative("<h1>News</h1><p>Lakes <b>für</b> alle.</p><p>Hills &amp; more</p>", subtype="html")
    message.add_attachment(b"\x89PNG\r\n\0", maintype="image", subtype="png", filename="logo.png")
    return message.as_bytes()


def packed(encoding, body, charset="utf-8"):
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    return head.encode() + body


def nested(levels):
    opened = [f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(levels)]
    return ("Subject: x\n" + "".join(opened) + "\nDeep words").encode()


def test_headers_are_read_unfolded_and_decoded():
    headers = ["".join(unit) for unit in mail_units(campaign())["headers"]]
    assert headers[0] == "Größer, schöner, und so lang, dass die Zeile umgebrochen werden muss und noch einmal"
    assert headers[1] == "Jürgen Groß <jg@example.com>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (packed("8bit", "Größe\n".encode()), ["Größe"]),
        (packed("8bit", "Größe\n".encode("latin-1"), "iso-8859-1"), ["Größe"]),
        (packed("base64", base64.encodebytes("Größe und mehr".encode())), ["Größe und mehr"]),
        (packed("BASE64", b"TGFrZXM"), ["Lakes"]),
        (packed("base64", b"TGFrZXM=Q"), ["Lakes"]),
        (packed("quoted-printable", quopri.encodestring(("Größe " * 30).encode())), [("Größe " * 30).strip()]),
        (b"Subject: x\nContent-Type: image/png\n\nno text", []),
        (b"Subject: x\nContent-Type: text/html\n\n<p>One</p><p>Two", ["One", "Two"]),
        (b"Subject: only a head", []),
        (PARTS + b"for old programs\n--b\n\nOne\n--b--\nno more", ["One"]),
        (PARTS + b"--b\n\nOne\n--bc\nTwo\n--b\n\nThree", ["One", "--bc", "Two", "Three"]),
        (DIGEST + b"--b\n\nSubject: y\n\nA mail\n--b\nContent-Type: text/plain\n\nOne", ["One"]),
        (nested(5), ["Deep words"]),
        (nested(50), []),
    ],
)  # fmt: skip
def test_bodies(data, expected):
    assert bodies(data) == expected


def test_a_mail_that_is_read_whole_is_proved_whole():
    extraction = extract(io.BytesIO(campaign()), "eml")
    (part,) = extraction.coverage.unread
    assert part.part == "logo.png"
    assert extraction.coverage.read == extraction.coverage.text_units - 1 >= 7


@pytest.mark.parametrize("dropped", ["Person Number 7", "Größer", "Only in the text", "Hills & more", "Groß <"])
def test_what_the_reader_drops_is_missed(dropped):
    stream = io.BytesIO(campaign())
    extraction = extract(stream, "eml")
    kept = tuple(each for each in extraction.passages if dropped not in each.text)
    assert len(kept) < len(extraction.passages)
    coverage = proved(replace(extraction, passages=kept), stream, "eml", Limits()).coverage
    assert len(coverage.unread) == 2
    assert coverage.read < extraction.coverage.read
