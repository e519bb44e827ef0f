"""Comments in web pages: at the very words, every other byte as it was, and nothing left of an earlier time."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from msgcheck import api
from msgcheck.annotate import guarded, web_marks
from msgcheck.annotate.comment import Comment
from msgcheck.annotate.web_marks import annotate_html
from msgcheck.annotate.web_markup import without_ours
from msgcheck.extract.reading import extract


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Annotate in this process, where a worker is not what a test is about."""
    monkeypatch.setattr(web_marks, "annotated_within", annotated_here)


def annotated_here(limits, annotate, data, comments):
    return guarded._carry_out(guarded._Order(annotate, data, tuple(comments)))


@pytest.fixture
def annotate(comments_about):
    def about(page, word="FOSS"):
        data = page if isinstance(page, bytes) else page.encode()
        return annotate_html(data, comments_about(data, "html", word))

    return about


MARKED = [
    ("<p>We use FOSS daily.", ["FOSS"]),
    ("<p>FOSS, FOSS and <a href='FOSS'>FOSS</a>", ["FOSS", "FOSS", "FOSS"]),
    ("<p>Our F<b>OS</b>S<!-- it is not -->", ["FOSS"]),
    ("<ul><li>FOSS<li>FOSS</ul><script>'FOSS'</script>", ["FOSS", "FOSS"]),
    ("<table><tr><td>FOSS<td>a < b FOSS</table>", ["FOSS", "FOSS"]),
    ("<p>F&#79;SS &amp; &lt;FOSS&gt;", ["FOSS", "FOSS"]),
    ("<nav><a href=a>FOSS</a> | <a href=b>FOSS</a></nav>", ["FOSS", "FOSS"]),
    ("<a title='FOSS'>FOSS</a>", ["FOSS"]),
    ("<p class=it's>Don't use FOSS</p>", ["FOSS"]),
    ("\ufeff<p>FOSS\r\n\r\n<p>FOSS\r", ["FOSS", "FOSS"]),
]


@pytest.mark.parametrize(("page", "words"), MARKED)
def test_marks_stand_around_the_very_words(annotate, page, words):
    done = annotate(page)
    assert marked_words(done.data) == {f"v1:{number}": word for number, word in enumerate(words)}
    assert list(done.placed) == list(marked_words(done.data))
    assert not done.elsewhere
    assert not done.failed
    assert without_ours(done.data.decode()) == page


LISTED = [
    ("<title>About FOSS</title><p>Words.", "metadata"),
    ("<meta name=description content='We use FOSS'><p>Words.", "metadata"),
    ("<p>Words <img alt='All FOSS' src=a>", "cannot see"),
    ("<p style='display:none'>FOSS</p>", "hidden"),
    ("<!-- We use FOSS --><p>Words.", "comment"),
    ("<select><option>FOSS<option>b</select>", "no marks"),
    ("<textarea>FOSS</textarea>", "no marks"),
    ("<svg><text>FOSS</text></svg>", "no marks"),
    ("<p>Words<input placeholder='FOSS here'>", "no marks"),
    ("<p>Words<input type=submit value='FOSS here'>", "a field"),
]


@pytest.mark.parametrize(("page", "reason"), LISTED)
def test_what_takes_no_marks_is_listed_at_the_end_of_the_body(annotate, page, reason):
    page = f"<html><body>{page}</p></body></html>"
    done = annotate(page)
    assert not done.placed
    assert [fingerprint for fingerprint, _ in done.elsewhere] == ["v1:0"]
    assert reason in done.elsewhere[0][1]
    assert not marked_words(done.data)
    listed = BeautifulSoup(done.data, "html.parser").select_one("aside.msgcheck li")
    assert listed["data-msgcheck"] == "v1:0"
    assert "Use 'open source'." in listed.get_text()
    assert done.data.endswith(b"</aside></body></html>")
    assert without_ours(done.data.decode()) == page


def test_a_comment_on_the_whole_page_is_listed(comments_about):
    (comment,) = comments_about(b"<p>FOSS", "html", "FOSS")
    whole = replace(comment, place=None, layer=None, passage="", start=0, end=0)
    done = annotate_html(b"<p>FOSS", [whole])
    assert "as a whole" in done.elsewhere[0][1]


def test_where_comments_overlap_one_mark_is_of_both(comments_about):
    page = b"<p>We sell Free and Open Software today."
    first, second = (comments_about(page, "html", words)[0] for words in ("Free and Open", "Open Software"))
    done = annotate_html(page, [first, replace(second, fingerprint="v1:b")])
    assert marked_words(done.data) == {"v1:0": "Free and Open", "v1:b": "Open Software"}
    assert b'data-msgcheck="v1:0 v1:b"' in done.data
    assert without_ours(done.data.decode()) == page.decode()


def test_markup_in_a_comment_is_text(comments_about):
    page = b"<p>FOSS"
    (comment,) = comments_about(page, "html", "FOSS")
    said = '<script>alert("x")</script>\n--></aside>\0'
    for place in (comment.place, None):
        data = annotate_html(page, [replace(comment, text=said, place=place)]).data
        assert b"<script" not in data
        assert b"--></aside>" not in data
        assert without_ours(data.decode()) == page.decode()


def test_annotating_again_replaces_only_ours(annotate, comments_about):
    page = "<p>We use <mark>FOSS</mark> and FOSS. <aside class='note'>A remark</aside><style>p{color:red}</style>"
    first = annotate(page)
    comments = comments_about(page.encode(), "html", "FOSS")
    assert annotate_html(first.data, comments) == first
    assert annotate_html(first.data, []).data == page.encode()
    assert annotate_html(page.encode(), []).data is None
    only = annotate_html(first.data, comments[1:])
    assert list(marked_words(only.data)) == ["v1:1"]
    assert b"<mark><mark" not in only.data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "iso8859-5"])
