"""What one rule sees of an asset: the passages it looks at, and where its forms stand in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from msgcheck.analysis.inflection import Inflection
from msgcheck.checks.terms.forms.conditions import Condition
from msgcheck.model.observation import EvidenceValue, Observation, Reference
from msgcheck.model.passage import Layer, Passage
from msgcheck.model.place import PagePlace, SlidePlace
from msgcheck.model.term import PackRule
from msgcheck.values import dataclass

AUDIENCE_LAYERS = frozenset({Layer.BODY, Layer.FURNITURE, Layer.CHART, Layer.DIAGRAM, Layer.EMBEDDED, Layer.ALT})
"""Layers in which the audience of an asset meets a text: no notes, nothing hidden, no comments."""


RAISED_SIGNS = {"™": "TM", "℠": "SM"}
"""Signs that are also written as raised letters; in the text that is read they stand on the name: ``AcmeTM``."""


class Part(IntEnum):
    """What a form is for its rule."""

    MAIN = 0
    """What the rule looks for: a token, a variant, a trigger, an abbreviation."""
    ANSWER = 1
    """What makes it right: a required text, an expansion."""
    EXCEPTION = 2


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A pack rule under the id it is reported with; ``condition`` is what it asks of a place."""

    id: str
    rule: PackRule
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Use:
    """A form of a rule in a passage, at ``start:end`` of its text.

    ``form`` counts the forms of the rule's part in the order they are written. ``text`` is the normalised reading the
    form was found in, ``at:to`` its place there. ``suggestion`` is what to put instead, where the form says it;
    ``inflections`` are what was done to the form.
    """

    passage: int
    start: int
    end: int
    form: int
    text: str
    at: int
    to: int
    suggestion: str | None = None
    inflections: tuple[Inflection, ...] = ()

    @property
    def words(self) -> str:
        """The words as the reading has them."""
        return self.text[self.at : self.to]


@dataclass(frozen=True, slots=True)
class RuleView:
    """All passages of an asset, the numbers of those the rule looks at, and its uses in reading order.

    ``uses`` stand in passages the rule looks at, where its condition holds; ``answers`` in any passage.
    """

    passages: Sequence[Passage]
    numbers: tuple[int, ...] = ()
    uses: tuple[Use, ...] = ()
    answers: tuple[Use, ...] = ()


Kind = Callable[[CompiledRule, RuleView], list[Observation]]
"""What a kind of rules makes of a view."""


def observe(
    compiled: CompiledRule,
    view: RuleView,
    place: tuple[int, int, int] | None,
    suggestions: tuple[str, ...] = (),
    evidence: tuple[tuple[str, EvidenceValue], ...] = (),
    **values: object,
) -> Observation:
    """Return what ``compiled`` says of ``place``: (passage, start, end), ``None`` for the whole asset.

    ``values`` fill the placeholders of the rule's message beside ``{match}``.
    """
    number, start, end = place or (None, 0, 0)
    match = "" if number is None else " ".join(view.passages[number].text[start:end].split())
    note = compiled.rule.note
    return Observation(
        rule=compiled.id,
        message=_filled(compiled.rule.message, {"match": match, **values}),
        passage=number,
        start=start,
        end=end,
        suggestions=suggestions,
        reference=Reference("rule", compiled.id),
        evidence=evidence + ((("note", note),) if note else ()),
    )


def holds_at(compiled: CompiledRule, passage: Passage, text: str, start: int, end: int) -> bool:
    """Tell whether the rule's condition holds at ``text[start:end]`` of a normalised reading of ``passage``."""
    return compiled.condition is None or compiled.condition.holds(passage, text, start, end)


def place_of(use: Use) -> tuple[int, int, int]:
    """Return the place of ``use`` as :func:`observe` takes it."""
    return use.passage, use.start, use.end


def slide_of(passage: Passage) -> int | None:
    """Return the slide or page ``passage`` stands on, ``None`` in an asset that has neither."""
    match passage.place:
        case SlidePlace(slide=number) | PagePlace(page=number):
            return number
    return None


def _filled(message: str, values: dict[str, object]) -> str:
    """Fill all placeholders at once: a text that looks like one stays as it is."""
    pieces = message.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, brace, rest = piece.partition("}")
        filled.append(f"{values[name]}{rest}" if brace and name in values else f"{{{piece}")
    return "".join(filled)
