"""The pages of the rules about the gate itself: what an asset kind must meet, and waivers."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

_NEVER_KNOWN = "It never becomes known by a baseline; a waiver with a reason and an end date lets an asset pass."

SCORE = CheckRule(
    id="gate.score",
    severity=Severity.ERROR,
    title="The message score is lower than its asset kind may have",
    why="A page that leaves the house tells the agreed story at least as well as the company has set down.",
    example="Message score 55; pages need at least 70.",
    counter_example="Message score 82; pages need at least 70.",
    options="`min_score = 70` under `[gate.KIND]` in msgcheck.toml. Only `msgcheck check` looks at it.",
    limits=f"An asset that neither tells nor must tell any message has no score and passes. {_NEVER_KNOWN}",
)

MESSAGE = CheckRule(
    id="gate.message",
    severity=Severity.ERROR,
    title="A required message is not told as approved",
    why="The messages that an asset kind must carry are the reason why the asset is made.",
    example="The page must tell 'value-prop'; it is missing.",
    counter_example="The page tells 'value-prop' as approved.",
    options=(
        "`required_messages = true` under `[gate.KIND]` in msgcheck.toml, for the messages whose `required_in` names "
        "the kind. Only `msgcheck check` looks at it."
    ),
    limits=f"As sure as the verdict on the message is. {_NEVER_KNOWN}",
)

EXPIRED = CheckRule(
    id="waiver.expired",
    severity=Severity.WARNING,
    title="A waiver whose end date has passed",
    why="A waiver buys time. When the time is over, its findings count again, and somebody should know why.",
    example="A waiver until 2026-06-30, read on 2026-07-01.",
    counter_example="A waiver until 2026-07-01, read on 2026-07-01: the last day counts.",
    options="Write a new end date, with a reason for it, or put the text right and remove the waiver.",
    limits="A waiver of waivers.yaml is told where a finding of the run would need it, or all assets are scanned.",
)

UNUSED = CheckRule(
    id="waiver.unused",
    severity=Severity.SUGGESTION,
    title="A waiver that nothing needs any more",
    why="The text was put right or reworded, or the file is gone: the waiver would let the next mistake through.",
    example="A waiver for 'FOSS' in a page that no longer says it.",
    counter_example="A waiver for 'FOSS' in a page that still says it.",
    options="Remove the waiver, or correct the name of its rule where there is none of that name.",
    limits=(
        "Of waivers.yaml only where all assets are scanned, and of rules that run: otherwise nobody can know. "
        "An expired waiver is told as expired."
    ),
)

INVALID = CheckRule(
    id="waiver.invalid",
    severity=Severity.WARNING,
    title="An inline waiver that waives nothing because it is not written in full",
    why="A waiver without a reason, an owner or an end date is a mistake that hides for ever.",
    example="msgcheck: ignore term.deprecated",
    counter_example='msgcheck: ignore term.deprecated until=2026-12-31 reason="a quote of 2019" owner="web"',
    options="Write rule, until, reason and owner.",
    limits=(
        "Looks at comments of web pages and Markdown, and at lines of speaker notes, that begin with 'msgcheck:' or "
        "'msgcheck ignore'."
    ),
)

GATE_RULES = (SCORE, MESSAGE)
WAIVER_RULES = (EXPIRED, UNUSED, INVALID)
RULES = (*GATE_RULES, *WAIVER_RULES)
"""Every rule about the gate itself."""
