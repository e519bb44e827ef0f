"""FOSS and OSS in real decks: findings against the figures of the case and a plain regular expression.

Read with python-pptx, so that the figures test the term checks and not our reader.
"""

import re

import pytest
import yaml
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.model.passage import Layer

pytestmark = pytest.mark.realdata

# deck: findings that hold FOSS, findings that hold OSS
COUNTS = {
    "2017-08-03-curriculum-release-1": (202, 0),
    "2017-08-03-curriculum-release-2": (356, 1),
    "2017-08-03-curriculum-for-1-1": (404, 5),
    "2018-07-13-curriculum-for-1-2-eight-chapter": (403, 4),
    "2017-11-24-core-open-source-compliance-slides": (182, 15),
    "2017-11-24-release-2-launch-presentation": (10, 0),
    "2018-05-16-tooling-overview": (0, 23),
    "2018-07-13-tooling-overview-part-2": (0, 13),
    "2019-08-05-curriculum-for-2-0": (0, 38),
    "2020-03-03-onboarding-slides-1-0": (1, 0),
    "2020-03-03-onboarding-slides-1-1-beta": (7, 0),
    "2020-12-16-automation-slides-for-ISO-5230": (0, 68),
    "2021-06-11-training-slides-for-ISO-5230": (0, 4),
    "2024-08-07-training-slides-2024-06-edition": (0, 0),
}


@pytest.fixture(scope="module")
def case(realdata):
    return realdata / "cases" / "openchain"


@pytest.fixture(scope="module")
def index(case, make_glossary):
    rows = yaml.safe_load((case / "platform" / "glossary.yaml").read_text(encoding="utf-8"))["terms"]
    return compile_terms(make_glossary(rows))


def leaves(shapes):
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from leaves(shape.shapes)
        else:
            yield shape


def frames(slide):
    for shape in leaves(slide.shapes):
        if shape.has_text_frame:
            yield shape.text_frame
        if getattr(shape, "has_table", False):
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield slide.notes_slide.notes_text_frame


def texts(deck):
    return [paragraph.text for slide in Presentation(deck).slides for f in frames(slide) for paragraph in f.paragraphs]


@pytest.mark.parametrize("deck", COUNTS)
def test_findings_are_as_many_as_the_words(case, index, passage, deck):
    passages = [passage(text) for text in texts(case / "assets" / "decks" / f"{deck}.pptx")]
    found = check_terms(passages, index, frozenset({Layer.BODY}))
    quotes = [passages[one.passage].text[one.start : one.end] for one in found]
    counts = tuple(sum(word in re.findall(r"\w+", quote) for quote in quotes) for word in ("FOSS", "OSS"))
    words = tuple(sum(len(re.findall(rf"\b{word}\b", one.text)) for one in passages) for word in ("FOSS", "OSS"))
    assert counts == COUNTS[deck] == words
