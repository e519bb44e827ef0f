"""What the headings above a text make of it: the kind of message, its pillar, the persona it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from msgcheck.model.message import MessageKind, MessageStatus
from msgcheck.reference.importing.document.outline import FEWEST_TITLE_WORDS, Heading
from msgcheck.reference.importing.document.topic import Topic
from msgcheck.reference.importing.document.topics import PERSONA_FIELDS, TERM_FIELDS, Named, named
from msgcheck.values import dataclass

_PILLARED = frozenset({MessageKind.VALUE_PROPOSITION, MessageKind.DIFFERENTIATOR, MessageKind.PROOF_POINT})
_PEOPLE = frozenset({Topic.AUDIENCE, Topic.PERSONAS, *PERSONA_FIELDS})
LABEL = re.compile(
    r"(?:(?:very )?(?:short|medium|long|kurz|mittel|lang|court|moyen|longue?|micro|tiny|mini|one[- ]liner?|standard"
    r"|single)(?: \w+){0,2}"
    r"|(?:about |approx\.? |~)?\d{1,3}[- ]?(?:words?|wörter|worte|mots|characters|zeichen|signes)"
    r"|one sentence|press|web(?:site)?"
    r"|social(?: media)?|e-?mail|linkedin|twitter|partners?|investors?|events?)(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
"""What tells versions of a text apart: their length, or where they are used."""

_MOST_NAME_WORDS = 7
_WORDS = frozenset({Topic.TERMS, *TERM_FIELDS})


_WHOLE_DOCUMENTS = frozenset({Topic.TERMS, Topic.PERSONAS, Topic.WORDING})
"""What a whole document is often about; "Acme positioning and messaging" is about more than positioning."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where the reading is.

    ``kind`` is that of the messages there, or of those that a topic beside them belongs to. ``persona`` is the one it
    is about, ``audience`` whom it is for ("Key messages for CFOs"). ``label`` is what tells messages of one kind apart
    ("50 words"), ``term`` the one whose definition follows.
    """

    topic: Topic | None = None
    kind: MessageKind | None = None
    pillar: str = ""
    persona: str = ""
    audience: str = ""
    label: str = ""
    term: str = ""
    status: MessageStatus | None = None

    @property
    def is_pillared(self) -> bool:
        """Whether what stands under an unknown heading there is a pillar's."""
        return self.topic is Topic.PILLAR or (self.topic is not None and self.topic.kind in _PILLARED)


def context_of(headings: Iterable[Heading]) -> Context:
    """Return what ``headings``, the outermost first, make of a text under them."""
    context = Context()
    for heading in headings:
        context = under(context, heading.title, is_title=heading.level == 0)
    return context


def under(context: Context, title: str, *, is_title: bool = False) -> Context:
    """Return the context below a heading, or behind a lead-in, ``title``."""
    found = named(title, first_topics(context))
    if found is None:
        return context if is_title else _under_unknown(context, title)
    says_all = found.topic in _WHOLE_DOCUMENTS or len(title.split()) < FEWEST_TITLE_WORDS
    if not is_title or says_all:
        return _under_known(context, title, found)
    return context


def first_topics(context: Context) -> frozenset[Topic]:
    """Return the topics that a name of several is of, there."""
    if context.persona or context.topic in _PEOPLE:
        return PERSONA_FIELDS
    return TERM_FIELDS if context.topic in _WORDS else frozenset({Topic.TAGLINE})


def _under_unknown(context: Context, title: str) -> Context:
    if title.endswith("?"):
        return replace(context, topic=Topic.ASIDE)
    if context.topic in {Topic.AUDIENCE, Topic.PERSONAS}:
        return (
            replace(context, topic=Topic.PERSONAS, persona=title.strip(" :"))
            if _names_people(title)
            else replace(context, topic=Topic.ASIDE)
        )
    if context.topic is Topic.TERMS:
        return replace(context, topic=Topic.DEFINITION, term=title)
    if context.is_pillared and not LABEL.fullmatch(title.strip(" :")):
        return replace(context, pillar=title)
    return replace(context, label=title) if context.topic is not None else context


def _names_people(title: str) -> bool:
    """Tell whether a heading among personas is one of them, and not about them: "How to use personas"."""
    return len(title.split()) <= _MOST_NAME_WORDS and not re.search(
        r"\bpersonas?\b|\bjourneys?\b|^(?:how|why|what|when)\b", title, re.IGNORECASE
    )


def _under_known(context: Context, title: str, found: Named) -> Context:
    topic = found.topic
    label = found.label or (found.detail if topic.kind not in _PILLARED else "")
    context = replace(
        context, label=label or context.label * (topic is context.topic), status=found.status or context.status
    )
    if found.audience:
        context = replace(context, audience=found.audience)
    if topic is Topic.PAINS and not context.persona:
        topic = Topic.PROBLEM
    if topic is Topic.PILLAR:
        return replace(
            context,
            topic=topic,
            kind=context.kind or MessageKind.VALUE_PROPOSITION,
            pillar=found.detail or context.pillar,
        )
    if topic is Topic.PERSONAS:
        return replace(context, topic=topic, kind=None, persona=found.detail)
    if topic is Topic.VARIANT and context.topic is Topic.BOILERPLATE:
        return replace(context, label=found.label or title)
    if topic.kind is not None:
        pillar = found.detail if found.detail and topic.kind in _PILLARED else context.pillar
        return replace(context, topic=topic, kind=topic.kind, pillar=pillar)
    return replace(context, topic=topic)
