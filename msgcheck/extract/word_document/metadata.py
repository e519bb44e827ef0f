"""What a document keeps beside its text: variables, mail merge, people, tasks, XML data of the organisation."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.drawing.ink import INK, recognised_words
from msgcheck.extract.word_document.comments import people
from msgcheck.extract.word_document.story import Reading
from msgcheck.extract.word_document.styles import VALUE, W
from msgcheck.model.passage import Layer, Role

_NAME_LENGTH = 100
_MAIL_MERGE = frozenset(
    W + name for name in ("query", "connectString", "mailSubject", "addressFieldName", "udl", "table")
)
_TASK_TITLE = "{http://schemas.microsoft.com/office/tasks/2019/documenttasks}SetTitle"
_MACHINERY = ("contenttype", "/office/2009/outspace", "/LongProperties", "/customXsn", "/office/2006/metadata/")
"""Parts of the names of XML data that programs keep for themselves: forms, schemas and pins of document libraries."""

Named = Iterator[tuple[str, str]]


def read_metadata(reading: Reading, main: str) -> None:
    """Read what hangs on the main part and is shown nowhere, as metadata."""
    for relationship in reading.relationships(main).values():
        reader = _READERS.get(relationship.kind)
        part = reading.package.target(main, relationship)
        if reader is None or part is None or part in reading.read_parts:
            continue
        reading.read_parts.add(part)
        reading.relationships(part)
        root = reading.package.optional(part)
        for name, text in () if root is None else reader(root):
            reading.add(text, Layer.METADATA, Role.PROPERTY, name)


def _settings(root: etree._Element) -> Named:
    """Yield the variables of macros and fields, and the texts of a mail merge."""
    for variable in root.iterfind(f"{W}docVars/{W}docVar"):
        yield f"variables/{variable.get(W + 'name', '')[:_NAME_LENGTH]}", variable.get(VALUE, "")
    for merge in root.iterchildren(W + "mailMerge"):
        for element in merge.iter(*_MAIL_MERGE):
            yield f"mail merge/{etree.QName(element).localname}", element.get(VALUE, "")


def _people(root: etree._Element) -> Named:
    yield from ((f"people/{index}", name) for index, name in enumerate(people(root)))


def _tasks(root: etree._Element) -> Named:
    """Yield what the tasks are called that comments were assigned as."""
    titles = (title.get("title", "") for title in root.iter(_TASK_TITLE))
    yield from ((f"tasks/{index}", title) for index, title in enumerate(dict.fromkeys(titles)))


def _custom_xml(root: etree._Element) -> Named:
    """Yield the texts of XML data: of a cover page, of a bibliography, of a form whose controls show them.

    Drawings by pen are kept like such data; one comes here that nothing shows.
    """
    if root.tag == INK:
        yield from (("custom xml/pen", words) for words in recognised_words(root))
    elif not any(name in root.tag for name in _MACHINERY):
        for element in root.iter(etree.Element):
            text = element.text
            if text and not len(element):
                yield f"custom xml/{etree.QName(element).localname[:_NAME_LENGTH]}", text


_READERS = {"settings": _settings, "people": _people, "documenttasks": _tasks, "customXml": _custom_xml}
