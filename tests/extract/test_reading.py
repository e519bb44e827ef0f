"""The one way in: whatever a file holds, it becomes passages or one kind of error."""

from __future__ import annotations

import io

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.passage_length import CONTEXT_LENGTH, MAX_LENGTH
from msgcheck.extract.reading import extract
from msgcheck.extract.text_files import plain_text


def read(text: str, form: str = "txt"):
    return extract(io.BytesIO(text.encode()), form)


@pytest.mark.parametrize("error", [ValueError, OverflowError, OSError, RecursionError, AssertionError])
def test_whatever_a_reader_raises_is_a_damaged_file(error, monkeypatch):
    def reader(stream, limits):
        raise error("inner words")

    monkeypatch.setattr(plain_text, "extract_plain_text", reader)
    with pytest.raises(UnreadableError) as caught:
        read("text")
    assert caught.value.reason == "damaged"
    assert caught.value.detail == f"The file could not be read whole: {error.__name__}."


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, MemoryError])
def test_the_wish_to_stop_goes_through(error, monkeypatch):
    def reader(stream, limits):
        raise error

    monkeypatch.setattr(plain_text, "extract_plain_text", reader)
    with pytest.raises(error):
        read("text")


def test_the_reason_of_a_reader_is_kept():
    with pytest.raises(UnreadableError) as caught:
        extract(io.BytesIO(b"x" * 99), "txt", Limits(part=50))
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize(("form", "text"), [("txt", "{}"), ("md", "{}"), ("html", "<p>{}</p>")])
def test_no_passage_of_any_format_is_longer_than_the_bound(form, text):
    extraction = read(text.format("utilize " * 8_000), form)
    assert max(len(passage.text) for passage in extraction.passages) <= MAX_LENGTH
    assert " ".join(passage.text for passage in extraction.passages).split() == ["utilize"] * 8_000
    assert extraction.coverage.text_units == extraction.coverage.read > 0


def test_a_long_title_is_cut_where_it_stands_as_context():
    extraction = read("word " * 200 + "\n" + "=" * 1000 + "\n\nText under it.\n")
    title, text = extraction.passages
    assert len(title.text) == 999
    assert text.context == extraction.title == ("word " * 80).strip()
    assert len(text.context) <= CONTEXT_LENGTH
