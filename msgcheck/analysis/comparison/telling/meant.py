"""Whether a passage means one message of a platform, where nothing can be named that sets the two apart."""

from __future__ import annotations

from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.model.message import MatchMode

_COMMON_SHARE = 1 / 3
"""Share of the other messages that have a word of the whole platform. A quarter or a half instead change no finding on
1,986 pairs of real organisations (of those in ``training/public_pairs``)."""

_FEWEST_COMMON = 3
"""Other messages that must have such a word, so that a platform of a few has none."""

_LEAST_ALIKE = 1 / 3
"""Share of the content words of passage and wording together that both have (Jaccard index). In whole assets of eight
organisations, read by hand, faults that share less were right in 2 of 18 cases, those that share this much in 5 of 15,
and worth a look in 10; of labelled pairs the first were right in 20 of 22, the others in 30 of 30. Chosen on these."""

_FEWEST_CLAIMING = 6
"""Words that claim a vague amount in place of a figure. On 5,698 labelled pairs, real and written, this changes no
finding."""


_FEWEST_ADDED = 2
"""Words of its own from which a passage says more than a part of a message without figures. In whole assets of eleven
organisations, read by hand, faults with fewer were right in none of five cases, the others in three of ten; of the 33
labelled pairs that are shown two have fewer, both right. Chosen on these."""


def is_meant(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether ``passage`` has what is of this message alone, and says something else of it: it is no label that
    stands over other things, and no part of the message that stands alone.
    """
    is_less = (_is_label(passage) and _is_a_figure(message)) or _is_a_part(passage, message)
    return _has_words_of(passage, message) and not is_less


def _has_words_of(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell whether a third of the words is shared, one of them more than a word of the whole platform.

    What shares only the name of the company or of its field is of the field: nothing says that this message is meant.
    """
    others = message.others
    most = max(_FEWEST_COMMON, _COMMON_SHARE * len(others))
    shared = passage.stems & message.stems
    is_of_it = any(sum(stem in other for other in others) < most for stem in shared)
    return is_of_it and any(_likeness(passage.stems, wording.stems) >= _LEAST_ALIKE for wording in message.wordings)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _is_label(passage: TextProfile) -> bool:
    """Tell a few words without a figure, "Clinics in Norway", from a claim: "Dozens of clinics in Norway use it"."""
    return passage.word_count < _FEWEST_CLAIMING and not passage.quantities


def _is_a_part(passage: TextProfile, message: MessageProfile) -> bool:
    """Tell a passage with hardly a word that the message has not, "You need a degree" of "You need a degree and two
    years of practice"; where either gives figures, these may be what is changed.
    """
    added = {word.stem for word in passage.content} - message.stems
    has_figures = bool(passage.quantities) or any(wording.quantities for wording in message.wordings)
    return len(added) < _FEWEST_ADDED and not has_figures


def _is_a_figure(message: MessageProfile) -> bool:
    """Tell a message that holds to its numbers."""
    return message.message.match is MatchMode.FACTS and all(wording.quantities for wording in message.wordings)
