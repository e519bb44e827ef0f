"""A message told over several passages."""

import pytest

from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.windows import (
    MOST_PASSAGES,
    WINDOWS_JUDGED,
    Telling,
    likeliest_windows,
    told_together,
    window_questions,
    windows_of,
)
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import SlidePlace
from msgcheck.model.verdict import Judgement, Label

LAYERS = {Layer.BODY, Layer.NOTES}
BULLETS = ("Less time", "to close the books:", "Acme Flow cuts it", "by 70 %")


def bullet(text, slide=1, layer=Layer.BODY, role=Role.BULLET, context=""):
    return Passage(text, layer, role, SlidePlace(slide), context)


@pytest.fixture
def index(sample, word_encoder):
    return build_index(sample, word_encoder.encode(texts_to_embed(sample)))


@pytest.fixture
def saving(index):
    """The place of the message that the bullets tell."""
    return [profile.message.id for profile in index.profiles].index("saving")


def spans(passages):
    return [(window.first, window.end) for window in windows_of(passages, LAYERS)]


def test_windows_are_runs_of_neighbours():
    passages = [bullet(text) for text in BULLETS]
    assert spans(passages) == [(0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (2, 4)]
    assert next(windows_of(passages, LAYERS)).text == "Less time to close the books:"


def test_their_number_is_bounded():
    assert len(spans([bullet("one word")] * 100)) <= 100 * (MOST_PASSAGES - 1)
    assert spans([bullet("word " * 30)] * 3) == []


@pytest.mark.parametrize(
    "second",
    [
        bullet("b", slide=2),
        bullet("b", layer=Layer.NOTES),
        bullet("b", context="Another title"),
        bullet("b", role=Role.LINK),
        bullet("b", layer=Layer.HIDDEN),
    ],
    ids=["slide", "layer", "title", "link", "layer that is not checked"],
)
def test_a_window_stays_in_one_block(second):
    assert spans([bullet("a"), second]) == []


def test_a_title_goes_with_what_stands_under_it():
    passages = [bullet("Acme Flow", role=Role.TITLE), bullet("the close platform", context="Acme Flow")]
    assert spans(passages) == [(0, 2)]


def test_the_likeliest_windows_have_no_idle_end(index, saving):
    passages = [bullet(text) for text in ("Agenda of the day", *BULLETS[1:], "Lunch at noon")]
    likeliest = likeliest_windows(windows_of(passages, LAYERS), passages, index, [saving])
    assert (likeliest[saving][0].first, likeliest[saving][0].end) == (1, 4)
    assert len(likeliest[saving]) <= WINDOWS_JUDGED
    assert all(window.first >= 1 and window.end <= 4 for window in likeliest[saving])


def test_nothing_is_likely_where_the_words_are_others(index):
    passages = [bullet("Meet our office dog"), bullet("He is called Rex")]
    assert likeliest_windows(windows_of(passages, LAYERS), passages, index, range(len(index.profiles))) == {}


@pytest.fixture
def questions(index, saving, word_encoder):
    passages = [bullet(text) for text in BULLETS]
    likeliest = likeliest_windows(windows_of(passages, LAYERS), passages, index, [saving])
    texts = [window.text for windows in likeliest.values() for window in windows]
    return window_questions(likeliest, dict(zip(texts, word_encoder.encode(texts), strict=True)), index)


def test_a_near_window_is_asked_about_its_own_message_only(questions, saving):
    assert {question.message for question in questions} == {saving}
    assert all(question.similarity.approved > 0.5 for question in questions)


@pytest.mark.parametrize("label", list(Label))
def test_a_message_is_told_where_the_judge_says_rightly(questions, saving, label):
    judgements = [Judgement(label, 0.9 - 0.1 * at) for at in range(len(questions))]
    first = Telling(questions[0].window, 0.9)
    assert told_together(questions, judgements) == ({saving: first} if label is Label.ALIGNED else {})


def test_no_windows_tell_nothing(index):
    assert window_questions({}, {}, index) == ()
    assert told_together((), ()) == {}
