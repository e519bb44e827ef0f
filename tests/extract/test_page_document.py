"""PDF documents: whole sentences in reading order, with page, box, role and layer."""

from __future__ import annotations

import io
import re
from collections import Counter
from math import nan

import pypdf
import pytest
from pypdf.annotations import Text
from pypdf.generic import NameObject
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document import extract_page_document
from msgcheck.extract.page_document.layout.blocks import blocks_of, joined_text
from msgcheck.extract.page_document.layout.columns import by_columns
from msgcheck.extract.page_document.layout.line import Line
from msgcheck.extract.page_document.layout.passages import TextBlock, passages_of
from msgcheck.extract.page_document.page import text_page

WIDTH, HEIGHT = 400, 600


def draw(*pages, **options):
    """Make a PDF: each page is a list of (x, y from the top, text) or (x, y, text, font, size)."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), **options)
    for page in pages:
        for x, y, text, *font in page:
            canvas.setFont(*(font or ("Helvetica", 10)))
            canvas.drawString(x, HEIGHT - y, text)
        canvas.showPage()
    canvas.save()
    return stream


def read(stream, limits=None):
    return extract_page_document(stream, limits or Limits())


def body(stream):
    return [p.text for p in read(stream).passages if p.layer == "body"]


def paragraph(x, y, *lines, size=10):
    return [(x, y + 12 * index, line, "Helvetica", size) for index, line in enumerate(lines)]


def test_lines_become_paragraphs():
    page = paragraph(40, 100, "Acme Flow plans the work of whole teams, and open", "source tools connect.")
    page += paragraph(40, 150, "A second paragraph stands a line below the first one", "and is a passage.")
    assert body(draw(page)) == [
        "Acme Flow plans the work of whole teams, and open source tools connect.",
        "A second paragraph stands a line below the first one and is a passage.",
    ]


@pytest.mark.parametrize("is_row_by_row", [False, True], ids=["column by column", "row by row"])
def test_two_columns(is_row_by_row):
    left = paragraph(40, 100, "the left column tells of plans", "and goes on for a while, then", "it ends.")
    right = paragraph(220, 100, "the right column tells of people", "who work in teams and like", "it so.")
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    assert body(draw(rows if is_row_by_row else left + right)) == [
        "the left column tells of plans and goes on for a while, then it ends.",
        "the right column tells of people who work in teams and like it so.",
    ]


LEFT = (
    "this column tells of plans",
    "Ann made for whole teams.",
    "Then it tells of what came,",
    "and when it came to Oslo or",
    "to Rome, and of why it ends.",
)
RIGHT = (
    "the other tells of people",
    "Max met in the open, and of",
    "what they like about it so.",
    "It goes on for a while and",
    "then it ends here as well.",
)


def test_columns_drawn_row_by_row_are_read_one_after_another_whatever_their_lines_begin_with():
    rows = zip(paragraph(40, 120, *LEFT), paragraph(220, 120, *RIGHT), strict=True)
    head = paragraph(40, 90, "One heading over both of the columns of this page", size=14)
    assert " ".join(body(draw([*head, *(line for row in rows for line in row)]))[1:]) == " ".join(LEFT + RIGHT)


def test_tables_are_read_row_by_row_however_long_their_cells_are():
    rows = [(f"Close the books on day {number}", f"Plan the work of team {number} again") for number in range(6)]
    cells = [(x, 100 + 12 * at, text) for at, row in enumerate(rows) for x, text in zip((40, 220), row, strict=True)]
    assert body(draw(cells)) == [text for row in rows for text in row]


def test_a_page_of_many_columns_is_put_in_order_in_bounded_time(clock):
    lines = [
        Line("a" * 30, (10.0 * column, top, 10.0 * column + 8, top + 10), 10.0, is_bold=False, first_width=8.0)
        for top in range(100, 240, 14)
        for column in range(1_000)
    ]
    clock.assert_within(1, lambda: by_columns(lines))
    assert by_columns(lines) == lines


def test_order_by_place_where_the_file_draws_out_of_order():
    page = [(40, 300, "Third comes the end."), (40, 100, "First comes the start."), (40, 200, "Then the middle.")]
    assert body(draw(page)) == ["First comes the start.", "Then the middle.", "Third comes the end."]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("it holds the por-", "tion of the market that counts"), "it holds the portion of the market that counts"),
        (("self-service is what we call a self-", "service tool in our team"), "we call a self-service tool"),
        (("third and party are words, so third-", "party code stays as it is"), "so third-party code"),
        (("they follow the standard ISO-", "5230 in all of their work"), "ISO-5230 in"),
        (("they all use the thing named Open-", "Chain in all of their work"), "Open-Chain in"),
    ],
)
def test_words_cut_at_the_end_of_a_line(lines, text):
    assert text in body(draw(paragraph(40, 100, *lines)))[0]


def test_roles_and_context():
    page = [
        (40, 90, "Acme Flow", "Helvetica-Bold", 24),
        *paragraph(40, 140, "Plan the work of whole teams with us today."),
    ]
    page += [
        (40, 180, "What you get", "Helvetica-Bold", 14),
        *paragraph(40, 200, "• fewer meetings", "• one plan for all"),
    ]
    found = [(p.role.value, p.text, p.context) for p in read(draw(page)).passages if p.layer == "body"]
    assert found == [
        ("title", "Acme Flow", ""),
        ("paragraph", "Plan the work of whole teams with us today.", "Acme Flow"),
        ("heading", "What you get", ""),
        ("bullet", "fewer meetings", "What you get"),
        ("bullet", "one plan for all", "What you get"),
    ]


def test_points_of_a_list_are_no_headings_however_large_or_bold():
    small = paragraph(40, 300, *["a long note in small print that is most of what stands on this page"] * 9)
    large = [(40, 60, "Why Lumo", "Helvetica", 24), (40, 100, "• Ready in a day", "Helvetica-Bold", 18)]
    bold = [(40, 140, "– No set-up fee", "Helvetica-Bold", 10), (40, 170, "2. Prices", "Helvetica", 18)]
    found = [(p.text, p.role.value) for p in read(draw([*large, *bold, *small])).passages if p.layer == "body"]
    assert found[:4] == [
        ("Why Lumo", "title"),
        ("Ready in a day", "bullet"),
        ("No set-up fee", "bullet"),
        ("2. Prices", "heading"),
    ]


@pytest.mark.parametrize(
    ("text", "size", "role"),
    [
        ("– The year in review –", 24, "title"),
        ("— Lumo for small teams", 24, "title"),
        ("– What comes next –", 10, "heading"),
        ("– What comes next", 10, "bullet"),
        ("• What comes next", 24, "bullet"),
    ],
)
def test_dashes_that_ornament_a_bold_heading_make_no_point_of_it(text, size, role):
    first, small = (
        TextBlock(each, 1, (40, 60, 300, 80), height, is_bold, is_bullet, at_edge=False, is_hidden=False)
        for each, height, is_bold, is_bullet in (
            (text, size, True, True),
            ("the text of the page " * 9, 10, False, False),
        )
    )
    assert next(passages_of([first, small], 1, Counter())).role.value == role


def test_what_a_slide_draws_first_at_its_foot_is_no_reason_to_change_the_order():
    foot = [(300, 580, "Lumo and friends", "Helvetica", 9), (40, 580, "In confidence", "Helvetica", 9)]
    title = [(180, 60, "Why Lumo", "Helvetica", 24)]
    rows = [(40, 140, "Speed"), (200, 140, "Two times"), (40, 300, "Price"), (200, 300, "Half of it")]
    last = [(180, 400, "Ask us")]
    found = body(draw([*foot, *title, *rows, *last]))
    assert found[:-2] == ["Why Lumo", *[text for _, _, text in (*rows, *last)]]
    assert sorted(found[-2:]) == ["In confidence", "Lumo and friends"]


def test_a_long_column_before_a_short_one_is_read_to_its_end_though_the_foot_is_drawn_first():
    foot = [(300, 580, "Lumo and friends")]
    left = [(40, 60 + 40 * row, f"The left side tells thing {row}.") for row in range(10)]
    right = [(220, 60 + 40 * row, f"The right side tells thing {row}.") for row in range(4)]
    assert body(draw([*foot, *left, *right])) == [text for _, _, text in (*left, *right, *foot)]


def test_columns_drawn_from_the_right_are_read_from_the_left_where_they_are_all_the_first_things_drawn():
    right = [(220, 100 + 40 * row, f"The right side tells thing {row}.") for row in range(4)]
    left = [(40, 100 + 40 * row, f"The left side tells thing {row}.") for row in range(4)]
    title = (150, 60, "Why Lumo", "Helvetica", 24)
    assert body(draw([*right, *left, title])) == [each[2] for each in (title, *left, *right)]


def test_headers_footers_and_page_numbers_are_furniture():
    pages = [
        [(40, 30, "Acme Flow guide"), (40, 300, f"Text {word} of the page."), (200, 580, str(number))]
        for number, word in enumerate(["one", "two", "three"], 1)
    ]
    layers = {p.text: p.layer.value for p in read(draw(*pages)).passages if p.layer != "metadata"}
    assert layers == {
        "Acme Flow guide": "furniture",
        **{f"Text {word} of the page.": "body" for word in ("one", "two", "three")},
        **dict.fromkeys("123", "furniture"),
    }


@pytest.mark.parametrize("gap", [12, 14])
def test_headers_and_footers_stand_apart_from_the_text_right_beside_them(gap):
    names = ("one", "two", "three")
    pages = [
        [
            *paragraph(40, 40, "Acme Flow", f"guide of {number} pages"),
            (40, 52 + gap, f"text {name} of the page that goes"),
            (40, 64 + gap, "on over lines"),
            (40, 570 - gap, f"foot {name} of the page"),
            (40, 570, f"page {number} of 3"),
        ]
        for number, name in enumerate(names, 1)
    ]
    found = [p for p in read(draw(*pages)).passages if p.layer != "metadata"]
    assert [p.text for p in found if p.layer == "body"] == [
        text
        for name in names
        for text in (f"text {name} of the page that goes on over lines", f"foot {name} of the page")
    ]
    heads = [f"Acme Flow guide of {number} pages" for number in (1, 2, 3)]
    assert [p.text for p in found if p.layer == "furniture" and "Acme" in p.text] == heads


def test_a_sentence_over_two_pages_is_one_passage():
    first = [(40, 500, "The plan that we made for the whole of the open"), (200, 580, "1")]
    second = [(40, 100, "source programme of this year."), (200, 580, "2")]
    assert body(draw(first, second)) == [
        "The plan that we made for the whole of the open source programme of this year."
    ]


def test_a_sentence_that_a_page_cuts_goes_on_in_one_block_of_the_next_alone():
    first = [(40, 500, "The plan that we made for the whole of the open")]
    second = [(40, 100, "source programme"), (200, 100, "one cell"), (40, 140, "two cells"), (200, 140, "three cells")]
    assert body(draw(first, second)) == [
        "The plan that we made for the whole of the open source programme",
        "one cell",
        "two cells",
        "three cells",
    ]


def turned_pages(angle, count, words="Draft of {} words", at=(200, 300)):
    """Make pages with a paragraph, and words that run another way, in which {} stands for the number of the page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
    for number in range(1, count + 1):
        canvas.drawString(40, 500, "A line of the page")
        canvas.translate(*at)
        canvas.rotate(angle)
        canvas.drawString(0, 0, words.format(number))
        canvas.showPage()
    canvas.save()
    return [(p.text, p.layer.value, p.role.value) for p in read(stream).passages if p.layer != "metadata"]


