"""A platform document (DOCX, Markdown) brought into the platform of a workspace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.workspace import settings_of, settings_or_bare
from msgcheck.config.settings import Settings
from msgcheck.engine.backends import read_asset, reading_limits
from msgcheck.errors import UnreadableError, UsageError
from msgcheck.extract.reading import recognised_file
from msgcheck.model.asset import SkippedAsset
from msgcheck.sources.folders import asset_at
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from msgcheck.model.imported_platform import ImportedPlatform
    from msgcheck.model.passage import Extraction
    from msgcheck.reference.platform_additions import PlatformAdditions

DOCUMENT_FORMATS = ("docx", "md")
_MOST_PASSAGES = 5_000
"""Texts of a document that can be a platform: the longest of fifteen real ones has 137."""


@dataclass(frozen=True, slots=True)
class DocumentImport:
    """What was read of the document, what it says, and what comes into the platform's files."""

    extraction: Extraction
    imported: ImportedPlatform
    additions: PlatformAdditions


def import_document(
    file: Path, *, workspace: Path | Settings | None = None, folder: Path | None = None, format_name: str | None = None,
    language: str | None = None, is_approved: bool = False,
) -> DocumentImport:  # fmt: skip
    """Return the platform that ``file`` describes, and the files of the workspace's platform with it added.

    With ``folder`` the files are new ones there, and no workspace is needed. ``format_name`` is ``docx`` or ``md``, by
    default as the file is; ``language`` is the tag of a new platform, by default told by the texts. With
    ``is_approved`` drafts are approved. Nothing is written. Raises ``UsageError`` where ``file`` is no such document,
    cannot be read or is too long for one, or where ``language`` is no tag or the platform has one, and
    ``ReferenceDataError`` for mistakes of the files.
    """
    from msgcheck.reference.glossary import GLOSSARY
    from msgcheck.reference.importing.document.reading import read_platform_document
    from msgcheck.reference.message_platform import MESSAGES, PERSONAS
    from msgcheck.reference.platform_additions import add_platform

    if folder is None:
        settings = settings_of(workspace)
    else:
        settings = replace(settings_or_bare(workspace), platform=folder)
        for name in (MESSAGES, PERSONAS, GLOSSARY):
            if (folder / name).exists():
                raise UsageError(f"{folder / name} is there already. Choose another --output.")
    if language is not None:
        _check_language(language, settings.platform / MESSAGES)
    extraction = _read(file, settings, format_name)
    imported = read_platform_document(extraction.passages)
    if is_approved:
        imported = _approved(imported)
    additions = add_platform(settings.platform, imported, source=file.name, language=language or _language(imported))
    return DocumentImport(extraction, imported, additions)


def _check_language(language: str, messages: Path) -> None:
    from msgcheck.reference.message_platform import LANGUAGE_TAG, LANGUAGE_WAY_OUT

    if not LANGUAGE_TAG.fullmatch(language):
        raise UsageError(f"{language!r} is no tag of a language. {LANGUAGE_WAY_OUT}")
    if messages.exists():
        raise UsageError(f"{messages} has its language already: leave --language out, or name new files by --output.")


def _read(file: Path, settings: Settings, format_name: str | None) -> Extraction:
    asset = asset_at(file, settings, recognised_file)
    if isinstance(asset, SkippedAsset):
        raise UsageError(f"{file} cannot be read: {asset.detail}")
    if (format_name or asset.format) not in DOCUMENT_FORMATS:
        raise UsageError(f"{file} is {asset.format}. Save it as DOCX or Markdown, and import that.")
    try:
        extraction = read_asset(replace(asset, format=format_name or asset.format), reading_limits(settings))
    except UnreadableError as error:
        raise UsageError(f"{file} cannot be read: {error}") from error
    if len(extraction.passages) > _MOST_PASSAGES:
        raise UsageError(
            f"{file} has {len(extraction.passages):,} texts; a platform has some hundreds. "
            "Take the part that is the platform into a file of its own."
        )
    return extraction


def _approved(imported: ImportedPlatform) -> ImportedPlatform:
    from msgcheck.model.message import MessageStatus

    def approve(status: MessageStatus) -> MessageStatus:
        return MessageStatus.APPROVED if status is MessageStatus.DRAFT else status

    messages = (
        replace(each, message=replace(each.message, status=approve(each.message.status))) for each in imported.messages
    )
    return replace(imported, messages=tuple(messages))


def _language(imported: ImportedPlatform) -> str:
    from msgcheck.analysis.text_language import languages_of

    statements = [" ".join(each.message.statement for each in imported.messages)]
    return languages_of(statements)[0] if statements[0] else "en"
