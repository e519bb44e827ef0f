"""The catalogue entries of the rules about the figures of a message and what stands behind them."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

_VERDICT = "The message's verdict (`{verdict}`) points at this finding in place of one of `message.{verdict}`."

NUMBER_MISMATCH = CheckRule(
    id="claim.number-mismatch",
    severity=Severity.ERROR,
    title="A message told with another figure",
    why=(
        "The passage makes an approved claim with another value, unit, denominator, date or version. Two figures for "
        "one claim are the first thing that a customer, an analyst or a court finds."
    ),
    example="Acme Flow cuts the time to close the books by 45 %.",
    counter_example="Closing the books takes 70 % less time with Acme Flow.",
    options=(
        "Figures of `variants` are right too: list a second figure there, with its year, where both hold. "
        + _VERDICT.format(verdict="conflicting")
    ),
    limits=(
        "Compares percent with percent, money with money, a count with a count of the same noun, and only where "
        "passage and message share enough words in the same order. The same amount in another form (60 minutes, 1 "
        "hour) is no mismatch. A figure that the passage dates to another time is `claim.qualifier-lost`. It does not "
        "read figures out of pictures."
    ),
)

QUALIFIER_LOST = CheckRule(
    id="claim.qualifier-lost",
    severity=Severity.WARNING,
    title="A claim told without its limit, its time or its reservation, or of another time",
    why=(
        "“Up to”, “at least”, “within 90 days” and “typically” are part of what was approved. Without them the same "
        "number promises more than anybody has measured. And a figure of 2021 may have been right in 2021; it is not "
        "the approved one."
    ),
    example="Acme Flow finds 95 % of duplicate invoices.",
    counter_example="Acme Flow finds up to 95 % of duplicate invoices.",
    options="Add the wording without the limit to `variants` where it is fine. " + _VERDICT.format(verdict="drifted"),
    limits=(
        "Looks for limits and times only in nearly equal texts. “Can”, “helps” or “typically” left out is told only of "
        "a near copy, and only where every approved wording has such a word. One end of a range told alone is a limit "
        "left out; a limit that is added or turned round is told here as well, and so are a range for one figure and a "
        "commitment that is only aimed at (“we try to”, “usually”). A goal for a later year looks like a "
        "figure of another time."
    ),
)

EXPIRED = CheckRule(
    id="claim.expired",
    severity=Severity.WARNING,
    title="A passage that tells a message whose approval or evidence has expired",
    why=(
        "The message was right once. Since its `valid_until`, or since the day all of its evidence went stale, nobody "
        "stands behind it any more, and a customer may ask for the proof."
    ),
    example="Acme Flow is free for the first three users.",
    counter_example="Acme Flow is the close platform for finance teams.",
    options=(
        "`valid_until` of a message, and `expires` of its `evidence`: renew them, or retire the message with "
        "`replaced_by`. An expired message is never missing; the verdict of an asset that tells it is `retired`."
    ),
    limits=(
        "Tells only passages that make the claim rightly; a wrong figure of a message with stale evidence is "
        "`claim.number-mismatch`. Evidence without `expires` stands for ever, and one that still holds is enough."
    ),
)

UNSUPPORTED = CheckRule(
    id="claim.unsupported",
    severity=Severity.SUGGESTION,
    title="A figure of its own beside a message told rightly",
    why=(
        "The passage tells an approved message and adds a number that the platform states nowhere. It may be true; but "
        "nobody has approved it, and nobody will notice when it stops being true."
    ),
    example="Acme Flow cuts the time to close the books by 70 %, which saves 40 hours a month.",
    counter_example="Acme Flow cuts the time to close the books by 70 %.",
    options="Approve the figure: as a message, in `variants`, or in the `source` of a message's `evidence`.",
    limits=(
        "Looks only at percentages, multiples, shares, money, durations, ranks, ratings and counts in a passage that "
        "tells a message rightly, not at dates, versions or numbers elsewhere. A figure that any approved message "
        "states, about whatever, passes."
    ),
)

CLAIM_RULES: tuple[CheckRule, ...] = (NUMBER_MISMATCH, QUALIFIER_LOST, EXPIRED, UNSUPPORTED)
"""Every claim rule there is, in the order they are listed."""
