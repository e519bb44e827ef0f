"""Where an asset defines a term of the glossary: sentences, labelled bullets and rows of a table.

A definition says what a thing is ("An MQL is a lead that ..."), or says outright that it defines ("MQL means ...", a
glossary slide). A sentence that only tells something about the thing ("An MQL is a reason to celebrate") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick

from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.analysis.normalise import NormalisedText, normalise
from msgcheck.checks.terms.finding.normalised_asset import Hit, NormalisedAsset
from msgcheck.checks.terms.forms.expansion import Spell, spellings_of
from msgcheck.checks.terms.forms.making import approved_forms
from msgcheck.checks.terms.forms.phrase import is_proper
from msgcheck.checks.terms.forms.spelling import fold_form, normalise_form
from msgcheck.checks.terms.forms.words import stands_alone
from msgcheck.checks.terms.glossary.definition import Definition, Style
from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import HEADING_ROLES, Passage, Role
from msgcheck.model.place import SlidePlace
from msgcheck.model.term import Glossary, Term
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class DefinedForm:
    """An approved form of a term with a definition; an abbreviation ``is_capital`` and counts in capitals alone.

    What is said of a name ("Kestrowe is a platform that ...") is a message, held against messages. So of a term that
    ``is_name`` only explicit definitions count.
    """

    term_id: str
    is_capital: bool
    is_name: bool


@dataclass(frozen=True, slots=True)
class DefinitionIndex:
    """The approved forms of terms with a definition: ``forms[pattern]`` are those that ``automaton`` finds as it."""

    automaton: AhoCorasick
    forms: tuple[tuple[DefinedForm, ...], ...]


_BEFORE = late_pattern(
    r"""(?: \A | [.!?:;]["')]?[ ] | [•▪*–-][ ] )                # the start of a sentence or a bullet
    (?: (?:an?|the|our|each|every|any|by|in[ ]short|so|what[ ]is|the[ ]term|a[ ]so-called),?[ ] )*
    ["'(]? \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = r"\A[\"')]?(?: \([^()]{1,40}\))?"
_EXPLICIT = late_pattern(
    _CLOSING + r"(?: (?:means?(?! (?:\w+ things|nothing|something else|more than|a lot|little|much)\b)|"
    r"stands? for|refers? to|denotes?|(?:is|are) (?:defined as|short for|what we call)|"
    r"(?:is|are) when)|,? i\.e\.,?|, (?:that is|meaning),?|, we mean) (?=\w)",
    re.IGNORECASE,
)
"""Says outright that it defines; "means different things to each of us" says how much there is to mean."""
_IS = r" (?:is|are)(?: (?:now|today|currently|simply))?"
_CLASS = late_pattern(
    _CLOSING + _IS + r" (?:an?|any|the|one|every|all|our|each) (?P<genus>[^.;:!?]+)|"
    r"" + _CLOSING + _IS + r" (?P<bare>[a-z]+)\b(?P<rest>[^.;:!?]*)",
    re.IGNORECASE,
)
_LABEL = late_pattern(_CLOSING + r"(?: ?:| -| =) +(?=\S+ \S+ \S)")
_STATEMENT = late_pattern(
    r"(?:both|we|you|it|they|this|these|there)\b|"
    r"(?:see|learn|read|find out|discover|explore|check) (?:how|what|why|where|when|which|who|more|about)\b|"
    r"\w+ (?:(?!that|which|who|whose|where|when|until|while|if|\()\S+ ){0,8}?"
    r"(?:is|are|was|were|has|have|had|will|can|should|must)\b",
    re.IGNORECASE,
)
"""A sentence after a label tells something of it, and an invitation to read leads to it. "has signed in" is none,
nor is a noun with "that"."""
_DIFFERENCE = late_pattern(
    r"\b(?:that|which|who|whose|whom|where|when|with|without|of|for|from|in|to|by|between|at|on|we|[a-z]+ed|made|built|"
    r"sent|held|taken|given)\b"
)
_SUPERLATIVE = late_pattern(
    r"(?:first|last|only|next|same|most|least|best|worst|latest|newest|right|perfect|[a-z]+est)\b"
)
_NO_CLASS = word_set(
    """basis beginning benefit bit bridge case challenge chance choice classic core cornerstone driver enabler example
    favourite favorite fit focus foundation fun goal habit heart hero history home joy kind matter must opportunity part
    pillar place pleasure point priority problem proof question reason requirement result secret sign solution source
    start step strength subject success thing tip topic trend truth way win"""
)
"""Nouns after "is a" that judge a thing or give it a part to play, and do not say what it is."""
_JUDGING = word_set("core essential good great hard important key nice perfect top true welcome worthwhile")
"""Adjectives after "is a" that do the same, whatever follows."""
_GLOSSARY = late_pattern(r"glossar|definition|terminolog|vocabular|abbreviations|what .{1,40} means?\b", re.IGNORECASE)
_SENTENCE_END = late_pattern(r"[.!?](?=[\"')]?(?: +[A-Z0-9\"'(]|\s*\Z))")
_END_OF_CELL = late_pattern(r"[\"')]?(?: \([^()]{1,40}\))?:?\s*")
_REACH = 60
_LONGEST_SENTENCE = 1000
"""Characters after a term that are looked at: a bound, so that a passage full of terms stays linear."""
_FEWEST_WORDS = 4
"""Words of a cell that may define a term: fewer are a heading or a value."""


def compile_definitions(glossary: Glossary, spell: Spell = spellings_of) -> DefinitionIndex:
    """Compile the approved forms, in every spelling, of the terms of ``glossary`` that have a definition."""
    patterns: dict[str, dict[str, DefinedForm]] = {}
    for term in glossary.terms:
        if term.definition:
            is_name = is_proper(term.part_of_speech) or _is_written_as_name(term)
            for form in map(normalise_form, approved_forms(term)):
                for spelling in spell(form):
                    of_pattern = patterns.setdefault(fold_form(spelling.text), {})
                    of_pattern.setdefault(term.id, DefinedForm(term.id, form.isupper(), is_name))
    return DefinitionIndex(AhoCorasick(patterns), tuple(tuple(forms.values()) for forms in patterns.values()))


def _is_written_as_name(term: Term) -> bool:
    """Tell a term whose capitals count and whose first one is no abbreviation's: "Kestrowe Match"."""
    first = term.preferred.split(" ")[0]
    return term.part_of_speech is None and term.case_sensitive and first[:1].isupper() and not first.isupper()


def find_definitions(asset: NormalisedAsset, index: DefinitionIndex) -> tuple[Definition, ...]:
    """Return where the passages of one asset define a term of ``index``, in reading order."""
    if not index.forms:
        return ()
    return tuple(
        definition
        for number, reading, hits in asset.find(index.automaton)
        if asset.passages[number].role not in {Role.LINK, Role.PROPERTY}
        for definition in _in_passage(number, asset.passages, reading, hits, index)
    )


def _in_passage(
    number: int, passages: Sequence[Passage], reading: NormalisedText, hits: Sequence[Hit], index: DefinitionIndex
) -> Iterator[Definition]:
    text, taken = reading.text, 0
    for pattern, start, end in _longest_first(text, hits):
        if start < taken or not _BEFORE.search(text[max(0, start - _REACH) : start]):
            continue
        definition = _entry(number, passages, text, end) or _sentence(number, passages[number], reading, (start, end))
        if definition is None:
            continue
        is_capital, is_explicit = _is_capital(text[start:end]), definition.style is Style.EXPLICIT
        forms = [form for form in index.forms[pattern] if is_capital or not form.is_capital]
        term_ids = tuple(form.term_id for form in forms if is_explicit or not form.is_name)
        if term_ids:
            taken = end
            yield replace(definition, term_ids=term_ids)


def _is_capital(found: str) -> bool:
    return found.removesuffix("s").isupper()


def _longest_first(text: str, hits: Sequence[Hit]) -> list[Hit]:
    alone = [hit for hit in hits if stands_alone(text, hit[1], hit[2])]
    return sorted(alone, key=lambda hit: (hit[1], -hit[2]))


def _sentence(number: int, passage: Passage, reading: NormalisedText, form: tuple[int, int]) -> Definition | None:
    start, end = form
    text = reading.text
    rest = text[end : end + _LONGEST_SENTENCE].rstrip()
    stop = _SENTENCE_END.search(rest)
    until = end + (stop.end() if stop else len(rest))
    is_at_start = start <= _REACH and not text[:start].strip(" •▪*-\"'(")
    style = _style(text[end:until], is_at_start=is_at_start, passage=passage)
    if style is None or text.endswith("?", 0, until):
        return None
    return Definition((), style, text[end:until], number, *reading.original_span(start, until))


def _style(after: str, *, is_at_start: bool, passage: Passage) -> Style | None:
    if _EXPLICIT.match(after):
        return Style.EXPLICIT
    if is_at_start and (label := _LABEL.match(after)):
        if _GLOSSARY.search(passage.context):
            return Style.EXPLICIT
        is_topic = passage.role in HEADING_ROLES  # "Kiosk - a desk for two" is what the section is about
        return None if is_topic or _STATEMENT.match(after, label.end()) else Style.LABEL
    return Style.CLASS if _names_class(after) else None


def _names_class(after: str) -> bool:
    """Tell "is a lead that ...", "is software for ..." from "is a must", "is the best ..." and "is available"."""
    found = _CLASS.match(after)
    if found is None:
        return False
    if found["bare"]:
        return _is_noun(found["bare"].lower()) and bool(_DIFFERENCE.search(found["rest"]))
    genus = found["genus"]
    parting = _DIFFERENCE.search(genus)
    words = genus[: parting.start()].lower().split() if parting else []
    return bool(words) and not _SUPERLATIVE.match(genus) and words[-1] not in _NO_CLASS and words[0] not in _JUDGING


def _is_noun(word: str) -> bool:
    parts = parts_of_speech(word)
    is_other = PartOfSpeech.ADJECTIVE in parts or word in FUNCTION_WORDS or word in _NO_CLASS
    return PartOfSpeech.NOUN in parts and not is_other


def _entry(number: int, passages: Sequence[Passage], text: str, end: int) -> Definition | None:
    """Return what the next cell of a table says of a term that fills a cell."""
    if passages[number].role is not Role.CELL or number + 1 >= len(passages) or not _fills(text, end):
        return None
    following = passages[number + 1]
    reading = normalise(following.text)
    words = reading.text.split()
    if not _are_in_one_row(passages[number], following) or len(words) < _FEWEST_WORDS:
        return None
    style = Style.EXPLICIT if _GLOSSARY.search(passages[number].context) else Style.LABEL
    return Definition((), style, f": {reading.text.strip()}", number + 1, 0, len(following.text))


def _fills(text: str, end: int) -> bool:
    return _END_OF_CELL.fullmatch(text, end) is not None


def _are_in_one_row(first: Passage, second: Passage) -> bool:
    if second.role is not Role.CELL or first.layer != second.layer:
        return False
    if isinstance(first.place, SlidePlace) and isinstance(second.place, SlidePlace):
        return (first.place.slide, first.place.shape_id, first.place.row) == (
            second.place.slide,
            second.place.shape_id,
            second.place.row,
        )
    return True
