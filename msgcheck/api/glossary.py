"""The glossary: bringing terms in, taking them out, mining and deciding on proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.workspace import settings_of
from msgcheck.config.settings import Settings
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.extract.reading import recognised_file, recognised_page
from msgcheck.model.address import Given
from msgcheck.reference.load import load_reference
from msgcheck.sources.finding import find_given

if TYPE_CHECKING:
    from msgcheck.model.loss import Loss
    from msgcheck.model.proposal import Mining
    from msgcheck.model.term import Term
    from msgcheck.reference.glossary_additions import Additions


def import_terms(
    file: Path, *, workspace: Path | Settings | None = None, format_name: str | None = None, language: str | None = None
) -> tuple[Path, Additions]:
    """Return the glossary file of the workspace and its content with the terms of another tool's ``file`` added.

    ``format_name`` is ``tbx``, ``skos`` or ``csv``; by default it is told from the file; ``language`` is the
    platform's by default. Nothing is written. Raises ``UsageError`` where ``file`` cannot be read or the glossary
    cannot be changed without touching anything else, ``ReferenceDataError`` with the mistakes of the glossary.
    """
    from msgcheck.reference.glossary_additions import add_terms
    from msgcheck.reference.glossary_text import read_glossary_text
    from msgcheck.reference.importing.choosing import import_terms as read_terms
    from msgcheck.reference.message_platform import load_platform

    settings = settings_of(workspace)
    imported = read_terms(file, language or load_platform(settings.platform).language, format_name)
    additions = add_terms(read_glossary_text(settings.platform), imported.terms)
    return additions.glossary.path, replace(additions, losses=(*imported.losses, *additions.losses))


def export_glossary(
    format_name: str, *, workspace: Path | Settings | None = None
) -> tuple[dict[str, str], tuple[Loss, ...]]:
    """Return file name -> text of the workspace's glossary in ``tbx``, ``tbx-dct``, ``csv`` or ``vale``, and what of
    it the format cannot hold. One file but for ``vale``.
    """
    from msgcheck.reference.exporting.choosing import export
    from msgcheck.reference.glossary import load_glossary
    from msgcheck.reference.message_platform import load_platform

    settings = settings_of(workspace)
    language = load_platform(settings.platform).language
    return export(load_glossary(settings.platform), format_name, language)


def mine_terms(
    paths: Sequence[Given] = (),
    *,
    workspace: Path | Settings | None = None,
    least: int = 3,
    most: int = 30,
    progress: Progress = no_progress,
) -> Mining:
    """Propose terms for the glossary from files and folders (default: every asset of the workspace). Writes nothing.

    At most ``most`` proposals, of what is met in ``least`` different passages or more; see ``msgcheck terms mine``.
    """
    from msgcheck.engine.stages.mining import mine_assets

    settings = settings_of(workspace)
    reference = load_reference(settings)
    found = find_given(paths, settings, recognised_file, recognised_page, progress)
    return mine_assets(settings, reference, found, progress, least=least, most=most)


def proposals_file(settings: Settings) -> Path:
    """Return where the proposals of the last mining are kept, for :func:`accept_terms` and :func:`discard_terms`."""
    from msgcheck.reference.proposals_file import PROPOSALS_FILE

    return settings.root / PROPOSALS_FILE


def accept_terms(
    ids: Sequence[str], *, workspace: Path | Settings | None = None, definition: str | None = None
) -> tuple[Path, str]:
    """Return the glossary file and its content with the proposals ``ids`` accepted. Nothing is written.

    Raises ``UsageError`` where one is no proposal, or the file cannot be changed without touching anything else.
    """
    from msgcheck.reference.glossary_text import read_glossary_text
    from msgcheck.reference.proposals_file import load_proposals
    from msgcheck.reference.term_decisions import accept

    settings = settings_of(workspace)
    glossary, proposals = read_glossary_text(settings.platform), load_proposals(proposals_file(settings))
    for wanted in ids:
        glossary = accept(glossary, proposals, wanted, definition=definition)
    return glossary.path, glossary.content


def discard_terms(
    ids: Sequence[str], *, workspace: Path | Settings | None = None, reason: str | None = None
) -> tuple[Path, str]:
    """Return the glossary file and its content with the proposals ``ids`` discarded; errors as in
    :func:`accept_terms`. Nothing is written.
    """
    from msgcheck.reference.glossary_text import read_glossary_text
    from msgcheck.reference.proposals_file import load_proposals
    from msgcheck.reference.term_decisions import discard

    settings = settings_of(workspace)
    glossary, proposals = read_glossary_text(settings.platform), load_proposals(proposals_file(settings))
    for wanted in ids:
        glossary = discard(glossary, proposals, wanted, reason=reason)
    return glossary.path, glossary.content


def list_terms(*, workspace: Path | Settings | None = None) -> tuple[Term, ...]:
    """Return every entry of the workspace's glossary, whatever its status."""
    from msgcheck.reference.glossary import load_glossary

    settings = settings_of(workspace)
    return load_glossary(settings.platform).entries
