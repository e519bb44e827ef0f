"""Files are annotated in workers, whatever their format."""

from __future__ import annotations

import io

import pytest
from docx import Document
from pptx import Presentation

from msgcheck.annotate import annotating
from msgcheck.annotate.annotating import annotator_of
from msgcheck.extract.limits import Limits


@pytest.mark.parametrize(("format_name", "made"), [("pptx", Presentation), ("docx", Document)])
def test_an_office_file_that_takes_too_long_is_given_up(format_name, made, comments_about, monkeypatch):
    target = io.BytesIO()
    document = made()
    if format_name == "docx":
        document.add_paragraph("We like FOSS")
    else:
        document.slides.add_slide(document.slide_layouts[5]).shapes.title.text = "We like FOSS"
    document.save(target)
    comments = comments_about(target.getvalue(), format_name, "FOSS")
    assert annotator_of(format_name)(target.getvalue(), comments).placed == ("v1:0",)
    monkeypatch.setattr(annotating, "Limits", lambda: Limits(seconds=0.0001))
    ((fingerprint, reason),) = annotator_of(format_name)(target.getvalue(), comments).failed
    assert fingerprint == "v1:0"
    assert "took more than" in reason
