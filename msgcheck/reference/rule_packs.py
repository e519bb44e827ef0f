"""Reads rule packs: every ``*.yaml`` and ``*.yml`` of the rule folders, in the order of their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgcheck.config.fields import Fields
from msgcheck.config.mistakes import Mistakes, listed, quoted
from msgcheck.errors import Position, ReferenceDataError, UsageError
from msgcheck.model.term import RulePack
from msgcheck.reference.pack_rule import read_rule
from msgcheck.reference.yaml_data import read_yaml_data, refuse_repeated

_BUILT_IN_GROUPS = ("term", "message", "claim", "corpus", "leak", "asset", "gate", "waiver", "platform")


def load_rule_packs(folders: Sequence[Path]) -> tuple[RulePack, ...]:
    """Return the packs of all folders.

    Raises ``UsageError`` where a folder is missing, ``ReferenceDataError`` with all mistakes of all files.
    """
    mistakes = Mistakes()
    return mistakes.checked(read_rule_packs(folders, mistakes), ReferenceDataError)


def read_rule_packs(folders: Sequence[Path], mistakes: Mistakes) -> tuple[RulePack, ...]:
    """As :func:`load_rule_packs`, but note the mistakes and leave out what cannot be read."""
    found = [pack for path in _pack_files(folders) for pack in _read_pack(path, mistakes)]
    refuse_repeated("The pack name", ((pack.name, position) for pack, position in found), mistakes)
    return tuple(pack for pack, _ in found)


def _pack_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            way_out = "Make it, or correct 'rules' in msgcheck.toml."
            raise UsageError(f"There is no folder {folder} for rule packs. {way_out}")
        yield from sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"})


def _read_pack(path: Path, mistakes: Mistakes) -> Iterator[tuple[RulePack, Position]]:
    read, data = read_yaml_data(path, "the rule pack", mistakes, lambda fields: (_pack(fields), fields.where("pack")))
    if read is not None:
        pack, position = read
        yield replace(pack, sha256=hashlib.sha256(data).hexdigest()), position


def _pack(fields: Fields) -> RulePack:
    name = fields.required_id("pack")
    if name.split(".")[0] in _BUILT_IN_GROUPS:
        what = f"The pack name {quoted(name)} belongs to built-in rules."
        fields.mistake("pack", what, f"Choose a name that does not begin with {listed(_BUILT_IN_GROUPS)}.")
    found = fields.required_records("rules", "rule", lambda rule: (read_rule(rule), rule))
    refuse_repeated("Rule id", ((rule.id, record.where("id")) for rule, record in found), fields.mistakes)
    return RulePack(name, tuple(rule for rule, _ in found))
