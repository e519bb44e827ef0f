"""The catalogue entries of the term rules. Pack rules bring their own page."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

FORBIDDEN = CheckRule(
    id="term.forbidden",
    severity=Severity.ERROR,
    title="A form that the glossary forbids",
    why=(
        "A forbidden form is a wrong name, a slip or a word the company must not use. "
        "Whoever reads it learns a name that does not exist, or one that says something else."
    ),
    example="Meet Acmeflow, the platform for finance teams.",
    counter_example="Meet Acme Flow, the platform for finance teams. Write to hello@acmeflow.example.",
    options=(
        "`forbidden`, `exceptions` and `part_of_speech` of a term in platform/glossary.yaml. A form matches in any "
        "case, in the plural, the possessive and its verb forms, with a hyphen, in one word and in two, with dots. "
        "With `case_sensitive: true` a form with a capital matches only as it is written; so does, always, a form that "
        "differs from an approved one only by case."
    ),
    limits=(
        "English inflections only. A closed form that is a word of its own (`setup` for `set up`) needs its own line. "
        "Addresses, file names, identifiers and paths in lower case are no prose and pass. So does what an asset shows "
        'as wrong beside what is right: the list under a heading "No" after "Yes", the column "Not this" beside "Use '
        'this". Quotations look like any other use: list them under `exceptions`.'
    ),
)

DEPRECATED = CheckRule(
    id="term.deprecated",
    severity=Severity.WARNING,
    title="A form that the glossary has given up",
    why=(
        "The company once said it this way and now says it otherwise. Old and new names side by side make one thing "
        "look like two, and a half-done rename looks careless."
    ),
    example="Our FOSS policy covers every product.",
    counter_example="Our open source policy covers every product; it was formerly known as the FOSS policy.",
    options=(
        "`deprecated`, `admitted`, `exceptions` and `part_of_speech` of a term in platform/glossary.yaml; forms match "
        "as those of term.forbidden do. Of overlapping forms the longest is reported, once; an approved form of any "
        "term, in the plural too, shadows what is inside it. `part_of_speech: noun` keeps `leads` the verb out."
    ),
    limits=(
        "English inflections only. Noun and verb are told apart by the words beside them unless a trained spaCy "
        'pipeline is installed. A form told as history ("formerly", "previously", "then called" right before it, "is '
        'now" right after it) passes; history told in other words does not.'
    ),
)

CASING = CheckRule(
    id="term.casing",
    # Inferred, not listed: nobody wrote this casing down as wrong, so it must not stop a release by itself.
    severity=Severity.SUGGESTION,
    title="An approved name in another casing",
    why="A name whose capitals change from slide to slide looks like several names, and search finds only one of them.",
    example="Deliver the SBOM in the Spdx format, as Openflow does.",
    counter_example="DELIVER THE SBOM WITH OPENFLOW: a flow that is open, and OpenFlow is its name.",
    options=(
        "Terms with `case_sensitive: true`: preferred, abbreviation and admitted forms are names in this case. A "
        "casing that is right as well belongs under `admitted`; one that is surely wrong under `forbidden`."
    ),
    limits=(
        "Silent where the words may be plain English or the typography's doing: titles, the start of a sentence, lines "
        'in capitals, a single capitalised name in lower case ("go" for Go, "loom" for LOOm; list it as forbidden '
        "where it is never right), and phrases in lower case unless part_of_speech says proper noun."
    ),
)

RULES = (FORBIDDEN, DEPRECATED, CASING)
"""Every built-in term rule, worst first."""
