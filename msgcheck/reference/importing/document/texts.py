"""What a paragraph or bullet gives, by the headings it stands under and the words it begins with."""

from __future__ import annotations

import re
from dataclasses import replace

from msgcheck.model.message import MessageKind, MessageStatus
from msgcheck.reference.importing.document.context import LABEL, Context, context_of, first_topics, under
from msgcheck.reference.importing.document.contrasts import QUOTES, contrast_in, forms_in, is_form
from msgcheck.reference.importing.document.gathering import Gathering, people_in
from msgcheck.reference.importing.document.outline import Text
from msgcheck.reference.importing.document.sources import date_in, evidence_of
from msgcheck.reference.importing.document.statements import MOST_LEAD_IN_WORDS, UNKNOWN_LEAD_IN, read_statement
from msgcheck.reference.importing.document.topic import Topic
from msgcheck.reference.importing.document.topics import HEAD_FIELDS, named, status_of

_LEAD_IN = re.compile(r"(.{1,60}?)(?::\s*(?!//)|\s+[–—]\s+|\s+-\s+|[.?!]\s+)(.+)", re.DOTALL)
_PERSON_LEAD_IN = re.compile(r"([^\s.!?:][^.!?:]{0,80}?)(?::\s+|\s+[–—]\s+|\s+-\s+)(.+)", re.DOTALL)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_FEWEST_SAID = 4
_QUOTATION = re.compile(rf"[{QUOTES}]([^{QUOTES}]+)[{QUOTES}][.,]?\s*(?:\([^()]*\))?")

_HEAD_SIGNS = re.compile(r"\s+[\u00b7|\u2022]\s+|\t")
_VERSION = re.compile(r"(?:version|v\.?|fassung)\s*:?\s*(\d[\w.-]*)", re.IGNORECASE)
_ADVICE = re.compile(r"(?:we|our|you|your|please|use|avoid|don.t)\b", re.IGNORECASE)
_CONTENT_FIELDS = {Topic.GOALS: "goals", Topic.PAINS: "pains", Topic.ALIASES: "aliases"}
NOT_UNDERSTOOD = "it stands under no heading that says what it is"


def read_text(text: Text, found: Gathering) -> None:
    """Add to ``found`` what ``text`` gives; what it does not is left, with the reason."""
    found.headings = text.headings
    context, said = context_of(text.headings), text.text
    parts = _HEAD_SIGNS.split(said) if context.topic is None else []
    if len(parts) > 1 and any(_lead_in(part, context) or _VERSION.fullmatch(part) for part in parts):
        for part in parts:
            read_text(replace(text, text=part), found)
        return
    if context.topic is None and (version := _VERSION.fullmatch(said)):
        found.version = found.version or version[1]
        return
    while lead := _lead_in(said, context):
        context, said = under(context, lead[0]), lead[1]
    read_said(replace(text, text=said), context, found, whole=text.text)


def _lead_in(said: str, context: Context) -> tuple[str, str] | None:
    """Return the lead-in of a text that names something, and what comes behind it."""
    match = _LEAD_IN.fullmatch(said)
    if match is None:
        return None
    is_label = context.topic in {Topic.BOILERPLATE, Topic.VARIANT, Topic.POSITIONING} and LABEL.fullmatch(
        match[1].strip()
    )
    first = first_topics(context) | (HEAD_FIELDS if context.topic is None else frozenset())
    return (match[1], match[2]) if is_label or named(match[1], first) else None


def read_said(text: Text, context: Context, found: Gathering, *, whole: str) -> None:
    """Add what a text without its lead-ins gives; ``whole`` is it with them."""
    topic = context.topic
    if topic in HEAD_FIELDS:
        _read_head(text, topic, found, whole)
    elif topic in _CONTENT_FIELDS:
        _read_persona_field(text, context, found, whole)
    elif topic is Topic.PERSONAS or (topic is Topic.AUDIENCE and _is_name(text)):
        _read_persona(text, context, found, whole)
    elif topic in {Topic.TERMS, Topic.DEFINITION, Topic.WORDING, Topic.PREFERRED, Topic.ABBREVIATION}:
        _read_term(text, context, found, whole)
    elif topic in {Topic.AVOIDED, Topic.RETIRED}:
        _read_avoided(text, context, found, whole)
    elif topic in {Topic.SOURCE, Topic.VARIANT}:
        _read_addition(text, context, found, whole)
    elif context.kind is not None and topic not in {Topic.ASIDE, Topic.NOTE, None}:
        read_statement(text, context, found, whole)
    else:
        reason = NOT_UNDERSTOOD if topic is None else "it is for the readers of the document"
        found.leave(whole, text.place, reason)


def _is_name(text: Text) -> bool:
    """Tell whether a text names people: "CFOs", "Head of finance: wants a fast close"."""
    lead = _PERSON_LEAD_IN.fullmatch(text.text)
    name = _BRACKETS.sub("", lead[1] if lead else text.text)
    return all(0 < len(each.split()) <= MOST_LEAD_IN_WORDS for each in people_in(name)) and not name.endswith(
        (".", "!", ":")
    )


