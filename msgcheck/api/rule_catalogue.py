"""Rules and rule packs: listing, proving, explaining, bringing in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.workspace import settings_of, workspace_or_none
from msgcheck.checks.catalogue import PLATFORM_LINT, catalogue
from msgcheck.checks.terms.examples import prove_examples
from msgcheck.config.mistakes import shown_from_here
from msgcheck.config.settings import DEFAULT_LAYERS, Settings
from msgcheck.engine.selection import select_rules
from msgcheck.errors import Mistake, ReferenceDataError, UsageError
from msgcheck.model.check_rule import CheckRule
from msgcheck.reference.load import load_reference

if TYPE_CHECKING:
    from msgcheck.checks.terms.proving import Proof
    from msgcheck.model.loss import ImportedPack
    from msgcheck.model.term import RulePack


def rules(*, workspace: Path | Settings | None = None) -> tuple[CheckRule, ...]:
    """Return every rule: the built-in ones, and those of the workspace's packs where there is a workspace."""
    settings = workspace if isinstance(workspace, Settings) else workspace_or_none(workspace)
    reference = load_reference(settings) if settings else None
    return catalogue(reference.packs, reference.styles) if reference else catalogue()


def rule_packs(*, workspace: Path | Settings | None = None) -> tuple[RulePack, ...]:
    """Return the rule packs of the workspace as they are written; raises ``ReferenceDataError`` with every mistake."""
    settings = settings_of(workspace)
    return load_reference(settings).packs


def prove_packs(packs: Sequence[str] = (), *, workspace: Path | Settings | None = None) -> Proof:
    """Put the rule packs named ``packs`` (default: all, and the glossary) to the proof; see ``msgcheck rules test``.

    Raises ``UsageError`` for a pack that is not there, ``ReferenceDataError`` with every mistake; where a rule does
    not do what its examples show, what is wrong with the lists is told beside it.
    """
    from msgcheck.checks.terms.proving import find_listing_faults, prove_rules

    settings = settings_of(workspace)
    reference = load_reference(settings)
    known = [pack.name for pack in reference.packs]
    for name in packs:
        if name not in known:
            raise UsageError(f"There is no rule pack '{name}'. The workspace has {', '.join(known) or 'none'}.")
    layers = {"other": DEFAULT_LAYERS, **{kind.name: kind.layers for kind in settings.kinds}}
    mistakes = prove_examples(reference.packs, reference.glossary)
    if mistakes:
        # Why a rule does not find its example often stands elsewhere: an exception, a rule that says the opposite.
        faults = find_listing_faults(reference.glossary, reference.packs, layers)
        reasons = [Mistake(fault.position, fault.what, fault.way_out) for fault in faults if fault.position]
        raise ReferenceDataError(shown_from_here([*mistakes, *reasons]))
    return prove_rules(reference.glossary, reference.packs, layers, frozenset(packs))


def explain(rule_id: str, *, workspace: Path | None = None) -> CheckRule:
    """Return the rule ``rule_id``; raises ``UsageError`` with the nearest names where there is none."""
    known = (*rules(workspace=workspace), *PLATFORM_LINT)
    select_rules(known, select=[rule_id])
    for rule in known:
        if rule.id == rule_id:
            return rule
    group = ", ".join(rule.id for rule in known if rule.id.startswith(rule_id + "."))
    raise UsageError(f"'{rule_id}' is a group of rules. Name one of them: {group}.")


def import_rules(file: Path, *, format_name: str | None = None, name: str | None = None) -> tuple[str, ImportedPack]:
    """Return the text of a rule pack ``name`` made of another tool's ``file``, and the pack with what is not in it.

    ``format_name`` is ``prh``, ``textlint``, ``cspell`` or ``csv``; by default it is told from the file. Nothing is
    written. Raises ``UsageError`` where the file cannot be read.
    """
    from msgcheck.reference.exporting.pack_file import pack_text
    from msgcheck.reference.importing.choosing import import_rules as read_rules
    from msgcheck.reference.written_check import require_readable_pack

    imported = read_rules(file, format_name)
    imported = replace(imported, pack=replace(imported.pack, name=name or imported.pack.name))
    text = pack_text(imported.pack, (f"Made of {file.name}.", *(loss.words for loss in imported.losses)))
    require_readable_pack(text)
    return text, imported
