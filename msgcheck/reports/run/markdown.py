"""A run as Markdown for a comment in a pull request: short, folded, bounded, and pinging nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgcheck.model.run import Run
from msgcheck.reports.grouping import AssetSection, FindingGroup, count_severities, sections_of
from msgcheck.reports.markdown_text import PUNCTUATION, REFERENCE
from msgcheck.reports.plain_text import excerpt_of, one_line
from msgcheck.reports.run.finding_words import is_open, message_in_words, states_in_words
from msgcheck.reports.wording import counted, counts_in_words, places_in_words, score_in_words, totals_in_words
from msgcheck.values import dataclass

MARKER = "<!-- msgcheck -->"
"""The first line: by it a workflow finds its own comment and replaces it."""

_AROUND = 60
"""Characters of the passage on either side of a quote."""

_SHOWN_AS_IS = {
    # Set after what REFERENCE finds; a plain text has no NUL of its own.
    0: "<!-- -->",
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    # Prices are no formula: between two of these GitHub sets mathematics.
    ord("$"): "<span>$</span>",
}


@dataclass(frozen=True, slots=True)
class MarkdownLimits:
    """How much is told. GitHub takes 65,536 characters in a comment; bytes are counted, which are never fewer."""

    total_bytes: int = 64_000
    groups: int = 10
    """Groups of findings an asset."""
    rows: int = 10
    """Rows of what was not checked."""


def run_as_markdown(run: Run, limits: MarkdownLimits | None = None) -> str:
    """Return ``run`` as Markdown, worst assets first, at most ``limits.total_bytes`` of UTF-8.

    Only open findings are listed; known and waived ones are counted. The first asset stands open, the others are
    folded. What did not fit is counted in the last lines.
    """
    bounds = limits or MarkdownLimits()
    opened = replace(run, findings=tuple(filter(is_open, run.findings)))
    sections = [section for section in sections_of(opened) if section.groups]
    head = _head(run, opened)
    tail = _unchecked(run, bounds)
    room = bounds.total_bytes - _size(head) - _size(tail) - _ROOM_FOR_LAST_LINE
    shown: list[str] = []
    for section in sections:
        told = _section(section, bounds, is_open_first=not shown)
        room -= _size(told)
        if room < 0:
            break
        shown.append(told)
    return "".join([head, *shown, _left_out(sections[len(shown) :]), tail])


_ROOM_FOR_LAST_LINE = 300


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _head(run: Run, opened: Run) -> str:
    counts, has_settled = count_severities(opened.findings), len(run.findings) > len(opened.findings)
    none = "no new findings" if has_settled else "no findings"
    lines = [MARKER, f"### msgcheck: {counts_in_words(counts, none)}", ""]
    lines.append(escaped(totals_in_words(opened, counts, none), 1_000))
    if has_settled:
        lines += ["", f"{states_in_words(run.findings)}."]
    if run.score is not None:
        lines += ["", f"{score_in_words(run.score).capitalize()} of 100."]
    return "\n".join(lines) + "\n\n"


def _section(section: AssetSection, bounds: MarkdownLimits, *, is_open_first: bool) -> str:
    title = f"<b>{escaped(section.uri, 300)}</b>: {counts_in_words(section.counts)}"
    lines = [f"<details{' open' if is_open_first else ''}><summary>{title}</summary>", ""]
    for group in section.groups[: bounds.groups]:
        lines += _group(group)
    hidden = section.groups[bounds.groups :]
    if hidden:
        lines += ["", f"And {counted(sum(group.count for group in hidden), 'more finding')}."]
    return "\n".join([*lines, "", "</details>", "", ""])


def _group(group: FindingGroup) -> Iterator[str]:
    first = group.first
    count = f" **×{group.count:,}**" if group.count > 1 else ""
    yield f"- **{first.severity}** {escaped(message_in_words(first), 900)}{count}"
    yield f"  <br><sub>{escaped(places_in_words(group.findings), 300)} · {escaped(first.rule, 200)}</sub>"
    if first.quote:
        excerpt = excerpt_of(first, _AROUND)
        yield f"  <br>{_escaped(excerpt.before)}<b>{_escaped(excerpt.quote)}</b>{_escaped(excerpt.after)}"


def _left_out(sections: Sequence[AssetSection]) -> str:
    if not sections:
        return ""
    findings = counted(sum(section.counts.total for section in sections), "finding")
    return f"And {findings} in {counted(len(sections), 'more asset')}: too long for a comment, see the HTML report.\n\n"


def _unchecked(run: Run, bounds: MarkdownLimits) -> str:
    """List what was not checked, folded; the rest of a long list is counted."""
    listed = (
        ("Skipped", [f"{item.uri}: {item.detail} ({item.reason})" for item in run.skipped]),
        ("Not read", [f"{a.uri}: {part.part}: {part.reason}" for a in run.assets for part in a.coverage.unread]),
        ("Not run", [f"{rule.rule}: {rule.reason}" for rule in run.rules_not_run]),
        ("Note", list(run.notices)),
    )
    lines = []
    for label, rows in listed:
        lines += [f"- **{label}** {escaped(row, 400)}" for row in rows[: bounds.rows]]
        if len(rows) > bounds.rows:
            lines.append(f"- **{label}** and {len(rows) - bounds.rows:,} more")
    if not lines:
        return ""
    return "\n".join(["<details><summary>Not checked, and why</summary>", "", *lines, "", "</details>", ""])


def escaped(text: str, longest: int = 2_000) -> str:
    """Return ``text`` as one line that Markdown shows as it is: no markup, link, mention, reference or formula."""
    return _escaped(one_line(text, longest))


def _escaped(line: str) -> str:
    # A comment within the word: it shows as it is, and nobody is called.
    broken = REFERENCE.sub(r"\g<0>\0", PUNCTUATION.sub(r"\\\1", line))
    return broken.translate(_SHOWN_AS_IS)