@pytest.mark.parametrize("angle", [30, 45, -60, 135])
def test_words_that_stand_aslant_are_one_line_and_no_heading(angle):
    text = ("A line of the page", "body", "paragraph")
    assert turned_pages(angle, 1) == [text, ("Draft of 1 words", "body", "paragraph")]


@pytest.mark.parametrize("angle", [45, 90])
def test_what_runs_another_way_on_most_pages_is_furniture(angle):
    found = turned_pages(angle, 4)
    assert [layer for text, layer, _ in found if "Draft" in text] == ["furniture"] * 4
    assert [layer for text, layer, _ in turned_pages(angle, 4, "2{}") if text.isdigit()] == ["furniture"] * 4
    assert ("2019", "body", "paragraph") in turned_pages(angle, 1, "2019")


def test_place_is_page_and_box_from_the_top():
    found = read(draw([(10, 10, "one")], [(40, 100, "Acme Flow")])).passages[-1]
    x0, y0, x1, y1 = found.place.box
    assert found.place.page == 2
    assert x0 == pytest.approx(40, abs=1)
    assert x1 == pytest.approx(40 + 47, abs=4)
    assert 88 < y0 < 94
    assert 100 < y1 < 104


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_text_is_whole_whichever_way_it_runs(rotation):
    page = paragraph(40, 100, "the first line of text that stands on", "this page.")
    writer = pypdf.PdfWriter(clone_from=draw(page))
    writer.pages[0].rotate(rotation)
    stream = io.BytesIO()
    writer.write(stream)
    found = [p for p in read(stream).passages if p.layer == "body"]
    assert [p.text for p in found] == ["the first line of text that stands on this page."]
    x0, y0, x1, y1 = found[0].place.box
    width, height = (WIDTH, HEIGHT) if rotation % 180 == 0 else (HEIGHT, WIDTH)
    assert 0 < x0 < x1 < width
    assert 0 < y0 < y1 < height


