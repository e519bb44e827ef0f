"""A message told to people it is not for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgcheck.checks.messages.further.persona_names import Address, addressed_in_text, addressed_in_title, includes
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import Message, MessageKind, MessageStatus, Persona
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import HEADING_ROLES
from msgcheck.values import dataclass

_FOR_EVERYBODY = frozenset(
    {
        MessageKind.CATEGORY,
        MessageKind.TAGLINE,
        MessageKind.BOILERPLATE,
        MessageKind.POSITIONING,
        MessageKind.AUDIENCE,
    }
)
"""Kinds that say who the company is: right before every reader, whatever their ``audiences`` say."""

_OPENING_UNITS = 3
_LONGEST_SUBTITLE = 14
"""Words of a line below the title that may say for whom the asset is."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """Who is addressed, by persona id, and the words that say so; ``name`` tells scopes of one asset apart."""

    persona_ids: frozenset[str]
    quote: str
    name: str


def wrong_audiences(
    units: Sequence[Unit],
    told: Iterable[tuple[int, Message]],
    personas: tuple[Persona, ...],
    *,
    title: str = "",
    kind_audience: str | None = None,
) -> tuple[Observation, ...]:
    """Return the messages that stand before a persona they are not for, in the order of ``told``.

    ``told`` are the (unit by index, message) of all units that tell a message, rightly or wrongly; ``title`` is the
    asset's, ``kind_audience`` the persona that the settings name for its kind. Only an explicit address counts, the
    narrowest one first: the unit's own sentence ("As a CFO, you ..."), the heading it stands under ("For CFOs"), the
    asset's title or the line below it, the settings. One observation for each message and scope, where it stands first.
    Retired messages and those without ``audiences`` are left out, and those that say who the company is.
    """
    if not personas:
        return ()
    whole = _asset_scope(units, personas, title, kind_audience)
    names = {persona.id: persona.name for persona in personas}
    among = {persona.id: frozenset(wider.id for wider in personas if includes(persona, wider)) for persona in personas}
    found: dict[tuple[str, str], Observation] = {}
    for number, message in told:
        scope = _scope_of(units[number], personas) or whole
        if scope is None or not _is_for_some(message) or _is_meant(scope, message, among):
            continue
        found.setdefault((scope.name, message.id), _observation(units[number], message, scope, names))
    return tuple(found.values())


def _is_meant(scope: _Scope, message: Message, among: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether somebody addressed is, or is by name among, those the message is for."""
    return any(among.get(each, frozenset({each})) & set(message.audiences) for each in scope.persona_ids)


def _is_for_some(message: Message) -> bool:
    is_judged = message.status is MessageStatus.APPROVED and message.kind not in _FOR_EVERYBODY
    return is_judged and bool(message.audiences)


def _scope_of(unit: Unit, personas: tuple[Persona, ...]) -> _Scope | None:
    own = addressed_in_text(unit.text, personas)
    if own:
        return _scope(unit.text, own, f"unit {unit.passage} {unit.start}")
    return _scope(unit.context, addressed_in_title(unit.context, personas), f"under {unit.context}")


def _asset_scope(
    units: Sequence[Unit], personas: tuple[Persona, ...], title: str, kind_audience: str | None
) -> _Scope | None:
    opening = [unit.text for unit in units[:_OPENING_UNITS] if _is_subtitle(unit)]
    for text in (title, *opening):
        scope = _scope(text, addressed_in_title(text, personas), "asset")
        if scope is not None:
            return scope
    return _Scope(frozenset({kind_audience}), "", "asset") if kind_audience else None


def _is_subtitle(unit: Unit) -> bool:
    return unit.role in HEADING_ROLES or len(unit.text.split()) <= _LONGEST_SUBTITLE


def _scope(text: str, addresses: tuple[Address, ...], name: str) -> _Scope | None:
    if not addresses:
        return None
    quote = " ".join(text[addresses[0].start : addresses[-1].end].split())
    return _Scope(frozenset(address.persona_id for address in addresses), quote, name)


def _observation(unit: Unit, message: Message, scope: _Scope, names: dict[str, str]) -> Observation:
    meant = [names.get(persona_id, persona_id) for persona_id in message.audiences]
    addressed = [names.get(persona_id, persona_id) for persona_id in sorted(scope.persona_ids)]
    said = f"“{scope.quote}”" if scope.quote else f"{_listed(addressed)}, the audience of this kind of asset,"
    return Observation(
        rule="message.wrong-audience",
        message=f"This speaks to {said} and tells a message that is for {_listed(meant)}: "
        f"“{message.statement.rstrip('.')}”. Leave it out here, or add the audience to the message in the platform.",
        passage=unit.passage,
        start=unit.start,
        end=unit.end,
        reference=Reference("message", message.id),
        evidence=(
            ("approved", message.statement),
            ("message_kind", message.kind.value),
            ("reasons", ("audience",)),
            ("addressed_as", scope.quote),
            ("addressed", tuple(addressed)),
            ("audiences", tuple(meant)),
        ),
    )


def _listed(names: Sequence[str]) -> str:
    """List names in quotation marks: some have commas and an "and" of their own."""
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
