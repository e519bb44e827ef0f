"""A rule of a Vale style, as frozen values: what stands in its file, nothing compiled and nothing resolved.

The words are Vale's own (``tokens``, ``swap``, ``nonword``), so that a rule and its file can be read side by side.
"""

from __future__ import annotations

from msgcheck.errors import Position
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Existence:
    """Any of ``tokens`` after (``append``: before) all of ``raw``; ``exceptions`` are right as they are."""

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """``swap`` holds (pattern, what to say instead) in file order."""

    swap: tuple[tuple[str, str], ...]
    ignorecase: bool = False
    nonword: bool = False
    capitalize: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """``token`` more often than ``maximum`` or more rarely than ``minimum`` in one scope; 0 is no limit."""

    token: str
    maximum: int = 0
    minimum: int = 0
    ignorecase: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One of ``tokens`` more than ``maximum`` times again right after itself; ``alpha``: words of letters only."""

    tokens: tuple[str, ...]
    maximum: int = 0
    ignorecase: bool = False
    alpha: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """Of each pair of ``either`` a file may use only one."""

    either: tuple[tuple[str, str], ...]
    ignorecase: bool = False
    nonword: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional:
    """What ``first`` finds must be among the groups of ``second`` so far in the file."""

    first: str
    second: str
    exceptions: tuple[str, ...] = ()
    vocab: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Capitalization:
    """A whole scope is written as ``match`` wants it: ``$title``, ``$sentence``, ``$lower``, ``$upper`` or a pattern.

    ``threshold`` is the share of words that must be right, ``style`` is ``AP`` or ``Chicago``.
    """

    match: str
    style: str = "AP"
    exceptions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: float = 0.8
    vocab: bool = True
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceToken:
    """One word of a sequence, by pattern and part of speech (Penn tag); up to ``skip`` words may stand before it."""

    pattern: str = ""
    tag: str = ""
    negate: bool = False
    skip: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """Words of a sentence that follow each other."""

    tokens: tuple[SequenceToken, ...]
    ignorecase: bool = False


Body = (
    Existence | Substitution | Occurrence | Repetition | Consistency | Conditional | Capitalization | Sequence
)  # fmt: skip
"""What a rule looks for, by ``extends``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValeRule:
    """One rule. ``name`` is ``STYLE.FILE``; ``scopes`` are selectors as written; ``limit`` 0 is no limit.

    ``action`` is the name and the parameters of the fix, empty where there is none.
    """

    name: str
    body: Body
    message: str
    level: Severity = Severity.WARNING
    scopes: tuple[str, ...] = ("text",)
    link: str = ""
    description: str = ""
    limit: int = 0
    action: tuple[str, ...] = ()
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Unhonoured:
    """Something of a rule's file that is not done as Vale does it; ``is_run``: the rule runs without it."""

    rule: str
    what: str
    reason: str
    is_run: bool
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class ValeStyle:
    """A folder of rules, in the order of their files, with what of them could not be honoured.

    ``accepted`` are the patterns of the words that the company accepts, exceptions of every rule.
    """

    name: str
    rules: tuple[ValeRule, ...]
    unhonoured: tuple[Unhonoured, ...] = ()
    sha256: str = ""
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that a company accepts (exceptions everywhere) and rejects; patterns, as in Vale."""

    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
