"""The language of a text; the door to py3langid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgcheck.analysis.lexicon import word_set
from msgcheck.late_pattern import late_pattern
from msgcheck.model.term import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

ENGLISH = "en"

_LONG_ENOUGH = 60
"""Characters from which a text speaks for itself. A bullet of three words does not: "Software Roadmap" is any."""
_SAMPLE = 20_000
"""Characters of all texts together that are looked at."""

_WORD = late_pattern(r"[^\W\d_]+")
_ONLY_ENGLISH = word_set(
    """the and with that this from by our your their which are have can these those when where about into through also
    been would should you they there who how than its if not"""
)
_PLAIN_SHARE = 0.05
"""Share of such words from which a text is plainly English. Slides, pages and papers in English had 0.1 to 0.2 of them
(38 of a public body), pages in French less than 0.02 (90 of another), but for those that quote English."""
_FEWEST_WORDS = 20
"""Words below which that no such word stands there says nothing."""


def languages_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the language of each of the texts of one asset, short ones having that of all of them together."""
    common = _language("\n".join(texts)[:_SAMPLE])
    return tuple(common if len(text) < _LONG_ENOUGH else _language(text[:_SAMPLE]) for text in texts)


def are_english(texts: Sequence[str]) -> tuple[bool, ...]:
    """Tell which of the texts of one asset are English; a short one is where all of them together are.

    Most texts show it by their function words alone, and the model is not loaded for them.
    """
    is_common = _is_english("\n".join(texts)[:_SAMPLE])
    return tuple(
        _is_english(text) if _is_long(text) else is_common or _share(text) >= _PLAIN_SHARE
        for text in (each[:_SAMPLE] for each in texts)
    )


def _is_english(text: str) -> bool:
    return _share(text) >= _PLAIN_SHARE or not _is_long(text) or _language(text) == ENGLISH


def _is_long(text: str) -> bool:
    return len(text) >= _LONG_ENOUGH and len(_WORD.findall(text)) >= _FEWEST_WORDS


def _share(text: str) -> float:
    found = _WORD.findall(text.lower())
    return sum(word in _ONLY_ENGLISH for word in found) / max(1, len(found))


def _language(text: str) -> str:
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
