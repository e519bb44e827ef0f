"""Bytes to text: each encoding, what is refused, and what is said where something was lost."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msgcheck.errors import UnreadableError
from msgcheck.extract.text_decoding import decode, read_bytes

SENTENCE = "Pipeline café – 45 % “faster”"


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        (SENTENCE.encode(), None, "utf-8"),
        (SENTENCE.encode("utf-8-sig"), None, "utf-8"),
        (b"\xff\xfe" + SENTENCE.encode("utf-16-le"), None, "utf-16-le"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), None, "utf-16-be"),
        (b"\xff\xfe\0\0" + SENTENCE.encode("utf-32-le"), None, "utf-32-le"),
        (SENTENCE.encode("utf-16-le"), None, "utf-16-le"),
        (SENTENCE.encode("cp1252"), None, "cp1252"),
        (SENTENCE.encode("cp1252"), "iso-8859-1", "cp1252"),
        (SENTENCE.encode("mac-roman"), "macintosh", "mac-roman"),
        (SENTENCE.encode(), "no-such-charset", "utf-8"),
        (SENTENCE.encode(), "unicode_escape", "utf-8"),
        (SENTENCE.encode(), "utf-16", "utf-8"),
    ],
)
def test_text_is_read_whole(data, declared, encoding):
    decoded = decode(data, declared)
    assert (decoded.text, decoded.encoding, decoded.unread) == (SENTENCE, encoding, ())


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 text", b"PK\x03\x04 text", b"\x89PNG\r\n", b"\xd0\xcf\x11\xe0 text", bytes(range(32)) * 40],
)
def test_binary_files_are_refused(data):
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert caught.value.reason == "not-text"


def test_lost_bytes_and_nuls_are_reported():
    decoded = decode(b"one \x81 two \x00 three " + b"and so on " * 20)
    assert "\0" not in decoded.text
    assert [part.part for part in decoded.unread] == ["characters", "characters"]


def test_utf8_with_a_broken_byte_stays_utf8():
    decoded = decode(SENTENCE.encode() + b" broken \xff here, lone \xed\xa0\x80 surrogate " + SENTENCE.encode())
    assert decoded.text.startswith(SENTENCE)
    assert decoded.text.endswith(SENTENCE)
    assert [part.part for part in decoded.unread] == ["characters"]


@pytest.mark.parametrize("data", [b"\xff\xfeA\x00\x00\xd8B\x00", b"\xfe\xff\x00A\xdc\x00\x00B"])
def test_lone_surrogates_of_utf16_are_replaced_and_reported(data):
    decoded = decode(data)
    assert (decoded.text[0], decoded.text[-1]) == ("A", "B")
    decoded.text.encode()
    assert [part.part for part in decoded.unread] == ["characters"]


def test_line_ends_become_one_character():
    assert decode(b"a\r\nb\rc\n").text == "a\nb\nc\n"


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"x" * 11, "too-large")])
def test_sizes_that_are_refused(data, reason):
    with pytest.raises(UnreadableError) as caught:
        read_bytes(io.BytesIO(data), 10)
    assert caught.value.reason == reason


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_clean_text_or_a_reason(data):
    try:
        text = decode(data).text
    except UnreadableError:
        return
    text.encode()  # no lone surrogate
    assert not {"\0", "\r"} & set(text)
