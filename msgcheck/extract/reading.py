"""The one way in: bytes of a known format become an :class:`Extraction`."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO, Protocol, cast

from msgcheck.errors import MsgcheckError, UnreadableError
from msgcheck.extract.detection import HEAD_SIZE, format_of_content
from msgcheck.extract.limits import Budget, Limits
from msgcheck.extract.text_decoding import in_stated_charset
from msgcheck.extract.unread_formats import unread_detail, unread_kind
from msgcheck.model.asset import FileFormat
from msgcheck.model.passage import Extraction


class Reader(Protocol):
    """Reads one asset from a seekable binary stream; raises ``UnreadableError``."""

    def __call__(self, stream: BinaryIO, limits: Limits) -> Extraction:
        """Read the whole asset."""


_READERS = {
    "pptx": "msgcheck.extract.presentation.reader:extract_presentation",
    "docx": "msgcheck.extract.word_document:extract_word_document",
    "xlsx": "msgcheck.extract.spreadsheet.workbook:extract_spreadsheet",
    "odp": "msgcheck.extract.open_document.documents:extract_open_presentation",
    "odt": "msgcheck.extract.open_document.documents:extract_open_text",
    "ods": "msgcheck.extract.open_document.documents:extract_open_spreadsheet",
    "pdf": "msgcheck.extract.page_document:extract_page_document",
    "html": "msgcheck.extract.web_page.reader:extract_web_page",
    "md": "msgcheck.extract.markdown.reader:extract_markdown",
    "txt": "msgcheck.extract.text_files.plain_text:extract_plain_text",
    "eml": "msgcheck.extract.mail:extract_mail",
    "vtt": "msgcheck.extract.text_files.subtitles:extract_subtitles",
    "srt": "msgcheck.extract.text_files.subtitles:extract_subtitles",
    "csv": "msgcheck.extract.text_files.separated_values:extract_separated_values",
    "tsv": "msgcheck.extract.text_files.separated_values:extract_separated_values",
    "ppt": "msgcheck.extract.legacy_office:extract_old_presentation",
    "doc": "msgcheck.extract.legacy_office:extract_old_document",
    "xls": "msgcheck.extract.legacy_office:extract_old_spreadsheet",
    "rtf": "msgcheck.extract.legacy_office:extract_rich_text",
}
"""Format -> reader, as ``module:function``: a reader and its library are imported when first needed."""

_SUFFIXES_OF = {
    "pptx": "pptx pptm ppsx ppsm potx potm",
    "docx": "docx docm dotx dotm",
    "xlsx": "xlsx xlsm xltx xltm",
    "odp": "odp otp odg",
    "odt": "odt ott",
    "ods": "ods ots",
    "pdf": "pdf",
    "html": "html htm xhtml",
    "md": "md markdown mdx",
    "txt": "txt text",
    "eml": "eml mht mhtml",
    "vtt": "vtt",
    "srt": "srt",
    "csv": "csv",
    "tsv": "tsv tab",
    "ppt": "ppt pps pot",
    "doc": "doc dot",
    "xls": "xls xlt",
    "rtf": "rtf",
}
_SUFFIXES = {f".{suffix}": form for form, suffixes in _SUFFIXES_OF.items() for suffix in suffixes.split()}

_TEXTS = frozenset({"html", "md", "txt", "eml", "vtt", "srt", "csv", "tsv"})
_PACKAGES = frozenset({"pptx", "docx", "xlsx", "odp", "odt", "ods"})
_OLD = frozenset({"ppt", "doc", "xls", "rtf"})
_TOLD_BY_NAME = {
    "html": _TEXTS - {"txt"},
    "eml": _TEXTS - {"txt"},
    "vtt": _TEXTS - {"txt"},
    "zip": _PACKAGES,
    "encrypted": _PACKAGES,
    "ole": _OLD | _PACKAGES,
    "binary": frozenset(_READERS),
}
"""What the content says -> the names that know better: text of one kind quoted in another, and damaged packages."""

_VAGUE = frozenset({"html", "eml", "vtt", "zip", "binary", "video"})
"""What the content says where the name of a kind that is known and not read says more: a web template, a recording."""


def format_of(name: str) -> str | None:
    """Return the format of a file by its name, or ``None`` for one msgcheck does not read."""
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def recognised(name: str, stream: BinaryIO) -> FileFormat:
    """Return what a file is, by its content; its name decides where that is plain text, or damaged.

    Reads the first 4 KB, and of archives the directory. The position of ``stream`` is moved.
    """
    stream.seek(0)
    head = stream.read(HEAD_SIZE)
    named = format_of(name)
    form = _format(named, unread_kind(name), format_of_content(head, stream), head)
    if form in _READERS:
        return FileFormat(form)
    return FileFormat(None, "unsupported" if named else "not-an-asset", unread_detail(form, name))


def recognised_file(path: Path) -> FileFormat:
    """Return what the file at ``path`` is; one that cannot be opened is what its name says."""
    try:
        with path.open("rb", buffering=0) as stream:
            return recognised(path.name, cast("BinaryIO", stream))
    except OSError:
        form = format_of(path.name)
        return FileFormat(form) if form else FileFormat(None, detail=unread_detail(unread_kind(path.name), path.name))


def recognised_page(name: str, content: bytes, charset: str | None) -> tuple[FileFormat, bytes]:
    """Return what a fetched page is, and its ``content`` as its reader decodes it by the ``charset`` of the server."""
    form = recognised(name, BytesIO(content))
    if charset is None or form.name not in _TEXTS - {"eml"}:
        return form, content
    declared = None
    if form.name == "html":
        from msgcheck.extract.web_page.reader import declared_charset

        declared = declared_charset(content)
    return form, in_stated_charset(content, charset, declared)


def _format(named: str | None, unread: str | None, content: str | None, head: bytes) -> str | None:
    """Weigh what the name says (``named``, or ``unread`` for what is known and not read) against the content."""
    if content is None:
        return "txt" if named in _OLD else named or unread
    if named in _TOLD_BY_NAME.get(content, ()) or (content in _VAGUE and unread):
        return named or unread
    is_quoted = content == "pdf" and named in _TEXTS and not head.lstrip().startswith(b"%PDF-")
    return named if is_quoted else content


def extract(stream: BinaryIO, format_name: str, limits: Limits | None = None) -> Extraction:
    """Read one asset; no passage of it is longer than ``passage_length.MAX_LENGTH``.

    Raises ``UnreadableError`` with the reason when the asset cannot be read, and nothing else, whatever the file holds;
    ``MemoryError`` where the process has no more of it.
    """
    from msgcheck.extract.coverage.formats import proved
    from msgcheck.extract.passage_length import bounded

    target = _READERS.get(format_name)
    if target is None:
        raise UnreadableError("unsupported", f"msgcheck does not read {format_name} files.")
    limits = limits or Limits()
    if limits.budget is None:
        limits = replace(limits, budget=Budget(limits.total))
    module, function = target.split(":")
    reader = cast("Reader", getattr(import_module(module), function))
    try:
        return bounded(proved(reader(stream, limits), stream, format_name, limits))
    except (MsgcheckError, MemoryError):
        raise
    except Exception as error:  # broad on purpose: one odd file must not end a run, whatever a library makes of it
        reason = f"The file could not be read whole: {type(error).__name__}."
        raise UnreadableError("damaged", reason) from error
