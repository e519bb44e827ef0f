"""The glossary as a Vale style: one rule file for each standing of its wrong forms and each way to go by their case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import yaml

from msgcheck.config.mistakes import quoted
from msgcheck.model.loss import Loss
from msgcheck.model.term import Glossary, Term

_STANDINGS = (("deprecated", "warning"), ("forbidden", "error"))
_MESSAGE = "Use '%s' instead of '%s'."
_LONGEST_LINE = 118

Wrong = tuple[str, str, bool, str, str]
"""Standing, level, whether case counts, pattern, what to say instead."""


def glossary_vale_style(glossary: Glossary) -> tuple[Mapping[str, str], tuple[Loss, ...]]:
    """Return file name -> text of a Vale style that finds deprecated and forbidden forms, and what it cannot hold.

    A form is not found inside an approved form or an exception that contains it: Vale's own exceptions look at the
    match alone, so the pattern looks around itself.
    """
    shadows = tuple(dict.fromkeys(phrase for term in glossary.terms for phrase in _right(term)))
    found = sorted(_wrong(glossary, shadows), key=lambda wrong: wrong[:3])
    losses = [loss for term in glossary.terms for loss in _losses(term)]
    files = {}
    for (standing, level, is_cased), group in groupby(found, key=lambda wrong: wrong[:3]):
        swap: dict[str, str] = {}
        for *_, pattern, preferred in group:
            if swap.setdefault(pattern, preferred) != preferred:
                losses.append(Loss(quoted(preferred), pattern, f"it stands for {quoted(swap[pattern])} already"))
        name = f"{standing.capitalize()}{'AsWritten' if is_cased else ''}.yml"
        files[name] = _file(level, swap, is_cased=is_cased)
    return files, tuple(losses)


def _right(term: Term) -> Iterator[str]:
    yield from filter(None, (term.preferred, term.abbreviation, *term.admitted, *term.exceptions))


def _wrong(glossary: Glossary, shadows: tuple[str, ...]) -> Iterator[Wrong]:
    by_first_letters = [(shadow.casefold(), shadow) for shadow in shadows]
    for term in glossary.terms:
        for name, level in _STANDINGS:
            for form in getattr(term, name):
                around = [shadow for folded, shadow in by_first_letters if form.casefold() in folded]
                is_cased = term.case_sensitive or form.casefold() == term.preferred.casefold()
                yield name, level, is_cased, _pattern(form, around), term.preferred


def _pattern(form: str, shadows: Iterable[str]) -> str:
    """Return a pattern of ``form`` as words of its own, outside of each longer phrase that contains it."""
    spaced = _escaped(form)
    outside = "".join(_outside(form, shadow) for shadow in shadows)
    before = r"(?<!\w)" if re.match(r"\w", form) else ""
    after = r"(?!\w)" if re.search(r"\w$", form) else ""
    return f"{before}{outside}{spaced}{after}"


def _outside(form: str, shadow: str) -> str:
    """Return conditions before ``form`` that it is not part of ``shadow``, for each place it has there."""
    conditions = []
    for found in re.finditer(re.escape(form), shadow, re.IGNORECASE):
        before, after = shadow[: found.start()], shadow[found.end() :]
        if before or after:
            behind = f"(?<={_escaped(before)})" if before else ""
            conditions.append(f"(?!{behind}{_escaped(form)}{_escaped(after)})")
    return "".join(conditions)


def _escaped(text: str) -> str:
    """Escape what has a meaning in a pattern; spaces stay as they are, for people to read."""
    return re.sub(r"([\\.^$*+?()\[\]{}|])", r"\\\1", text)


def _file(level: str, swap: Mapping[str, str], *, is_cased: bool) -> str:
    rule = {
        "extends": "substitution",
        "message": _MESSAGE,
        "level": level,
        "ignorecase": not is_cased,
        "nonword": True,
        "action": {"name": "replace"},
        "swap": dict(swap),
    }
    return yaml.safe_dump(rule, allow_unicode=True, sort_keys=False, width=_LONGEST_LINE)


def _losses(term: Term) -> Iterator[Loss]:
    entry = quoted(term.preferred)
    texts = [name for name in ("abbreviation", "definition", "note", "part_of_speech") if getattr(term, name)]
    if texts:
        yield Loss(entry, ", ".join(texts), "a Vale rule has no place for it", term.position)
    if term.case_sensitive:
        yield Loss(entry, "its casing", "the style finds its wrong forms, no other casing of it", term.position)
    if "|" in term.preferred or re.search(r"\$\d", term.preferred):
        yield Loss(entry, "its preferred form", "| and $1 have a meaning of their own in Vale", term.position)
    forms = (*term.deprecated, *term.forbidden)
    if forms:
        yield Loss(entry, "plurals and other spellings", "Vale finds the forms as they are listed", term.position)
