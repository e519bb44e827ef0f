"""The pages of the rules about platform and glossary: ``msgcheck platform validate`` looks at them, no scan."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

_LIMITS = "Wordings are compared word for word, capitals and the last full stop aside; no drafts."

CONTRADICTED = CheckRule(
    id="platform.contradicted",
    severity=Severity.ERROR,
    title="An approved wording that the platform also names as wrong",
    why="Whoever writes the approved sentence is told that it is wrong: nobody can obey both.",
    example="'One login for all teams.' is approved in one message and a contradiction of another.",
    counter_example="'One login for all teams.' is approved; 'A login for each team.' is its contradiction.",
    options="Remove the sentence from `contradictions`, or retire the message that approves it.",
    limits=_LIMITS,
)

DUPLICATE = CheckRule(
    id="platform.duplicate",
    severity=Severity.WARNING,
    title="The same wording in two messages",
    why="A passage that says it tells both messages, and a change of one of them leaves the other behind.",
    example="'One login for all teams.' is the statement of two messages.",
    counter_example="'One login for all teams.' is the statement of one message and a variant of none.",
    options="Keep it in one message.",
    limits=_LIMITS,
)

EXPIRED = CheckRule(
    id="platform.expired",
    severity=Severity.WARNING,
    title="A message whose approval or evidence has run out",
    why="Every asset that tells it has a finding of claim.expired from that day on.",
    example="An approved message with valid_until: 2026-06-30, read on 2026-07-01.",
    counter_example="An approved message with valid_until: 2026-07-01, read on 2026-07-01: the last day counts.",
    options="Have it approved anew, or retire it and say what replaces it.",
    limits="Evidence has run out where all of it has; evidence without `expires` stands for ever.",
)

UNPROVED = CheckRule(
    id="platform.unproved",
    severity=Severity.SUGGESTION,
    title="A proof point without evidence",
    why="A number that nobody can trace is the first that a customer asks about.",
    example="kind: proof_point, without evidence.",
    counter_example='kind: proof_point, evidence: [{source: "Survey of 120 hotels"}].',
    options="Add `evidence` with its source, or make it another kind of message.",
    limits="Looks at approved messages of kind proof_point; what the source says nobody reads.",
)

WORDING = CheckRule(
    id="platform.wording",
    severity=Severity.WARNING,
    title="An approved wording that breaks the company's own words",
    why="Assets that copy the message as it is approved have findings for it.",
    example="A statement says 'FOSS', which the glossary has as deprecated.",
    counter_example="A statement says 'open source', which the glossary prefers.",
    options="Reword the message, or change the glossary or the rule.",
    limits="Looks for forms of the glossary and of rule packs of kind substitution and existence; not at capitals.",
)

UNKNOWN_KIND = CheckRule(
    id="platform.unknown-kind",
    severity=Severity.WARNING,
    title="A message required in a kind of asset that no asset can have",
    why="It is never missed there.",
    example="required_in: [slides], where msgcheck.toml has [assets.deck].",
    counter_example="required_in: [deck], where msgcheck.toml has [assets.deck].",
    options="Correct `required_in`, or add the kind to msgcheck.toml.",
    limits="Says nothing where msgcheck.toml has no kinds, nor of drafts and retired messages.",
)

UNKNOWN_PART = CheckRule(
    id="platform.unknown-part-of-speech",
    severity=Severity.WARNING,
    title="A term with a part of speech that is none",
    why="Its forms are met as whatever part of speech they may be, and the verb is found where only the noun is wrong.",
    example="part_of_speech: nown",
    counter_example="part_of_speech: noun",
    options="Write `noun`, `verb`, `adjective` or `proper noun`, or leave it out.",
    limits="Other parts of speech (`adverb`, `other`, ...) change nothing and are let stand.",
)

RULES: tuple[CheckRule, ...] = (CONTRADICTED, DUPLICATE, EXPIRED, UNPROVED, WORDING, UNKNOWN_KIND, UNKNOWN_PART)
"""Every rule about the platform itself."""