@pytest.mark.parametrize("angle", [90, 270])
@pytest.mark.parametrize("words", ["Lodgings", "Customers per hotel", "AVATAR To 1,2 %"])
def test_words_that_run_up_or_down_the_page_are_whole_though_each_letter_is_drawn_by_itself(words, angle):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
    canvas.drawString(40, 500, "A line of the page")
    canvas.translate(200, 300)
    canvas.rotate(angle)
    for at, letter in enumerate(words):
        canvas.drawString(stringWidth(words[:at], "Helvetica", 12), 0, letter)
    canvas.save()
    assert body(stream) == ["A line of the page", words]


def test_letters_spaced_out_become_words():
    letters = [(40 + 9.5 * index, 100, letter) for index, letter in enumerate("FLOW FOR TEAMS") if letter != " "]
    assert body(draw(letters)) == ["FLOW FOR TEAMS"]


@pytest.mark.parametrize(
    ("capital", "size", "gap", "rest", "expected"),
    [
        ("R", 40, 1, "eliable tools help all of us", "Reliable tools help all of us"),
        ("A", 40, 4, "tool that helps all of us", "A tool that helps all of us"),
        ("R", 40, 7, "eliable tools help all of us", "Reliable tools help all of us"),
        ("R", 40, 1, "Reliable tools help all", "R Reliable tools help all"),
    ],
)
def test_a_drop_cap_begins_its_word(capital, size, gap, rest, expected):
    start = 40 + stringWidth(capital, "Helvetica", size) + gap
    line = 100 - (size - 12 if size > 20 else 0)
    page = [(40, 100, capital, "Helvetica", size), (start, line, rest, "Helvetica", 12)]
    extraction = read(draw(page))
    assert [p.text for p in extraction.passages if p.layer == "body"] == [expected]
    assert extraction.coverage.unread == ()


