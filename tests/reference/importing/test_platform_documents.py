"""Platform documents of authors with different habits, as Word files and as Markdown: both must give the same."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from random import Random

import docx
import pytest
import yaml

from msgcheck.extract.reading import extract
from msgcheck.model.message import DEFAULT_MATCH, MatchMode, MessageStatus
from msgcheck.model.passage import Layer, Role
from msgcheck.reference.importing.document.reading import read_platform_document
from msgcheck.reference.importing.document.topic_names import NAMES
from msgcheck.reference.platform_additions import add_platform

_STYLES = {
    "p": None,
    "bullet": "List Bullet",
    "number": "List Number",
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "title": "Title",
}
_MARKS = {"p": "", "bullet": "- ", "number": "1. ", "h1": "# ", "h2": "## ", "h3": "### ", "title": "# "}


def write_docx(blocks, path):
    document = docx.Document()
    for ((name, content),) in map(dict.items, blocks):
        if name == "table":
            table = document.add_table(rows=0, cols=len(content[0]))
            for row in content:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    first, *more = text.split("\n")
                    cell.text = first
                    for line in more:
                        cell.add_paragraph(line)
            continue
        paragraph = document.add_paragraph(style=_STYLES[name])
        for at, piece in enumerate(re.split(r"\*\*", content)):
            paragraph.add_run(piece).bold = at % 2 == 1
    document.save(path)


def write_markdown(blocks, path):
    lines = []
    for ((name, content),) in map(dict.items, blocks):
        if name == "table":
            rows = [f"| {' | '.join(cell.replace(chr(10), '<br>') for cell in row)} |" for row in content]
            lines += [rows[0], "|---" * len(content[0]) + "|", *rows[1:], ""]
        else:
            lines += [_MARKS[name] + content, ""]
    path.write_text("\n".join(lines), encoding="utf-8")


WRITERS = {"docx": write_docx, "md": write_markdown}


def imported(blocks, format_name, folder):
    path = folder / f"platform.{format_name}"
    WRITERS[format_name](blocks, path)
    with path.open("rb") as stream:
        return read_platform_document(extract(stream, format_name).passages)


def told(platform):
    """The platform as a case writes it: without what is empty or as usual."""

    def values(record, *left_out):
        fields = {name: getattr(record, name) for name in record.__dataclass_fields__ if name not in left_out}
        return {name: told_value(value) for name, value in fields.items() if value}

    def told_value(value):
        if isinstance(value, tuple):
            return [values(each) if hasattr(each, "__dataclass_fields__") else each for each in value]
        return str(value) if isinstance(value, str) else value

    messages = []
    for each in platform.messages:
        is_draft = each.message.status is MessageStatus.DRAFT
        message = values(each.message, "match", "weight", "position", *(["status"] if is_draft else []))
        assert each.message.match is DEFAULT_MATCH.get(each.message.kind, MatchMode.MEANING)
        messages.append(message | ({"doubt": each.doubt} if each.doubt else {}))
    result = {
        "name": platform.name, "version": platform.version, "effective": platform.effective, "messages": messages,
        "personas": [values(each) for each in platform.personas],
        "terms": [values(each, "status", "position") for each in platform.terms],
        "left": [each.text for each in platform.left],
    }  # fmt: skip
    return {name: value for name, value in result.items() if value}


def cases():
    for path in sorted((Path(__file__).parent / "platform_documents").glob("*.yaml")):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        for format_name in case.get("formats", WRITERS):
            yield pytest.param(case["document"], case["gives"], format_name, id=f"{path.stem}-{format_name}")


def words(text):
    return set(re.findall(r"\w+", text.casefold()))


@pytest.mark.realdata
def test_no_text_of_a_real_document_is_lost(realdata):
    """Every word of it is in what is made of it, or left; but for names of what stands behind them, and of columns."""
    read = found = 0
    for path in sorted((realdata / "cases/sourcegraph/assets/history").glob("*.md")):
        with path.open("rb") as stream:
            passages = extract(stream, "md").passages
        given = read_platform_document(passages)
        kept = words(" ".join(map(str, told_texts(given))))
        texts = [each.text for each in passages if each.layer is Layer.BODY and each.role is not Role.CELL]
        behind = {word for text in texts if ":" in text or text.endswith("?") for word in words(text[:60])}
        behind |= {word for each in passages if each.role in {Role.TITLE, Role.HEADING} for word in words(each.text)}
        lost = {word for text in texts for word in words(text)} - kept - behind
        assert not lost, path.name
        read += 1
        found += len(given.messages) + len(given.terms) + len(given.personas)
    assert read >= 15
    assert found >= 250


def told_texts(given):
    for each in given.messages:
        yield from each.message.wordings
        yield from (
            *each.message.contradictions,
            each.message.pillar,
            *(source.source for source in each.message.evidence),
        )
    for persona in given.personas:
        yield from (persona.name, *persona.aliases, *persona.goals, *persona.pains)
    for term in given.terms:
        yield from (term.preferred, term.abbreviation, term.definition, term.note, *term.admitted, *term.deprecated)
    yield from (each.text for each in given.left)
    yield from given.losses


@pytest.mark.parametrize(("document", "gives", "format_name"), list(cases()))
def test_a_document_gives_what_its_author_meant(document, gives, format_name, tmp_path):
    assert told(imported(document, format_name, tmp_path)) == gives


SIGNS = (
    "–", "-", "→", ":", ";", ",", ".", "?", "“", "”", "“x”", "(Source:", "[tbd]", "1.", "•", "Q:", "A:", "{a}", "#x",
    "&y", "*z", "!t", "%d", "@e", "null", "~", "|", "2025", "for", "is", "not", "instead", "of", "say", "Acme",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(25))
def test_words_in_any_order_are_written_so_that_they_can_be_read_again(seed, tmp_path):
    chance = Random(seed)
    words = [*SIGNS, *(name for names in NAMES.values() for name in names)]
    marks = ["# ", "## ", "- ", "", "", "| a | b |\n|---|---|\n| "]
    blocks = [chance.choice(marks) + " ".join(chance.choices(words, k=chance.randint(1, 9))) for _ in range(40)]
    platform = read_platform_document(extract(BytesIO("\n\n".join(blocks).encode()), "md").passages)
    for path, text in add_platform(tmp_path, platform, source="x.md", language="en").files:
        path.write_text(text, encoding="utf-8")
    again = add_platform(tmp_path, platform, source="x.md", language="en")
    assert (again.messages, again.personas, again.terms) == ((), (), ())
