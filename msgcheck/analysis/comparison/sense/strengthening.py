"""Words by which a passage claims more than is approved: an absolute, a rank held alone, all in place of a share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.changes.alignment import STATEMENT_END, has_same_amount
from msgcheck.analysis.claims.changes.lowered_share import lowered_share
from msgcheck.analysis.claims.claim_profile import opens_limit
from msgcheck.analysis.claims.quantities.quantity import SECONDS, Quantity
from msgcheck.analysis.claims.quantities.tokens.vocabulary import ORDINALS
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.shared_words import says_nothing_else
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import Alignment
from msgcheck.analysis.lemma_tables import is_superlative
from msgcheck.analysis.lexicon import ABSOLUTES, word_set
from msgcheck.analysis.words import Word, stem

_PLACES = tuple([*ORDINALS][1:])
"""What a rank below the first opens with."""
_BEHIND = re.compile(rf"\b(?:after|behind|but|except|following|next|save|{'|'.join(_PLACES)})\b", re.IGNORECASE)
"""What leaves a place before: "after Velox the largest", "the largest but one"."""
_RANK = r"(?P<rank>best|top|leading|foremost|premier|largest|biggest|(?!latest|honest|modest|interest)[a-z]{3,}est)\b"
_SHARED_RANK = re.compile(
    rf"\b(?:(?:one of (?:the|our)|among (?:the|our)|an?)\s+(?:\w+\s+)?|(?:{'|'.join(_PLACES)})[\s-])\s*{_RANK}",
    re.IGNORECASE,
)
_RANK_CLAIMED = re.compile(
    r"(?<!\bof )(?<!\bamong )\b(?P<rank>(?:[Tt]he|[Oo]ur)\s+(?:[\w]+[’']s\s+)?"
    r"(?:(?P<est>[a-z]{3,}est)|only(?!\sone)|best|leading|most\s+(?P<most>[a-z]+))\b)(?=(?P<what>(?:\s+[\w-]+){0,2}))"
)
_VOWS = word_set("guarantee guarantees guaranteed guaranteeing forever instantly")
"""What makes a promise of a claim wherever it stands beside it: "We guarantee that ...", "..., guaranteed"."""
_PROMISES = word_set(
    "guarantee guarantees guaranteed guaranteeing ensure ensures ensured eliminate eliminates eliminated"
)
"""Forms of verbs that promise: where one is approved, the others say no more."""
_SOLE_RANK = re.compile(rf"(?:(?<!\bof )(?<!\bamong )\bthe\s+(?:[\w]+[’']s\s+)?|^){_RANK}", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:(?:almost|nearly|virtually|practically)\s+)?(?:all|every|each|any)\s+(?:of\s+)?"
    r"(?:(?:the|our|your|its|their)\s+)?(?P<what>[^\W_]+)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\s+of\s+all\s+(?:(?:the|our|its|their)\s+)?(?P<what>[^\W\d_]+)", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:respondents|participants|interviewees)\b|\s+(?:(?:who|that)\s+)?(?:(?:were|was)\s+)?(?:surveyed|asked|polled|"
    r"questioned|interviewed|studied|examined|(?:took|taking)\s+part|(?:in|of)\s+(?:the|our|this)\s+(?:survey|study|poll|sample|"
    r"trial))\b",
    re.IGNORECASE,
)
"""What makes those who were counted of "all nurses": "surveyed", "in the study"."""
_OWN_BEFORE = re.compile(r"\b(?:its|our|their|your|my|his|her)\s+\Z", re.IGNORECASE)
_LONGEST_OWN = 10
_TIME_AFTER = re.compile(rf"\s+(?:[\w-]+\s+)?(?:{'|'.join(SECONDS)})s?\b", re.IGNORECASE)
_FIRST_OF_ALL = re.compile(
    r"in\s+the\s+first\s+place\b|.{0,7}?\bfirst\s+(?:of\s+all\s*,|and\s+foremost\b)", re.IGNORECASE | re.DOTALL
)
"""What names the main thing and no rank; "took first place" and "the first place you go" are another matter."""
_KEY_AFTER = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:id|uuid|identifier|identity|number|name|key|code|address|url|token|index|hash|link|label)s?\b",
    re.IGNORECASE,
)
"""What tells one thing from another: "a unique customer number" praises nothing."""
_FIRST_OF_A_KIND = re.compile(r"-(?!ever\b|in-|of-|to-)", re.IGNORECASE)
"""What makes "first" a kind: "first-degree", "first-party"; "first-ever" and "first-to-market" are ranks."""
_SAME_RANKS = (word_set("largest biggest"), word_set("fastest quickest"), word_set("easiest simplest"))
"""Superlatives that say the same of most things: where one is approved, the other says no more."""
_WITHOUT_EXCEPTION = frozenset({"always", "never"})
"""Where the one is approved, the other says no more: "never leaves", "always stays"."""
_WHOLLY = word_set("no without none nothing nobody nowhere neither")
"""What denies all of it; "not" may deny a part."""

_SHARES = frozenset({"percent", "ratio", "multiple"})
_OF_ANY_ALL = word_set("all every each any")


def strengthened(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield what claims more, within the repeated claim, than any approved wording does."""
    wording = alignment.wording
    told = passage.content[alignment.first : alignment.last]
    repeated, beside = [word for word in told if not _is_among_own(passage.text, word)], _beside(passage, alignment)
    known = message.forms.union(*(same for same in (_WITHOUT_EXCEPTION, *_SAME_RANKS) if message.forms & same))
    known |= {form for form in _PROMISES if stem(form) in message.stems}
    is_no_vow = _is_denied_wholly(passage, wording) or _is_denied(passage, wording)
    known |= frozenset({"never"}) if is_no_vow else frozenset()
    absolute = [word for word in repeated if word.lower in ABSOLUTES and word.lower not in known]
    absolute = [word for word in absolute if not opens_limit(word, passage.quantities)]
    added = [word.lower for word in absolute if not _claims_no_rank(passage.text, word)]
    added += [word.lower for word in beside if word.lower in _VOWS and word.stem not in message.stems]
    if added:
        yield Difference(Reason.STRONGER, wording.text, "", ", ".join(added))
    alone = _rank_held_alone(passage, message, wording)
    rank = alone if any(alone) or added else ("", _rank_claimed(passage, message))
    whole = () if added else (_all_for_most(passage, message, wording),)
    for approved, found in (rank, *whole, _all_for_a_share(passage, wording), _all_for_a_sample(passage, wording)):
        if found:
            is_place = _is_lower_place(approved) and says_nothing_else(passage, message)
            yield Difference(Reason.NUMBER if is_place else Reason.STRONGER, wording.text, approved, found)


