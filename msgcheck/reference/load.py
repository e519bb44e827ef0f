"""Loads all reference data of a workspace and tells the mistakes of all its files at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.settings import Settings
from msgcheck.config.settings_file import SETTINGS_NAME
from msgcheck.errors import Position, ReferenceDataError
from msgcheck.model.message import Platform
from msgcheck.model.reference_data import Reference
from msgcheck.reference.glossary import read_glossary
from msgcheck.reference.message_platform import read_platform
from msgcheck.reference.rule_packs import read_rule_packs
from msgcheck.reference.vale.folders import split_styles

if TYPE_CHECKING:
    from msgcheck.model.term import RulePack
    from msgcheck.model.vale_rule import ValeStyle


def load_reference(settings: Settings) -> Reference:
    """Return platform, glossary and rule packs of the workspace.

    Raises ``UsageError`` where the platform's messages or a rule folder are missing, ``ReferenceDataError`` with the
    mistakes of all files.
    """
    mistakes = Mistakes()
    platform = read_platform(settings.platform, mistakes)
    glossary = read_glossary(settings.platform, mistakes)
    styles, pack_folders = split_styles(settings.rules)
    packs = read_rule_packs(pack_folders, mistakes)
    vale = _read_styles(styles, mistakes)
    _check_style_names(settings, packs, vale, mistakes)
    if platform is not None:
        _check_kind_audiences(settings, platform, mistakes)
    reference = Reference(platform, glossary, packs, vale) if platform and glossary else None
    return mistakes.checked(reference, ReferenceDataError)


def _read_styles(folders: Sequence[Path], mistakes: Mistakes) -> tuple[ValeStyle, ...]:
    if not folders:
        return ()
    from msgcheck.reference.vale.style import read_styles

    return read_styles(folders, mistakes)


def _check_style_names(
    settings: Settings, packs: Sequence[RulePack], styles: Sequence[ValeStyle], mistakes: Mistakes
) -> None:
    """Note each style that is called as a pack or another style is: the rules of both would have the same names."""
    taken = {pack.name: "rule pack" for pack in packs}
    for style in styles:
        if style.name in taken:
            what = f"The Vale style {quoted(style.name)} has the name of a {taken[style.name]}."
            mistakes.add(Position(settings.root / SETTINGS_NAME, 1, 1), what, "Rename the folder of the style.")
        taken[style.name] = "style"


def _check_kind_audiences(settings: Settings, platform: Platform, mistakes: Mistakes) -> None:
    known = [persona.id for persona in platform.personas]
    for kind in settings.kinds:
        if kind.audience is not None and kind.audience not in known:
            position = kind.audience_position or Position(settings.root / SETTINGS_NAME, 1, 1)
            what = f"Unknown persona {quoted(kind.audience)} in 'audience' of [assets.{kind.name}]."
            mistakes.add(position, what, mistakes.closest(kind.audience, known) or "Add it to personas.yaml.")
