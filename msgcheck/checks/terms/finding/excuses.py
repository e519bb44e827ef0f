"""Where a wrong form is right all the same: in a path or a line in capitals, told as an old name or as the wrong word,
of another subject.
"""

from __future__ import annotations

import re

from msgcheck.analysis.lexicon import word_set
from msgcheck.checks.terms.finding.casing import is_in_capitals
from msgcheck.checks.terms.finding.usage import is_object
from msgcheck.checks.terms.forms.expansion import Span, Spelling
from msgcheck.checks.terms.forms.form import Standing, WrongForm
from msgcheck.checks.terms.forms.words import is_in_path
from msgcheck.late_pattern import late_pattern

_CALLED = "(?:called|known as|named|referred to as)"
_ONCE_CALLED = f"(?:then|once|originally|initially|used to be) {_CALLED}"
_FORMERLY = rf"\b(?:formerly|previously|{_ONCE_CALLED})(?: {_CALLED})?(?: the)?"
_TOLD_AS_HISTORY = late_pattern(rf"{_FORMERLY}[ \"'(]*\Z", re.IGNORECASE)
"""Words before an old name that say it is one: "then called X". Such a name is deprecated everywhere but here."""
_SHORT_FORM_BEFORE = late_pattern(rf"{_FORMERLY}(?: [\w&'-]+){{1,7}} ?\(\Z", re.IGNORECASE)
_SHORT_FORM_AFTER = late_pattern(r"['\"]?\)")
"""What stands around its short form: "formerly the Long Name (LN)"."""
_TOLD_AS_RELEASED = late_pattern(r"\b(?:released|published|launched|introduced) as(?: the)?[ \"'(]*\Z", re.IGNORECASE)
"""Words before a name of old that tell of the day it was given. What is no name goes on: "released as FOSS"."""
_TOLD_AS_RENAMED = late_pattern(
    r"[\"')]* ?(?:\([^()]{1,40}\) )?(?:is now|is now called|was renamed|has been renamed|became|has become)\b",
    re.IGNORECASE,
)
"""Words after an old name that say the same: "X is now Y"."""
_REPLACED = r"(?P<new>.*?)\b(?:replac(?:es|ed)|supersede[sd])(?: (?:the|an?))?(?: terms?)?"
_TOLD_AS_REPLACED = late_pattern(rf"{_REPLACED}[ \"'(]*\Z", re.IGNORECASE)
_SHORT_FORM_REPLACED = late_pattern(rf"{_REPLACED}(?: [\w&'-]+){{1,7}} ?\(\Z", re.IGNORECASE)
"""Words before an old name that say what came in its place: "Y has replaced X", "Y replaced the Long Name (X)"."""
_OPENS_CLAUSE = r"(?:\A|[.;:!?,\n])[ \"'(]*(?:(?:the|an?) )?(?:terms? )?[\"'(]*"
_CLAUSE_ENDS = late_pattern(r"[\"')]*(?: (?:in|since|from) (?:\w+ )?\d{4})? ?(?:[.,;:!?)\n]|\Z)")
"""What may stand around such a clause: "The term Y replaced X in 2021."."""
_NAMING = r"(?: (?:the|all|every|any|each|our|your|old|new|words?|terms?|names?|phrases?|from)){0,3}"
_CHANGE_BEFORE = late_pattern(
    r"\b(?:chang|renam|replac|swap|switch|correct|convert|updat|migrat|mov)(?:p?e[ds]?|p?ing)?"
    rf"{_NAMING} [\"'(]*(?:[\w-]+/)?\Z",
    re.IGNORECASE,
)
_CHANGED_TO = late_pattern(rf"(?:/[\w-]+)?[\"')]* (?:to|with|by|into){_NAMING} [\"'(]*(?P<to>.*)", re.IGNORECASE)
"""Words around a form that say what to make of it: "replace X with Y"."""
_NOT_BEFORE = late_pattern(
    rf"(?P<to>.*?)[\"')]* (?:instead of|rather than|in place of){_NAMING} [\"'(]*\Z", re.IGNORECASE
)
"""Words before a form that say what to write in its place: "say Y instead of X"."""
_LONGEST_NAME = 100
"""Characters before the short form of an old name in which the name fits, with the words that say it is one."""
_REACH = 40
"""Characters before a form in which the longest of these wordings fits."""
_LONGEST_INSTEAD = 80
"""The same with the preferred form in it."""
_VERBS = word_set("are is was were do does has have")
_ONE_OF_SEVERAL_BEFORE = late_pattern(r"(?<![,.;:!?]) (?:and|or|&)(?: (?:the|our|your))? [\"'(]?\Z", re.IGNORECASE)