def test_properties_are_metadata():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setTitle("Acme")
    canvas.setSubject("Plans")
    canvas.setKeywords("flow, teams")
    canvas.setAuthor("Ana Writer")
    canvas.setCreator("Acme Writer 3")
    canvas.drawString(50, 500, "text")
    canvas.save()
    extraction = read(stream)
    assert [(p.role.value, p.text) for p in extraction.passages if p.layer == "metadata"] == [
        ("title", "Acme"),
        ("property", "Plans"),
        ("property", "flow, teams"),
        ("property", "Ana Writer"),
        ("property", "Acme Writer 3"),
        ("property", "ReportLab PDF Library - (opensource)"),
    ]
    assert extraction.title == "Acme"


def test_comments_and_typed_text():
    writer = pypdf.PdfWriter(clone_from=draw([(40, 100, "text")]))
    for subtype, content in (("/Text", "old name!"), ("/FreeText", "typed over")):
        writer.add_annotation(0, Text(rect=(50, 50, 90, 90), text=content))
        writer.pages[0]["/Annots"][-1].get_object()[NameObject("/Subtype")] = NameObject(subtype)
    stream = io.BytesIO()
    writer.write(stream)
    assert [(p.layer.value, p.text) for p in read(stream).passages[-2:]] == [
        ("comment", "old name!"),
        ("body", "typed over"),
    ]


