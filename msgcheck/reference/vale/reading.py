"""One file of a Vale style becomes a rule, or says why it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from msgcheck.config.located import Table
from msgcheck.config.mistakes import Mistakes, listed, quoted
from msgcheck.errors import Position
from msgcheck.model.severity import Severity
from msgcheck.model.vale_rule import (
    Body,
    Capitalization,
    Conditional,
    Consistency,
    Existence,
    Occurrence,
    Repetition,
    Sequence,
    SequenceToken,
    Substitution,
    Unhonoured,
    ValeRule,
)
from msgcheck.reference.vale.dialect import PatternError, compile_pattern
from msgcheck.reference.vale.fields import RuleFields
from msgcheck.reference.vale.scope import why_not

_NOT_RUN = {
    "spelling": "it looks words up in a dictionary of Hunspell",
    "script": "it is a program, and programs of others are not run",
    "metric": "it is a formula over the whole file",
    "readability": "it is a score of the whole file",
}
"""Kinds of Vale that no check runs -> why."""

_LEVELS = {"suggestion": Severity.SUGGESTION, "warning": Severity.WARNING, "error": Severity.ERROR}
_ACTIONS = frozenset({"replace", "remove", "edit", "convert", "suggest"})
_KNOWN_ELSEWHERE = ("extends", "name", "path", "code")


@dataclass(slots=True)
class _Reading:
    """One file while it is read."""

    name: str
    fields: RuleFields
    unhonoured: list[Unhonoured]

    def note(self, what: str, reason: str, position: Position | None = None, *, is_run: bool = True) -> None:
        self.unhonoured.append(Unhonoured(self.name, what, reason, is_run, position or self.fields.position))


def read_rule(name: str, table: Table, mistakes: Mistakes) -> tuple[ValeRule | None, tuple[Unhonoured, ...]]:
    """Return the rule of a parsed file, ``None`` where it cannot run, and what of it is not done as Vale does it.

    What Vale itself would refuse (no ``extends``, no ``message``, a level that is none) is a mistake.
    """
    reading = _Reading(name, RuleFields(table, mistakes), [])
    fields = reading.fields
    kind = fields.required_text("extends")
    if kind in _NOT_RUN:
        reading.note(f"extends: {kind}", _NOT_RUN[kind], fields.where("extends"), is_run=False)
        return None, tuple(reading.unhonoured)
    if kind not in _BODIES:
        if kind:
            what = f"'extends' cannot be {quoted(kind)}."
            mistakes.add(fields.where("extends"), what, f"Choose from {listed([*_BODIES, *_NOT_RUN])}.")
        return None, tuple(reading.unhonoured)
    rule = _rule(reading, _BODIES[kind](fields), mistakes)
    if isinstance(rule.body, Sequence) and any(token.tag for token in rule.body.tokens):
        reading.note("tag", "it asks for parts of speech: without a tagger it finds nothing", fields.where("tokens"))
    for entry in fields.unknown():
        if entry.key.casefold() not in _KNOWN_ELSEWHERE:
            reading.note(entry.key, "no key of this kind of rule", entry.position)
    return (rule if _can_run(reading, rule.body) else None), tuple(reading.unhonoured)


def _rule(reading: _Reading, body: Body, mistakes: Mistakes) -> ValeRule:
    fields = reading.fields
    written = fields.text("level", "warning")
    if written not in _LEVELS:
        mistakes.add(fields.where("level"), f"'level' cannot be {quoted(written)}.", f"Choose from {listed(_LEVELS)}.")
    return ValeRule(
        name=reading.name,
        body=body,
        message=fields.required_text("message"),
        level=_LEVELS.get(written, Severity.WARNING),
        scopes=_scopes(reading),
        link=fields.text("link"),
        description=fields.text("description"),
        limit=int(fields.number("limit")),
        action=_action(reading),
        position=fields.position,
    )


def _scopes(reading: _Reading) -> tuple[str, ...]:
    scopes = reading.fields.texts("scope") or ("text",)
    for scope in scopes:
        reason = why_not(scope)
        if reason:
            reading.note(f"scope: {scope}", reason, reading.fields.where("scope"))
    return scopes


def _action(reading: _Reading) -> tuple[str, ...]:
    for action in reading.fields.tables("action"):
        name, params = action.text("name"), action.texts("params")
        if not name:
            continue
        if name not in _ACTIONS or name == "suggest":
            reading.note(f"action: {name}", "suggestions come from the rule alone", action.position)
            return ()
        return (name, *params)
    return ()


def _existence(fields: RuleFields) -> Body:
    return Existence(
        tokens=tuple(token for token in fields.texts("tokens") if token.strip()),
        raw=fields.texts("raw"),
        append=fields.flag("append"),
        ignorecase=fields.flag("ignorecase"),
        nonword=fields.flag("nonword"),
        exceptions=fields.texts("exceptions"),
        vocab=fields.flag("vocab", default=True),
    )


def _substitution(fields: RuleFields) -> Body:
    return Substitution(
        swap=fields.pairs("swap"),
        ignorecase=fields.flag("ignorecase"),
        nonword=fields.flag("nonword"),
        capitalize=fields.flag("capitalize"),
        exceptions=fields.texts("exceptions"),
        vocab=fields.flag("vocab", default=True),
    )


def _occurrence(fields: RuleFields) -> Body:
    return Occurrence(
        token=fields.required_text("token"),
        maximum=int(fields.number("max")),
        minimum=int(fields.number("min")),
        ignorecase=fields.flag("ignorecase"),
    )


def _repetition(fields: RuleFields) -> Body:
    return Repetition(
        tokens=fields.texts("tokens"),
        maximum=int(fields.number("max")),
        ignorecase=fields.flag("ignorecase"),
        alpha=fields.flag("alpha"),
        exceptions=fields.texts("exceptions"),
        vocab=fields.flag("vocab", default=True),
    )


def _consistency(fields: RuleFields) -> Body:
    return Consistency(
        either=fields.pairs("either"), ignorecase=fields.flag("ignorecase"), nonword=fields.flag("nonword")
    )


def _conditional(fields: RuleFields) -> Body:
    fields.flag("ignorecase")  # Vale reads it and goes by the case of its patterns all the same
    return Conditional(
        first=fields.required_text("first"),
        second=fields.required_text("second"),
        exceptions=fields.texts("exceptions"),
        vocab=fields.flag("vocab", default=True),
    )


def _capitalization(fields: RuleFields) -> Body:
    return Capitalization(
        match=fields.required_text("match"),
        style=fields.text("style", "AP"),
        exceptions=fields.texts("exceptions"),
        indicators=fields.texts("indicators"),
        threshold=fields.number("threshold") or 0.8,
        vocab=fields.flag("vocab", default=True),
        prefix=fields.text("prefix"),
    )


def _sequence(fields: RuleFields) -> Body:
    tokens = tuple(
        SequenceToken(
            pattern=token.text("pattern"),
            tag=token.text("tag"),
            negate=token.flag("negate"),
            skip=int(token.number("skip")),
        )
        for token in fields.tables("tokens")
    )
    return Sequence(tokens=tokens, ignorecase=fields.flag("ignorecase"))


_BODIES: dict[str, Callable[[RuleFields], Body]] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
    "sequence": _sequence,
}


def _can_run(reading: _Reading, body: Body) -> bool:
    """Tell whether every pattern compiles; where one does not, the rule is not run, and says so."""
    for pattern in _patterns(body):
        try:
            compile_pattern(pattern)
        except PatternError as error:
            what = f"the pattern {quoted(pattern)}"
            reading.note(what, f"it cannot be read: {error}", is_run=False)
            return False
    return True


def _patterns(body: Body) -> Iterator[str]:
    match body:
        case Existence() | Repetition():
            yield "|".join(body.tokens)
            yield from body.exceptions
        case Substitution():
            yield from (form for form, _ in body.swap)
            yield from body.exceptions
        case Occurrence():
            yield body.token
        case Consistency():
            yield from (form for pair in body.either for form in pair)
        case Conditional():
            yield from (body.first, body.second, *body.exceptions)
        case Capitalization():
            yield from ([] if body.match.startswith("$") else [body.match])
            yield from (body.prefix, *body.exceptions)
        case Sequence():
            yield from (text for token in body.tokens for text in (token.pattern, token.tag))
