"""Platform documents of authors with different habits, as Word files and as Markdown: both must give the same."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
import yaml

from msgcheck.extract.reading import extract
from msgcheck.model.message import DEFAULT_MATCH, MatchMode, MessageStatus
from msgcheck.reference.importing.document.reading import read_platform_document

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


@pytest.mark.parametrize(("document", "gives", "format_name"), list(cases()))
def test_a_document_gives_what_its_author_meant(document, gives, format_name, tmp_path):
    assert told(imported(document, format_name, tmp_path)) == gives
