"""One group of findings on the console: what is wrong, the quote in its passage, where, and what to say instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgcheck.model.finding import Finding
from msgcheck.model.message import Message, MessageStatus
from msgcheck.reports.console_line import Part, opened, put, shows_styles
from msgcheck.reports.grouping import FindingGroup
from msgcheck.reports.plain_text import excerpt_of, one_line
from msgcheck.reports.wording import approved_wording, certainty_in_words, places_in_words, tells

if TYPE_CHECKING:
    from msgcheck.reports.console_line import Output

SEVERITY_STYLES = {"error": "bold red", "warning": "bold yellow", "suggestion": "bold cyan"}
_AROUND = 90
"""Characters of a passage on either side of its quote: two to three lines of 80 columns in all."""
_LONGEST = 600
"""Characters of any other text: an approved wording has one to three sentences."""


def put_group(group: FindingGroup, messages: Mapping[str, Message], console: Output) -> None:
    """Print ``group`` below its asset; ``messages`` are the platform's by id, for the approved wording."""
    put(console)
    put(console, *_headline(group), indent=2)
    for parts in _body(group, messages, _marks(console)):
        put(console, *parts, indent=4)


def _headline(group: FindingGroup) -> tuple[Part, ...]:
    first, severity = group.first, str(group.first.severity)
    count = f" ×{group.count:,}" if group.count > 1 else ""
    styled_severity = (severity, SEVERITY_STYLES.get(severity, "bold"))
    return styled_severity, "  ", one_line(first.message, _LONGEST), (count, "bold"), (f"  {first.rule}", "dim")


def _marks(output: Output) -> tuple[str, str]:
    """Return what to put around a quote: nothing where bold and underline are seen."""
    console = opened(output)
    if shows_styles(console):
        return "", ""
    return ("⟦", "⟧") if console.encoding.lower().startswith("utf") else ("[[", "]]")


def _body(group: FindingGroup, messages: Mapping[str, Message], marks: tuple[str, str]) -> Iterator[tuple[Part, ...]]:
    first = group.first
    if first.quote:
        excerpt = excerpt_of(first, _AROUND)
        yield excerpt.before, (excerpt.quote.join(marks), "bold underline"), excerpt.after
    yield ((_where(group), "dim"),)
    untold = [words for words in first.suggestions if not tells(first.message, words)]
    if untold:
        yield _labelled("say", " / ".join(one_line(words, 200) for words in untold))
    if first.reference is not None and first.reference.kind == "message":
        yield from _reasons(first, messages.get(first.reference.id))
    if first.waiver is not None:
        yield _labelled("waived", one_line(first.waiver, 200))


def _where(group: FindingGroup) -> str:
    where, first = one_line(places_in_words(group.findings)), group.first
    if group.count == 1 and first.context and first.context != first.passage:
        where += f", under “{one_line(first.context, 80)}”"
    return where


def _reasons(finding: Finding, message: Message | None) -> Iterator[tuple[Part, ...]]:
    """Say what the message itself does not; the evidence in full is in the HTML and the JSON."""
    approved = approved_wording(finding, message) if message else ""
    if message is not None and not tells(finding.message, approved):
        of = "" if message.status is MessageStatus.RETIRED else f" ({message.id})"
        yield _labelled(f"approved{of}", one_line(approved, _LONGEST))
    yield _labelled("how sure", certainty_in_words(finding))


def _labelled(label: str, words: str) -> tuple[Part, ...]:
    return (f"{label}: ", "dim"), words
