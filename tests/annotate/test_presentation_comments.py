"""Comments in presentations: at the shape, in its text, once; people's stay."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu, Inches

from msgcheck.annotate.comment import Comment
from msgcheck.annotate.presentation_comments import annotate_presentation
from msgcheck.annotate.presentation_comments.text_body import text_hash, text_span
from msgcheck.extract.limits import Limits
from msgcheck.extract.presentation.reader import extract_presentation
from msgcheck.model.place import DocumentPlace, SlidePlace

AC = "{http://schemas.microsoft.com/office/drawing/2013/main/command}"
PC = "{http://schemas.microsoft.com/office/powerpoint/2013/main/command}"
P188 = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WORD = "FOSS"


@pytest.fixture(scope="module")
def deck():
    """A slide with a title over two lines, a group, a table, a chart and notes; each says the word."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "First 🙂 line\vand FOSS\nthen FOSS"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(2), Inches(3), Inches(1), Inches(1)).text_frame.text = "Grouped FOSS"
    table = slide.shapes.add_table(1, 1, Inches(1), Inches(5), Inches(2), Inches(1)).table
    table.cell(0, 0).text = "Cell FOSS"
    data = CategoryChartData()
    data.categories = ["FOSS share"]
    data.add_series("s", (1,))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, Inches(4), Inches(4), Inches(3), Inches(2), data)
    slide.notes_slide.notes_text_frame.text = "Notes of FOSS"
    presentation.slides.add_slide(presentation.slide_layouts[6])
    presentation.core_properties.subject = "FOSS"
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def comments_on(data, word=WORD):
    """Return a comment for each place at which a passage of the file has the word."""
    passages = extract_presentation(io.BytesIO(data), Limits()).passages
    spans = [(each, each.text.index(word)) for each in passages if word in each.text and each.layer != "comment"]
    return [
        Comment(
            fingerprint=f"v1:{number:04}", place=each.place, layer=each.layer, passage=each.text,
            start=start, end=start + len(word), text=f"Warning: a\nSay it\nv1:{number:04}", title="Warning: a",
        )
        for number, (each, start) in enumerate(spans)
    ]  # fmt: skip


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def list_of(data):
    (name,) = (each for each in parts(data) if "omments/" in each and not each.endswith(".rels"))
    return etree.fromstring(parts(data)[name])


def read_comments(data):
    passages = extract_presentation(io.BytesIO(data), Limits()).passages
    return [(each.place.slide, each.context, each.text) for each in passages if each.layer == "comment"]


def rest_of(data):
    """What is read beside comments and the names of those who wrote them."""
    passages = extract_presentation(io.BytesIO(data), Limits()).passages
    return [each for each in passages if each.layer != "comment" and "comment authors" not in str(each.place)]


def test_the_hash_is_that_of_powerpoint():
    assert text_hash("Multi-Licensing\r") == 2251815937  # of a file that PowerPoint wrote in 2024


MONIKERS = {
    "First 🙂 line\nand FOSS": ["spMk", "txMk"],
    "then FOSS": ["spMk", "txMk"],
    "Grouped FOSS": ["grpSpMk", "spMk", "txMk"],
    "Cell FOSS": ["graphicFrameMk"],
    "FOSS share": ["graphicFrameMk"],
    "Notes of FOSS": [],
    "FOSS": [],
}


def anchors_of(deck):
    """Return the anchor of each comment by its passage, as PowerPoint finds it."""
    lists = list_of(annotate_presentation(deck, comments_on(deck)).data)
    return {
        each.passage: comment[0] for comment in lists for each in comments_on(deck) if each.fingerprint in said(comment)
    }


def said(comment):
    return "".join(comment.itertext())


def test_each_comment_is_anchored_to_its_shape(deck):
    anchors = anchors_of(deck)
    found = {key: [child.tag.partition("}")[2] for child in each] for key, each in anchors.items()}
    assert found == {key: ["docMk", "sldMk", *each] for key, each in MONIKERS.items()}
    slide = Presentation(io.BytesIO(deck)).slides[0]
    shapes = {each.get("id"): each.get("name") for each in slide._element.iter(f"{P}cNvPr")}
    names = {
        key: shapes[each[-2 if each[-1].tag == AC + "txMk" else -1].get("id")]
        for key, each in anchors.items()
        if len(each) > 2
    }
    assert names == {
        "First 🙂 line\nand FOSS": "Title 1", "then FOSS": "Title 1", "Grouped FOSS": "TextBox 3",
        "Cell FOSS": "Table 4", "FOSS share": "Chart 5",
    }  # fmt: skip


