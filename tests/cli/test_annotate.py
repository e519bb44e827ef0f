"""``msgcheck annotate`` as a user meets it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from docx import Document
from pptx import Presentation

ANNOTATE = ("annotate", "--select", "term.deprecated", "--quiet")


@pytest.fixture
def files(workspace):
    """A deck and a document with something to say, a deck without, and a page of Markdown."""
    folder = workspace / "files"
    (folder / "old").mkdir(parents=True)
    for name, title in (("deck.pptx", "We like FOSS"), ("old/fine.pptx", "We like it")):
        presentation = Presentation()
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = title
        presentation.save(folder / name)
    document = Document()
    document.add_paragraph("FOSS for all")
    document.save(folder / "text.docx")
    (folder / "page.md").write_text("More FOSS.\n")
    return folder


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_file_has_its_copy_and_what_was_not_done_is_told(files, workspace, msgcheck):
    before = contents(files)
    done = msgcheck(*ANNOTATE, "files", "-o", "out")
    assert done.code == 0, done.err
    assert contents(files) == before
    after = contents(workspace / "out")
    assert set(after) == set(before)
    assert {name for name in after if after[name] != before[name]} == {"deck.pptx", "text.docx"}
    assert "files/page.md: 1 finding not put in. msgcheck puts no comments into md files." in done.err
    assert "2 findings put in as comments; 1 left out." in done.err
    (comment,) = Document(workspace / "out/text.docx").comments
    assert comment.text.startswith("Warning: term.deprecated\nUse 'open source' instead of 'FOSS'.\n")


def test_a_copy_can_be_annotated_again(files, msgcheck, workspace):
    msgcheck(*ANNOTATE, "files", "-o", "out")
    done = msgcheck(*ANNOTATE, "out", "-o", "again", "--leaks")
    assert "2 findings put in as comments; 1 left out." in done.err
    assert len(list(Document(workspace / "again/text.docx").comments)) == 1
    (workspace / "platform/glossary.yaml").write_text("schema: 1\nterms: []\n")
    assert "0 findings put in" in msgcheck(*ANNOTATE, "again", "-o", "bare").err
    assert not list(Document(workspace / "bare/text.docx").comments)


def test_waived_findings_are_left_out_unless_asked_for(files, workspace, msgcheck):
    (workspace / "waivers.yaml").write_text(
        "schema: 1\nwaivers:\n  - {rule: term, asset: files/text.docx, reason: r, owner: o, until: 2999-12-31}\n"
    )
    assert "1 finding put in as comments; 1 left out, 1 waived." in msgcheck(*ANNOTATE, "files", "-o", "out").err
    assert "2 findings put in as comments; 1 left out." in msgcheck(*ANNOTATE, "files", "-o", "all", "--all").err


def test_old_comments_by_option(files, workspace, msgcheck):
    import zipfile

    msgcheck(*ANNOTATE, "files/deck.pptx", "-o", "out", "--legacy-comments")
    names = zipfile.ZipFile(workspace / "out/deck.pptx").namelist()
    assert {"ppt/commentAuthors.xml", "ppt/comments/comment1.xml"} <= set(names)


REFUSED = [
    (("files", "-o", "files"), "a folder of the originals"),
    (("files", "-o", "files/out"), "a folder of the originals"),
    (("files/deck.pptx", "-o", "files"), "a folder of the originals"),
    (("files", "-o", "there"), "is there already"),
]


@pytest.mark.parametrize(("words", "reason"), REFUSED)
def test_nothing_is_written_over_what_is_there(files, workspace, msgcheck, words, reason):
    (workspace / "there").mkdir()
    (workspace / "there/deck.pptx").write_bytes(b"mine")
    before = contents(workspace)
    done = msgcheck(*ANNOTATE, *words)
    assert (done.code, reason in done.err) == (2, True)
    assert {name: content for name, content in contents(workspace).items() if ".msgcheck/" not in name} == before
    assert msgcheck(*ANNOTATE, "files", "-o", "there", "--overwrite").code == 0


def test_a_file_that_cannot_be_read_is_copied_and_told(files, workspace, msgcheck):
    (files / "deck.pptx").write_bytes((files / "deck.pptx").read_bytes()[:5000])
    done = msgcheck(*ANNOTATE, "files", "-o", "out")
    assert "files/deck.pptx: not read." in done.err
    assert contents(workspace / "out")["deck.pptx"] == contents(files)["deck.pptx"]


KILLED = """
import os, signal, sys
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
from msgcheck.cli import main
sys.argv = ["msgcheck", *sys.argv[1:]]
main()
"""


def test_killed_in_the_middle_leaves_no_half_file(files, workspace):
    command = [sys.executable, "-c", KILLED, *ANNOTATE, "files", "-o", "out"]
    assert subprocess.run(command, cwd=workspace, capture_output=True, check=False).returncode == -9
    assert [name for name in contents(workspace / "out") if not name.startswith(".msgcheck-")] == []
