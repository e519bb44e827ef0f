"""Presentations: made here with python-pptx or by hand, and real decks against python-pptx as the oracle."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.presentation.reader import extract_presentation
from msgcheck.model.passage import Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, SlidePlace

BOX = (Inches(1), Inches(1), Inches(2), Inches(1))
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}" xmlns:mc="{MC}"'
WORD = re.compile(r"\w+")


@pytest.fixture
def deck() -> pptx.presentation.Presentation:
    """An empty deck without document properties."""
    deck = pptx.Presentation()
    for name in ("title", "comments", "author", "last_modified_by"):
        setattr(deck.core_properties, name, "")
    return deck


def title_slide(deck, title: str = "Acme Flow"):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = title
    return slide


def saved(deck) -> bytes:
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def read(deck) -> Extraction:
    data = deck if isinstance(deck, bytes) else saved(deck)
    return extract_presentation(io.BytesIO(data), Limits())


def of_layer(extraction: Extraction, *layers: Layer) -> list[Passage]:
    return [passage for passage in extraction.passages if passage.layer in layers]


def texts(extraction: Extraction, *layers: Layer) -> list[str]:
    return [passage.text for passage in of_layer(extraction, *layers)]


def with_parts(data: bytes, **changed: bytes | None) -> bytes:
    """Replace parts of a deck; ``None`` leaves a part out. Names are given as ``ppt__slides__slide1``."""
    names = {name.replace("__", "/") + ".xml": content for name, content in changed.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = names.pop(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in names.items():
            new.writestr(name, content or b"")
    return target.getvalue()


def raw_slide(shapes: str, attributes: str = "") -> bytes:
    return (
        f"<p:sld {NAMES} {attributes}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id='1' name=''/></p:nvGrpSpPr>"
        f"<p:grpSpPr/>{shapes}</p:spTree></p:cSld></p:sld>"
    ).encode()


def raw_shape(paragraphs: str, key: int = 2, extra: str = "", placeholder: str = "") -> str:
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id='{key}' name='Shape {key}' {extra}/><p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr>"
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>"
    )


def of_raw_slide(deck, shapes: str, attributes: str = "") -> Extraction:
    deck.slides.add_slide(deck.slide_layouts[6])
    return read(with_parts(saved(deck), ppt__slides__slide1=raw_slide(shapes, attributes)))


def test_reads_title_body_and_text_boxes_with_their_places(deck) -> None:
    slide = title_slide(deck)
    slide.placeholders[1].text = "Close deals faster\nWithout new hires"
    slide.shapes.add_textbox(*BOX).text_frame.text = "In weeks, not months"
    body, box = slide.placeholders[1], slide.shapes[-1]
    assert read(deck).passages == (
        Passage("Acme Flow", Layer.BODY, Role.TITLE, SlidePlace(1, 2, "Title 1", 0)),
        Passage("Close deals faster", Layer.BODY, Role.BULLET, SlidePlace(1, body.shape_id, body.name, 0), "Acme Flow"),
        Passage("Without new hires", Layer.BODY, Role.BULLET, SlidePlace(1, body.shape_id, body.name, 1), "Acme Flow"),
        Passage(
            "In weeks, not months", Layer.BODY, Role.PARAGRAPH, SlidePlace(1, box.shape_id, box.name, 0), "Acme Flow"
        ),
    )


def test_reads_the_title_first_wherever_it_stands(deck) -> None:
    slide = title_slide(deck)
    slide.placeholders[1].text = "Body"
    tree = slide.shapes._spTree
    tree.append(slide.shapes.title._element)
    assert texts(read(deck), Layer.BODY) == ["Acme Flow", "Body"]


def test_joins_runs_fields_and_breaks_and_skips_empty_paragraphs(deck) -> None:
    paragraphs = (
        "<a:p/><a:p><a:r><a:t>Sav</a:t></a:r><a:r><a:t>ings</a:t></a:r><a:br/><a:r><a:t>of</a:t></a:r>"
        "<a:fld id='1' type='x'><a:t> 45 %</a:t></a:fld></a:p><a:p><a:r><a:t>  </a:t></a:r></a:p>"
        "<a:p><a:pPr><a:buChar char='x'/></a:pPr><a:r><a:t>Bullet</a:t></a:r></a:p>"
    )
    passages = of_raw_slide(deck, raw_shape(paragraphs)).passages
    assert [(p.text, p.role, p.place.paragraph) for p in passages] == [
        ("Savings\nof 45 %", Role.PARAGRAPH, 1),
        ("Bullet", Role.BULLET, 3),
    ]


def test_follows_the_order_of_the_show_not_of_the_files(deck) -> None:
    for number in range(3):
        title_slide(deck, f"Made {number}")
    entries = deck.slides._sldIdLst
    entries.insert(0, entries[2])
    read_titles = [(p.text, p.place.slide) for p in of_layer(read(deck), Layer.BODY)]
    assert read_titles == [("Made 2", 1), ("Made 0", 2), ("Made 1", 3)]


def test_reads_tables_by_row_and_column(deck) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    frame = slide.shapes.add_table(2, 2, *BOX)
    frame.table.cell(0, 1).text = "Price"
    frame.table.cell(1, 1).text = "EUR 10\nper user"
    place = (1, frame.shape_id, frame.name)
    assert [(p.text, p.role, p.place) for p in read(deck).passages] == [
        ("Price", Role.CELL, SlidePlace(*place, paragraph=0, row=0, column=1)),
        ("EUR 10", Role.CELL, SlidePlace(*place, paragraph=0, row=1, column=1)),
        ("per user", Role.CELL, SlidePlace(*place, paragraph=1, row=1, column=1)),
    ]


def test_reads_groups_within_groups(deck) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    inner = slide.shapes.add_group_shape().shapes.add_group_shape()
    inner.shapes.add_textbox(*BOX).text_frame.text = "Deep inside"
    assert texts(read(deck), Layer.BODY) == ["Deep inside"]


def test_reads_notes_but_not_the_slide_number_there(deck) -> None:
    slide = title_slide(deck)
    slide.notes_slide.notes_text_frame.text = "Say this slowly"
    number = raw_shape("<a:p><a:fld type='slidenum'><a:t>7</a:t></a:fld></a:p>", 9, "", "<p:ph type='sldNum'/>")
    data = saved(deck)
    name = "ppt/notesSlides/notesSlide1.xml"
    notes = zipfile.ZipFile(io.BytesIO(data)).read(name).decode()
    notes = notes.replace("</p:spTree>", number.replace("<p:sp>", f"<p:sp {NAMES}>") + "</p:spTree>")
    (note,) = of_layer(read(with_parts(data, ppt__notesSlides__notesSlide1=notes.encode())), Layer.NOTES)
    assert (note.text, note.role, note.place.slide, note.context) == ("Say this slowly", Role.NOTE, 1, "Acme Flow")


def test_reads_chart_titles_series_and_categories_once(deck) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["2024", "EMEA"]
    data.add_series("Win rate", (1, 2))
    data.add_series("Churn", (3, 4))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *BOX, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Growth"
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = "Percent"
    extraction = read(deck)
    found = {passage.text: passage.role for passage in of_layer(extraction, Layer.CHART)}
    assert found == {
        "Growth": Role.CAPTION,
        "Win rate": Role.LABEL,
        "2024": Role.LABEL,
        "EMEA": Role.LABEL,
        "Churn": Role.LABEL,
        "Percent": Role.CAPTION,
    }
    assert len(of_layer(extraction, Layer.CHART)) == 6


def test_characters_that_charts_and_properties_write_as_escapes_are_read(deck) -> None:
    slide = title_slide(deck, "Kept_x0020_as it is")
    data = CategoryChartData()
    data.categories = ["North_x000D_\nRegion"]
    data.add_series("A_x0026_B", (1,))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.PIE, *BOX, data).chart
    chart.chart_title.text_frame.text = "Sales_x0026_Costs"
    deck.core_properties.comments = "First_x000d_\nsecond"
    extraction = read(deck)
    assert {"North\nRegion", "A&B", "Sales_x0026_Costs"} <= set(texts(extraction, Layer.CHART))
    assert texts(extraction, Layer.BODY) == ["Kept_x0020_as it is"]
    assert texts(extraction, Layer.METADATA) == ["First\nsecond"]
    assert extraction.coverage.unread == ()


def test_reads_a_diagram_without_its_prompts(deck) -> None:
    dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    point = "<d:pt><d:prSet {prompt}/><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>"
    points = point.format(prompt="", text="Plan") + point.format(prompt='phldr="1"', text="[Text]")
    model = f"<d:dataModel xmlns:d='{dgm}' xmlns:a='{A}'><d:ptLst>{points}</d:ptLst></d:dataModel>"
    frame = (
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='4' name='Diagram 3'/></p:nvGraphicFramePr><a:graphic>"
        f"<a:graphicData><d:relIds xmlns:d='{dgm}' r:dm='rId9'/></a:graphicData></a:graphic></p:graphicFrame>"
    )
    relationships = (
        f"<Relationships xmlns='{RELATIONSHIPS}'>"
        f"<Relationship Id='rId9' Type='{R}/diagramData' Target='../diagrams/data1.xml'/></Relationships>"
    )
    deck.slides.add_slide(deck.slide_layouts[6])
    target = io.BytesIO(with_parts(saved(deck), ppt__slides__slide1=raw_slide(frame), ppt__diagrams__data1=model))
    data = with_relationships(target.getvalue(), "ppt/slides/_rels/slide1.xml.rels", relationships)
    assert [(p.text, p.layer, p.place) for p in read(data).passages] == [
        ("Plan", Layer.DIAGRAM, SlidePlace(1, 4, "Diagram 3", 0))
    ]


def with_relationships(data: bytes, name: str, content: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.namelist():
            new.writestr(item, content if item == name else old.read(item))
        if name not in old.namelist():
            new.writestr(name, content)
    return target.getvalue()


def test_reads_alternative_texts(deck) -> None:
    passages = of_raw_slide(deck, raw_shape("<a:p/>", 5, "descr='A happy customer' title='Photo'")).passages
    assert [(p.text, p.layer, p.place) for p in passages] == [
        ("Photo", Layer.ALT, SlidePlace(1, 5, "Shape 5")),
        ("A happy customer", Layer.ALT, SlidePlace(1, 5, "Shape 5")),
    ]


def test_reads_alternate_content_once(deck) -> None:
    text = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    shapes = (
        f"<mc:AlternateContent><mc:Choice Requires='p14'>{raw_shape(text.format('New'))}</mc:Choice>"
        f"<mc:Fallback>{raw_shape(text.format('Old'))}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(of_raw_slide(deck, shapes), Layer.BODY) == ["New"]


@pytest.mark.parametrize("xml", ["show='0'", "show='false'"])
def test_puts_a_hidden_slide_in_the_hidden_layer(deck, xml: str) -> None:
    assert texts(of_raw_slide(deck, raw_shape("<a:p><a:r><a:t>Old price</a:t></a:r></a:p>"), xml), Layer.HIDDEN) == [
        "Old price"
    ]


def test_keeps_notes_of_a_hidden_slide_in_the_notes_layer(deck) -> None:
    slide = title_slide(deck)
    slide._element.set("show", "0")
    slide.notes_slide.notes_text_frame.text = "Skip this"
    extraction = read(deck)
    assert texts(extraction, Layer.HIDDEN) == ["Acme Flow"]
    assert texts(extraction, Layer.NOTES) == ["Skip this"]


def test_puts_hidden_shapes_and_groups_in_the_hidden_layer(deck) -> None:
    hidden = raw_shape("<a:p><a:r><a:t>Hidden</a:t></a:r></a:p>", 3, "hidden='1'")
    seen = raw_shape("<a:p><a:r><a:t>In a hidden group</a:t></a:r></a:p>", 4)
    group = f"<p:grpSp><p:nvGrpSpPr><p:cNvPr id='9' name='G' hidden='1'/></p:nvGrpSpPr><p:grpSpPr/>{seen}</p:grpSp>"
    assert texts(of_raw_slide(deck, hidden + group), Layer.HIDDEN) == ["Hidden", "In a hidden group"]


def test_reads_static_furniture_once_and_prompts_never(deck) -> None:
    layout = deck.slide_layouts[1]
    master_box = raw_shape("<a:p><a:r><a:t>Acme Confidential</a:t></a:r></a:p>", 70)
    layout_box = raw_shape("<a:p><a:r><a:t>Sales use only</a:t></a:r></a:p>", 71)
    layout.shapes._spTree.append(parsed(layout_box))
    deck.slide_master.shapes._spTree.append(parsed(master_box))
    title_slide(deck, "One")
    title_slide(deck, "Two")
    furniture = of_layer(read(deck), Layer.FURNITURE)
    assert [(p.text, p.place.slide) for p in furniture] == [("Sales use only", 1), ("Acme Confidential", 1)]


def test_leaves_out_furniture_that_no_slide_shows(deck) -> None:
    deck.slide_layouts[1].shapes._spTree.append(parsed(raw_shape("<a:p><a:r><a:t>Sales use only</a:t></a:r></a:p>")))
    title_slide(deck)._element.set("showMasterSp", "0")
    assert of_layer(read(deck), Layer.FURNITURE) == []


def parsed(shape: str):
    from pptx.oxml import parse_xml

    return parse_xml(shape.replace("<p:sp>", f"<p:sp {NAMES}>", 1))


def test_puts_footers_of_a_slide_in_the_furniture_layer(deck) -> None:
    footer = raw_shape("<a:p><a:r><a:t>Acme 2026</a:t></a:r></a:p>", 3, "", "<p:ph type='ftr' idx='11'/>")
    (passage,) = of_raw_slide(deck, footer).passages
    assert (passage.text, passage.layer, passage.role) == ("Acme 2026", Layer.FURNITURE, Role.LABEL)


@pytest.mark.parametrize(
    "comments",
    [
        pytest.param(f"<p:cmLst {NAMES}><p:cm><p:text>Check this</p:text></p:cm></p:cmLst>", id="legacy"),
        pytest.param(
            f"<x:cmLst xmlns:x='urn:p188' {NAMES}><x:cm><x:txBody><a:p><a:r><a:t>Check</a:t></a:r><a:r><a:t> this"
            "</a:t></a:r></a:p></x:txBody></x:cm></x:cmLst>",
            id="threaded",
        ),
    ],
)
def test_reads_comments(deck, comments: str) -> None:
    title_slide(deck)
    relationships = (
        f"<Relationships xmlns='{RELATIONSHIPS}'>"
        f"<Relationship Id='r1' Type='{R}/comments' Target='../comments/comment1.xml'/></Relationships>"
    )
    data = with_parts(saved(deck), ppt__comments__comment1=comments.encode())
    data = with_relationships(data, "ppt/slides/_rels/slide1.xml.rels", relationships)
    (comment,) = of_layer(read(data), Layer.COMMENT)
    assert (comment.text, comment.context) == ("Check this", "Acme Flow")


def test_reads_document_properties_last(deck) -> None:
    deck.core_properties.title = "Deck of Acme"
    deck.core_properties.keywords = "flow, cloud"
    deck.slides.add_slide(deck.slide_layouts[6])
    extraction = read(deck)
    assert extraction.title == "Deck of Acme"
    assert {(p.text, p.place) for p in of_layer(extraction, Layer.METADATA)} >= {
        ("Deck of Acme", DocumentPlace("properties/title")),
        ("flow, cloud", DocumentPlace("properties/keywords")),
    }


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ("Acme pitch", "Acme pitch"),
        ("PowerPoint for beginners", "PowerPoint for beginners"),
        *(
            (generic, "Close deals faster")
            for generic in (
                "",
                "PowerPoint Presentation",
                "PowerPoint-Präsentation",
                "Présentation PowerPoint",
                "Presentation",
                "Slide 1",
            )
        ),
    ],
)
def test_title_of_a_deck_without_title_shapes(deck, own: str, title: str) -> None:
    deck.core_properties.title = own
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_textbox(*BOX).text_frame.text = "Close deals\vfaster"
    assert read(deck).title == title


def test_a_generic_title_is_none_where_the_first_slide_is_without_text(deck) -> None:
    deck.core_properties.title = "PowerPoint Presentation"
    for text in ("", "On the second slide"):
        deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(*BOX).text_frame.text = text
    assert read(deck).title == ""


@pytest.mark.parametrize("mark", ["‹#›", "‹Nr.›", "‹N°›"])
def test_what_stands_for_a_slide_number_is_no_text(deck, mark: str) -> None:
    def field(text):
        return f"<a:fld id='{{1}}' type='slidenum'><a:t>{text}</a:t></a:fld>"

    shapes = raw_shape(f"<a:p>{field(mark)}</a:p><a:p><a:r><a:t>Page </a:t></a:r>{field(mark)}</a:p>")
    shapes += raw_shape(f"<a:p>{field('7')}</a:p><a:p><a:r><a:t>{mark}</a:t></a:r></a:p>", key=3)
    assert texts(of_raw_slide(deck, shapes), Layer.BODY) == ["Page ", "7", mark]


def test_the_name_of_a_shape_is_bounded_where_it_stands_in_a_place(deck) -> None:
    shape = raw_shape("<a:p><a:r><a:t>Text</a:t></a:r></a:p>").replace("Shape 2", "n" * 100_000)
    assert [len(p.place.shape) for p in of_layer(of_raw_slide(deck, shape), Layer.BODY)] == [255]


def test_reports_embedded_objects_that_cannot_be_read(deck) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_ole_object(io.BytesIO(b"x"), "Excel.Sheet.12", *BOX)
    (unread,) = read(deck).coverage.unread
    assert unread.part.startswith("oleObject")
    assert unread.reason.startswith("embedded file (")


def test_reads_the_rest_of_a_deck_with_a_damaged_slide(deck) -> None:
    title_slide(deck, "One")
    title_slide(deck, "Two")
    extraction = read(with_parts(saved(deck), ppt__slides__slide1=None))
    assert [(p.text, p.place.slide) for p in of_layer(extraction, Layer.BODY)] == [("Two", 2)]
    assert extraction.coverage.unread == (UnreadPart("ppt/slides/slide1.xml", "missing-part"),)
    assert extraction.coverage.text_units == extraction.coverage.read + 1


@pytest.mark.parametrize("name", ["Folie%20Zwei", "Folie Zwei"])
def test_a_part_is_read_whether_its_name_is_written_as_an_address_or_plain(deck, name) -> None:
    title_slide(deck, "One")
    data = saved(deck)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        slide, names = archive.read("ppt/slides/slide1.xml"), "ppt/_rels/presentation.xml.rels"
        links = archive.read(names).replace(b"slides/slide1.xml", b"slides/Folie%20Zwei.xml")
    target = io.BytesIO(with_parts(data, ppt__slides__slide1=None, **{f"ppt__slides__{name}": slide}))
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(anew := io.BytesIO(), "w") as new:
        for entry in old.namelist():
            new.writestr(entry, links if entry == names else old.read(entry))
    extraction = read(anew.getvalue())
    assert texts(extraction, Layer.BODY) == ["One"]
    assert extraction.coverage.unread == ()


def test_a_slide_that_is_listed_twice_is_read_once(deck) -> None:
    title_slide(deck, "One")
    title_slide(deck, "Two")
    entries = deck.slides._sldIdLst
    entries.insert(1, copy.deepcopy(entries[0]))
    extraction = read(saved(deck))
    assert [(p.text, p.place.slide) for p in of_layer(extraction, Layer.BODY)] == [("One", 1), ("Two", 3)]
    assert extraction.coverage.unread == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(None, "missing-part", id="missing"),
        pytest.param(b"<p:presentation", "bad-xml", id="damaged"),
        pytest.param(b"<!DOCTYPE x><x/>", "unsupported", id="document type and no presentation"),
        pytest.param(b"<x/>", "unsupported", id="no presentation"),
    ],
)
def test_cannot_read_a_deck_without_its_main_part(deck, content: bytes | None, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(with_parts(saved(deck), ppt__presentation=content))
    assert error.value.reason == reason


def test_stops_at_the_limit_of_passages(deck) -> None:
    title_slide(deck)
    title_slide(deck)
    with pytest.raises(UnreadableError) as error:
        extract_presentation(io.BytesIO(saved(deck)), Limits(passages=1))
    assert error.value.reason == "too-large"


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 5000])
def test_bears_odd_shape_ids(deck, key: str) -> None:
    shape = raw_shape("<a:p><a:r><a:t>Text</a:t></a:r></a:p>").replace("id='2'", f"id='{key}'")
    (passage,) = of_raw_slide(deck, shape).passages
    assert passage.place == SlidePlace(1, None, "Shape 2", 0)


def words(texts_of: list[str]) -> Counter[str]:
    return Counter(word for text in texts_of for word in WORD.findall(text))


def oracle_shapes(shapes):
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from oracle_shapes(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (cell.text_frame.text for cell in shape.table.iter_cells())


def oracle(path: Path) -> tuple[list[str], list[str]]:
    """Return what python-pptx finds on the slides and in the notes."""
    slides = list(pptx.Presentation(path).slides)
    notes = [slide.notes_slide.notes_text_frame for slide in slides if slide.has_notes_slide]
    on_slides = [text for slide in slides for text in oracle_shapes(slide.shapes)]
    return on_slides, [frame.text for frame in notes if frame is not None]


SAMPLE = [
    "2017-08-03-curriculum-release-2.pptx",
    "2017-11-24-core-open-source-compliance-slides.pptx",
    "2020-10-14-automation-slides-for-DIS-5230.pptx",
    "2023-10-11-mini-summit.pptx",
    "2024-05-29-legal-professionals-overview.pptx",
]


@pytest.mark.realdata
@pytest.mark.parametrize("name", SAMPLE)
def test_loses_no_word_that_python_pptx_finds(realdata: Path, name: str) -> None:
    path = realdata / "cases/openchain/assets/decks" / name
    extraction = read(path.read_bytes())
    on_slides, notes = oracle(path)
    assert words(on_slides) - words(texts(extraction, Layer.BODY, Layer.FURNITURE, Layer.HIDDEN)) == Counter()
    assert words(notes) - words(texts(extraction, Layer.NOTES)) == Counter()
    assert extraction.coverage.unread == ()


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("name", "on_slides", "in_all"),
    [
        ("2017-08-03-curriculum-release-1.pptx", 202, 202),
        ("2017-08-03-curriculum-release-2.pptx", 205, 356),
        ("2017-08-03-curriculum-for-1-1.pptx", 234, 404),
        ("2018-07-13-curriculum-for-1-2.pptx", 233, 403),
        ("2017-11-24-core-open-source-compliance-slides.pptx", 165, 182),
        ("2017-11-24-release-2-launch-presentation.pptx", 10, 10),
        ("2019-06-19-curriculum-for-2-0.pptx", 0, 0),
    ],
)
def test_counts_a_term_as_the_case_does(realdata: Path, name: str, on_slides: int, in_all: int) -> None:
    """Counts of the case's README; 10 of the core deck's 165 stand on hidden slides."""
    extraction = read((realdata / "cases/openchain/assets/decks" / name).read_bytes())
    counts = [
        sum(len(re.findall(r"\bFOSS\b", text)) for text in texts(extraction, *layers))
        for layers in ((Layer.BODY, Layer.FURNITURE, Layer.HIDDEN), (Layer.NOTES,))
    ]
    assert counts == [on_slides, in_all - on_slides]


@pytest.mark.realdata
def test_lets_only_unreadable_errors_escape(realdata: Path) -> None:
    """Damaged and odd decks of POI's and python-pptx's own tests."""
    reasons = Counter()
    for path in sorted((realdata / "data/robustness/poi/slideshow").glob("*.pptx")):
        try:
            read(path.read_bytes())
            reasons["read"] += 1
        except UnreadableError as error:
            reasons[error.reason] += 1
    assert reasons["truncated"] == 5
    assert reasons["read"] > 50
    assert set(reasons) == {"read", "truncated"}


def texts_of_parts(path: Path, *folders: str) -> set[str]:
    """Return what stands in ``a:t`` and in the text caches of charts, white space aside, found without msgcheck."""
    found = set()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith(folders) and name.endswith(".xml"):
                root = etree.fromstring(archive.read(name))
                caches = (f"{{{C}}}strCache//{{{C}}}v", f"{{{A}}}t")
                found |= {"".join((each.text or "").split()) for path in caches for each in root.iterfind(f".//{path}")}
    return {text for text in found if not re.fullmatch(r"[\W\d_]*", text)}


@pytest.mark.realdata
@pytest.mark.parametrize("folder", ["cases/openchain/assets/decks", "data/decks-microsoft"])
def test_loses_no_text_of_slides_notes_charts_diagrams_and_comments(realdata: Path, folder: str) -> None:
    """Every third deck of a folder, whatever it holds."""
    for path in sorted((realdata / folder).rglob("*.pptx"))[::3]:
        read_texts = "".join("".join(each.text.split()) for each in read(path.read_bytes()).passages)
        written = texts_of_parts(
            path, "ppt/slides/", "ppt/notesSlides/", "ppt/charts/", "ppt/diagrams/data", "ppt/comments/"
        )
        assert [text for text in sorted(written) if text not in read_texts] == [], path.name