def _claims_no_rank(text: str, word: Word) -> bool:
    """Tell what a plain description needs as well: "a unique number", "its first report", "the first three years",
    "first-degree burns".
    """
    if word.lower == "unique":
        return _KEY_AFTER.match(text, word.end) is not None
    if word.lower != "first":
        return False
    is_own = _OWN_BEFORE.search(text, max(0, word.start - _LONGEST_OWN), word.start)
    is_idiom = _FIRST_OF_ALL.match(text, max(0, word.start - len("in the "))) is not None
    is_kind_or_time = any(after.match(text, word.end) for after in (_TIME_AFTER, _FIRST_OF_A_KIND))
    return is_own is not None or is_idiom or is_kind_or_time


def _is_among_own(text: str, word: Word) -> bool:
    """Tell a superlative among one's own, "our biggest shop": it holds no rank over others."""
    own = _OWN_BEFORE.search(text, max(0, word.start - _LONGEST_OWN), word.start)
    return own is not None and is_superlative(word.lower)


def _is_denied_wholly(passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether both deny the same and the wording leaves nothing of it: "never touch" of "without touching"."""
    return bool(wording.forms & _WHOLLY) and bool(passage.denied & wording.denied)


def _is_denied(passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether the passage denies what the wording affirms, and no more: "never opens" of "opens"."""
    return bool(passage.denied) and passage.denied <= wording.stems - wording.denied


def _beside(passage: TextProfile, alignment: Alignment) -> list[Word]:
    """Return the word just before and the one just after the repeated claim, in its sentence.

    Words further off say it of something else: "..., or your money back is guaranteed".
    """
    start, end = passage.content[alignment.first].start, passage.content[alignment.last - 1].end
    before = passage.content[max(0, alignment.first - 1) : alignment.first]
    after = passage.content[alignment.last : alignment.last + 1]
    return [
        *(word for word in before if not STATEMENT_END.search(passage.text, word.end, start)),
        *(word for word in after if not STATEMENT_END.search(passage.text, end, word.start)),
    ]


def _rank_claimed(passage: TextProfile, message: MessageProfile) -> str:
    """Return "the world's quietest" and "the only" where no approved wording claims any rank.

    "The most secure" and "the quietest" are said of what is approved as secure and as quiet, "the only bank" where the
    message speaks of banks; of anything else it is no claim of the message: "the best way", "in the coldest winters".
    """
    if message.forms & ABSOLUTES or any(is_superlative(form) for form in message.forms):
        return ""
    for found in _RANK_CLAIMED.finditer(passage.text):
        if _is_of_message(found, message):
            return found["rank"]
    return ""


def _is_of_message(rank: re.Match[str], message: MessageProfile) -> bool:
    if superlative := rank["est"]:
        return is_superlative(superlative) and not message.forms.isdisjoint(_positives(superlative))
    if rank["most"]:
        return rank["most"] in message.forms
    return any(stem(word) in message.stems for word in rank["what"].lower().split())


def _positives(superlative: str) -> tuple[str, ...]:
    """Return the words that may stand behind a superlative: quiet, simple, big, easy."""
    return superlative[:-3], superlative[:-2], superlative[:-4], f"{superlative[:-4]}y"


def _rank_held_alone(passage: TextProfile, message: MessageProfile, wording: TextProfile) -> tuple[str, str]:
    """Return "one of the fastest" and "the fastest", where only the former is approved, or "the second-fastest" where
    the passage leaves no place before: not "after Velox the fastest", nor "second to the fastest".
    """
    shared, sole = _SHARED_RANK.search(wording.text), _SOLE_RANK.search(passage.text)
    if shared is None or sole is None or shared["rank"].lower() != sole["rank"].lower():
        return "", ""
    if _is_lower_place(shared.group()) and _BEHIND.search(passage.text):
        return "", ""
    is_known = any(_SOLE_RANK.search(other.text) for other in message.wordings)
    return ("", "") if is_known else (shared.group(), sole.group())


def _is_lower_place(rank: str) -> bool:
    """Tell a place below the first: "second-fastest"."""
    return rank.lower().startswith(_PLACES)


def _all_for_a_sample(passage: TextProfile, wording: TextProfile) -> tuple[str, str]:
    """Return "214 riders" and "83% of all riders", where the share is approved of those who were counted.

    Not where the passage counts them, too, nor where the wording says "all" of them.
    """
    for quantity in passage.quantities:
        found = _whole_of(quantity, passage.text)
        if found is None or not any(has_same_amount(quantity, each) for each in wording.quantities):
            continue
        counted = [
            each for each in wording.quantities if each.unit == "count" and stem(each.of) == stem(found["what"].lower())
        ]
        is_counted = any(has_same_amount(one, each) for one in counted for each in passage.quantities)
        if counted and not is_counted and "all" not in wording.forms:
            sample = wording.text[counted[0].start : counted[0].end]
            return f"{sample} {counted[0].of}", passage.text[quantity.start : found.end()]
    return "", ""


def _whole_of(share: Quantity, text: str) -> re.Match[str] | None:
    """Return the whole of a share of all, "of all nurses"; not "of all respondents", nor "of all nurses surveyed"."""
    found = _OF_ALL.match(text, share.end) if share.unit in _SHARES else None
    if found is None or _ASKED.match(text, found.start("what")) or _ASKED.match(text, found.end()):
        return None
    return found


def _all_for_most(passage: TextProfile, message: MessageProfile, wording: TextProfile) -> tuple[str, str]:
    """Return "Most nurses" and "All nurses", where no wording speaks of all of anything."""
    raised = lowered_share(passage.text, (passage.text,), wording.text)
    if raised is None or not _OF_ANY_ALL.isdisjoint(message.forms):
        return "", ""
    found, approved = raised
    return wording.text[approved.start : approved.end], passage.text[found.start : found.end]


def _is_whole(quantity: Quantity) -> bool:
    """Tell 100 %, which says "all" in figures."""
    return quantity.unit == "percent" and quantity.value == 100.0


def _all_for_a_share(passage: TextProfile, wording: TextProfile) -> tuple[str, str]:
    """Return "half" and "every invoice", where half of the invoices is approved and no share is said."""
    shares = [each for each in wording.quantities if each.unit in _SHARES and not _is_whole(each)]
    if any(quantity.unit in _SHARES for quantity in passage.quantities):
        return "", ""
    for found in _ALL.finditer(passage.text):
        what = stem(found["what"].lower())
        for share in shares:
            following = next((word for word in wording.content if word.start >= share.end), None)
            if following is not None and following.stem == what:
                return wording.text[share.start : share.end], found.group()
    return "", ""
