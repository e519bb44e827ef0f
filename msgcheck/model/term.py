"""The glossary and the rule packs: which words are used, and which are not."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.errors import Position
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass


class TermStatus(StrEnum):
    """Where an entry of the glossary stands in its life."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DEPRECATED = "deprecated"
    DISCARDED = "discarded"


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
    status: TermStatus = TermStatus.APPROVED
    replaced_by: str | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms of a workspace. ``sha256`` is over the bytes of its file (empty when there is none).

    ``terms`` are those that are checked; ``written`` are all entries as they stand in the file, empty where the two are
    the same.
    """

    terms: tuple[Term, ...] = ()
    sha256: str = ""
    written: tuple[Term, ...] = ()

    @property
    def entries(self) -> tuple[Term, ...]:
        """Return every entry as it is written: proposed, approved, deprecated and discarded ones."""
        return self.written or self.terms


LANGUAGES = tuple(
    (  # noqa: SIM905 - codes
        "ar bg ca cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sv th tr uk vi zh"
    ).split()
)
"""The languages that texts are told apart by (ISO 639-1): the fewer there are, the surer a short text is told."""

PARTS_OF_SPEECH = (
    "noun",
    "name",
    "verb",
    "adjective",
    "adverb",
    "pronoun",
    "determiner",
    "preposition",
    "conjunction",
    "number",
    "punctuation",
)
"""What a word of a sequence can be asked to be."""


INFLECTED_PARTS = PARTS_OF_SPEECH[:4]
"""What a listed form can be said to be: parts of speech that change their form."""


class RuleKind(StrEnum):
    """What a pack rule looks for."""

    EXISTENCE = "existence"
    SUBSTITUTION = "substitution"
    CASING = "casing"
    CONSISTENCY = "consistency"
    OCCURRENCE = "occurrence"
    REQUIRED = "required"
    FIRST_USE = "first-use"
    REPETITION = "repetition"
    SEQUENCE = "sequence"


class Forms(StrEnum):
    """Which forms of a listed word are meant: those written, or its plural, possessive and verb forms as well."""

    EXACT = "exact"
    INFLECTED = "inflected"


class Headings(StrEnum):
    """Whether a rule looks at titles and headings: as at anything else, at nothing else, or not at all."""

    ANY = "any"
    ONLY = "only"
    NEVER = "never"


class HeadingCase(StrEnum):
    """The casing a rule wants of titles and headings."""

    SENTENCE = "sentence"
    TITLE = "title"


class Preference(StrEnum):
    """Which of several variants an asset should keep to: the one it has most, or the one it has first."""

    MAJORITY = "majority"
    FIRST = "first"


class Extent(StrEnum):
    """What a rule counts over: the whole asset, or each slide (page) of it."""

    ASSET = "asset"
    SLIDE = "slide"


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the spans (code points, half-open) a rule must mark in it; none for a compliant one.

    ``position`` is where the text stands in the pack.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceToken:
    """One word of a sequence: one of ``words`` (any word where empty), of one of the parts of speech (any where empty).

    With ``is_not`` it must be none of them; up to ``most`` words in a row are meant, none at all where ``is_optional``.
    """

    words: tuple[str, ...] = ()
    parts_of_speech: tuple[str, ...] = ()
    is_not: bool = False
    is_optional: bool = False
    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRule:
    """One rule of a pack. The fields of its kind are filled, those of other kinds are not:

    - substitution: ``swap``, (form, preferred); existence: ``tokens``. With ``is_pattern`` the forms of either are
      regular expressions, and a preferred form may hold ``\\1``
    - casing: ``tokens``, names as they are written; or ``heading_case``
    - consistency: ``variants``, groups of wordings of which an asset should keep to one, and ``prefer``
    - occurrence: ``tokens`` that may stand ``at_most`` and must stand ``at_least`` so often, per ``per``
    - required: one of ``required`` must stand where one of ``trigger`` does, per ``per``
    - first-use: ``expansions``, (abbreviation, what it stands for); or ``tokens``, names, with ``sign``
    - repetition: ``tokens`` that must not stand twice in a row, any word where empty
    - sequence: ``sequence``, words one after another

    Conditions of every kind: ``layers`` (empty: the layers of the asset kind), ``headings``, ``language`` of the
    passage (ISO 639-1); ``near`` and ``not_near``, words or phrases of which one, or none, stands up to ``within``
    words before or after in the same passage. ``exceptions`` are phrases in which a form is right.
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
    forms: Forms | None = None
    part_of_speech: str | None = None
    is_pattern: bool = False
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    within: int = 10
    headings: Headings = Headings.ANY
    language: str | None = None
    heading_case: HeadingCase | None = None
    variants: tuple[tuple[str, ...], ...] = ()
    prefer: Preference = Preference.MAJORITY
    at_most: int | None = None
    at_least: int | None = None
    per: Extent = Extent.ASSET
    trigger: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    expansions: tuple[tuple[str, str], ...] = ()
    sign: str | None = None
    sequence: tuple[SequenceToken, ...] = ()
    violating: tuple[Example, ...] = ()
    compliant: tuple[Example, ...] = ()
    note: str | None = None
    position: Position | None = None

    @property
    def is_inflected(self) -> bool:
        """Whether the forms are met inflected too; by default they are, unless they are told by their case."""
        return not self.case_sensitive if self.forms is None else self.forms is Forms.INFLECTED


@dataclass(frozen=True, slots=True)
class RulePack:
    """A YAML file of pack rules. A rule is reported as ``<pack>.<rule id>``."""

    name: str
    rules: tuple[PackRule, ...]
    sha256: str = ""
