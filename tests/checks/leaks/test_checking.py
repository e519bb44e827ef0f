"""One finding for each slide, thread, file within or telling property, at its first words, with what to do."""

from __future__ import annotations

import pytest

from msgcheck.checks.leaks.checking import check_leaks
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace

INSPECT = "PowerPoint: File > Info > Check for Issues > Inspect Document."


SLIDE = SlidePlace(4)


def passage(text, layer, place=SLIDE, context=""):
    return Passage(text, layer, Role.PARAGRAPH, place, context)


def told(passages, file_format="pptx", unread=()):
    return check_leaks(passages, unread, file_format)


def quotes(passages, **options):
    return [(seen.rule, passages[seen.passage].text[seen.start : seen.end]) for seen in told(passages, **options)]


def test_notes_of_a_slide_are_one_finding_at_their_first_words():
    shape = SlidePlace(4, 3, "Notes Placeholder 2")
    notes = [
        passage("Tell them what we did last year, and why it failed", Layer.NOTES, shape),
        passage("and no word of Q3", Layer.NOTES, shape),
        passage("Thanks", Layer.NOTES, SlidePlace(7)),
    ]
    assert quotes(notes) == [("leak.notes", "Tell them what we did last year, and"), ("leak.notes", "Thanks")]
    first = told(notes)[0]
    assert dict(first.evidence) == {"passages": 2, "words": 16, "shapes": ("Notes Placeholder 2",)}
    assert first.message.startswith("The audience does not see these notes;")
    assert first.message.endswith(f"Remove them before you send this deck; {INSPECT}")


def test_hidden_text_that_is_shown_elsewhere_gives_nothing_away():
    hidden = ["The Ferry\n Days", "THE FERRY DAYS 2027", "3", "9", "9" * 5_000, "3 %"]
    passages = [
        passage("The ferry days", Layer.FURNITURE, PagePlace(3)),
        passage("The ferry days 2027", Layer.NOTES, PagePlace(4)),
        *(passage(text, Layer.HIDDEN, PagePlace(number)) for number, text in enumerate(hidden, start=1)),
    ]
    told_of = [quote for rule, quote in quotes(passages, file_format="pdf") if rule == "leak.hidden"]
    assert told_of == ["THE FERRY DAYS 2027", "9", "9" * 80, "3 %"]


def test_a_hidden_slide_is_told_whole_where_some_of_it_is_shown_elsewhere():
    passages = [
        passage("Prices", Layer.BODY, SlidePlace(2)),
        passage("Prices", Layer.HIDDEN, SlidePlace(4)),
        passage("35 percent below list", Layer.HIDDEN, SlidePlace(4)),
        passage("Prices", Layer.HIDDEN, SlidePlace(5)),
    ]
    assert quotes(passages) == [("leak.hidden", "Prices")]
    assert dict(told(passages)[0].evidence)["passages"] == 2


def test_first_words_begin_at_a_word_and_end_soon():
    (seen,) = told([passage("\n  Agreed: " + "x" * 500, Layer.NOTES)])
    assert (seen.start, seen.end) == (3, 83)


@pytest.mark.parametrize(
    ("layer", "places", "count"),
    [
        (Layer.HIDDEN, [SlidePlace(2, 1, "A"), SlidePlace(2, 9, "B"), SlidePlace(3, 1, "A")], 2),
        (Layer.HIDDEN, [PagePlace(1, (0, 0, 1, 1)), PagePlace(1, (0, 5, 1, 6)), PagePlace(2)], 2),
        (Layer.HIDDEN, [DocumentPlace("body/1"), DocumentPlace("body/table 2/r1c1/0"), DocumentPlace("header 0/1")], 2),
        (Layer.HIDDEN, [DocumentPlace("layout A/Text 1/0"), DocumentPlace("master B/Text 1/0")], 1),
        (Layer.HIDDEN, [WebPlace(None, "div", 3), WebPlace(None, "p", 9)], 1),
        (Layer.COMMENT, [DocumentPlace("comment 3/0"), DocumentPlace("comment 3/1"), DocumentPlace("comment 4/0")], 2),
        (Layer.COMMENT, [SlidePlace(1, None, "comment 1", 0), SlidePlace(1, None, "comment 1", 1)], 1),
        (Layer.COMMENT, [PagePlace(1, (0, 0, 1, 1)), PagePlace(1, (0, 5, 1, 6))], 2),
        (Layer.EMBEDDED, [SlidePlace(2, 5, "Chart"), SlidePlace(2, 5, "Chart"), SlidePlace(2, 6, "Sheet")], 2),
    ],
)
def test_what_belongs_together_is_one_finding(layer, places, count):
    found = told([passage(f"word {number}", layer, place) for number, place in enumerate(places)])
    rules = {Layer.HIDDEN: "leak.hidden", Layer.COMMENT: "leak.comment", Layer.EMBEDDED: "leak.hidden"}
    assert [seen.rule for seen in found] == [rules[layer]] * count


