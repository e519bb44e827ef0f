"""A proposal is accepted or discarded: what that writes into the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgcheck.config.mistakes import quoted
from msgcheck.errors import UsageError, did_you_mean
from msgcheck.model.proposal import Proposal, ProposalKind
from msgcheck.model.term import Term, TermStatus
from msgcheck.reference.glossary_edit import add_entries, add_to_list, change_entry
from msgcheck.reference.glossary_text import GlossaryText

_OPEN = {TermStatus.PROPOSED, TermStatus.DISCARDED}


def accept(
    source: GlossaryText, proposals: Iterable[Proposal], wanted: str, *, definition: str | None = None
) -> GlossaryText:
    """Return the glossary with ``wanted`` approved: an entry that is proposed or discarded, or a mined proposal.

    A new term becomes an entry, a name one that minds its capitals; a spelling becomes a deprecated form of its term.
    Raises ``UsageError`` where there is no such id, or it is decided already.
    """
    entry = _entry(source, wanted)
    if entry is not None:
        if entry.status not in _OPEN:
            raise UsageError(f"The term {quoted(wanted)} is {entry.status} already.")
        return change_entry(source, wanted, status=str(TermStatus.APPROVED), definition=definition)
    proposal = _proposal(source, proposals, wanted)
    if proposal.spelling_of is not None:
        if definition is not None:
            raise UsageError(
                f"{quoted(wanted)} is a spelling of {quoted(proposal.spelling_of)}. Leave --definition out."
            )
        return add_to_list(source, proposal.spelling_of, "deprecated", proposal.form)
    return add_entries(source, [_new_entry(proposal, definition)])


def discard(
    source: GlossaryText, proposals: Iterable[Proposal], wanted: str, *, reason: str | None = None
) -> GlossaryText:
    """Return the glossary with ``wanted`` discarded, so that it is not proposed again; ``reason`` becomes its note.

    Raises ``UsageError`` where there is no such id, or it is no proposal.
    """
    entry = _entry(source, wanted)
    if entry is not None:
        if entry.status is not TermStatus.PROPOSED:
            way_out = "Remove the entry, or write status: deprecated with replaced_by in it."
            raise UsageError(f"The term {quoted(wanted)} is {entry.status}, not a proposal. {way_out}")
        return change_entry(source, wanted, status=str(TermStatus.DISCARDED), note=reason)
    proposal = _proposal(source, proposals, wanted)
    discarded: dict[str, Any] = {"id": proposal.id, "preferred": proposal.form, "status": str(TermStatus.DISCARDED)}
    return add_entries(source, [{**discarded, **({"note": reason} if reason else {})}])


def _new_entry(proposal: Proposal, definition: str | None) -> dict[str, Any]:
    is_name = proposal.kind is ProposalKind.NAME
    values = {
        "id": proposal.id,
        "preferred": proposal.form,
        "abbreviation": proposal.abbreviation,
        "definition": definition,
        "part_of_speech": "proper noun" if is_name else None,
        "case_sensitive": is_name,
    }
    return {key: value for key, value in values.items() if value}


def _entry(source: GlossaryText, wanted: str) -> Term | None:
    return next((term for term in source.glossary.entries if term.id == wanted), None)


def _proposal(source: GlossaryText, proposals: Iterable[Proposal], wanted: str) -> Proposal:
    by_id = {proposal.id: proposal for proposal in proposals}
    if wanted in by_id:
        return by_id[wanted]
    open_ids = [*by_id, *(term.id for term in source.glossary.entries if term.status in _OPEN)]
    way_out = did_you_mean(wanted, open_ids, otherwise="Run `msgcheck terms mine` for proposals.")
    raise UsageError(f"There is no proposal {quoted(wanted)}. {way_out}")
