"""Workspaces: opening one, making one, and its reference data."""

from __future__ import annotations

from pathlib import Path

from msgcheck.config.mistakes import shown_from_here
from msgcheck.config.settings import Settings
from msgcheck.config.settings_file import SETTINGS_NAME, find_workspace, load_settings
from msgcheck.engine.caching.cache import CACHE_FILE, Cache
from msgcheck.engine.caching.keys import proof_key
from msgcheck.errors import ReferenceDataError, UsageError
from msgcheck.model.reference_data import Reference
from msgcheck.reference.load import load_reference


def open_workspace(workspace: Path | None = None, start: Path | None = None) -> Settings:
    """Return the settings of ``workspace``, or of the nearest folder upwards from ``start`` (default: here).

    Raises ``UsageError`` where there is none, ``SettingsError`` where its settings are wrong.
    """
    root = workspace or find_workspace((start or Path.cwd()).absolute())
    if root is None:
        raise UsageError(
            f"No {SETTINGS_NAME} here or in any folder above. "
            "Start a workspace with `msgcheck init`, or name one with --workspace DIR."
        )
    if root.is_file() and root.name == SETTINGS_NAME:
        root = root.parent
    if not (root / SETTINGS_NAME).is_file():
        raise UsageError(f"{root} holds no {SETTINGS_NAME}. Start a workspace there with `msgcheck init {root}`.")
    return load_settings(root / SETTINGS_NAME)


def open_reference(settings: Settings, *, uses_cache: bool = False) -> Reference:
    """Return platform, glossary and rule packs, each rule proved by its own examples.

    With ``uses_cache`` rules that were proved before, beside the same glossary by the same msgcheck, are not proved
    again. Raises ``ReferenceDataError`` with every mistake.
    """
    reference = load_reference(settings)
    with Cache(settings.root / CACHE_FILE if uses_cache else None) as cache:
        key = proof_key(reference)
        if not cache.is_proved(key):
            _prove(reference)
            if uses_cache:
                _keep(cache, key, reference)
    return reference


def _prove(reference: Reference) -> None:
    if not reference.packs:
        return
    from msgcheck.checks.terms.examples import prove_examples

    mistakes = prove_examples(reference.packs, reference.glossary)
    if mistakes:
        raise ReferenceDataError(shown_from_here(mistakes))


def _keep(cache: Cache, key: str, reference: Reference) -> None:
    from msgcheck.checks.terms.compiled_patterns import form_patterns

    cache.keep_proved(key, form_patterns(reference))


def init_workspace(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Make a sample workspace in ``folder``; returns (files made, files that were there and are unchanged)."""
    from msgcheck.config.template import write_template

    return write_template(folder)


def workspace_or_none(workspace: Path | None) -> Settings | None:
    """Return the settings of ``workspace``; ``None`` where none is named and none is here or above."""
    if workspace is None and find_workspace(Path.cwd()) is None:
        return None
    return open_workspace(workspace)


def settings_or_bare(workspace: Path | Settings | None) -> Settings:
    """Do as :func:`settings_of`; where no workspace is named, here or above, return bare settings for here."""
    opened = workspace if isinstance(workspace, Settings) else workspace_or_none(workspace)
    return opened or Settings(root=Path.cwd(), name="", platform=Path.cwd() / "platform")


def settings_of(workspace: Path | Settings | None) -> Settings:
    """Return ``workspace`` where it is open already, or open it as :func:`open_workspace` does."""
    return workspace if isinstance(workspace, Settings) else open_workspace(workspace)