def is_excused(form: WrongForm, spelling: Spelling, text: str, place: Span) -> bool:
    """Tell whether ``form``, found at ``place`` of ``text`` as ``spelling``, is right because of the words around."""
    if is_told_to_change(form, text, place):
        return True
    if _is_approved_but_for_case(form, text, place) and is_in_capitals(text, *place):
        return True
    is_of_case = form.is_about_case or form.source.standing is Standing.CASING
    if (is_of_case or _is_old_name_in_lower_case(form, text, place)) and is_in_path(text, *place):
        return True
    return _ends_in_verb(spelling.text) and not _is_whole_subject(text, place[0])


def _is_old_name_in_lower_case(form: WrongForm, text: str, place: Span) -> bool:
    """Tell an outdated name that has capitals where ``text`` has none: nobody renames a path for it."""
    is_name = form.names_one and form.source.standing is Standing.DEPRECATED
    return is_name and text[slice(*place)].islower() and not form.written.islower()


def _is_approved_but_for_case(form: WrongForm, text: str, place: Span) -> bool:
    return form.preferred is not None and text[slice(*place)].casefold() == form.preferred.casefold()


def is_told_as_history(form: WrongForm, text: str, place: Span) -> bool:
    """Tell whether ``form``, found at ``place`` of ``text``, is an old name that is told as one, with all it holds."""
    if form.source.standing is Standing.FORBIDDEN or form.preferred is None:
        return False
    start, end = place
    first = max(0, start - _REACH)
    if form.names_one and _TOLD_AS_RELEASED.search(text, first, start):
        return True
    if _SHORT_FORM_AFTER.match(text, end) and _SHORT_FORM_BEFORE.search(text, max(0, start - _LONGEST_NAME), start):
        return True
    if _TOLD_AS_HISTORY.search(text, first, start) or _TOLD_AS_RENAMED.match(text, end):
        return True
    return _is_told_as_replaced(form.preferred, text, place)


def _is_told_as_replaced(preferred: str, text: str, place: Span) -> bool:
    """Tell an old name of which the text says that the preferred one replaced it, and nothing else.

    A team that built the new thing and "replaced the old one's vendors" uses the old name.
    """
    start, end = place
    first = max(0, start - _LONGEST_NAME)
    is_short = _SHORT_FORM_AFTER.match(text, end) is not None
    told = (_SHORT_FORM_REPLACED if is_short else _TOLD_AS_REPLACED).search(text, first, start)
    named = rf"{_OPENS_CLAUSE}{re.escape(preferred)}s?[\"')]* (?:\([^()]{{1,40}}\) )?(?:has |have )?\Z"
    is_new_name = told is not None and re.compile(named, re.IGNORECASE).search(text, first, told.end("new")) is not None
    return is_new_name and _CLAUSE_ENDS.match(text, end) is not None


def is_told_to_change(form: WrongForm, text: str, place: Span) -> bool:
    """Tell whether the text itself says to write the preferred form in the place of ``form``, as a style guide does."""
    if form.preferred is None or form.source.standing is Standing.CASING:
        return False
    start, end = place
    preferred = re.escape(form.preferred.casefold())
    said = _NOT_BEFORE.search(text, max(0, start - _LONGEST_INSTEAD), start)
    if said:
        return re.search(rf"(?<!\w){preferred}(?:e?s)?\Z", said["to"].casefold()) is not None
    if not _CHANGE_BEFORE.search(text, max(0, start - _REACH), start):
        return False
    said = _CHANGED_TO.match(text, end, end + _LONGEST_INSTEAD)
    return said is not None and any(
        re.match(rf"{preferred}(?:e?s)?(?!\w)", part) for part in said["to"].casefold().split("/")[:2]
    )


def _ends_in_verb(form: str) -> bool:
    """Tell a form such as "Acme Cloud are", which is wrong for the number of its verb."""
    noun, _, last = form.rpartition(" ")
    return bool(noun) and last.lower() in _VERBS


def _is_whole_subject(text: str, start: int) -> bool:
    """Tell whether the verb after the noun at ``start`` may speak of it, and of it alone: not of "X" in "Y and X"."""
    return not (is_object(text, start) or _ONE_OF_SEVERAL_BEFORE.search(text, max(0, start - _REACH), start))
