"""Less than all of what is approved of all: "most of our stores" for "all our stores", "often" for "always"; and one of
several for the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.analysis.words import stem

_WHOSE = r"\s+(?:of\s+)?(?:(?:the|our|your|its|their|these|those)\s+)?"
_ALL = re.compile(rf"\b(?:all|every|each|any){_WHOSE}(?P<what>[^\W\d_]+(?:\s+[^\W\d_]+)?)", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:(?:nearly|almost) (?:all|every)|(?:the )?(?:vast )?majority|most|many|some|several|part|a few|few)"
    rf"{_WHOSE}(?P<what>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
_NEARLY = ("nearly ", "almost ")
_NOT_MOST = re.compile(r"(?:many|some|several|part|a few|few)\b", re.IGNORECASE)
_ALWAYS = re.compile(r"\balways\b", re.IGNORECASE)
_OFTEN = re.compile(r"\b(?:often|usually|mostly|typically|generally|normally|sometimes|regularly)\b", re.IGNORECASE)
_ONLY = re.compile(r"(?<!\bof )(?<!\bamong )\b(?:the|our) (?:only|sole)\b(?! one)", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\b(?:one of|among) (?:the |our )?(?:few|several|many|some|only (?:a few|[a-z]{3,5}))\b", re.IGNORECASE
)


def lowered_share(wording: str, others: Sequence[str], passage: str) -> tuple[Mark, Mark] | None:
    """Return what ``wording`` says of all, or of one alone, and ``passage`` of a part only, with the words of both.

    ``None`` where the passage says it of all too, or one of the ``others``, the further wordings, of a part.
    """
    for whole, part in ((_ALL, _SOME), (_ALWAYS, _OFTEN), (_ONLY, _ONE_OF)):
        parts = {_what(each): each for each in part.finditer(passage)}
        known = {_what(each) for text in others for each in part.finditer(text)}
        said = {_what(each) for each in whole.finditer(passage) if not _is_within(each, parts.values())}
        for each in whole.finditer(wording):
            what = _what(each)
            is_lowered = what in parts and what not in said | known
            if is_lowered and not _are_both_nearly_all(wording, each, parts[what]):
                return _mark(each), _mark(parts[what])
    return None


def _are_both_nearly_all(wording: str, whole: re.Match[str], part: re.Match[str]) -> bool:
    """Tell the "every" of a wording's "almost every", where the passage says that too, or "most"."""
    return wording[: whole.start()].lower().endswith(_NEARLY) and _NOT_MOST.match(part.group()) is None


def _what(found: re.Match[str]) -> str:
    """Return the stem of the first word of what a share is of, "" for an adverb."""
    return stem(found["what"].lower().split()[0]) if "what" in found.re.groupindex else ""


def _mark(found: re.Match[str]) -> Mark:
    """Return the share with what it is of, less the verb that may follow."""
    words = found.group().split()
    is_verb = "what" in found.re.groupindex and len(words) > 1 and words[-1].lower() in FUNCTION_WORDS
    return Mark(found.start(), found.end() - (len(words[-1]) + 1 if is_verb else 0), "share")


def _is_within(found: re.Match[str], others: Iterable[re.Match[str]]) -> bool:
    """Tell the "all" of "nearly all"."""
    return any(other.start() <= found.start() < other.end() for other in others)
