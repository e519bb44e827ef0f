"""Another figure that one sentence of a passage gives: the words of the others say nothing of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from msgcheck.analysis.claims.changes.alignment import SENTENCE_END, has_same_amount
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.figures.changed_figures import changed_figures
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import align


def figures_of_a_sentence(passage: TextProfile, message: MessageProfile) -> tuple[Difference, ...]:
    """Return the other figures that the first sentence gives which gives any, of a passage of several sentences: "Rides
    end after 30 minutes. So plan for a change of bikes." Not where the passage gives a figure of the message as well.
    """
    ends = [found.end() for found in SENTENCE_END.finditer(passage.text)]
    approved = [figure for wording in message.wordings for figure in wording.quantities]
    if not ends or not approved or any(has_same_amount(one, each) for one in approved for each in passage.quantities):
        return ()
    for start, end in pairwise((0, *ends, len(passage.text))):
        sentence = _within(passage, start, end)
        if sentence.quantities:
            changed = changed_figures(sentence, message, align(sentence, message))
            found = tuple(each for each in changed if each.reason is Reason.NUMBER)
            if found:
                return found
    return ()


def _within(passage: TextProfile, start: int, end: int) -> TextProfile:
    """Return a passage with the words and figures of one sentence alone, at their places."""
    content = tuple(word for word in passage.content if start <= word.start < end)
    figures = tuple(figure for figure in passage.quantities if start <= figure.start < end)
    return replace(passage, content=content, stems=frozenset(word.stem for word in content), quantities=figures)
