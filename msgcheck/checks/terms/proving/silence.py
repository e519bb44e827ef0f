"""Forms that can never be reported, and forms that another rule always reports: each is tried on a text of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import TermIndex, compile_terms
from msgcheck.checks.terms.forms.spelling import fold_form, normalise_form
from msgcheck.checks.terms.forms.words import stands_alone
from msgcheck.checks.terms.proving.faults import Fault, FaultKind, Party
from msgcheck.checks.terms.proving.listing import Listed, Owner, Wanted, folded
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.model.term import Glossary, Headings, PackRule, RuleKind, RulePack
from msgcheck.values import dataclass

_EVERY_LAYER = frozenset(map(str, Layer))
_FRAMES = ("{}", "the {} here", "we {} it", "they will {}")
"""What a form is tried in: alone, and where a noun and a verb stand."""


@dataclass(frozen=True, slots=True)
class _Probe:
    """A passage that holds nothing but a form, at ``start:end``, and what its conditions ask for."""

    passage: Passage
    start: int
    end: int

    def is_met_by(self, seen: Observation) -> bool:
        return seen.start < self.end and self.start < seen.end


@dataclass(frozen=True, slots=True)
class _Hearing:
    """What became of a form in its probes: whether its owner speaks anywhere, and who speaks instead in all of them."""

    speaks: bool
    instead: tuple[Observation, ...]


def find_silent(listed: Sequence[Listed], right: Sequence[Wanted], index: TermIndex) -> Iterator[Fault]:
    """Yield a fault for each form of ``listed`` that its term or rule never reports beside the others.

    ``right`` are the wordings and exceptions that may hide it; ``index`` is compiled of everything.
    """
    listed = [form for form in listed if form.owner.lead_in is not None]
    probes = [_probes(form) for form in listed]
    owners = {form.owner.reference: form.owner for form in listed}
    for form, hearing in zip(listed, _hearings(listed, probes, index), strict=True):
        if not normalise_form(form.form):
            yield _dead(form.owner, f"Nothing is left of {form.form!r} once invisible signs are read past.", _REMOVE)
        elif not hearing.speaks:
            yield from _silent(form, hearing, right, owners)


_REMOVE = "Remove it, or write it as it stands in texts."


def _probes(form: Listed) -> list[_Probe]:
    """Return texts of nothing but the form that meet what its rule asks for, in every layer it looks at."""
    written = normalise_form(form.form)
    spellings = [written] if form.is_about_case else list(dict.fromkeys((written, written.upper())))
    rule = form.owner.rule
    layers = sorted(map(Layer, rule.layers)) if rule and rule.layers else list(Layer)
    headings = rule.headings if rule else Headings.ANY
    roles = [role for role, unwanted in _UNWANTED.items() if headings is not unwanted]
    before = f"{form.owner.lead_in} " if form.owner.lead_in else ""
    texts = [(frame, spelling) for spelling in spellings for frame in _FRAMES]
    alone = [(Layer(layer), role) for layer in layers for role in roles]
    return [
        *(_probe(before, frame, spelling, layers[0], roles[0]) for frame, spelling in texts),
        *(_probe(before, "{}", written, layer, role) for layer, role in alone[1:]),
    ]


_UNWANTED = {Role.PARAGRAPH: Headings.ONLY, Role.TITLE: Headings.NEVER}


def _probe(before: str, frame: str, spelling: str, layer: Layer, role: Role) -> _Probe:
    start = len(before) + frame.index("{")
    return _Probe(Passage(before + frame.format(spelling), layer, role, LinePlace(1, 1)), start, start + len(spelling))


def _hearings(listed: Sequence[Listed], probes: Sequence[Sequence[_Probe]], index: TermIndex) -> Iterator[_Hearing]:
    """Yield what becomes of each form; all probes are checked at once."""
    passages = [probe.passage for group in probes for probe in group]
    seen: dict[int, list[Observation]] = {}
    for observation in check_terms(passages, index, _EVERY_LAYER):
        if observation.passage is not None:
            seen.setdefault(observation.passage, []).append(observation)
    first = 0
    for form, group in zip(listed, probes, strict=True):
        heard = [
            [each for each in seen.get(number, ()) if probe.is_met_by(each)]
            for number, probe in enumerate(group, start=first)
        ]
        first += len(group)
        speaks = any(_speaks(each, form.owner, form.rule_id) for found in heard for each in found)
        instead = tuple(found[0] for found in heard if found) if all(heard) else ()
        yield _Hearing(speaks, instead)


def _speaks(seen: Observation, owner: Owner, rule_id: str) -> bool:
    return seen.rule == rule_id and seen.reference == owner.reference


def _silent(
    form: Listed, hearing: _Hearing, right: Iterable[Wanted], owners: Mapping[Reference, Owner]
) -> Iterator[Fault]:
    if hearing.instead:
        winners = [owners.get(each.reference) for each in hearing.instead if each.reference is not None]
        if winners[0] is not None and all(winner is not None and winner.speaks_anywhere for winner in winners):
            yield _shadowed(form, winners[0])
    elif not _speaks_alone(form):
        what = f"'{form.form}' never stands as words of its own: to msgcheck it is part of an address or a longer word."
        yield _dead(form.owner, what, "Write it as it stands in texts, or make a pattern of it.")
    else:
        hider = _hider(form, right)
        if hider is not None and folded(hider.wording) == form.folded and hider.role != "exception":
            return  # told as a contradiction
        yield _hidden(form, hider)


def _speaks_alone(form: Listed) -> bool:
    """Tell whether the form is found where nothing else is listed, not even an exception."""
    rule = PackRule(id="alone", kind=RuleKind.EXISTENCE, message="", tokens=(form.form,))
    owner = form.owner.rule
    if owner is not None:
        rule = replace(
            owner, id="alone", kind=RuleKind.EXISTENCE, tokens=(form.form,), swap=(), exceptions=(), language=None
        )
    index = compile_terms(Glossary(), (RulePack("probe", (rule,)),))
    return bool(check_terms([probe.passage for probe in _probes(form)], index, _EVERY_LAYER))


def _hider(form: Listed, right: Iterable[Wanted]) -> Wanted | None:
    """Return the approved wording or exception that is no longer than the form: nothing else can hide it always."""
    hiders = [wish for wish in right if folded(wish.wording) == form.folded]
    return min(hiders, key=lambda wish: (wish.role != "exception", wish.owner != form.owner), default=None)


def _hidden(form: Listed, hider: Wanted | None) -> Fault:
    if hider is None:
        return _dead(
            form.owner,
            f"'{form.form}' is never reported: approved wordings or exceptions always stand over it.",
            "Look for its words among the approved forms and the exceptions.",
        )
    what = f"'{form.form}' is never reported: it is an exception in {hider.owner.name}."
    return _dead(form.owner, what, "Remove it here or there.", hider.owner.party)


def _shadowed(form: Listed, winner: Owner) -> Fault:
    return Fault(
        kind=FaultKind.SHADOWED,
        reference=form.owner.reference,
        position=form.owner.position,
        what=f"'{form.form}' is always reported by {winner.name}, never here.",
        way_out="Remove it from one of the two.",
        others=(winner.party,),
    )


def _dead(owner: Owner, what: str, way_out: str, *others: Party) -> Fault:
    return Fault(
        kind=FaultKind.DEAD,
        reference=owner.reference,
        position=owner.position,
        what=what,
        way_out=way_out,
        others=others,
    )


def find_idle_exceptions(phrases: Iterable[Wanted], index: TermIndex) -> Iterator[Fault]:
    """Yield a fault for each exception in which no form of any list stands: it changes nothing."""
    for phrase in phrases:
        text = normalise_form(phrase.wording)
        hits = index.wrong.find(fold_form(text))
        if not any(stands_alone(text, start, end) for _, start, end in hits):
            yield Fault(
                kind=FaultKind.IDLE,
                reference=phrase.owner.reference,
                position=phrase.owner.position,
                what=f"The exception '{phrase.wording}' holds no form that is reported, so it changes nothing.",
                way_out="Remove it, or correct its spelling. Forms are whole words: longer words need no exception.",
            )


def find_unmet(owners: Iterable[Owner], checked: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Yield a fault for each rule whose conditions are never met.

    ``checked`` holds the layers that are checked, by asset kind.
    """
    every = frozenset().union(*checked.values())
    for owner in owners:
        rule = owner.rule
        if rule is None:
            continue
        if rule.layers and not rule.layers & every:
            layers = ", ".join(sorted(rule.layers))
            what = f"The rule looks at {layers} only, and no asset kind has that checked."
            yield _dead(
                owner, what, "Add it to 'layers' of an [assets.KIND] in msgcheck.toml, or change 'layers' here."
            )
        if owner.lead_in is None:
            yield _dead(owner, "All of 'near' stands in 'not_near' as well.", "Take it out of one of the two.")
