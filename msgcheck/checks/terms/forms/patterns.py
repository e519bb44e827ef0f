"""What of the compiling of forms is worth to keep between two runs: it is most of what a run over one page computes."""

from __future__ import annotations

from msgcheck.checks.terms.forms.expansion import Spell, Spelling, spellings_of
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class FormPatterns:
    """The folded spellings of all wrong and all right forms, and (form, its spellings) of what other checks look for.

    ``prefixed`` holds (form, the form with a hyphen after its prefix) of those that have one. The forms are normalised;
    each spelling is one of :func:`msgcheck.checks.terms.forms.expansion.spellings_of`.
    """

    wrong: tuple[str, ...]
    right: tuple[str, ...]
    spellings: tuple[tuple[str, tuple[Spelling, ...]], ...]
    prefixed: tuple[tuple[str, str], ...]


def spell_from(patterns: FormPatterns | None) -> Spell:
    """Return what gives the spellings of a form: from ``patterns`` where they hold it, else worked out."""
    if patterns is None:
        return spellings_of
    known = dict(patterns.spellings)

    def spell(form: str) -> tuple[Spelling, ...]:
        found = known.get(form)
        return spellings_of(form) if found is None else found

    return spell
