"""Reads rule packs: every ``*.yaml`` and ``*.yml`` of the rule folders, in the order of their names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgcheck.config.fields import Fields
from msgcheck.config.located import Items, Scalar, Table
from msgcheck.config.mistakes import Mistakes, listed, quoted
from msgcheck.errors import Position, ReferenceDataError, UsageError
from msgcheck.model.passage import Layer
from msgcheck.model.severity import Severity
from msgcheck.model.term import PackRule, RuleKind, RulePack
from msgcheck.reference.marked_examples import read_examples
from msgcheck.reference.yaml_data import read_yaml_data, refuse_repeated

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.SUGGESTION)
_LATER_KINDS = ("consistency", "casing", "occurrence", "required", "first-use", "sequence")
"""Kinds of the rule pack form that no check runs yet: a pack that uses one must not pass for checked."""
_BUILT_IN_GROUPS = ("term", "message", "claim", "corpus", "leak", "asset", "platform")
_PLACEHOLDERS = {RuleKind.EXISTENCE: ("{match}",), RuleKind.SUBSTITUTION: ("{match}", "{preferred}")}
_BRACES = re.compile(r"\{[^{}]*\}?|\}")


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
    found = fields.required_records("rules", "rule", lambda rule: (_rule(rule), rule))
    refuse_repeated("Rule id", ((rule.id, record.where("id")) for rule, record in found), fields.mistakes)
    return RulePack(name, tuple(rule for rule, _ in found))


def _rule(fields: Fields) -> PackRule:
    kind = _kind(fields)
    violating, compliant = fields.table("examples", "'examples'", read_examples) or ((), ())
    rule = PackRule(
        id=fields.required_id("id"),
        kind=kind or RuleKind.EXISTENCE,
        message=fields.required_text("message"),
        severity=fields.choice("severity", _SEVERITIES, Severity.WARNING),
        swap=fields.table("swap", "'swap'", _swap) or (),
        tokens=fields.texts("tokens"),
        exceptions=fields.texts("exceptions"),
        layers=frozenset(map(str, fields.choices("layers", Layer))),
        case_sensitive=fields.flag("case_sensitive", False),
        violating=violating,
        compliant=compliant,
        note=fields.text("note"),
        position=fields.position,
    )
    if kind is not None:
        _check_forms(kind, fields)
        _check_placeholders(kind, rule.message, fields)
    return rule


def _kind(fields: Fields) -> RuleKind | None:
    """Return the kind of a rule, ``None`` where a mistake was noted."""
    written = fields.node("kind")
    if isinstance(written, Scalar) and written.text in _LATER_KINDS:
        what = f"Rules of kind '{written.text}' are not supported yet."
        fields.mistake("kind", what, f"Use {' or '.join(RuleKind)}.")
        return None
    kind = fields.required_choice("kind", tuple(map(str, RuleKind)), placeholder="")
    return RuleKind(kind) if kind else None


def _swap(fields: Fields) -> tuple[tuple[str, str], ...]:
    swap = tuple((form, fields.required_text(form)) for form in fields.names())
    for form, preferred in swap:
        if not form.strip():
            fields.mistakes.add(fields.key_position(form), "'swap' has an empty form.", "Write the form to replace.")
        elif form == preferred:
            fields.mistake(form, f"'swap' replaces {quoted(form)} with itself.", "Write what to say instead.")
    return swap


def _check_forms(kind: RuleKind, fields: Fields) -> None:
    """A substitution has ``swap``, an existence rule has ``tokens``, neither has the other's."""
    wanted, other = ("swap", "tokens") if kind is RuleKind.SUBSTITUTION else ("tokens", "swap")
    node = fields.node(wanted)
    if node is None or (isinstance(node, Items) and not node.items) or (isinstance(node, Table) and not node.entries):
        what = f"A rule of kind '{kind}' needs '{wanted}', which is missing or empty in {fields.label}."
        fields.mistake(wanted, what, "Add it.")
    if fields.node(other) is not None:
        fields.mistake(other, f"A rule of kind '{kind}' has no '{other}'.", f"Remove it, or write '{wanted}' instead.")


def _check_placeholders(kind: RuleKind, message: str, fields: Fields) -> None:
    allowed = _PLACEHOLDERS[kind]
    for braces in _BRACES.findall(message):
        if braces not in allowed:
            what = f"{quoted(braces)} in 'message' is no placeholder of a rule of kind '{kind}'."
            fields.mistake("message", what, f"Use {' and '.join(allowed)} only.")