def test_the_encoding_stays(annotate, encoding):
    head = "<meta charset=iso-8859-5>Это " if encoding == "iso8859-5" else "<p>Café "
    page = f"{head}FOSS".encode(encoding)
    done = annotate(page)
    assert marked_words(done.data.decode(encoding)) == {"v1:0": "FOSS"}
    assert annotate_html(done.data, []).data == page


REFUSED = [
    ("<p>We use \U000f0000 FOSS".encode(), "private"),
    (("<p>We use FOSS " + "é" * 9).encode() + b"\xff", "no text in utf-8"),
    (b"<p>We use FOSS <title>FOSS", "no end"),
]


@pytest.mark.parametrize(("page", "reason"), REFUSED)
def test_pages_that_take_no_comments_are_named_with_the_reason(annotate, page, reason):
    done = annotate(page)
    assert done.data is None
    assert "v1:0" in dict(done.failed)
    assert reason in done.failed[0][1]


TAGS = ["<p>", "</p>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<a title='FOSS'>FOSS</a>", "<!-- FOSS -->", "<br>"]
TAGS += [
    "<script>FOSS</script>",
    "<select><option>",
    "</select>",
    "<mark>",
    "</mark>",
    "<svg>",
    "</svg>",
    "<table><td>",
]
TAGS += ["<textarea>FOSS</textarea>", "<title>FOSS</title>", "</body>", "<x-y>", "&amp;", "&nbsp", "< ", "\n", '"', "'"]


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*TAGS, "FOSS", "FO", "SS", " ", "word"]), max_size=25))
@example(["<select><option>", "FOSS", "<p>", "FOSS"])
def test_bytes_and_reading_outside_our_insertions_never_change(parts):
    page = "<p>FOSS " + "".join(parts)
    data = page.encode()
    comments = []
    for passage in extract(io.BytesIO(data), "html").passages:
        at = passage.text.find("FOSS")
        if at >= 0:
            comments.append(comment_at(f"v1:{len(comments)}", passage, at))
    done = annotate_html_here(data, comments)
    told = (*done.placed, *(each for each, _ in (*done.elsewhere, *done.failed)))
    assert sorted(told) == sorted(each.fingerprint for each in comments)
    assert not done.failed
    assert annotate_html_here(done.data, []).data == data
    assert without_ours(done.data.decode()) == page
    assert readings(done.data) == readings(data)
    assert set(marked_words(done.data, "lxml").values()) <= {"FOSS"}


def test_a_worker_does_it_within_its_limits(monkeypatch, comments_about):
    monkeypatch.setattr(web_marks, "annotated_within", guarded.annotated_within)
    page = b"<p>We use FOSS."
    comments = comments_about(page, "html", "FOSS")
    assert marked_words(annotate_html(page, comments).data) == {"v1:0": "FOSS"}
    assert "PDF" in annotate_html(b"%PDF-1.7", comments).failed[0][1]


@pytest.mark.parametrize(
    "unit", ["<!--", "<script ", "<aside class=msgcheck>", "<mark class=msgcheck data-msgcheck=a>"]
)
def test_pages_that_never_close_take_no_time(unit, clock):
    clock.assert_within(5, lambda: without_ours(unit * 50_000))


def test_a_scan_of_the_annotated_page_finds_the_same(workspace, tmp_path):
    page = (
        "<html><head><title>FOSS</title></head><body><h1>FOSS here</h1><p>Free software <b>is</b> FOSS.</body></html>"
    )
    file = tmp_path / "page.html"
    file.write_text(page)
    before = findings(file, workspace)
    file.write_bytes(annotate_html(page.encode(), [comment_of(each) for each in before]).data)
    after = findings(file, workspace)
    assert len(before) == 3
    assert [(each.fingerprint, each.place, each.passage) for each in before] == [
        (each.fingerprint, each.place, each.passage) for each in after
    ]


def annotate_html_here(data, comments):
    return annotated_here(None, web_marks._annotate, data, comments)


def findings(file, workspace):
    options = api.ScanOptions(select=("term.deprecated",), records=False, uses_cache=False)
    return api.scan([file], workspace=workspace, options=options).findings


def comment_of(finding):
    names = ("fingerprint", "place", "layer", "passage", "start", "end")
    return Comment(**{name: getattr(finding, name) for name in names}, text=finding.message, title=finding.rule)


def comment_at(fingerprint, passage, at):
    return Comment(
        fingerprint=fingerprint,
        place=passage.place,
        layer=passage.layer,
        passage=passage.text,
        start=at,
        end=at + 4,
        text="Use 'open source'.",
        title="warning",
    )


def readings(data):
    """Return what a page reads, but for the comments of msgcheck."""
    return sorted(
        (passage.layer, " ".join(passage.text.split()))
        for passage in extract(io.BytesIO(data), "html").passages
        if passage.layer != "comment"
    )


def marked_words(page, parser="html.parser"):
    """Return the words under our marks by fingerprint, as Beautiful Soup reads the page."""
    words: dict[str, str] = {}
    for mark in BeautifulSoup(page, parser).select("mark.msgcheck"):
        for fingerprint in mark["data-msgcheck"].split():
            words[fingerprint] = words.get(fingerprint, "") + mark.get_text()
    return words
