"""Any text, however it is parted among pieces: the edits make exactly the swap."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from msgcheck.annotate.location import replacing_edits
from msgcheck.annotate.marks import find_anchors, mark_edits, marks_of, unmarked
from msgcheck.annotate.markup import office_pieces
from msgcheck.annotate.passage_change import Swap
from msgcheck.annotate.piece import edited_part, markup_piece, plain_piece
from msgcheck.annotate.twins import find_twins

WORDS = st.lists(st.text("abcXé&<'\"1", min_size=1, max_size=4), min_size=1, max_size=8)
GAPS = st.sampled_from([" ", "  ", "-", " & "])


@st.composite
def parted_texts(draw):
    """A text, a span of it that begins and ends with a letter, and where it is parted into runs."""
    text = "".join(word + draw(GAPS) for word in draw(WORDS))
    edges = [at for at, each in enumerate(text) if each.isalnum()]
    assume(edges)
    start, last = sorted((draw(st.sampled_from(edges)), draw(st.sampled_from(edges))))
    start, end = re.compile(r"\w*$").search(text[:start]).start(), last + re.match(r"\w*", text[last:]).end()
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=5)))
    return text, start, end, [0, *cuts, len(text)]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")


@given(parted_texts(), st.text("new &<", min_size=1, max_size=6))
def test_any_span_over_any_runs_is_replaced_exactly(parted, new):
    text, start, end, cuts = parted
    runs = [text[first:last] for first, last in pairwise(cuts)]
    source = "<a:p>" + "".join(f"<a:r><a:rPr n='{n}'/><a:t>{escaped(run)}</a:t></a:r>" for n, run in enumerate(runs))
    pieces = list(office_pieces("p", source))
    marks = marks_of(find_anchors(pieces, [text[start:end]]))
    marked = office_pieces("p", edited_part(source, pieces, mark_edits(marks)))
    read, anchors = unmarked("".join(piece.text for piece in marked), marks, pieces)
    assert read == text
    edits = replacing_edits(text, Swap(start, end, new), anchors, pieces)
    assert edits is not None
    result = edited_part(source, pieces, edits)
    after = re.findall(r"<a:t>([^<]*)</a:t>", result)
    assert re.sub(r"<a:t>[^<]*</a:t>", "", result) == re.sub(r"<a:t>[^<]*</a:t>", "", source)
    assert "".join(piece.text for piece in office_pieces("p", result)) == text[:start] + new + text[end:]
    assert len(after) == len(runs)
    holder = max(number for number, cut in enumerate(cuts[:-1]) if cut <= start)
    assert all(
        escaped(run) == now for number, (run, now) in enumerate(zip(runs, after, strict=True)) if number < holder
    )


def test_text_that_is_read_from_elsewhere_is_not_located():
    pieces = [plain_piece("p", "one"), plain_piece("q", "two")]
    marks = marks_of(find_anchors(pieces, ["one two"]))
    anchors = list(zip((0, 10), marks.values(), strict=True))
    assert (
        replacing_edits("one (from) two", Swap(0, 14, "x"), [(0, anchors[0][1]), (11, anchors[1][1])], pieces) is None
    )


def test_references_keep_their_places():
    source = "x R&amp;D &eacute;&nbsp;&unknown; &#8211;y"
    piece = markup_piece("p", source, 2, len(source))
    assert piece.text == "R&D é\u00a0&unknown; –y"
    assert [piece.offsets[at] for at in (0, 1, 2, 4)] == [2, 3, 8, 10]


def test_alternatives_with_other_texts_are_no_twins():
    def alternatives(first, second):
        return (
            f"<mc:Choice><a:t>{first}</a:t></mc:Choice><mc:Fallback><a:t>{second}</a:t></mc:Fallback>"
            "</mc:AlternateContent>"
        )

    source = alternatives("same", "same") + alternatives("one", "other")
    assert find_twins({"p": source}, list(office_pieces("p", source))) == {0: (1,), 1: (0,)}
