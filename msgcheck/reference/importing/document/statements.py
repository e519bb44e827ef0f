"""What makes a text a message: its kind, its pillar, its source, and what is no message at all."""

from __future__ import annotations

import re

from msgcheck.model.message import MessageKind
from msgcheck.reference.importing.document.context import Context
from msgcheck.reference.importing.document.contrasts import QUOTES
from msgcheck.reference.importing.document.gathering import Gathering, people_in
from msgcheck.reference.importing.document.outline import Text
from msgcheck.reference.importing.document.sources import evidence_of, split_source
from msgcheck.reference.importing.document.topic import Topic

MOST_LEAD_IN_WORDS, _FEWEST_WORDS, _LONGEST_STUDY = 5, 2, 100
UNKNOWN_LEAD_IN = re.compile(
    r"([^\s.,;!?:][^.,;!?:]{0,50}?)(?::\s+|(?<=[^\W\d])\s+[–—-]\s+(?=\W?[^\W\d]))(.+)", re.DOTALL
)
"""Words before a colon or dash: "Speed: results are there in 40 minutes"."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_PLACEHOLDER = re.compile(
    r"\s*(?:[\[<{].*[\]>}]|t\.?b\.?[dac]\.?|to be (?:defined|confirmed|done)|lorem ipsum.*|x{2,}|\.{3}|…|-+)\s*",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:see|siehe|voir|cf\.?|for (?:more|details)|to learn more|mehr dazu|click|read more)\b", re.IGNORECASE
)
_EXPLANATION = re.compile(
    r"(?:(?:our|the|these|this|a|an)\s+)?(?:[\w-]+\s+)?(?:messages?|messaging|value (?:drivers|propositions?|props?)"
    r"|proof points|taglines?|boilerplates?|pillars?|differentiators|personas?|glossary|positioning statement|section"
    r"|document|guide)\s+(?:is|are|can be|should|must|will|below|describes?|lists?|helps?)\b",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"(?:[\w.&'’ -]+ )?(?:study|report|survey|audit|analysis|benchmark|case|certificate|studie|bericht|umfrage|étude)"
    r"(?:,? (?:of |from |by )?[\w.&' -]*)?,? ?(?:\w+ )?(?:19|20)\d\d",
    re.IGNORECASE,
)
"""A proof that is only the name of a source: "ROI study, 2026"."""
_MOULD = re.compile(
    r"(for|who|that|which|unlike|our (?:product|solution|company)|[\w -]{1,40} (?:is|are)(?: an?| the)?)\s*:\s*(.+)",
    re.IGNORECASE,
)
"""A line of the usual mould of positioning statements: for - who - the product is a - that - unlike - our product."""


def read_statement(text: Text, context: Context, found: Gathering, whole: str) -> None:
    """Add the message that ``text`` is in ``context``; one that is none is left as ``whole``, with the reason."""
    kind = context.kind or MessageKind.VALUE_PROPOSITION
    said, pillar = _without_pillar(text.text, context, kind)
    if kind is MessageKind.PROOF_POINT and found.last >= 0 and len(said) <= _LONGEST_STUDY and _STUDY.fullmatch(said):
        found.add_evidence(evidence_of(said))
        return
    part = _part_of_mould(said) if kind is MessageKind.POSITIONING else ""
    is_paragraph = kind is MessageKind.BOILERPLATE and said == whole and not text.is_bullet
    if found.open_under == text.headings and (part or is_paragraph):
        found.extend(part or said)
        return
    statement, evidence = split_source(part.lstrip(" .,") or said, takes_dated=kind is MessageKind.PROOF_POINT)
    if evidence and context.topic in {Topic.VALUE_PROPOSITION, Topic.PILLAR} and text.is_bullet:
        kind = MessageKind.PROOF_POINT
    if reason := _no_statement(statement, kind):
        found.leave(whole, text.place, reason)
        return
    found.add_message(
        kind, statement.strip(QUOTES) if kind is MessageKind.TAGLINE else statement, text.place, text.headings,
        pillar=pillar, label=context.label, audiences=people_in(context.persona), evidence=evidence,
        status=context.status,
    )  # fmt: skip
    found.is_meant_for(context.audience)
    found.open_under = text.headings if part or kind is MessageKind.BOILERPLATE else None


def _without_pillar(text: str, context: Context, kind: MessageKind) -> tuple[str, str]:
    """Return a text without the pillar it begins with, and its pillar; what a proof begins with is part of it."""
    lead = UNKNOWN_LEAD_IN.fullmatch(text) if context.is_pillared and kind is not MessageKind.PROOF_POINT else None
    if lead and len(lead[1].split()) <= MOST_LEAD_IN_WORDS and len(_WORD.findall(lead[2])) >= _FEWEST_WORDS:
        return lead[2], lead[1].strip()
    return text, context.pillar


def _part_of_mould(text: str) -> str:
    """Return a line of the mould as part of a sentence, with the sign before it; an empty text for any other.

    "Who: lose time" is "who lose time".
    """
    line = _MOULD.fullmatch(text)
    if line is None:
        return ""
    name, words = line[1], line[2].rstrip(" ,")
    plain = name.casefold()
    if plain == "unlike":
        return f". Unlike {words.rstrip('.')},"
    if plain.endswith((" is", " are", " a", " an", " the")):
        return f", {name} {words}"
    return f"{name if plain == 'for' else name[0].lower() + name[1:]} {words}"


def _no_statement(text: str, kind: MessageKind) -> str:
    """Return why a text is no message, empty where it is one."""
    fewest = 1 if kind in {MessageKind.TAGLINE, MessageKind.CATEGORY} else _FEWEST_WORDS
    reasons = (
        ("it has no words", not any(map(str.isalnum, text))),
        ("it is a placeholder", _PLACEHOLDER.fullmatch(text)),
        ("it only introduces what follows", text.endswith(":")),
        ("it explains the document", _EXPLANATION.match(text)),
        ("it is a question", text.endswith("?") and kind is not MessageKind.TAGLINE),
        ("it only points to something else", _POINTER.match(text)),
        ("it is too short for a message", len(text.split()) < fewest),
    )
    return next((reason for reason, is_so in reasons if is_so), "")
