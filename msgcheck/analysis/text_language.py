"""The door to py3langid: the language of a text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgcheck.model.term import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

_LONG_ENOUGH = 60
"""Characters from which a text speaks for itself. A bullet of three words does not: "Software Roadmap" is any."""
_SAMPLE = 20_000
"""Characters of all texts together that are looked at."""


def languages_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the language of each of the texts of one asset, short ones having that of all of them together."""
    common = _language("\n".join(texts)[:_SAMPLE])
    return tuple(common if len(text) < _LONG_ENOUGH else _language(text[:_SAMPLE]) for text in texts)


def _language(text: str) -> str:
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
