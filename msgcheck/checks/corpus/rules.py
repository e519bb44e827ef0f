"""The pages of the rules about what assets say against each other."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

_DATES = (
    "An asset is as old as the date in its name or its folder says (`2026-07-31-pricing.pptx`, `2026Q3/pricing.md`), "
    "never as its file: a checkout or a copy makes that time anew. Of files whose names differ in the date alone only "
    "the newest is looked at."
)

CONFLICT = CheckRule(
    id="corpus.conflict",
    severity=Severity.WARNING,
    title="Assets that tell one fact differently",
    why=(
        "Whoever meets two numbers for one fact believes neither. No approved message decides which is right here, so "
        "nothing else finds it: one finding for each fact and asset names the other values and where they stand."
    ),
    example="“Acme serves 640 companies in 23 countries.” in one deck, “Acme serves 900 companies” in its copy.",
    counter_example="“Acme serves more than 600 companies” in one deck, “Acme serves 640 companies” in another.",
    options=(
        "Approve the fact as a message of the platform: then `claim.number-mismatch` holds every asset to it. "
        "`suggestions` has the value that holds where that is clear: the newest asset's, or that of three or more "
        f"assets against one. {_DATES}"
    ),
    limits=(
        "Compares amounts, dates of founding, availability and the like, and versions, in sentences with the same "
        "words that carry the claim in the same order; a fact in other words is not seen. Left alone are table cells, "
        "quotations, questions, examples, headers and footers, what is told of “last week” and the like, what stands "
        "under headings like “Release notes” or "
        "“Case study”, facts of which an asset itself tells two values, more than eight values of one fact, and the "
        "version of the release that a page is on, by its title. It "
        "looks at the assets of this run only, and says how many facts were left alone. Where a message speaks of a "
        "statement nothing is added; with `--select corpus` alone no message is asked, so that is told too, with a "
        "notice."
    ),
)

STALE_COPY = CheckRule(
    id="corpus.stale-copy",
    severity=Severity.WARNING,
    title="A copy that was left behind",
    why=(
        "A sentence copied from one asset to another grows old in every place but the one that was kept up. Here a "
        "newer copy, or every other one, tells another number, date or version."
    ),
    example="“These slides help to meet section 1.2 of the Acme rules.” in one deck, “section 2.0” in a newer one.",
    counter_example="Two assets of the same day, or without a date, that differ: nobody can say which was left behind.",
    options=f"`suggestions` has the words of the newer copy, `related` where the other copies stand. {_DATES}",
    limits=(
        "A copy has at least six words that carry the claim, all of them the same and in the same order; between "
        "shorter ones it is `corpus.conflict`. Without dates only one copy against at least three counts. Another "
        "wording with the same values is no stale copy, and what old forms of terms are is left to the rules of terms. "
        "Left alone is what `corpus.conflict` leaves alone."
    ),
)

RULES: tuple[CheckRule, ...] = (CONFLICT, STALE_COPY)
"""Both rules, in the order they are listed."""
