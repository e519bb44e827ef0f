"""Examples inside files: formatting changes in the middle of a marked word, and our readers read it back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from html import escape

from msgcheck.checks.terms.forms.spelling import normalise_form
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Passage
from msgcheck.values import dataclass

Parts = tuple[str, str, str]
"""A paragraph, cut where its formatting changes: before, formatted, after."""

_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True)
class Carrier:
    """A format that a reader reads: ``write`` makes a file of paragraphs, ``show`` the markup of one."""

    mutation: str
    format: str
    write: Callable[[Sequence[Parts]], bytes]
    show: Callable[[Parts], str]

    def carry(self, paragraphs: Sequence[Parts]) -> Iterator[Passage | None]:
        """Yield, for each paragraph, the passage that its text is read as, ``None`` where it is not read so."""
        read: dict[str, Passage] = {}
        for passage in extract(io.BytesIO(self.write(paragraphs)), self.format).passages if paragraphs else ():
            read.setdefault(normalise_form(passage.text), passage)
        return (read.get(normalise_form("".join(parts))) for parts in paragraphs)


def cut_in_word(text: str, start: int, end: int) -> Parts | None:
    """Cut ``text`` where formatting begins in the middle of the longest word of ``text[start:end]`` and ends with it.

    ``None`` where there is no word of two letters. Between letters and after one, Markdown takes ``**`` as markup.
    """
    longest = max(_WORD.finditer(text, start, end), key=lambda word: len(word[0]), default=None)
    if longest is None:
        return None
    middle = (longest.start() + longest.end()) // 2
    return text[:middle], text[middle : longest.end()], text[longest.end() :]


def _as_html(parts: Parts) -> str:
    before, inside, after = map(escape, parts)
    return f"<p>{before}<b>{inside}</b>{after}</p>"


def _as_markdown(parts: Parts) -> str:
    before, inside, after = (re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", part) for part in parts)
    return f"{before}**{inside}**{after}"


def _in_runs(parts: Parts) -> str:
    return "|".join(part for part in parts if part)


def _slide_paragraph(parts: Parts) -> str:
    styles = ("<a:rPr/>", '<a:rPr b="1"/>', "<a:rPr/>")
    runs = zip(parts, styles, strict=True)
    return "".join(f"<a:r>{style}<a:t>{escape(part)}</a:t></a:r>" for part, style in runs if part)


def _document_paragraph(parts: Parts) -> str:
    styles = ("", "<w:rPr><w:b/></w:rPr>", "")
    runs = zip(parts, styles, strict=True)
    return "".join(f'<w:r>{style}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part, style in runs if part)


def _html_page(paragraphs: Sequence[Parts]) -> bytes:
    return f"<!doctype html><meta charset=utf-8><body>{''.join(map(_as_html, paragraphs))}".encode()


def _markdown_page(paragraphs: Sequence[Parts]) -> bytes:
    return "\n\n".join(map(_as_markdown, paragraphs)).encode()


_OFFICE = "http://schemas.openxmlformats.org"
_TYPES = f"{_OFFICE}/package/2006/content-types"
_RELATIONSHIPS = f"{_OFFICE}/package/2006/relationships"
_RELATED = f"{_OFFICE}/officeDocument/2006/relationships"
_DRAWING = f"{_OFFICE}/drawingml/2006/main"
_SLIDES = f"{_OFFICE}/presentationml/2006/main"
_WORDS = f"{_OFFICE}/wordprocessingml/2006/main"


def _deck(paragraphs: Sequence[Parts]) -> bytes:
    """Return a deck of one slide with a text box for each paragraph."""
    shapes = "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:p>{_slide_paragraph(parts)}</a:p></p:txBody></p:sp>"
        for number, parts in enumerate(paragraphs, start=2)
    )
    names = f'xmlns:p="{_SLIDES}" xmlns:a="{_DRAWING}" xmlns:r="{_RELATED}"'
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    slides = '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst>'
    return _package(
        "ppt/presentation.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        {
            "ppt/presentation.xml": f"<p:presentation {names}>{slides}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": _related("slide", "slides/slide1.xml"),
            "ppt/slides/slide1.xml": f"<p:sld {names}><p:cSld><p:spTree>{group}{shapes}</p:spTree></p:cSld></p:sld>",
        },
        ("/ppt/slides/slide1.xml", "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"),
    )


def _document(paragraphs: Sequence[Parts]) -> bytes:
    body = "".join(f"<w:p>{_document_paragraph(parts)}</w:p>" for parts in paragraphs)
    return _package(
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        {"word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>'},
    )


def _package(main: str, content_type: str, parts: dict[str, str], *further: tuple[str, str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in (("/" + main, content_type), *further)
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    head = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{default}{overrides}</Types>',
        "_rels/.rels": _related("officeDocument", main),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in (head | parts).items():
            package.writestr(name, text)
    return stream.getvalue()


def _related(kind: str, target: str) -> str:
    relationship = f'<Relationship Id="r1" Type="{_RELATED}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{relationship}</Relationships>'


CARRIERS = (
    Carrier("markup in HTML", "html", _html_page, _as_html),
    Carrier("markup in Markdown", "md", _markdown_page, _as_markdown),
    Carrier("runs in PPTX", "pptx", _deck, _in_runs),
    Carrier("runs in DOCX", "docx", _document, _in_runs),
)
"""The formats, with the name of what is done to the words in them."""
