"""The catalogue entries of the rules about claims without a message and messages before the wrong people."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

UNAPPROVED_CLAIM = CheckRule(
    id="message.unapproved-claim",
    severity=Severity.SUGGESTION,
    title="A claim about the company that no approved message makes",
    why=(
        "A figure, a promise, a rank or a comparison binds the company as soon as a reader meets it. Where no message "
        "stands behind it, nobody has checked it, and nobody will notice when it stops being true."
    ),
    example="Unlike spreadsheets, Acme Flow answers every question of an auditor within five minutes.",
    counter_example="Open Acme Flow and choose the month that you want to close.",
    options=(
        "Approve the claim as a message of the platform, with its evidence, or take it out. `rank_score` in the "
        "evidence orders the claims by how often and how prominently they stand: it sums, over the assets, the weight "
        "of the most prominent place (3 title or heading, 2 body, 1 notes and other layers) and half the weight of "
        "the others."
    ),
    limits=(
        "Looks for sentences that name the company or a product of the platform (or speak of “we” to customers) and "
        "make a strong claim, in English; a benefit without a figure, superlative or promise is left alone, and so "
        "are wishes, plans, history, questions, table cells, a product of ours compared with another one, and what "
        "stands under headings such as “Vision”. A claim that names nobody is found only in a headline that opens with "
        "a gain (“Save 30 minutes a day”). It is rare and meant to be right: many claims are not seen. A claim with "
        "other numbers is another claim; one of which a message states the figures, of the same things and against the "
        "same names, is that message’s."
    ),
)

WRONG_AUDIENCE = CheckRule(
    id="message.wrong-audience",
    severity=Severity.SUGGESTION,
    title="A message told to people it is not for",
    why=(
        "A message is written for somebody's goals and pains. Told to others it is true and beside the point, and it "
        "takes the place of the one that would have convinced them."
    ),
    example="As a CFO, you will like this: our connectors are certified and survive every upgrade of the ERP.",
    counter_example="As an ERP lead, you will like this: our connectors are certified and survive every upgrade.",
    options=(
        "`audiences` of a message, names and `aliases` in platform/personas.yaml, `audience` of an asset kind in "
        "msgcheck.toml. Add the persona to `audiences` where the message is for them too."
    ),
    limits=(
        "Believes only an explicit address: “For CFOs” in the title, the line below it or the heading, “CFO guide”, "
        "“As a CFO, you ...”, “For CFOs: ...” at the start of a line, or the asset kind's `audience`. Messages without "
        "`audiences` and those that say who the company is (category, tagline, boilerplate, positioning, audience) "
        "are right before everybody."
    ),
)

FURTHER_RULES: tuple[CheckRule, ...] = (UNAPPROVED_CLAIM, WRONG_AUDIENCE)
"""Both rules, in the order they are listed."""

CATEGORY_LIMITS = (
    "The category noun is checked by name: “X is a ...”, “X, the ...”, “At X, we build a ...” with another category "
    "noun phrase than the approved one is found, for the names that a category message speaks of. A shorter form "
    "(“platform”) and one with words before it are right; a category in other languages or without its noun is not "
    "seen."
)
"""To be added to the ``limits`` of ``message.drifted``."""