def test_file_within_is_named():
    (seen,) = told([passage("Margin", Layer.EMBEDDED, context="Workbook1.xlsx, Sheet1!A1: Prices")])
    assert "Workbook1.xlsx, a file within slide 4" in seen.message


def test_file_within_that_was_not_read_is_told_of_the_whole_asset():
    unread = [UnreadPart("ppt/embeddings/a.bin", "embedded object"), UnreadPart("slide 3", "missing-part")]
    (seen,) = told([], unread=unread)
    assert (seen.rule, seen.passage) == ("leak.hidden", None)
    assert dict(seen.evidence) == {"part": "ppt/embeddings/a.bin", "reason": "embedded object"}
    assert "carries ppt/embeddings/a.bin" in seen.message


def test_files_within_that_were_not_read_for_one_reason_are_one_finding():
    unread = [UnreadPart(f"ppt/embeddings/oleObject{number}.bin", "an unknown object") for number in range(30, 0, -1)]
    (seen,) = told([], unread=unread)
    assert "carries 30 files within it that were not read (ppt/embeddings/oleObject1.bin, " in seen.message
    assert "and 27 more). Look into them" in seen.message
    assert dict(seen.evidence)["parts"] == 30


def test_unused_layouts_are_one_finding_that_says_where_to_reach_them():
    places = [DocumentPlace(f"layout {name}/Text/0") for name in ("Old name", "Two columns", "Old name")]
    (seen,) = told([passage("Walk-away price", Layer.HIDDEN, place) for place in places])
    assert "texts of 2 layouts that no slide uses" in seen.message
    assert seen.message.endswith("PowerPoint: View > Slide Master.")
    assert dict(seen.evidence)["layouts"] == ("layout Old name", "layout Two columns")


def test_a_link_to_a_disk_is_edited_or_removed():
    link = Passage("file:///C:/Users/dana/prices.xlsx", Layer.METADATA, Role.LINK, SLIDE, "")
    (seen,) = told([link])
    assert seen.message.endswith("Edit or remove the link before you send this deck.")


@pytest.mark.parametrize("layer", [Layer.BODY, Layer.FURNITURE, Layer.ALT, Layer.CHART, Layer.DIAGRAM])
def test_what_the_audience_meets_is_no_leak(layer):
    assert told([passage("Seen by all", layer)]) == []


@pytest.mark.parametrize("layer", [Layer.NOTES, Layer.HIDDEN, Layer.COMMENT, Layer.EMBEDDED])
def test_blanks_are_no_leak(layer):
    assert told([passage(" \n\u2003", layer)]) == []


@pytest.mark.parametrize(
    ("file_format", "words"),
    [
        ("docx", "this document; Word: File > Info"),
        ("pdf", "this document; Acrobat"),
        ("html", "this page; edit"),
        ("vtt", "this file."),
    ],
)
def test_the_way_out_is_that_of_the_program(file_format, words):
    (seen,) = told([passage("Word", Layer.COMMENT, LinePlace(1))], file_format)
    assert words in seen.message


def test_replies_belong_to_the_comment_they_answer():
    contexts = ["Comment by Dana", "Comment by Ruth, reply to Dana", "Comment by Ruth"]
    comments = [
        passage("Is it so?", Layer.COMMENT, DocumentPlace(f"comment {number}/0"), context)
        for number, context in enumerate(contexts)
    ]
    assert [(seen.passage, dict(seen.evidence)["passages"]) for seen in told(comments, "docx")] == [(0, 2), (2, 1)]