def test_the_characters_of_a_span_are_those_powerpoint_counts(deck):
    text = "First 🙂 line\vand FOSS\rthen FOSS\r"
    units = text.encode("utf-16-le")
    for passage in ("First 🙂 line\nand FOSS", "then FOSS"):
        mark = anchors_of(deck)[passage].find(AC + "txMk")
        start, length = int(mark.get("cp")) * 2, int(mark.get("len")) * 2
        assert units[start : start + length].decode("utf-16-le") == WORD
        assert mark[0].attrib == {"len": str(len(units) // 2), "hash": str(text_hash(text))}


def test_a_raised_figure_is_a_character_of_the_text():
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"
    runs = '<a:r><a:t>over 9,000</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>2</a:t></a:r><a:r><a:t> fans</a:t></a:r>'
    body = etree.fromstring(f'<a:txBody xmlns:a="{namespace}"><a:p>{runs}</a:p></a:txBody>')
    comment = Comment(
        fingerprint="v1:1", place=None, layer="body", passage="over 9,000² fans", start=5, end=11, text="a", title="a"
    )
    assert text_span(body, 0, comment)[:3] == (5, 6, len("over 9,0002 fans\r"))


def test_what_stands_beside_its_place_is_told(deck):
    done = annotate_presentation(deck, comments_on(deck))
    reasons = [reason for _, reason in done.elsewhere]
    assert [reason.split(",")[0] for reason in reasons] == [
        "It stands in the speaker notes:",
        "It stands outside the slides",
    ]
    assert (len(done.placed), done.failed) == (5, ())


@pytest.mark.parametrize("legacy", [False, True])
def test_the_reader_reads_them_and_nothing_else_differs(deck, legacy):
    comments = comments_on(deck)
    data = annotate_presentation(deck, comments, legacy=legacy).data
    found = read_comments(data)
    assert {slide for slide, _, _ in found} == {1}
    assert {context for _, context, _ in found} == {"Comment by msgcheck"}
    assert all(any(each.fingerprint in text for _, _, text in found) for each in comments)
    assert any("speaker notes: “Notes of ⟦FOSS⟧”" in text for _, _, text in found)
    assert rest_of(data) == rest_of(deck)
    assert len(Presentation(io.BytesIO(data)).slides) == 2
    old, new = parts(deck), parts(data)
    touched = {name for name in old if old[name] != new[name]}
    slide = set() if legacy else {"ppt/slides/slide1.xml"}
    assert touched == slide | {
        "[Content_Types].xml", "ppt/_rels/presentation.xml.rels", "ppt/slides/_rels/slide1.xml.rels",
    }  # fmt: skip


@pytest.mark.parametrize("legacy", [False, True])
def test_again_gives_the_same_comments_once_and_none_takes_all_away(deck, legacy):
    comments = comments_on(deck)
    first = annotate_presentation(deck, comments, legacy=legacy)
    second = annotate_presentation(first.data, comments, legacy=legacy)
    assert read_comments(second.data) == read_comments(first.data)
    assert (second.placed, second.elsewhere) == (first.placed, first.elsewhere)
    other = annotate_presentation(first.data, comments[:1], legacy=not legacy)
    assert len({text for _, _, text in read_comments(other.data) if text.startswith("v1:") or "\nv1:" in text}) == 1
    bare = parts(annotate_presentation(second.data, ()).data)
    assert {name: same_xml(content) for name, content in bare.items()} == {
        name: same_xml(content) for name, content in parts(deck).items()
    }


def same_xml(content):
    return etree.tostring(etree.fromstring(content), method="c14n2") if content.startswith(b"<?xml") else content


def test_a_file_without_comments_of_ours_is_left_alone(deck):
    done = annotate_presentation(deck, ())
    assert (done.data, done.placed, done.elsewhere, done.failed) == (None, (), (), ())


def with_answer(data, author):
    """Return the deck as if somebody had answered our first comment, and written a comment beside it."""
    found = parts(data)
    (name,) = (each for each in found if "modernComment" in each)
    root, authors = etree.fromstring(found[name]), etree.fromstring(found["ppt/authors.xml"])
    etree.SubElement(authors, P188 + "author", id="{A}", name=author, initials="A", userId="a", providerId="None")
    body = root[0].find(P188 + "txBody")
    replies = etree.Element(P188 + "replyLst")
    body.addprevious(replies)
    reply = etree.SubElement(replies, P188 + "reply", id="{R}", authorId="{A}", created="2026-01-01T00:00:00.000")
    reply.append(etree.fromstring(etree.tostring(body).replace(b"Say it", b"I will")))
    own = etree.fromstring(etree.tostring(root[1]).replace(b"Say it", b"Nice slide"))
    own.set("authorId", "{A}")
    root.append(own)
    found[name], found["ppt/authors.xml"] = etree.tostring(root), etree.tostring(authors)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for each, content in found.items():
            package.writestr(each, content)
    return stream.getvalue()


def test_comments_of_people_and_answered_ones_stay(deck):
    comments = comments_on(deck)
    answered = with_answer(annotate_presentation(deck, comments).data, "Ann")
    done = annotate_presentation(answered, comments[1:])
    found = read_comments(done.data)
    assert [text for _, context, text in found if context == "Reply by Ann"].count("I will") == 1
    assert [text for _, context, text in found if context == "Comment by Ann"].count("Nice slide") == 1
    ours = [text for _, context, text in found if context == "Comment by msgcheck" and text.startswith("v1:")]
    assert sorted(ours) == sorted(each.fingerprint for each in comments)
    again = annotate_presentation(done.data, comments)
    assert comments[0].fingerprint in again.placed
    assert read_comments(again.data) == found


def test_a_deck_with_old_comments_of_people_gets_old_ones(deck):
    legacy = annotate_presentation(deck, comments_on(deck), legacy=True).data
    changed = parts(legacy)
    changed["ppt/commentAuthors.xml"] = changed["ppt/commentAuthors.xml"].replace(b'name="msgcheck"', b'name="Ann"')
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for each, content in changed.items():
            package.writestr(each, content)
    data = annotate_presentation(stream.getvalue(), comments_on(deck)[:1]).data
    assert list_of(data).tag == P + "cmLst"
    assert {context for _, context, _ in read_comments(data)} == {"Comment by Ann", "Comment by msgcheck"}
    ids = [(each.get("authorId"), each.get("idx")) for each in list_of(data)]
    assert len(set(ids)) == len(ids)


def test_old_comments_stand_where_their_shape_does(deck):
    """In groups that move and scale, and in placeholders that have their place from the layout."""
    presentation = Presentation(io.BytesIO(deck))
    slide = presentation.slides[0]
    group = next(shape for shape in slide.shapes if shape.shape_type == 6)
    group.left, group.top = Inches(5), Inches(1)
    stream = io.BytesIO()
    presentation.save(stream)
    data = annotate_presentation(stream.getvalue(), comments_on(stream.getvalue()), legacy=True).data
    points = {
        each.findtext(f"{P}text")[-7:]: tuple(int(each.find(f"{P}pos").get(name)) for name in "xy")
        for each in list_of(data)
    }
    by_passage = {each.passage: points[each.fingerprint] for each in comments_on(stream.getvalue())}
    assert by_passage["Grouped FOSS"] == (5 * 576, 576)
    title = presentation.slide_layouts[5].placeholders[0]
    assert by_passage["First 🙂 line\nand FOSS"] == tuple(round(Emu(each) / 1587.5) for each in (title.left, title.top))


ELSEWHERE = [
    (None, "body", "about the presentation as a whole"),
    (SlidePlace(1, 99, "Nobody", 0), "body", "on no shape"),
    (SlidePlace(7, 2, "Title 1", 0), "body", "outside the slides"),
    (SlidePlace(1, None, "comment 1", 0), "comment", "in a comment"),
    (DocumentPlace("properties/title"), "metadata", "outside the slides"),
]


@pytest.mark.parametrize(("place", "layer", "reason"), ELSEWHERE)
def test_what_has_no_shape_goes_to_a_slide_with_the_reason(deck, place, layer, reason):
    comment = Comment(
        fingerprint="v1:a", place=place, layer=layer, passage="Some FOSS", start=5, end=9, text="W\nv1:a", title="W"
    )
    done = annotate_presentation(deck, [comment])
    ((fingerprint, told),) = done.elsewhere
    assert (fingerprint, reason in told, done.placed) == ("v1:a", True, ())
    assert any(reason in text for _, _, text in read_comments(done.data))


def test_a_deck_without_slides_takes_none():
    stream = io.BytesIO()
    Presentation().save(stream)
    comment = Comment(fingerprint="v1:a", place=None, layer=None, passage="", start=0, end=0, text="W", title="W")
    done = annotate_presentation(stream.getvalue(), [comment])
    assert (done.data, len(done.failed)) == (None, 1)
