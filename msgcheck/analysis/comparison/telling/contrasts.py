"""What a passage tells of others, to set us apart from them: "as opposed to trams, where a clerk sells the tickets"."""

from __future__ import annotations

import re

from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.analysis.words import has_capital
from msgcheck.late_pattern import late_pattern

_CONTRAST = late_pattern(
    r"\b(?:unlike|as opposed to|contrary to|in contrast (?:to|with)|compared (?:to|with)|in comparison (?:to|with))\b"
    r"(?P<others>[^.;:!?,]{1,200}(?:,\s+(?:(?:in|of|for|to) which|which|where|who|whose|that)\b[^.;:!?,]{1,200})?)",
    re.IGNORECASE,
)
"""What others are compared with us, up to the comma or the end of the sentence, and what is said of them there."""
_US = late_pattern(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)


def is_told_of_others(passage: TextProfile, telling: frozenset[str], own_names: frozenset[str]) -> bool:
    """Tell whether each word of ``passage`` whose stem is in ``telling`` is said of those that it sets us apart from.

    Not where a name of ours, or "we", stands between these and the word: "Unlike most trams ours have a clerk".
    """
    places = [word.start for word in passage.content if word.stem in telling]
    if not places:
        return False
    names = [word.start for word in passage.content if word.stem in own_names and has_capital(passage.text, word)]
    names.extend(match.start() for match in _US.finditer(passage.text))
    others = [match.span("others") for match in _CONTRAST.finditer(passage.text)]
    stretches = [(start, min((at for at in names if start <= at < end), default=end)) for start, end in others]
    return all(any(start <= at < end for start, end in stretches) for at in places)
