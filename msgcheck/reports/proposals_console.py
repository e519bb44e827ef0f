"""Proposals for the glossary on the console, best first, each with its evidence."""

from __future__ import annotations

from rich.console import Console

from msgcheck.model.place import place_in_words
from msgcheck.model.proposal import Evidence, Mining, Proposal
from msgcheck.reports.console_line import put
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import counted

_SENTENCE_LENGTH = 200


def print_proposals(mining: Mining, console: Console) -> None:
    """Print each proposal with its id, how often it is met, how it is written, and sentences with their places."""
    for proposal in mining.proposals:
        put(console, (proposal.id, "bold"), (f"  {_what(proposal)}", "dim"))
        put(console, _said(proposal), indent=2)
        for evidence in proposal.evidence:
            put(console, one_line(evidence.sentence, _SENTENCE_LENGTH), indent=4)
            put(console, (_where(evidence), "dim"), indent=6)
        put(console)
    for skipped in mining.skipped:
        put(console, ("Not read: ", "bold"), one_line(f"{skipped.uri}: {skipped.detail}"))
    put(console, (_totals(mining), "bold"))


def _what(proposal: Proposal) -> str:
    times = f"{counted(proposal.count, 'time')} in {counted(proposal.assets, 'asset')}"
    return f"{proposal.kind}, {times}"


def _said(proposal: Proposal) -> str:
    said = one_line(proposal.form)
    if proposal.abbreviation:
        said += f" ({one_line(proposal.abbreviation)})"
    if proposal.listed:
        said += f": another spelling of '{one_line(proposal.listed)}'"
    if proposal.also:
        said += "; also " + ", ".join(f"{one_line(form)} ({count})" for form, count in proposal.also)
    return said


def _where(evidence: Evidence) -> str:
    layer = "" if evidence.layer == "body" else f" ({evidence.layer})"
    return f"{one_line(evidence.asset)}, {place_in_words(evidence.place)}{layer}"


def _totals(mining: Mining) -> str:
    said = f"{counted(len(mining.proposals), 'proposal')} from {counted(mining.assets, 'asset')}"
    said += f" ({counted(mining.passages, 'passage')})"
    if mining.foreign_passages:
        said += f"; {counted(mining.foreign_passages, 'passage')} in other languages not looked at"
    chosen = (
        f"phrases by {mining.tagger}" if mining.tagger else "phrases by stop words: no trained pipeline is installed"
    )
    return f"{said}; {chosen}."
