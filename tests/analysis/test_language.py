import pytest

from msgcheck.analysis.language import sentences

CASES = [
    ("It works. It scales!", ["It works.", "It scales!"]),
    ("We save 3.5 hours, e.g. for Dr. Smith. Try it?", ["We save 3.5 hours, e.g. for Dr. Smith.", "Try it?"]),
    ("Use U.S. Bank v1.2. More text", ["Use U.S. Bank v1.2.", "More text"]),
    ("A first block\n\nA second one", ["A first block", "A second one"]),
    ("One line\nthat goes on.", ["One line\nthat goes on."]),
    ("   ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_very_long_text_is_cut_and_nothing_is_lost():
    text = "word " * 50_000
    spans = sentences(text)
    assert len(spans) > 1
    assert "".join(text[start:end] for start, end in spans).count("word") == 50_000
