"""The catalogue entries of the rules that compare assets with messages."""

from __future__ import annotations

from msgcheck.checks.messages.claim_rules import CLAIM_RULES
from msgcheck.checks.messages.further.rules import CATEGORY_LIMITS, FURTHER_RULES
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

_MATCH = (
    "`match` of the message in platform/messages.yaml: `exact` holds the wording, `facts` and `meaning` let it be "
    "reworded. `variants` lists other approved wordings, `contradictions` wrong ones you know of."
)

CONFLICTING = CheckRule(
    id="message.conflicting",
    severity=Severity.ERROR,
    title="A passage that contradicts a message",
    why=(
        "Passage and message cannot both be true: a denial, or a wording the platform itself names as wrong. A "
        "customer who meets both believes neither."
    ),
    example="Acme Flow is a spreadsheet add-in.",
    counter_example="Acme Flow is no spreadsheet add-in, it is the close platform for finance teams.",
    options=_MATCH,
    limits=(
        "Sees a negation on one side only, more for less of the same thing (raises for lowers), and a repeated "
        "contradiction, each only where passage and message share enough of their words in the same order; a number "
        "with another value is `claim.number-mismatch`. It misses other opposites, and about half of all conflicts: "
        "docs/judge-quality.md has the measured figures."
    ),
)

RETIRED = CheckRule(
    id="message.retired",
    severity=Severity.WARNING,
    title="A passage that tells a retired message",
    why="The company no longer says this. Old decks live long, and a retired claim teaches readers what was true once.",
    example="Acme Flow is a workflow tool for small accounting firms.",
    counter_example="Acme Flow is the close platform for finance teams.",
    options="`status: retired` and `replaced_by` of a message; the statement of `replaced_by` is what to say instead.",
    limits=(
        "A retired message that is nearly worded like its replacement cannot be told from it safely and is left alone. "
        "It does not know whether a passage tells history."
    ),
)

DRIFTED = CheckRule(
    id="message.drifted",
    severity=Severity.WARNING,
    title="A passage that tells a message otherwise than approved",
    why=(
        "It is the message, but not as it was approved: stronger than can be promised, about another name, or a fixed "
        "wording with other words in it."
    ),
    example="Close the books and sleep better at night.",
    counter_example="Close the books, sleep at night.",
    options=_MATCH,
    limits=(
        "Names only what it can show: an absolute word added, a proper name replaced, a fixed wording (`match: exact`) "
        "changed; a limit or a time left out of a number is `claim.qualifier-lost`. Drift by other means, such as a "
        "lost part, another benefit or another audience, is at most `message.possible-drift`. " + CATEGORY_LIMITS
    ),
)

POSSIBLE_DRIFT = CheckRule(
    id="message.possible-drift",
    severity=Severity.SUGGESTION,
    on=False,
    title="A passage that may tell a message otherwise than approved",
    why=(
        "It looks like a fault of a message, told wrongly or retired, but such findings were wrong more often than "
        "right where people read them; or the judge reads a change, and nothing can be named that shows it. Worth a "
        "look where nothing must be missed, and no more: the message counts as told."
    ),
    example="Customer data is stored in several countries, Austria among them.",
    counter_example="All customer data is stored and processed only in Austria.",
    options=(
        'Off, and counted in a note of the run, until `[rules."message.possible-drift"]` gives it a severity or '
        "`--select message.possible-drift` asks for it. " + _MATCH
    ),
    limits=(
        "About one in five of these was right in whole assets that nobody had scanned before: docs/judge-quality.md "
        "has the measured figures. The verdict on the message stays `aligned`, so scores and drift reports do not "
        "count it as drift."
    ),
)

MISSING = CheckRule(
    id="message.missing",
    severity=Severity.WARNING,
    title="An asset that lacks a message it must carry",
    why="A message that is required in a kind of asset is what its readers must not leave without.",
    example="A deck with no passage about the category, which `required_in: [deck]` asks for.",
    counter_example="Acme Flow is the close platform for finance teams.",
    options="`required_in`, `valid_from` and `valid_until` of a message; only approved messages valid today count.",
    limits=(
        "Looks at single passages: a message told by a picture, or spread over several slides, is not seen. A message "
        "told in quite other words may be called missing."
    ),
)

RULES: tuple[CheckRule, ...] = (CONFLICTING, RETIRED, DRIFTED, POSSIBLE_DRIFT, MISSING, *CLAIM_RULES, *FURTHER_RULES)
"""Every rule of messages and their claims, in the order they are listed."""

GROUPS = tuple(dict.fromkeys(rule.id.partition(".")[0] for rule in RULES))
"""The groups of these rules: where none of them runs, no message is judged and no model is opened."""
