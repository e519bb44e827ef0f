"""The caption of a figure that stands by itself is found where it is plain which that is."""

import pytest

from msgcheck.checks.messages.captions import captioned
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, PagePlace, SlidePlace, WebPlace


def _shapes(*texts, role=Role.PARAGRAPH):
    return [
        Passage(text, Layer.BODY, role, SlidePlace(4, 2 + at, "Box", 0), "Our mills") for at, text in enumerate(texts)
    ]


def _found(passages):
    every = captioned(passages, lambda text: any(map(str.isdigit, text)))
    return {passages[each.figure].text: (passages[each.caption].text, each.is_before) for each in every}


def test_captions_follow_figures_that_open_a_slide():
    assert _found(_shapes("310", "mills", "28 %", "less water")) == {
        "310": ("mills", False),
        "28 %": ("less water", False),
    }


def test_of_two_lines_below_a_figure_the_first_is_its_caption():
    assert _found(_shapes("310", "mills", "Register of May", "28 %", "less water", "Audit of June")) == {
        "310": ("mills", False),
        "28 %": ("less water", False),
    }


def test_captions_go_before_figures_that_end_a_slide():
    assert _found(_shapes("mills", "310", "less water", "28 %")) == {
        "310": ("mills", True),
        "28 %": ("less water", True),
    }


def test_a_row_of_figures_has_a_row_of_captions():
    assert _found(_shapes("310", "28 %", "9", "mills", "less water", "rivers")) == {
        "310": ("mills", False),
        "28 %": ("less water", False),
        "9": ("rivers", False),
    }


@pytest.mark.parametrize(
    "texts",
    [
        ("Our year", "310", "mills"),
        ("310", "mills", "9"),
        ("310", "9", "mills"),
        ("mills", "310", "9"),
        ("310",),
        ("1", "Order", "2", "Mill", "3", "Ship"),
        ("01", "Order", "02", "Mill"),
        (
            "310",
            "mills",
            "We began with one and have built or bought another one in each of the years since, but for two",
        ),
    ],
)
def test_nothing_is_read_where_it_may_be_anybodys(texts):
    assert _found(_shapes(*texts)) == {}


def test_bullets_are_no_tiles():
    assert _found(_shapes("310", "mills", role=Role.BULLET)) == {}


def test_a_slide_title_is_no_caption():
    title = Passage("mills", Layer.BODY, Role.TITLE, SlidePlace(4, 1, "Title", 0))
    assert _found([title, *_shapes("310")]) == {}


def test_captions_of_another_slide_or_page_are_none():
    figure, caption = _shapes("310", "mills")
    moved = Passage(caption.text, Layer.BODY, Role.PARAGRAPH, SlidePlace(5, 2, "Box", 0), caption.context)
    assert _found([figure, moved]) == {}
    pages = [Passage(text, Layer.BODY, Role.PARAGRAPH, PagePlace(at)) for at, text in enumerate(("310", "mills"))]
    assert _found(pages) == {}


def test_a_shape_of_its_own_holds_figure_and_caption():
    texts = ("Our year in mills", "310", "mills", "28 %", "less water")
    shapes = (1, 2, 2, 3, 3)
    passages = [
        Passage(text, Layer.BODY, Role.PARAGRAPH, SlidePlace(4, shape, "Box", at), "Our mills")
        for at, (text, shape) in enumerate(zip(texts, shapes, strict=True))
    ]
    assert _found(passages) == {"310": ("mills", False), "28 %": ("less water", False)}


def test_an_element_of_its_own_holds_figure_and_caption():
    paths = (
        "main > p:nth-of-type(1)",
        *(f"main > div:nth-of-type({n}) > p:nth-of-type({p})" for n in (1, 2) for p in (1, 2)),
    )
    texts = ("We mill with rivers.", "mills", "310", "less water", "28 %")
    passages = [
        Passage(text, Layer.BODY, Role.PARAGRAPH, WebPlace(None, path)) for text, path in zip(texts, paths, strict=True)
    ]
    assert _found(passages) == {"310": ("mills", True), "28 %": ("less water", True)}


def test_an_element_of_many_figures_tells_no_caption():
    texts = ("Mills", "310", "of them old", "9", "Rivers")
    passages = [
        Passage(text, Layer.BODY, Role.PARAGRAPH, WebPlace(None, f"main > p:nth-of-type({at})"))
        for at, text in enumerate(texts)
    ]
    assert _found(passages) == {}


def test_paragraphs_of_a_document_may_be_tiles():
    passages = [
        Passage(text, Layer.BODY, Role.PARAGRAPH, DocumentPlace(f"body/{at}"), "Our mills")
        for at, text in enumerate(("310", "mills"))
    ]
    assert _found(passages) == {"310": ("mills", False)}
