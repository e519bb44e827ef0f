"""One finding in one bounded line, and the source lines it stands on: what the formats for other programs share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgcheck.model.finding import Finding
from msgcheck.model.place import LinePlace, WebPlace
from msgcheck.reports.plain_text import excerpt_of, one_line
from msgcheck.reports.wording import counted, places_in_words, tells

STATES = ("new", "known", "waived")
"""What the gate makes of a finding."""

_LONGEST = 600
"""Characters of a message: an approved wording has one to three sentences."""
_AROUND = 60
"""Characters of the passage on either side of a quote."""


def group_of(rule_id: str) -> str:
    """Return the group of a rule: ``term`` of ``term.deprecated``, the pack of a pack's rule."""
    return rule_id.rpartition(".")[0] or rule_id


def is_open(finding: Finding) -> bool:
    """Tell whether somebody has to act on ``finding``: it is neither waived nor known from the baseline."""
    return finding.waiver is None and finding.baseline == "new"


def state_of(finding: Finding) -> str:
    """Return which of ``STATES`` a finding is in: a waiver counts for more than the baseline."""
    if finding.waiver is not None:
        return "waived"
    return "new" if finding.baseline == "new" else "known"


def count_states(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many of ``findings`` are in each of ``STATES``, in their order."""
    counts = Counter(map(state_of, findings))
    return {state: counts[state] for state in STATES}


def states_in_words(findings: Iterable[Finding]) -> str:
    """Say how many are new, known and waived: ``1 new finding, 2 known, 0 waived``."""
    counts = count_states(findings)
    return f"{counted(counts['new'], 'new finding')}, {counts['known']:,} known, {counts['waived']:,} waived"


def message_in_words(finding: Finding) -> str:
    """Return the message as one line, with the suggestions that it does not tell itself."""
    untold = [one_line(words, 200) for words in finding.suggestions[:3] if not tells(finding.message, words)]
    message = one_line(finding.message, _LONGEST)
    return f"{message} Say: {' / '.join(untold)}" if untold else message


def where_in_words(finding: Finding) -> str:
    """Return place and layer of the finding as one bounded line."""
    return one_line(places_in_words((finding,)), 200)


def state_in_words(finding: Finding) -> str:
    """Return why nobody has to act on ``finding`` (``known``, ``waived: reason``), or nothing where somebody has."""
    if finding.waiver is not None:
        return f"waived: {one_line(finding.waiver, 200)}"
    return "" if finding.baseline == "new" else one_line(finding.baseline, 40)


def quote_in_words(finding: Finding) -> str:
    """Return the quote within the words around it as ``Why ⟦FOSS⟧ wins``, or nothing for the whole asset."""
    if not finding.quote:
        return ""
    excerpt = excerpt_of(finding, _AROUND)
    return f"{excerpt.before}⟦{excerpt.quote}⟧{excerpt.after}"


def lines_of(finding: Finding) -> tuple[int, int] | None:
    """Return first and last source line of the quote, from 1, or ``None`` where the format has no lines.

    Columns are not told: a passage is what is read, without the marks of Markdown or HTML between its words.
    """
    match finding.place:
        case LinePlace(line=line):
            return line, line + finding.quote.count("\n")
        case WebPlace(line=int(line)):
            return line, line
        case _:
            return None
