"""Puts into words what was found at one place, by one form or by several."""

from __future__ import annotations

from msgcheck.checks.terms.article import article_before
from msgcheck.checks.terms.finding.doubt import IN_DOUBT
from msgcheck.checks.terms.finding.resolution import Candidate
from msgcheck.checks.terms.forms.form import Standing, WrongForm
from msgcheck.model.observation import EvidenceValue, Observation


def observe(number: int, text: str, rivals: tuple[Candidate, ...]) -> Observation:
    """Return the observation of ``rivals``, all of the same words in passage ``number`` with ``text``, best first."""
    first = rivals[0]
    source = first.form.source
    listed = [rival for rival in rivals if rival.form.source.standing is not Standing.CASING]
    suggestions = _distinct([suggestion for rival in listed or rivals for suggestion in rival.suggestions])
    names = _distinct([name for rival in listed for name in rival.preferred]) or suggestions
    message = source.message.replace("{preferred}", "' or '".join(names))
    message = message.replace("{match}", text[first.start : first.end])
    return Observation(
        rule=source.rule,
        message=message + _article_words(text, first.start, suggestions),
        passage=number,
        start=first.start,
        end=first.end,
        suggestions=suggestions,
        reference=source.reference,
        evidence=_evidence(first.form, rivals),
    )


def _article_words(text: str, start: int, suggestions: tuple[str, ...]) -> str:
    """Return what to say of the article before words that the one suggestion replaces: "a FOSS", "an open source"."""
    article = article_before(text, start, suggestions[0]) if len(suggestions) == 1 else None
    return f" Write '{article[2]}' before it." if article else ""


def _evidence(form: WrongForm, rivals: tuple[Candidate, ...]) -> tuple[tuple[str, EvidenceValue], ...]:
    evidence: list[tuple[str, EvidenceValue]] = [("form", form.written)]
    if form.source.note:
        evidence.append(("note", form.source.note))
    others = _distinct([rival.form.source.reference.id for rival in rivals])[1:]
    if others:
        evidence.append(("also", others))
    if doubt := next((rival.doubt for rival in rivals if rival.doubt), None):
        evidence.append((IN_DOUBT, doubt))
    return tuple(evidence)


def _distinct(words: list[str | None] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
