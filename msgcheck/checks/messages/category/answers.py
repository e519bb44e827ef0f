"""Where a passage answers "what is it?": a name of the company, and the category noun phrase said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgcheck.analysis.category_phrase import CategoryPhrase, read_category, read_phrase
from msgcheck.analysis.claims.changes.point_releases import RELEASE_NUMBER
from msgcheck.checks.messages.category.names import Categories
from msgcheck.model.passage import HEADING_ROLES, Role
from msgcheck.values import dataclass

_BUILD = (
    r"(?:build|builds|building|make|makes|making|offer|offers|offering|provide|provides|providing|develop|develops|"
    r"developing|created?|creates|creating|sell|sells)"
)
_DETERMINER = r"(?:[Aa]n?|[Tt]he|[Oo]ur|[Yy]our)\s+"
_SPACE = r"[ \u00a0\n]+"

_MARK = r"(?:\s?(?:[®™]|\((?:R|TM)\)))?"
_VERSION = rf"(?:\s+{RELEASE_NUMBER})?"
_IS = (
    r"(?:(?:is|are)(?:\s+(?:now|also|still|really|simply|today))?|"
    rf"(?:has|have)(?:\s+(?:now|since))?{_SPACE}(?:become|(?:evolved|grown|developed|turned){_SPACE}into))"
)

_OPEN_LINKS = (
    rf"{_MARK}{_VERSION}(?:[’']s)?(?:\s*\([^()]{{1,60}}\))?{_SPACE}{_IS}{_SPACE}(?P<det>(?:one{_SPACE}of{_SPACE})?{_DETERMINER})",
    rf"{_MARK}(?:\s*\([^()]{{1,60}}\))?,{_SPACE}(?P<det>(?:an?|the|your){_SPACE})",
    rf",{_SPACE}as{_SPACE}(?P<det>(?:an?|the|your){_SPACE})",
)
"""What stands between a name and whatever category is said of it: "X is a", "X 2.0 has become a", "X, the", "X, as"."""

_TITLE_LINK = rf"(?:\s*[:|–—]|{_SPACE}-){_SPACE}(?P<det>{_DETERMINER})?"
"""In a title of its own: "X: the"."""

_THAT_IS = rf"(?:(?:[Tt]hat|[Tt]his)(?:{_SPACE}is|[’']s){_SPACE}(?:the{_SPACE})?)"
"""What may stand before a name at the end: "A tool for millers: that is Acme"."""

_CLOSED_LINKS = (
    rf"{_SPACE}(?:is|are|as|into){_SPACE}(?:{_DETERMINER})?",
    rf"(?:[’']s)?{_SPACE}",
    rf"(?:,{_SPACE}we(?:[’']re|\s+are)?)?{_SPACE}(?:is\s+|are\s+)?{_BUILD}{_SPACE}(?:{_DETERMINER})?",
    rf"(?:\s*[:|–—]|{_SPACE}-){_SPACE}(?:{_DETERMINER})?",
    rf"[^.?!]{{0,60}}\?{_SPACE}(?:{_DETERMINER})?",
)
"""What may stand between a name and a category that the platform knows as outdated: "X's", "at X, we build a"."""

_NOT_THE_SUBJECT_AFTER = re.compile(
    r"\b(?:at|for|of|with|from|in|by|on|to|using|than|about|like|via|within|through|if|whether|unless|and|or|"
    r"installing|outside|between|not)(?:\s+the)?\s+$",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:19|20)\d\d\s*[:–—]\s|"
    r"\b(?:previously|formerly|originally|used to|then called|no longer|evolved from|instead of|rather than|"
    r"don[’']t (?:say|use|call|write)|do not (?:say|use|call|write)|avoid|was|were|if|whether)\b",
    re.IGNORECASE,
)
_NOT_AN_ANSWER_BEFORE = re.compile(
    r"[ \u00a0\n]+(?:features?|functionality|deals?|list|price|pricing|license|licence|seats?|plan|team|teams|sku)\b",
    re.IGNORECASE,
)

_OF = re.compile(r"\s+of\b", re.IGNORECASE)
"""What goes on in a name or a topic without an article: "Acme Flow - Season of Docs"."""
_BREAKS = re.compile(r"[?(\[]")
"""What a quotation from the name on would cut in two: "we make? A ...", "our category (...)"."""


@dataclass(frozen=True, slots=True)
class CategoryAnswer:
    """One answer: who is named ("we" and "our" too), the category said of it, and where a quotation of both begins, in
    code points of the text.

    ``is_open`` says that any category is an answer here; else only one that the platform knows as outdated is.
    """

    name: str
    start: int
    phrase: CategoryPhrase
    is_open: bool


def find_answers(text: str, categories: Categories, role: Role | None = None) -> tuple[CategoryAnswer, ...]:
    """Return the answers in ``text``, in order, one for each category noun phrase.

    Not an answer: a name that is no subject ("the team at X is a"), a condition, what is told as history ("previously
    ... as") or named as wrong ("instead of"), and what only modifies a noun ("features").
    """
    if not categories.names or not _grammar(categories).mention.search(text):
        return ()
    found: dict[int, CategoryAnswer] = {}
    for answer in (*_open_answers(text, categories, role), *_closed_answers(text, categories)):
        found.setdefault(answer.phrase.end, answer)
    return tuple(sorted(found.values(), key=lambda answer: answer.phrase.start))


def opens_with_answer(text: str, categories: Categories) -> bool:
    """Tell whether ``text`` opens with an outdated category that stands for itself ("The workflow tool for teams.") or
    before the name that ends it ("A workflow tool that teams like: that is Acme Flow"), or says of a name what it is
    without an article ("Acme Flow is workflow tool"), which :func:`find_answers` reads not.
    """
    if not categories.names:
        return False
    grammar = _grammar(categories)
    named = grammar.bare.match(text)
    phrase = read_category(text, named.end(), categories.heads) if named else None
    return (phrase is not None and not phrase.is_bare) or grammar.alone.match(text) is not None


def _open_answers(text: str, categories: Categories, role: Role | None) -> Iterator[CategoryAnswer]:
    grammar = _grammar(categories)
    for pattern in grammar.open:
        for match in pattern.finditer(text):
            if _is_subject(text, match) and not _is_history(text, match.start()):
                phrase = read_category(text, match.end(), categories.heads)
                if phrase is not None:
                    yield CategoryAnswer(match["name"], match.start("name"), phrase, is_open=True)
    title = grammar.title.match(text) if role in HEADING_ROLES or _is_short(text) else None
    phrase = read_category(text, title.end(), categories.heads) if title else None
    if title is None or phrase is None:
        return
    is_one = not _is_of_several(text, phrase) and _OF.match(text, phrase.end) is None
    if title["det"] or (role in (Role.TITLE, Role.SUBTITLE) and is_one):
        yield CategoryAnswer(title["name"], title.start("name"), phrase, is_open=True)


def _is_of_several(text: str, phrase: CategoryPhrase) -> bool:
    """Tell a topic in the plural from what one thing is: "Acme Flow: Supported Platforms"."""
    return not text[: phrase.end].lower().endswith(phrase.head)


def _closed_answers(text: str, categories: Categories) -> Iterator[CategoryAnswer]:
    for pattern in _grammar(categories).closed:
        for match in pattern.finditer(text):
            if _is_history(text, match.start()) or _NOT_AN_ANSWER_BEFORE.match(text, match.end()):
                continue
            phrase = read_phrase(text[: match.end("known")], match.start("known"))
            if phrase is not None:
                between = text[match.start() : phrase.start]
                start = phrase.start if _BREAKS.search(between) else match.start()
                yield CategoryAnswer(match.groupdict().get("name") or "our", start, phrase, is_open=False)


def _is_subject(text: str, match: re.Match[str]) -> bool:
    """Tell whether the name is the subject of its clause; an apposition may stand anywhere."""
    between = text[match.end("name") : match.end()]
    if "," in between and "as" not in between.split():
        return True
    return not _NOT_THE_SUBJECT_AFTER.search(text, max(0, match.start() - 24), match.start())


def _is_history(text: str, at: int) -> bool:
    """Tell whether the sentence up to ``at`` says that it tells what was, as an entry of a timeline ("2018: ...") does,
    what may be or what not to write.
    """
    start = max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")) + 1
    return _HISTORY.search(text, max(start, at - 120), at) is not None


def _is_short(text: str) -> bool:
    return len(text) <= 120 and "." not in text.rstrip(".")


@dataclass(frozen=True, slots=True)
class _Grammar:
    mention: re.Pattern[str]
    open: tuple[re.Pattern[str], ...]
    title: re.Pattern[str]
    closed: tuple[re.Pattern[str], ...]
    bare: re.Pattern[str]
    alone: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(categories: Categories) -> _Grammar:
    """Compile the patterns of a platform's names; kept, since every asset of a run asks for the same."""
    name = rf"(?<![\w-])(?:[Tt]he\s+)?(?P<name>{_alternatives(categories.names)})(?![\w-])"
    known = rf"[“\"'‘]?(?P<known>{_alternatives(named.quote for named in categories.outdated)})s?(?![\w-])"
    we = r"(?<![\w-])(?P<name>[Ww]e)(?![\w-])"
    closed = [name + link + known for link in _CLOSED_LINKS]
    opened = [name + link for link in _OPEN_LINKS]
    if categories.companies:
        opened.append(rf"{we}{_SPACE}are{_SPACE}(?P<det>(?:an?|the){_SPACE})")
        closed.append(rf"{we}(?:[’']re|\s+are)?{_SPACE}(?:are\s+)?(?:{_BUILD}{_SPACE})?(?:{_DETERMINER})?{known}")
        closed.append(rf"{we}[^.?!]{{0,60}}\?{_SPACE}(?:{_DETERMINER})?{known}")
        closed.append(rf"(?<![\w-])(?P<name>[Oo]ur){_SPACE}{known}")
        closed.append(rf"\b[Oo]ur category(?: name)?[^.?!\w]{{1,4}}(?:is\s+)?{known}")
        closed.append(rf"{known}[^.?!]{{1,40}}\bour category\b")
    if not categories.outdated:
        closed = []
    is_known = categories.outdated and categories.companies
    behind = rf"[^.?!\n]{{0,80}}?(?:[:–—]|{_SPACE}-){_SPACE}{_THAT_IS}?{_alternatives(categories.names)}\s*[.!]?\s*\Z"
    alone = rf"\s*{_DETERMINER}{known}(?:\s*[.!]|\s*\Z|{_SPACE}(?:with|for){_SPACE}|{behind})" if is_known else r"(?!)"
    mentioned = _alternatives((*categories.names, *(("we", "our") if categories.companies else ())))
    return _Grammar(
        re.compile(rf"(?<![\w-]){mentioned}(?![\w-])"),
        tuple(map(re.compile, opened)),
        re.compile(rf"\s*{name}{_TITLE_LINK}"),
        tuple(re.compile(pattern) for pattern in closed),
        re.compile(rf"\s*{name}{_SPACE}(?:is|are){_SPACE}(?!{_DETERMINER})"),
        re.compile(alone),
    )


def _alternatives(names: Iterator[str] | tuple[str, ...]) -> str:
    """Return the names as alternatives of a pattern, in any case, spaces of any kind."""
    longest = sorted(dict.fromkeys(names), key=lambda name: (-len(name), name))
    return "(?i:" + "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest) + ")"
