"""What a heading, a lead-in or the head of a column is about, told by its words."""

from __future__ import annotations

import re
from functools import cache

from msgcheck.model.message import MessageStatus
from msgcheck.reference.importing.document.topic import Topic
from msgcheck.reference.importing.document.topic_names import NAMES, QUESTIONS
from msgcheck.values import dataclass

PERSONA_FIELDS = frozenset({Topic.GOALS, Topic.PAINS, Topic.ALIASES})
TERM_FIELDS = frozenset({Topic.PREFERRED, Topic.DEFINITION, Topic.ABBREVIATION, Topic.NOTE, Topic.AVOIDED})
HEAD_FIELDS = frozenset({Topic.VERSION, Topic.EFFECTIVE, Topic.STATUS, Topic.OWNER})
"""What the first lines of a document say of all of it."""

_STATUSES = {
    "approved": MessageStatus.APPROVED,
    "final": MessageStatus.APPROVED,
    "signed off": MessageStatus.APPROVED,
    "freigegeben": MessageStatus.APPROVED,
    "genehmigt": MessageStatus.APPROVED,
    "approuvé": MessageStatus.APPROVED,
    "validé": MessageStatus.APPROVED,
    "draft": MessageStatus.DRAFT,
    "in review": MessageStatus.DRAFT,
    "entwurf": MessageStatus.DRAFT,
    "brouillon": MessageStatus.DRAFT,
    "retired": MessageStatus.RETIRED,
    "obsolete": MessageStatus.RETIRED,
    "veraltet": MessageStatus.RETIRED,
    "zurückgezogen": MessageStatus.RETIRED,
    "retiré": MessageStatus.RETIRED,
}
_UNSETTLED = re.compile(r"\b(?:drafts?|pending|not yet|review|entwurf|ausstehend|brouillon)\b")
"""Words after which "approved" or "final" is no status yet: "Final draft", "Approved, pending legal"."""
_FORMER = frozenset(
    {"old", "former", "previous", "retired", "outdated", "legacy", "frühere", "früherer", "alter", "alte"}
)
_LONGEST = 120
"""Code points of what can be a heading or lead-in at all."""

