"""A finding in the words of a comment, and what every comment of ours has in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from msgcheck.annotate.comment import Comment
from msgcheck.model.finding import Finding

INITIALS = "mc"
_LONGEST = 2000
"""Characters of a line: what a person still reads beside a slide."""
_AROUND = 40
_SUGGESTIONS = 5
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (2.2)."""


def comment_of(finding: Finding) -> Comment:
    """Return what the file shows of ``finding``; the span is the whole passage where it is of no words of it.

    The last line names the fingerprint: it is what ``msgcheck waive`` takes, and how the comment is known again.
    """
    title = f"{finding.severity.capitalize()}: {finding.rule}"
    message = finding.message.casefold()
    untold = [words for words in finding.suggestions if words.casefold() not in message][:_SUGGESTIONS]
    lines = [title, finding.message]
    lines += [f"Say: {' / '.join(untold)}"] if untold else []
    lines += [f"Confidence: {finding.confidence:.0%}"] if finding.confidence is not None else []
    start, end = (finding.start, finding.end) if finding.end > finding.start else (0, len(finding.passage))
    return Comment(
        fingerprint=finding.fingerprint,
        place=finding.place,
        layer=finding.layer,
        passage=finding.passage,
        start=start,
        end=end,
        text="\n".join(map(shown, [*lines, finding.fingerprint])),
        title=shown(title),
    )


def shown(line: str) -> str:
    """Return ``line`` as one line that any file can hold, bounded."""
    line = " ".join(_NOT_IN_XML.sub("", line).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def lines_of(comment: Comment, reason: str | None = None) -> list[str]:
    """Return the lines to write; where a comment stands elsewhere, the reason and the words follow the title."""
    lines = comment.text.split("\n")
    return lines if reason is None else [lines[0], f"{reason} {_words(comment)}".rstrip(), *lines[1:]]


def _words(comment: Comment) -> str:
    if not comment.passage:
        return ""
    before = comment.passage[max(0, comment.start - _AROUND) : comment.start]
    after = comment.passage[comment.end : comment.end + _AROUND]
    return shown(f"“{before}⟦{comment.passage[comment.start : comment.end]}⟧{after}”")


def unsaid(comments: Sequence[Comment], kept: Sequence[str]) -> tuple[list[Comment], tuple[str, ...]]:
    """Return the comments that none of the ``kept`` texts says already, and the fingerprints of those that are said.

    Kept are comments of ours that people have answered.
    """
    said = {line for text in kept for line in text.split()}
    new = [each for each in comments if each.fingerprint not in said]
    return new, tuple(each.fingerprint for each in comments if each.fingerprint in said)


def now() -> str:
    """Return the time that comments are given, in UTC, as all office formats write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
