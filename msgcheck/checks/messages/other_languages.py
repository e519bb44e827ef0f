"""Where messages are held to their wordings alone, since platform or text is not English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.text_language import ENGLISH, are_english
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import Platform


def speaks_english(platform: Platform) -> bool:
    """Tell whether the platform is written in English, as it says and as its wordings show."""
    wordings = "\n".join(wording for message in platform.messages for wording in message.wordings)
    return platform.language.split("-")[0].casefold() == ENGLISH and are_english([wordings])[0]


def held_to_wordings(texts: Sequence[str], *, is_english: bool) -> tuple[bool, ...]:
    """Tell which of the texts of one asset are compared by :mod:`msgcheck.analysis.wording_judgement`: all of them
    where the platform ``is_english`` not, else those that are not.
    """
    return tuple(not each for each in are_english(texts)) if is_english else (True,) * len(texts)


def with_language(units: tuple[Unit, ...], *, is_english: bool) -> tuple[Unit, ...]:
    """Return the units of one asset, those marked that are to be held to wordings."""
    marks = held_to_wordings([unit.text for unit in units], is_english=is_english)
    if not any(marks):
        return units
    return tuple(replace(unit, by_wording=mark) for unit, mark in zip(units, marks, strict=True))
