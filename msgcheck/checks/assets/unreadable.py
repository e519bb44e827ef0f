"""An asset that could not be read at all: nothing is found in it, and nobody knows whether it is right."""

from __future__ import annotations

from msgcheck.extract.reading import format_of
from msgcheck.model.address import is_address
from msgcheck.model.asset import NO_ASSET, SkippedAsset
from msgcheck.model.observation import Observation

RULE = "asset.unreadable"

_BEFORE_READING = frozenset({"unsupported", "link"})
"""Reasons that say little of what is behind them; the name tells whether it was meant as an asset."""

_SAVE_AGAIN = "Open it in the program it was made with, and save it again."
_WAYS_OUT = {
    "crashed": _SAVE_AGAIN,
    "damaged": _SAVE_AGAIN,
    "document-type": _SAVE_AGAIN,
    "missing-part": _SAVE_AGAIN,
    "bad-xml": _SAVE_AGAIN,
    "not-a-mail": _SAVE_AGAIN,
    "not-a-pdf": _SAVE_AGAIN,
    "not-a-zip": _SAVE_AGAIN,
    "not-text": _SAVE_AGAIN,
    "overlap": _SAVE_AGAIN,
    "truncated": "Fetch it again, or open it in the program it was made with and save it again.",
    "empty": "Save it again, or remove it.",
    "encrypted": "Save a copy without the password.",
    "not-found": "Connect its drive, or correct the path in msgcheck.toml.",
    "no-access": "Allow reading it, or take it out of the paths.",
    "too-large": "Save it in several smaller files.",
    "too-much-memory": "Save it in several smaller files, or raise `memory_mb` under [reading] in msgcheck.toml.",
    "too-slow": "Save it in several smaller files, or raise `seconds` under [reading] in msgcheck.toml.",
}
"""What to do, by reason; the sentence of any other reason ends with it."""


def check_unreadable(skipped: SkippedAsset) -> Observation | None:
    """Return the observation of an asset that could not be read, ``None`` for a file of a kind that nobody reads."""
    if not is_unreadable(skipped):
        return None
    has_own = is_address(skipped.uri) and skipped.format is None  # what gave no page says its way out
    detail, way_out = skipped.detail.rstrip(), "" if has_own else _WAYS_OUT.get(skipped.reason, "")
    return Observation(
        rule=RULE,
        message=f"Not read and not checked: {detail} {way_out}".rstrip(),
        evidence=(("reason", skipped.reason),),
    )


def is_unreadable(skipped: SkippedAsset) -> bool:
    """Tell whether ``skipped`` was meant to be read: a reader gave it up, it is closed, or its name promises a format.

    A picture that somebody names on the command line is not read either, but no decision about it is open.
    """
    if skipped.reason in _BEFORE_READING:
        return skipped.format is not None or format_of(skipped.uri) is not None
    return skipped.reason not in NO_ASSET
