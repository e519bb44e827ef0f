"""Places in the words of somebody who opens the file."""

import pytest

from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace, place_in_words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (None, "whole asset"),
        (SlidePlace(4, shape="Table 2", row=0, column=2), "slide 4, Table 2, row 1 column 3"),
        (PagePlace(3, (0, 0, 9, 9)), "page 3"),
        (LinePlace(7, 3), "line 7, column 3"),
        (WebPlace(None, "main > p:nth-of-type(2)", 4), "line 4"),
        (WebPlace(None, "main > p:nth-of-type(2)"), "main > p:nth-of-type(2)"),
        (DocumentPlace("body/4"), "paragraph 5"),
        (DocumentPlace("body/table 2/r1c3/0"), "table 3, row 2 column 4, paragraph 1"),
        (DocumentPlace("footer 0/0"), "footer 1, paragraph 1"),
        (DocumentPlace("body/3/graphic 0/text box 1/0"), "paragraph 4, graphic 1, text box 2, paragraph 1"),
        (DocumentPlace("comment 3/0"), "comment 3, paragraph 1"),
        (DocumentPlace("properties/title"), "properties, title"),
    ],
)
def test_a_place_is_said_as_the_reader_of_the_file_counts(place, words):
    assert place_in_words(place) == words
