"""``msgcheck platform import`` of documents: what is written, what is told, and what is left alone."""

from __future__ import annotations

import zipfile

import docx
import pytest

from msgcheck.reference.glossary import load_glossary
from msgcheck.reference.message_platform import load_platform

GUIDE = """
# Lumo messaging house

## Target audience

- Controllers

## Value proposition

Lumo closes the books in a day.

Lumo cuts the time to close the books by 70 percent.

## Key messages for controllers

- Every entry has a name.

## Words to avoid

- Say "close", not "month-end run".
- synergy

## Brand colours

Sand and sea.
"""


@pytest.fixture
def guide(workspace):
    file = workspace / "guide.md"
    file.write_text(GUIDE, encoding="utf-8")
    return file


def platform_files(workspace):
    return {path.name: path.read_text(encoding="utf-8") for path in (workspace / "platform").iterdir()}


def test_what_is_new_stands_at_the_end_and_what_was_there_stays(workspace, msgcheck, guide):
    before = platform_files(workspace)
    done = msgcheck("platform", "import", guide)
    assert (done.code, done.out) == (0, "")
    after = platform_files(workspace)
    assert all(after[name].startswith(before[name]) for name in before)
    platform = load_platform(workspace / "platform")
    assert [(each.id, each.status, each.audiences) for each in platform.messages] == [
        ("saves-time", "approved", ()),
        ("value-lumo-closes-the-books-in", "draft", ()),
        ("value-every-entry-has-a-name", "draft", ("controllers",)),
    ]
    assert [each.name for each in platform.personas] == ["Controllers"]
    assert load_glossary(workspace / "platform").terms[1].deprecated == ("month-end run",)
    assert "Added 2 messages, 1 persona, 1 term to" in done.err
    assert "2 messages are drafts." in done.err
    assert "the message 'saves-time' says it" in done.err
    assert msgcheck("platform", "validate").code == 0


def test_what_is_not_understood_is_told_and_stands_below_the_messages(workspace, msgcheck, guide):
    done = msgcheck("platform", "import", guide)
    assert "guide.md: line 21, column 3: 'synergy': it does not say which words to use instead." in done.err
    assert "Not understood: 2 texts." in done.err
    comments = platform_files(workspace)["messages.yaml"].split("# Not taken from guide.md: 2.")[1]
    assert "#   synergy" in comments
    assert "#   Sand and sea." in comments


def test_the_same_document_again_adds_nothing(workspace, msgcheck, guide):
    msgcheck("platform", "import", guide)
    once = platform_files(workspace)
    done = msgcheck("platform", "import", guide)
    assert "Added 0 messages, 0 personas, 0 terms to the platform, which has all of it." in done.err
    assert platform_files(workspace) == once


def test_a_message_that_says_something_else_gets_another_id(workspace, msgcheck):
    file = workspace / "new.md"
    for statement in ("No surprises.", "Close and go home."):
        file.write_text(f"# House\n\n## Tagline\n\n{statement}\n", encoding="utf-8")
        done = msgcheck("platform", "import", file)
    assert "'Close and go home.': added beside: the message 'tagline' says something else" in done.err
    assert [each.id for each in load_platform(workspace / "platform").messages[1:]] == ["tagline", "tagline-2"]


def test_a_dry_run_writes_nothing(workspace, msgcheck, guide):
    before = platform_files(workspace)
    done = msgcheck("platform", "import", guide, "--dry-run")
    assert done.out.split() == [
        "value-lumo-closes-the-books-in",
        "value-every-entry-has-a-name",
        "controllers",
        "close",
    ]
    assert "Would add 2 messages" in done.err
    assert platform_files(workspace) == before


def test_new_files_need_no_workspace_and_are_never_written_over(tmp_path, monkeypatch, msgcheck):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "haus.md").write_text('# Haus\n\n## Slogan\n\nLäuft: "immer" & [überall].\n\n## Offenes\n\nNichts.\n')
    done = msgcheck("platform", "import", "haus.md", "--output", "new", "--approved", "--language", "de")
    assert done.code == 0, done.err
    platform = load_platform(tmp_path / "new")
    assert (platform.name, platform.version, platform.language) == ("Haus", "1", "de")
    assert [(each.statement, each.status) for each in platform.messages] == [
        ('Läuft: "immer" & [überall].', "approved")
    ]
    again = msgcheck("platform", "import", "haus.md", "--output", "new")
    assert again.code == 2
    assert "new/messages.yaml is there already. Choose another --output." in again.err


def test_what_stands_beside_the_body_is_counted(workspace, msgcheck):
    document = docx.Document()
    document.add_heading("Tagline", 1)
    document.add_paragraph("Close and go home.")
    document.sections[0].header.paragraphs[0].text = "Confidential"
    document.save(workspace / "house.docx")
    done = msgcheck("platform", "import", "house.docx")
    assert "Not looked at: 1 text outside the body (furniture 1)." in done.err
    assert "# house.docx, Tagline, body/1" in platform_files(workspace)["messages.yaml"]


def test_a_platform_that_cannot_be_added_to_is_left_alone(workspace, msgcheck, guide):
    file = workspace / "platform/messages.yaml"
    file.write_text('schema: 1\nmessages:\n  - {id: a, kind: tagline, statement: A b}\nname: n\nversion: "1"\n')
    before = platform_files(workspace)
    done = msgcheck("platform", "import", guide)
    assert done.code == 2
    assert (
        "its messages are not a plain list at the end of the file. Write what is new elsewhere with --output"
        in done.err
    )
    assert platform_files(workspace) == before


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 2**29)