@pytest.mark.parametrize(
    ("description", "read_of_it"),
    [
        ("open the  price list", []),
        ("price list – open it", ["alt"]),
        ("price list. Today", []),
        ("Prices as of May", ["alt"]),
        ("closed", ["alt"]),
        ("open today", ["alt"]),
        ("€50", ["alt"]),
        ("Now for $50", []),
        ("disclosed. Now", ["alt"]),
    ],
)
def test_a_link_that_is_described_by_its_own_text_is_read_once(description, read_of_it):
    first = [(40, 100, "Please open the price list. Today disclosed."), (40, 200, "Now for $50")]
    writer = pypdf.PdfWriter(clone_from=draw(first, [(40, 100, "It is open today")]))
    writer.add_annotation(0, Text(rect=(50, 50, 90, 90), text=description))
    writer.pages[0]["/Annots"][-1].get_object()[NameObject("/Subtype")] = NameObject("/Link")
    stream = io.BytesIO()
    writer.write(stream)
    extraction = read(stream)
    assert [p.layer.value for p in extraction.passages if p.layer != "metadata"] == ["body"] * 3 + read_of_it
    assert extraction.coverage.unread == ()


def test_pages_with_a_picture_and_no_text_are_unread():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(50, 500, "text")
    canvas.showPage()
    dot = io.BytesIO(b"P6 2 2 255 " + bytes(12))
    canvas.drawImage(ImageReader(dot), 50, 50, 200, 200)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    coverage = read(stream).coverage
    assert [(part.part, part.reason) for part in coverage.unread] == [("page 2", "a picture without text")]
    assert coverage.text_units == coverage.read + 1


@pytest.mark.parametrize(("password", "readable"), [("", True), ("secret", False)])
def test_encrypted_documents(password, readable):
    stream = draw([(40, 100, "text")], encrypt=StandardEncryption(password, ownerPassword="owner"))
    if readable:
        assert body(stream) == ["text"]
    else:
        with pytest.raises(UnreadableError) as caught:
            read(stream)
        assert caught.value.reason == "encrypted"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"<html>", "not-a-pdf"), (b"%PDF-1.7\n" + b"x" * 500, "damaged"), (b"%PDF-1.7", "damaged")],
)
def test_what_cannot_be_read_has_a_reason(data, reason):
    with pytest.raises(UnreadableError) as caught:
        read(io.BytesIO(data))
    assert caught.value.reason == reason


def test_a_page_tree_under_a_wrong_number_is_found_and_the_damage_reported():
    damaged = re.sub(rb"\b\d( 0 obj\s*<<\s*/Count 1)", rb"9\1", draw([(40, 300, "Acme Flow plans")]).getvalue())
    extraction = read(io.BytesIO(damaged))
    assert [passage.text for passage in extraction.passages if passage.layer == "body"] == ["Acme Flow plans"]
    assert [part.part for part in extraction.coverage.unread] == ["whole document"]


