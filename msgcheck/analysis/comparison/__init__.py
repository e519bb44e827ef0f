"""What a passage says otherwise than a message: typed differences, each with the words that show it.

A difference is looked for only between texts that share enough words in the same order; of others nothing is said.
How likely passage and message make the same claim at all is the judge's part (:mod:`msgcheck.analysis.judge`).
"""

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.named_differences import compare
from msgcheck.analysis.comparison.parties.tellers import Teller, teller_of
from msgcheck.analysis.comparison.telling.appositions import is_said_apart
from msgcheck.analysis.comparison.telling.shared_words import says_nothing_else
from msgcheck.analysis.comparison.telling.text_profile import (
    MessageProfile,
    TextProfile,
    capitalised_stems,
    profile_message,
    profile_text,
)
from msgcheck.analysis.comparison.telling.word_alignment import Alignment, align, align_with, is_near_copy

__all__ = [
    "Alignment",
    "Difference",
    "MessageProfile",
    "Reason",
    "Teller",
    "TextProfile",
    "align",
    "align_with",
    "capitalised_stems",
    "compare",
    "is_near_copy",
    "is_said_apart",
    "profile_message",
    "profile_text",
    "says_nothing_else",
    "teller_of",
]
