"""What the platform calls the company and its products: approved, outdated and wrong categories, by name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgcheck.analysis.category_phrase import CategoryPhrase, read_category, read_phrase
from msgcheck.checks.messages.own_names import aliases, company_names, longest_first, subject_of
from msgcheck.model.message import Message, MessageKind, MessageStatus, Platform
from msgcheck.values import dataclass

_SAYS_WHAT_IT_IS = re.compile(
    r"(?:\s*\([^()]{1,60}\))?"
    r"(?:\s+(?:is|are)(?:\s+(?:building|in\s+the\s+first\s+place|first\s+and\s+foremost|above\s+all))?\s+"
    r"|,\s+(?=an?\s|the\s|your\s))(?:(?:an?|the|our|your)\s+)?"
)


@dataclass(frozen=True, slots=True)
class NamedCategory:
    """One category that the platform names: in which ``wording`` of which message, and for which subject."""

    subject: str
    phrase: CategoryPhrase
    wording: str
    message: Message

    @property
    def quote(self) -> str:
        """The category as the platform writes it."""
        return self.wording[self.phrase.start : self.phrase.end]


@dataclass(frozen=True, slots=True)
class Categories:
    """The categories of a platform.

    ``names`` are the names whose category is checked, longest first, and ``companies`` those among them that "we" and
    "our" stand for. ``approved`` are all that an approved message says of a name; ``fixed`` are those of them that a
    category message says: what a passage is held to. ``outdated`` are those of retired messages and of the
    contradictions of category messages. ``heads`` are the category nouns of all of them.
    """

    names: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    approved: tuple[NamedCategory, ...] = ()
    fixed: tuple[NamedCategory, ...] = ()
    outdated: tuple[NamedCategory, ...] = ()
    heads: frozenset[str] = frozenset()


def categories_of(messages: tuple[Message, ...], platform: Platform, workspace_name: str) -> Categories:
    """Collect the categories that ``messages`` (those judged today) name.

    Nothing is checked of a name that no category message says anything of, nor of one of which they say too little
    ("an extension for spreadsheets"): it is not held to the category of another. "We" and "our" are checked where a
    category message speaks of the company, or where there is only one category.
    """
    companies = company_names(workspace_name, platform)
    approving = [message for message in messages if _is_approved(message)]
    heads = frozenset(named.phrase.head for each in approving for named in _named_freely(each, companies))
    flat = tuple(named for each in approving for named in _named(each, each.wordings, companies, heads))
    fixed = tuple(named for named in flat if named.message.kind is MessageKind.CATEGORY)
    outdated = tuple(_outdated(messages, companies))
    if not fixed:
        return Categories()
    unsaid = _subjects_of_categories(messages, companies) - {named.subject for named in fixed}
    said = [named.subject for named in (*fixed, *outdated) if named.message.kind is MessageKind.CATEGORY]
    subjects = [subject for subject in said if subject not in unsaid]
    is_about_company = any(named.subject.casefold() in map(str.casefold, companies) for named in fixed)
    return Categories(
        longest_first(
            alias for name in (*subjects, *(companies if is_about_company else ())) for alias in aliases(name)
        ),
        companies if is_about_company else (),
        flat,
        fixed,
        outdated,
        frozenset(named.phrase.head for named in (*fixed, *outdated)),
    )


def _subjects_of_categories(messages: Iterable[Message], companies: tuple[str, ...]) -> frozenset[str]:
    """Return the names that the approved category messages speak of."""
    saying = (each for each in messages if each.kind is MessageKind.CATEGORY and _is_approved(each))
    return frozenset(subject_of(wording, companies) for each in saying for wording in each.wordings)


def _is_approved(message: Message) -> bool:
    return message.status is MessageStatus.APPROVED


def _outdated(messages: Iterable[Message], companies: tuple[str, ...]) -> Iterator[NamedCategory]:
    """Yield the categories of retired messages, then those that a category message names as wrong."""
    for message in messages:
        if message.status is MessageStatus.RETIRED:
            yield from _named(message, message.wordings, companies)
    for message in messages:
        if message.kind is MessageKind.CATEGORY and _is_approved(message):
            yield from _named(message, message.contradictions, companies)


def _named_freely(message: Message, companies: tuple[str, ...]) -> tuple[NamedCategory, ...]:
    """Return the categories of a category message, whose nouns name a category in the other messages as well."""
    return _named(message, message.wordings, companies) if message.kind is MessageKind.CATEGORY else ()


def _named(
    message: Message, wordings: Iterable[str], companies: tuple[str, ...], heads: Collection[str] = ()
) -> tuple[NamedCategory, ...]:
    found = []
    for wording in wordings:
        subject = subject_of(wording, companies)
        said = _SAYS_WHAT_IT_IS.match(wording, wording.find(subject) + len(subject)) if subject else None
        if said is None:
            continue
        is_free = message.kind is MessageKind.CATEGORY
        phrase = read_phrase(wording, said.end()) if is_free else read_category(wording, said.end(), heads)
        if phrase is not None and phrase.narrowing:
            found.append(NamedCategory(subject, phrase, wording, message))
    return tuple(found)
