"""What is cut without spaCy is what spaCy cuts."""

from __future__ import annotations

import random

import pytest
import spacy

from msgcheck.analysis import language
from msgcheck.analysis.sentence_starts import KEPT, plain_starts

PLAIN = [
    "Save time",
    "Save time. Save money!",
    "It takes 3.5 hours. Really? Yes.",
    "See example.com. Then (as before) go on. “We do,” they say.",
    "See the API. The rest follows (see below). Next",
    "That is that. (The rest follows.)",
    "So they asked e.g. for two, etc., and got three vs. Acme Inc. Then they left.",
    "Wait... what? Nothing at all...",
    "Plan B. Medium companies",
    "At 5 p.m. The end",
    "1. First\n2. Second",
    "One line.\nAnother one.  A third",
    "",
]
NOT_PLAIN = ["In Calif. The sun", "Freeware is not free.The reason", "Why ...? Because", "完成。是的"]
MIXED = (
    "the The It 3.5 7 API IoT U.S. e.g. etc. i.e. Inc. Calif. Jan. p.m. a. B. no. Dr. example.com .NET C++ ! ? . ... "
    ".. … ?! ( ) [ ] “ ” ' ’ , ; : – - * • → % % $5 v1.2. done. done.) done.” done!” (done?) done.The ¿ 。 ！ \xa0 "
    "\u200b *The* “The (The -The don't. KPIs. 5. x.y o.O O.o :) 8) Ph.D. Mt. mid-Sept. °C. é. École. \""
)
PIECES = MIXED.split(" ")


def by_spacy(text, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(language, "plain_starts", lambda _: None)
        return language.sentences(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_sentences_are_those_of_spacy(text, monkeypatch):
    assert plain_starts(text) is not None
    assert language.sentences(text) == by_spacy(text, monkeypatch)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_spacy(text):
    assert plain_starts(text) is None


def test_any_mixture_of_words_and_signs(monkeypatch):
    chance = random.Random(20260701)
    count = 0
    for _ in range(4_000):
        text = "".join(chance.choice(PIECES) + chance.choice((" ", " ", " ", "", "  ", "\n")) for _ in range(9))
        count += plain_starts(text) is not None
        assert language.sentences(text) == by_spacy(text, monkeypatch), text
    assert count > 100


@pytest.mark.realdata
def test_texts_of_real_decks_and_pages(realdata, monkeypatch):
    pages = sorted((realdata / "cases").rglob("*.md"))[:20]
    lines = {line for page in pages for line in page.read_text(encoding="utf-8").splitlines()}
    assert lines
    for line in lines:
        assert language.sentences(line) == by_spacy(line, monkeypatch), line


def test_the_abbreviations_are_those_of_spacy():
    known = {rule[:-1] for rule in spacy.blank("en").tokenizer.rules if rule.endswith(".")}
    words = {word for word in known if word.isascii() and word.isalnum()}
    assert {word for word in words if KEPT.fullmatch(word)} == words
    assert not KEPT.fullmatch("time")


def test_the_signs_of_other_scripts_are_those_of_spacy():
    signs = set(spacy.pipeline.Sentencizer.default_punct_chars) - set(".!?")
    assert [sign for sign in signs if plain_starts(f"one{sign} Two") is not None] == []