_NUMBER = re.compile(
    r"\A(?:(?:section|part|chapter|kapitel|teil|abschnitt|partie)\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[a-z][.)]|[ivx]{1,4}[.)])\s+",
    re.IGNORECASE,
)
_LAST_NUMBER = re.compile(r"\s*(?:#|no\.? ?|nr\.? ?)?(?:\d{1,2}|[a-e])$")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")
_DETAIL = re.compile(r"\s*(?::|\s[–—|-])\s+")
_FOR = re.compile(r"\s+(?:for|für|pour|to)\s+")
_ARTICLES = frozenset(
    {"our", "the", "your", "a", "an", "their", "its", "my", "this", "key", "main", "top", "core", "primary", "brand"}
    | {"company", "product", "corporate", "overall", "approved", "current", "official", "unser", "unsere", "unseren"}
    | {"der", "die", "das", "den", "ein", "eine", "notre", "nos", "votre", "le", "la", "les", "l'"}
)
_TELLING = frozenset(
    {"tagline", "taglines", "slogan", "slogans", "boilerplate", "boilerplates", "positioning", "positionierung"}
    | {"positionnement", "personas", "glossary", "glossar", "glossaire", "terminology", "differentiators", "audience"}
    | {"audiences", "zielgruppe", "zielgruppen", "mission", "vision", "pillars"}
)
"""Single words that say what they stand over, whatever stands before them: "Acme boilerplate"."""
_MOST_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A topic with what is said beside its name: ``detail`` ("Pillar 1: Speed"), ``audience`` ("... for CFOs"),
    ``label`` in brackets ("Boilerplate (50 words)"), and a status in brackets.
    """

    topic: Topic
    detail: str = ""
    audience: str = ""
    label: str = ""
    status: MessageStatus | None = None


def folded(text: str) -> str:
    """Return ``text`` as names are compared: lower case, plain quotes, single spaces, "and" for "&"."""
    plain = text.casefold().replace("\u2019", "'").replace("&", " and ").replace("+", " and ")
    return " ".join(plain.split()).strip(" *_#\u2022\u25aa\u25cf\u27a4\u2192-–—.:")


@cache
def _topics() -> dict[str, tuple[Topic, ...]]:
    found: dict[str, tuple[Topic, ...]] = {}
    for topic, names in NAMES.items():
        for name in map(folded, names):
            found[name] = (*found.get(name, ()), topic)
    return found


@cache
def _questions() -> tuple[tuple[re.Pattern[str], Topic], ...]:
    return tuple((re.compile(pattern), topic) for pattern, topic in QUESTIONS)


def status_of(text: str) -> MessageStatus | None:
    """Return the status that a text begins with, ``None`` where it says none: "Approved by legal" is approved."""
    plain = folded(text)
    status = next((status for word, status in _STATUSES.items() if re.match(rf"{word}\b", plain)), None)
    is_unsettled = status is MessageStatus.APPROVED and _UNSETTLED.search(plain)
    return MessageStatus.DRAFT if is_unsettled else status


def named(title: str, first: frozenset[Topic] = frozenset()) -> Named | None:
    """Return what ``title`` names, ``None`` where it names nothing known.

    A name of several topics is one of ``first`` where it can be.
    """
    if len(title) > _LONGEST:
        return None
    labels = _BRACKETS.findall(title)
    status = next(filter(None, map(status_of, labels)), None)
    label = next((each for each in labels if status_of(each) is None), "")
    plain = " ".join(_BRACKETS.sub(" ", title).split())
    plain = _NUMBER.sub("", plain)
    found = _asked(plain) if plain.endswith("?") else None
    found = found or _known(plain, first) or _with_detail(plain, first)
    return found and Named(found.topic, found.detail, found.audience, label.strip(), status or found.status)


def _asked(title: str) -> Named | None:
    question = folded(title).rstrip("? ")
    topic = next((topic for pattern, topic in _questions() if pattern.fullmatch(question)), None)
    return Named(topic) if topic else None


def _known(title: str, first: frozenset[Topic]) -> Named | None:
    """Return the topic of a name that stands alone, behind an article, a company name, or before a number."""
    plain = folded(title).rstrip("? ")
    topic = _exact(plain, first) or _exact(_LAST_NUMBER.sub("", plain), first)
    before, _, kind = plain.partition(" ")
    if topic is None and before in _FORMER and (former := _exact(kind, first)):
        return Named(former if former.kind else Topic.RETIRED, status=MessageStatus.RETIRED)
    topic = topic or _behind(plain, first)
    return Named(topic) if topic else _joined(plain, first)


def _exact(plain: str, first: frozenset[Topic]) -> Topic | None:
    topics = _topics().get(plain, ())
    return next((topic for topic in topics if topic in first), topics[0] if topics else None)


def _behind(plain: str, first: frozenset[Topic]) -> Topic | None:
    words = plain.split()
    for start in range(1, min(len(words), _MOST_BEFORE + 1)):
        name = " ".join(words[start:])
        is_told = len(words) - start > 1 or name in _TELLING or _ARTICLES.issuperset(words[:start])
        if is_told and (topic := _exact(name, first)):
            return topic
    return None


def _joined(plain: str, first: frozenset[Topic]) -> Named | None:
    """Return the topic of several names that are of one: "Mission and vision"."""
    parts = re.split(r"\s*(?:\band\b|\bund\b|\bet\b|/|,)\s*", plain)
    topics = {_exact(part, first) for part in parts if part}
    return Named(topics.pop()) if len(parts) > 1 and len(topics) == 1 and None not in topics else None  # type: ignore[arg-type]


def _with_detail(title: str, first: frozenset[Topic]) -> Named | None:
    """Return the topic of "Pillar 1: Speed", "Acme - Boilerplate" and "Key messages for CFOs"."""
    parts = _DETAIL.split(title, maxsplit=1)
    if len(parts) == 2:
        before, after = (_known(part, first) for part in parts)
        if before and parts[1].strip():
            return Named(before.topic, parts[1].strip(), status=before.status)
        return after
    parts = _FOR.split(title, maxsplit=1)
    if len(parts) == 2 and (before := _known(parts[0], first)):
        return Named(before.topic, audience=parts[1].strip(" ?:"))
    return None