def test_text_without_a_place_is_left_out_and_reported(monkeypatch):
    stream = draw([(40, 100, "Acme Flow plans"), (40, 300, "nowhere")])
    around = text_page._around

    def with_nowhere(firsts, lasts):
        boxes = zip(*around(firsts, lasts), strict=True)
        return zip(*((nan, nan, nan, nan) if box[1] < 400 else box for box in boxes), strict=True)

    monkeypatch.setattr(text_page, "_around", with_nowhere)
    extraction = read(stream)
    assert [p.text for p in extraction.passages if p.layer == "body"] == ["Acme Flow plans"]
    assert [(part.part, part.reason) for part in extraction.coverage.unread] == [
        ("page 1", "some text has no place on the page")
    ]


def test_dots_and_letters_without_end_take_no_quadratic_time(clock):
    texts = ["." * 60_000 + "x x", "." * 60_000 + "x x", *["a" * 60_000] * 3]
    lines = [Line(text, (0, 12 * at, 90, 12 * at + 10), 10, False, 5) for at, text in enumerate(texts)]
    clock.assert_within(2, lambda: [joined_text(block.lines, Counter()) for block in blocks_of(lines, {})])


def test_limits():
    stream = draw([(40, 100, "one")], [(40, 100, "two")])
    with pytest.raises(UnreadableError) as caught:
        read(stream, Limits(total=100))
    assert caught.value.reason == "too-large"
    extraction = read(stream, Limits(passages=1))
    assert len(extraction.passages) == 1
    assert extraction.coverage.unread[0].part == "end of the document"


COLLATERAL = "cases/openchain/assets/collateral"


def text_of(realdata, name):
    with (realdata / COLLATERAL / name).open("rb") as stream:
        return "\n".join(p.text for p in read(stream).passages)


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("name", "form", "count"),
    [
        ("2017-10-one-pager-openchain-1-0.pdf", "FOSS", 9),
        ("2023-03-one-pager-iso-iec-5230-2-0.pdf", "FOSS", 0),
        ("2023-03-one-pager-iso-iec-18974-1-0.pdf", "DIS 18974", 12),
        ("2017-05-onboarding-handout-1-0.pdf", "OpenChain Specification", 8),
        ("2024-08-supplier-leaflet-second-edition.pdf", "licences", 2),
    ],
)
def test_counts_the_case_expects(realdata, name, form, count):
    assert len(re.findall(rf"\b{form}\b", text_of(realdata, name))) == count


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("pdf", "twin"),
    [
        ("2024-08-supplier-leaflet-second-edition.pdf", "2024-08-supplier-leaflet-second-edition.md"),
        ("undated-openchain-for-managers-1-0.pdf", "undated-openchain-for-managers-1-0.docx"),
        ("2017-05-onboarding-handout-1-0.pdf", "2017-05-onboarding-handout-1-0.docx"),
    ],
)
def test_words_of_twins(realdata, pdf, twin):
    from msgcheck.extract.reading import extract, format_of

    with (realdata / COLLATERAL / twin).open("rb") as stream:
        theirs = "\n".join(p.text for p in extract(stream, format_of(twin)).passages if p.layer == "body")
    words = Counter(re.findall(r"\w+", theirs.lower()))
    ours = Counter(re.findall(r"\w+", text_of(realdata, pdf).lower()))
    assert sum((words & ours).values()) >= 0.98 * sum(words.values())


@pytest.mark.realdata
def test_the_words_are_those_of_an_independent_reader(realdata):
    name = "2024-08-supplier-leaflet-second-edition.pdf"
    pages = pypdf.PdfReader(realdata / COLLATERAL / name).pages
    theirs = Counter(re.findall(r"[a-z]{4,}", " ".join(page.extract_text() for page in pages).lower()))
    ours = Counter(re.findall(r"[a-z]{4,}", text_of(realdata, name).lower()))
    assert sum((theirs & ours).values()) >= 0.97 * sum(theirs.values())
