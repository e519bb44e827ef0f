"""Properties that tell about people, the house or the machine, and those that programs write for themselves."""

from __future__ import annotations

import pytest

from msgcheck.checks.leaks.checking import check_leaks
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, PagePlace, SlidePlace


def found(name, value):
    place = DocumentPlace(f"properties/{name}")
    text = Passage(value, Layer.METADATA, Role.PROPERTY, place)
    return [value[seen.start : seen.end] for seen in check_leaks([text], (), "pptx")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("author", "Dana Hollis"),
        ("creator", "dhollis"),
        ("lastModifiedBy", "Dana Hollis"),
        ("last-modified-by", "Dana Hollis"),
        ("company", "Acme Flow GmbH"),
        ("manager", "Ruth Okafor"),
        ("template", "Acme_Sales_Internal.potx"),
        ("custom/Deal", "Northwind, 35 % off"),
        ("custom/Reviewed", "true"),
    ],
)
def test_properties_that_tell(name, value):
    assert found(name, value) == [value]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("author", "python-pptx"),
        ("author", "python-docx"),
        ("author", "Steve Canny"),
        ("author", "Microsoft Office User"),
        ("author", "anonymous"),
        ("author", "openpyxl"),
        ("lastModifiedBy", "Admin"),
        ("template", "Office Theme"),
        ("template", "Normal.dotm"),
        ("title", "PowerPoint Presentation"),
        ("title", "Our plan for the year"),
        ("subject", "Pricing"),
        ("keywords", "flow, finance"),
        ("created", "2026-01-02T00:00:00Z"),
        ("application", "Microsoft Office PowerPoint"),
        ("revision", "12"),
        ("custom/ContentTypeId", "0x010100"),
    ],
)
def test_properties_that_tell_nothing(name, value):
    assert found(name, value) == []


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (r"from C:\Users\dhollis\Decks\plan.pptx", r"C:\Users\dhollis\Decks\plan.pptx"),
        (r"\\fs01\sales\plan.pptx", r"\\fs01\sales\plan.pptx"),
        ("/Users/dhollis/Desktop/plan.key", "/Users/dhollis/Desktop/plan.key"),
        ("file:///home/dhollis/plan.odp", "file:///home/dhollis/plan.odp"),
        ("https://acme.example/home/flow/plan", None),
        ("either/or", None),
        ("ratio 3:4", None),
    ],
)
def test_paths_on_a_disk_tell_in_any_property(value, path):
    assert found("title", value) == ([path] if path else [])


def test_a_sensitivity_label_is_one_finding():
    name = "custom/MSIP_Label_0a1b2c3d-0000-1111-2222-333344445555_"
    values = {"Enabled": "true", "SiteId": "99", "Name": "Internal"}
    texts = [Passage(value, Layer.METADATA, Role.PROPERTY, DocumentPlace(name + key)) for key, value in values.items()]
    (seen,) = check_leaks(texts, (), "pptx")
    assert (seen.passage, seen.message.partition(",")[0]) == (0, "The file gives away a sensitivity label of the house")


def test_a_property_without_a_place_of_its_own_is_known_by_what_it_stands_under():
    author = Passage("Dana Hollis", Layer.METADATA, Role.PROPERTY, PagePlace(1), "Author")
    (seen,) = check_leaks([author], (), "pdf")
    assert dict(seen.evidence) == {"property": "Author"}


def test_the_creator_of_a_pdf_is_a_program():
    creator = Passage("Acme Writer", Layer.METADATA, Role.PROPERTY, DocumentPlace("properties/creator"))
    assert [len(check_leaks([creator], (), name)) for name in ("pdf", "odt")] == [0, 1]


def test_names_of_those_who_commented_stay_when_their_comments_go():
    names = [
        Passage(name, Layer.METADATA, Role.PROPERTY, DocumentPlace(f"comment authors/{index}"))
        for index, name in enumerate(["Dana Hollis", "Ruth Okafor"])
    ]
    assert [seen.passage for seen in check_leaks(names, (), "pptx")] == [0, 1]


def test_data_of_add_ins_is_one_finding_a_part():
    places = ["custom data/item1.xml/0", "custom data/item1.xml/4", "custom data/item2.xml/0"]
    texts = [Passage("x", Layer.METADATA, Role.PROPERTY, DocumentPlace(place)) for place in places]
    assert [seen.passage for seen in check_leaks(texts, (), "pptx")] == [0, 2]


def test_links_to_a_disk_are_one_finding_a_slide():
    slides = [(2, "file:///C:/Users/dana/a.xlsx"), (2, "file:///C:/Users/dana/b.xlsx"), (3, "https://acme.example")]
    links = [Passage(text, Layer.METADATA, Role.LINK, SlidePlace(slide, 4)) for slide, text in slides]
    (seen,) = check_leaks(links, (), "pptx")
    assert seen.message.startswith("A link of slide 2 gives away a path on a disk")