def _read_head(text: Text, topic: Topic, found: Gathering, whole: str) -> None:
    """Read the version, date, owner or status of the document."""
    said = text.text.strip()
    if topic is Topic.VERSION and not found.version:
        found.version = said.split(",")[0].split("|")[0].split("\u00b7")[0].strip()
    elif topic is Topic.EFFECTIVE and not found.effective and (day := date_in(said)):
        found.effective = day
    elif topic is Topic.STATUS and (status := status_of(said)):
        found.status = status
    elif topic is Topic.OWNER and not found.messages and not found.owner:
        found.owner = said
    else:
        found.leave(whole, text.place, "it says nothing that the platform holds")


def _read_persona_field(text: Text, context: Context, found: Gathering, whole: str) -> None:
    if not context.persona or context.topic is None:
        found.leave(whole, text.place, "it names no persona that it is about")
        return
    parts = re.split(r"[;\n]|,\s(?=[^,]*,|[^,]*$)" if not text.is_bullet else r"[;\n]", text.text)
    found.add_to_persona(
        context.persona, _CONTENT_FIELDS[context.topic], (part.strip(" .") for part in parts if part.strip(" ."))
    )


def _read_persona(text: Text, context: Context, found: Gathering, whole: str) -> None:
    if context.persona:  # what stands under a persona and says neither goals nor pains
        found.add_persona(context.persona)
        if text.text != context.persona:
            found.leave(
                whole, text.place, f"it describes the persona {context.persona}, of whom goals and pains are held"
            )
        return
    lead = _PERSON_LEAD_IN.fullmatch(text.text)
    name = lead[1] if lead else text.text
    if not _is_name(text):
        found.leave(whole, text.place, "it is too long for the name of a persona")
        return
    for person in (name,) if lead else people_in(name):
        found.add_persona(person)
    if lead:
        found.leave(whole, text.place, f"it describes the persona {name}, of whom goals and pains are held")


def _read_term(text: Text, context: Context, found: Gathering, whole: str) -> None:
    contrast = contrast_in(text.text) if context.topic is not Topic.DEFINITION else None
    if contrast:
        found.add_term(contrast[0], deprecated=contrast[1])
    elif (name_and_definition := _definition(text, context)) is not None:
        name, definition = name_and_definition
        preferred, abbreviation = term_name(name)
        if not found.add_definition(preferred, definition, abbreviation):
            found.leave(whole, text.place, f"the term {preferred} has a definition already")
    elif is_form(text.text) and not text.text.endswith((".", ":")) and (forms := forms_in(text.text)):
        found.add_term(forms[0], admitted=forms[1:])
    else:
        found.leave(whole, text.place, "it names no term that it is about")


def _definition(text: Text, context: Context) -> tuple[str, str] | None:
    """Return a term and its definition: by the words before a colon, else by the heading above."""
    lead = UNKNOWN_LEAD_IN.fullmatch(text.text)
    has_own = lead is not None and is_form(lead[1])
    if context.term and is_form(context.term) and not _ADVICE.match(text.text) and not (text.is_bullet and has_own):
        return context.term, text.text
    return (lead[1], lead[2].strip()) if lead is not None and has_own else None


def term_name(name: str) -> tuple[str, str | None]:
    """Take the abbreviation off: "annual recurring revenue (ARR)"."""
    match = re.fullmatch(r"(.+?)\s*\(([A-Z][A-Za-z&/-]{1,9})\)", name.strip())
    return (match[1], match[2]) if match else (name.strip(), None)


def _read_avoided(text: Text, context: Context, found: Gathering, whole: str) -> None:
    """Read what is not to be said: words with what to use instead, wrong forms of the message above, or neither."""
    contrast = contrast_in(whole) or contrast_in(text.text)
    quotation = _QUOTATION.fullmatch(text.text)
    said = quotation[1] if quotation else text.text.strip(QUOTES)
    if contrast:
        found.add_term(contrast[0], deprecated=contrast[1])
    elif not any(map(str.isalnum, said)):
        found.leave(whole, text.place, "it has no words")
    elif found.last >= 0 and (context.kind is not None or (context.topic is Topic.AVOIDED and text.text != whole)):
        found.add_contradictions([text.text.strip(QUOTES)])
    elif text.text.endswith((".", "!")) or (context.topic is Topic.RETIRED and len(said.split()) >= _FEWEST_SAID):
        found.add_message(
            MessageKind.POSITIONING, said, text.place, text.headings,
            status=MessageStatus.RETIRED, doubt="the kind is a guess", label="retired",
        )  # fmt: skip
    else:
        found.leave(whole, text.place, "it does not say which words to use instead")


def _read_addition(text: Text, context: Context, found: Gathering, whole: str) -> None:
    """Read a source or another wording of the message above."""
    if found.last < 0 or (context.kind is None and text.text == whole):
        found.leave(whole, text.place, "there is no message above that it could belong to")
    elif context.topic is Topic.VARIANT:
        found.add_variant(text.text, context.label)
    else:
        found.add_evidence(evidence_of(text.text))
