"""The entries of other tools' lists, gathered into the rules of a pack: those that are alike into one rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace

from msgcheck.config.mistakes import quoted
from msgcheck.config.written_file import is_printable
from msgcheck.errors import Position
from msgcheck.model.loss import ImportedPack, Loss
from msgcheck.model.severity import Severity
from msgcheck.model.term import Forms, PackRule, RuleKind, RulePack
from msgcheck.reference.importing.javascript_pattern import (
    forms_of,
    has_groups,
    is_of_words,
    our_pattern,
    our_replacement,
)
from msgcheck.reference.importing.naming import id_of, unique
from msgcheck.reference.rule_pattern import compile_rule_pattern, group_numbers
from msgcheck.values import dataclass

_INSTEAD = "Use '{preferred}' instead of '{match}'."
_NOT_USED = "'{match}' is not used."


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One form that is wrong. ``preferred`` is what to write instead, empty where nothing is known.

    With ``is_casing`` the form is the preferred one, in any other casing.
    """

    form: str
    preferred: str = ""
    is_casing: bool = False
    is_pattern: bool = False
    case_sensitive: bool = False
    severity: Severity = Severity.WARNING
    exceptions: tuple[str, ...] = ()
    note: str = ""
    position: Position | None = None

    @property
    def kind(self) -> RuleKind:
        """The kind of rule that the entry belongs to."""
        if self.is_casing:
            return RuleKind.CASING
        return RuleKind.SUBSTITUTION if self.preferred else RuleKind.EXISTENCE


@dataclass(slots=True)
class EntryList:
    """Entries and losses while a file is read."""

    entries: list[RuleEntry] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def lose(self, entry: str, what: str, reason: str, position: Position | None = None) -> None:
        """Note that something is not held."""
        self.losses.append(Loss(entry, what, reason, position))

    def add_regular(self, source: str, flags: str, entry: RuleEntry, *, bounds: str = "{}") -> None:
        """Add what a regular expression of JavaScript finds: as forms where it lists words, else as a pattern.

        ``entry`` gives all but the form; ``bounds`` is put around the pattern.
        """
        case_sensitive = "i" not in flags
        forms = None if has_groups(entry.preferred) else forms_of(source)
        if forms and is_of_words(forms) and all(any(map(str.isalnum, form)) for form in forms):
            for form in forms:
                self.add_form(replace(entry, form=form, case_sensitive=case_sensitive))
            return
        try:
            pattern, preferred = _our_pair(bounds.replace("{}", source), flags, entry.preferred)
        except ValueError as error:
            self.lose(quoted(source), "not imported", str(error), entry.position)
            return
        pattern = pattern if pattern == pattern.strip() else f"(?:{pattern})"  # a text is read without space around it
        self.entries.append(
            replace(entry, form=pattern, preferred=preferred, is_pattern=True, case_sensitive=case_sensitive)
        )

    def add_form(self, entry: RuleEntry) -> None:
        """Add a form; one that differs from what is preferred by case alone makes that a name with its casing."""
        if entry.form.strip() == entry.preferred:
            return
        if not any(map(str.isalnum, entry.form)):  # a sign: signs that look alike are one unless it is a pattern
            self.entries.append(replace(entry, form=re.escape(entry.form.strip()), is_pattern=True))
            return
        if entry.form.strip().casefold() == entry.preferred.casefold() and not entry.case_sensitive:
            is_name = entry.preferred != entry.preferred.lower()
            if is_name:
                self.entries.append(replace(entry, form=entry.preferred, is_casing=True))
            return
        self.entries.append(replace(entry, form=entry.form.strip()))

    def pack(self, name: str) -> ImportedPack:
        """Return the pack of all entries; one that is there already is told as a loss."""
        rules = tuple(self._rules())
        return ImportedPack(RulePack(name, rules), tuple(self.losses))

    def _rules(self) -> Iterator[PackRule]:
        groups: dict[tuple[object, ...], dict[str, RuleEntry]] = {}
        for entry in self.entries:
            if not is_printable(entry.form, entry.preferred, entry.note):
                self.lose(quoted(entry.form), "not imported", "it holds control characters", entry.position)
                continue
            group = groups.setdefault(_group_of(entry), {})
            first = group.setdefault(entry.form, entry)
            if first is not entry and first.preferred != entry.preferred:
                what = f"'{entry.form}' for {quoted(entry.preferred)}"
                self.lose(quoted(entry.form), what, f"it stands before, for {quoted(first.preferred)}", entry.position)
        taken: dict[str, int] = {}
        for group in groups.values():
            yield _rule(tuple(group.values()), taken)


def _our_pair(source: str, flags: str, replacement: str) -> tuple[str, str]:
    """Return pattern and replacement as ours. Raises ``ValueError`` where one of them cannot be."""
    pattern, preferred = our_pattern(source, flags), our_replacement(replacement)
    compiled = compile_rule_pattern(pattern, case_sensitive="i" not in flags)
    if any(number > compiled.groups for number in group_numbers(preferred)):
        raise ValueError("its replacement names a group it has not")
    return pattern, preferred


def _group_of(entry: RuleEntry) -> tuple[object, ...]:
    case = entry.case_sensitive and not entry.is_casing
    return (entry.kind, entry.is_pattern, case, entry.severity, entry.exceptions, entry.note)


def _rule(entries: tuple[RuleEntry, ...], taken: dict[str, int]) -> PackRule:
    first = entries[0]
    kind = first.kind
    is_swap = kind is RuleKind.SUBSTITUTION
    name = id_of(first.preferred or first.form) if first.note or first.exceptions else _name_of(first)
    return PackRule(
        id=unique(name, taken),
        kind=kind,
        message=_message(first),
        severity=first.severity,
        swap=tuple((entry.form, entry.preferred) for entry in entries) if is_swap else (),
        tokens=() if is_swap else tuple(entry.form for entry in entries),
        exceptions=first.exceptions,
        case_sensitive=first.case_sensitive and kind is not RuleKind.CASING,
        forms=None if first.is_pattern or kind is RuleKind.CASING else Forms.EXACT,
        is_pattern=first.is_pattern,
        note=first.note or None,
    )


def _name_of(entry: RuleEntry) -> str:
    if entry.is_casing:
        return "casing"
    name = "patterns" if entry.is_pattern else "terms" if entry.preferred else "words"
    return f"{name}-as-written" if entry.case_sensitive else name


def _message(entry: RuleEntry) -> str:
    """Braces stand for what was found: a note that has some is shown on the rule's page alone."""
    said = _INSTEAD if entry.is_casing or entry.preferred else _NOT_USED
    note = "" if "{" in entry.note or "}" in entry.note else " ".join(entry.note.split())
    return f"{said} {note}".strip()
