"""The glossary and the rule packs: which words are used, and which are not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from msgcheck.errors import Position
from msgcheck.model.severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One concept of the glossary; fields as in ``platform/glossary.yaml``."""

    id: str
    preferred: str
    abbreviation: str | None = None
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    definition: str | None = None
    part_of_speech: str | None = None
    case_sensitive: bool = False
    note: str | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms of a workspace. ``sha256`` is over the bytes of its file (empty when there is none)."""

    terms: tuple[Term, ...] = ()
    sha256: str = ""


class RuleKind(StrEnum):
    """What a pack rule looks for."""

    EXISTENCE = "existence"
    SUBSTITUTION = "substitution"


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the spans (code points, half-open) a rule must mark in it; none for a compliant one."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRule:
    """One rule of a pack. ``swap`` holds (form, preferred) for substitution, ``tokens`` the forms for existence.

    ``layers`` empty means: the layers of the asset kind.
    """

    id: str
    kind: RuleKind
    message: str
    severity: Severity = Severity.WARNING
    swap: tuple[tuple[str, str], ...] = ()
    tokens: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    layers: frozenset[str] = frozenset()
    case_sensitive: bool = False
    violating: tuple[Example, ...] = ()
    compliant: tuple[Example, ...] = ()
    note: str | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class RulePack:
    """A YAML file of pack rules. A rule is reported as ``<pack>.<rule id>``."""

    name: str
    rules: tuple[PackRule, ...]
    sha256: str = ""