HOSTILE = {
    "broken.docx": lambda path: path.write_bytes(b"PK\x03\x04 and no more"),
    "bomb.docx": bomb,
    "long.md": lambda path: path.write_text("- One more thing.\n" * 5_001),
    "empty.md": lambda path: path.write_text(""),
    "deck.pdf": lambda path: path.write_bytes(b"%PDF-1.4\n"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_platform_document_is_refused_with_a_reason(workspace, msgcheck, name):
    HOSTILE[name](workspace / name)
    before = platform_files(workspace)
    done = msgcheck("platform", "import", name)
    assert done.code == 2
    assert name in done.err
    assert "Traceback" not in done.err
    assert platform_files(workspace) == before


@pytest.mark.parametrize(
    "statement",
    ["{a: b}, [c]: #d", "'- x'", "&a *b !c %d @e `f`", "null", "yes no", "2026-01-01 00:00", "\u202eevil words\u202c",
     "=cmd|' /C calc'!A0 x", "a: |\\ b"],
)  # fmt: skip
def test_words_that_mean_something_in_yaml_come_through(tmp_path, monkeypatch, msgcheck, statement):
    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    document.add_heading("Tagline", 1)
    document.add_paragraph(statement)
    document.save(tmp_path / "t.docx")
    done = msgcheck("platform", "import", "t.docx", "--output", "new")
    assert done.code == 0, done.err
    (message,) = load_platform(tmp_path / "new").messages
    assert message.statement == statement.strip("\u202e\u202c")


def test_a_document_that_is_not_read_as_a_platform_says_how_to_save_it(workspace, msgcheck):
    (workspace / "house.pdf").write_bytes(b"%PDF-1.7")
    done = msgcheck("platform", "import", "house.pdf")
    assert (done.code, "house.pdf is pdf. Save it as DOCX or Markdown" in done.err) == (2, True)


def test_options_of_documents_are_refused_for_terms(workspace, msgcheck):
    (workspace / "terms.csv").write_text("preferred\nclose\n")
    done = msgcheck("platform", "import", "terms.csv", "--approved")
    assert done.code == 2
    assert "--approved is for documents (DOCX, Markdown)" in done.err


def test_a_draft_whose_id_is_taken_is_counted_as_one(workspace, msgcheck, guide):
    msgcheck("platform", "import", guide)
    guide.write_text("# Lumo\n\n## Tagline\n\nClose at last\n", encoding="utf-8")
    assert "1 message is a draft." in msgcheck("platform", "import", guide).err
    guide.write_text("# Lumo\n\n## Tagline\n\nClosed for good\n", encoding="utf-8")
    again = msgcheck("platform", "import", guide)
    assert "the message 'tagline' says something else" in again.err
    assert "1 message is a draft." in again.err


def test_a_document_in_which_nothing_is_found_says_how_it_would_be(workspace, msgcheck, guide):
    guide.write_text("# Plan of the year\n\nNothing of it is known.\n", encoding="utf-8")
    done = msgcheck("platform", "import", guide)
    assert "has all of it" not in done.err
    assert "No message was found. Headings tell what a text is: write Tagline," in done.err


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Approved", "approved"),
        ("Approved by legal, May 2026", "approved"),
        ("Final", "approved"),
        ("Final draft", "draft"),
        ("Approved, pending legal", "draft"),
        ("Final review", "draft"),
        ("Freigegeben (Entwurf)", "draft"),
    ],
)
def test_what_is_still_a_draft_is_not_taken_for_approved(workspace, msgcheck, guide, said, status):
    guide.write_text(f"# Lumo\n\nStatus: {said}\n\n## Tagline\n\nClose at last\n", encoding="utf-8")
    msgcheck("platform", "import", guide, "--output", workspace / "new")
    assert [each.status for each in load_platform(workspace / "new").messages] == [status]


PERSONA = "# Lumo\n\n## Personas\n\n### CFO\n\n- Goals: a fast close\n"


def test_personas_that_stand_before_the_first_message_are_known(workspace, msgcheck, guide):
    for file in (workspace / "platform").iterdir():
        file.unlink()
    guide.write_text(PERSONA, encoding="utf-8")
    assert "Added 0 messages, 1 persona, 0 terms" in msgcheck("platform", "import", guide).err
    guide.write_text(PERSONA + "\n## Tagline\n\nClose at last\n", encoding="utf-8")
    assert "Added 1 message, 0 personas, 0 terms" in msgcheck("platform", "import", guide).err
    assert [each.id for each in load_platform(workspace / "platform").personas] == ["cfo"]


def test_a_status_that_is_none_is_told(workspace, msgcheck, guide):
    table = "| Message | Status |\n|---|---|\n| Lumo closes early. | with Dana |\n| Lumo is there. | Approved |\n"
    guide.write_text(f"# Lumo\n\n## Key messages\n\n{table}", encoding="utf-8")
    assert "'with Dana': it is no status that is known" in msgcheck("platform", "import", guide).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--language", "de"), "has its language already: leave --language out"),
        (("--language", "german please", "--output", "new"), "Write it as en, de or pt-BR"),
        (("--language", "", "--output", "new"), "Write it as en, de or pt-BR"),
    ],
)
def test_a_language_that_would_not_be_held_is_refused(workspace, msgcheck, guide, arguments, said):
    before = platform_files(workspace)
    done = msgcheck("platform", "import", guide, *arguments)
    assert done.code == 2
    assert said in done.err
    assert platform_files(workspace) == before
    assert not (workspace / "new").exists()
