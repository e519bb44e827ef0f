"""Terms and rules that cannot both be obeyed: contradictions and ambiguous replacements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import TermIndex
from msgcheck.checks.terms.forms.spelling import normalise_form
from msgcheck.checks.terms.proving.faults import Fault, FaultKind
from msgcheck.checks.terms.proving.listing import Listed, Owner, Wanted, folded
from msgcheck.config.mistakes import quoted
from msgcheck.model.observation import Reference
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace


def find_contradictions(wanted: Iterable[Wanted], listed: Sequence[Listed]) -> Iterator[Fault]:
    """Yield a fault for each wording that one tells people to write and another one reports.

    Of two that send the writer back and forth the first is told. A wording that merely holds a reported form is no
    fault: the longest approved form wins.
    """
    reported = _by_form(listed)
    told = set()
    for wish in wanted:
        for form in reported.get(folded(wish.wording), ()):
            owners = frozenset({wish.owner.reference, form.owner.reference})
            clash = owners, frozenset({folded(wish.wording), folded(form.preferred or "")})
            if form.is_met_by(wish.wording) and form.may_meet(wish.owner) and clash not in told:
                told.add(clash)
                yield _contradiction(wish, form, _is_sent_back(wish, form, listed))


def _is_sent_back(wish: Wanted, form: Listed, listed: Iterable[Listed]) -> bool:
    """Tell whether the owner of ``wish`` replaces by it the very words that ``form`` is to be replaced by."""
    return any(
        entry.owner == wish.owner
        and entry.preferred == wish.wording
        and form.preferred is not None
        and entry.is_met_by(form.preferred)
        for entry in listed
    )


def find_reported_texts(
    wanted: Iterable[Wanted], index: TermIndex, owners: Mapping[Reference, Owner]
) -> Iterator[Fault]:
    """Yield a fault for each form that is reported inside a text that a rule requires or expands to.

    Such a text is no approved form: nothing shadows what stands in it. ``index`` is compiled of everything.
    """
    for wish in wanted:
        if wish.role not in {"required", "expansion"}:
            continue
        passage = Passage(wish.wording, Layer.BODY, Role.PARAGRAPH, LinePlace(1, 1))
        for seen in check_terms([passage], index, frozenset({Layer.BODY})):
            quote = passage.text[seen.start : seen.end]
            other = owners.get(seen.reference) if seen.reference else None
            if other is not None and normalise_form(quote) != normalise_form(wish.wording):
                yield Fault(
                    kind=FaultKind.CONTRADICTION,
                    reference=wish.owner.reference,
                    position=wish.owner.position,
                    what=f"{_wants(wish)}, and {other.name} reports '{quote}' in it.",
                    way_out="Change the text, or take the form out of the other.",
                    others=(other.party,),
                )


def _wants(wish: Wanted) -> str:
    return f"{_capital(wish.owner.name)} {_WANTS[wish.role].format(wording=quoted(wish.wording))}"


_WANTS = {
    "preferred": "prefers {wording}",
    "approved": "approves {wording}",
    "replacement": "says to write {wording}",
    "required": "requires {wording}",
    "expansion": "expands to {wording}",
    "name": "gives the casing {wording}",
}


def _contradiction(wish: Wanted, form: Listed, is_sent_back: bool) -> Fault:
    does = f"replaces it by '{form.preferred}'" if form.preferred else "reports it"
    if is_sent_back:
        does = f"sends the writer back to '{form.preferred}'"
    return Fault(
        kind=FaultKind.CONTRADICTION,
        reference=wish.owner.reference,
        position=wish.owner.position,
        what=f"{_wants(wish)}, and {form.owner.name} {does}.",
        way_out=f"Decide which of the two is right, and take '{wish.wording}' out of the other.",
        others=(form.owner.party,),
    )


def find_ambiguous(listed: Iterable[Listed]) -> Iterator[Fault]:
    """Yield a fault for each form with more than one replacement, where nothing tells which one is meant.

    Entries that ask for other conditions (layers, near, language, ...) may speak of other places and are no fault.
    """
    for forms in _by_form(form for form in listed if form.preferred).values():
        for number, form in enumerate(forms):
            rivals = [other for other in forms[:number] if _is_rival(form, other)]
            if rivals:
                yield _ambiguous(form, rivals)


def _is_rival(form: Listed, other: Listed) -> bool:
    is_same_form = form.is_met_by(other.form) or other.is_met_by(form.form)
    is_same_answer = normalise_form(form.preferred or "") == normalise_form(other.preferred or "")
    return is_same_form and not is_same_answer and form.owner.conditions == other.owner.conditions


def _ambiguous(form: Listed, rivals: Sequence[Listed]) -> Fault:
    others = " and ".join(f"by '{rival.preferred}' in {rival.owner.name}" for rival in rivals)
    return Fault(
        kind=FaultKind.AMBIGUOUS,
        reference=form.owner.reference,
        position=form.owner.position,
        what=f"'{form.form}' is replaced by '{form.preferred}' in {form.owner.name}, {others}.",
        way_out=f"Keep one replacement{_APART if form.owner.rule else ''}.",
        others=tuple(dict.fromkeys(rival.owner.party for rival in rivals)),
    )


_APART = ", or tell the cases apart with 'near' and 'not_near'"


def _by_form(listed: Iterable[Listed]) -> dict[str, list[Listed]]:
    forms: dict[str, list[Listed]] = {}
    for form in listed:
        forms.setdefault(form.folded, []).append(form)
    return forms


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
