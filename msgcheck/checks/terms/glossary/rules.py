"""The catalogue entries of the glossary checks."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

INCONSISTENT = CheckRule(
    id="term.inconsistent",
    # Both spellings are understood: it is the house's look that suffers, not a fact.
    severity=Severity.SUGGESTION,
    title="A term spelled in more than one way",
    why=(
        "Hyphenated here, in two words there, closed on the next page: readers wonder whether it is the same thing, "
        "and a search finds only some of it."
    ),
    example="Row-level matching is quick. Each order goes through row level matching.",
    counter_example="Row-level matching is quick. Each order goes through row-level matching.",
    options=(
        "The spelling of `preferred` and `admitted` in platform/glossary.yaml is the one to keep. Two spellings that "
        "are both right are both listed, one of them under `admitted`. For words outside the glossary, write a rule of "
        "kind `consistency` in a pack."
    ),
    limits=(
        "One finding for each form and asset, at the first use of the other spelling, with how often it stands here "
        "and which spelling the other assets have. Forms that the glossary lists are never reported, not even side by "
        "side. Passes what grammar asks for: a hyphen before the noun that a compound describes (supplier-invoice "
        "processing), and verbs with their particle (the go-live, we go live). A difference in letters "
        "(centre, center) is for `deprecated` or a pack."
    ),
)

UNDEFINED_ABBREVIATION = CheckRule(
    id="term.undefined-abbreviation",
    # Most readers inside the company know it: only its author can say whether this asset's readers do.
    severity=Severity.SUGGESTION,
    title="An abbreviation that nobody explains",
    why=(
        "What everybody in the house says is a riddle outside it. A reader who meets three such abbreviations on a "
        "slide stops reading."
    ),
    example="The SDR hands over within a day.",
    counter_example="The sales development representative (SDR) hands over within a day. Ask your SDR for the PDF.",
    options=(
        "Name it in platform/glossary.yaml (`abbreviation`, or any other form of a term), or write it out once in the "
        "asset. What rule packs, personas and messages name is known as well."
    ),
    limits=(
        "One finding for each abbreviation and asset, at its first use, with how often it stands. Looks at two to six "
        "capitals, also with & or a digit in between. Leaves alone what general readers know "
        "(msgcheck/data/known_abbreviations.txt), Roman numerals, country codes in a list, tickers, what stands in the "
        "name of a company, a place at the head of news or an author of a paper, codes with "
        "numbers, lines in capitals and English words in capitals; an abbreviation that is spelled like such a word "
        "may be missed. Its words count as written out wherever in the asset their initials match."
    ),
)

DEFINITION_DRIFT = CheckRule(
    id="term.definition-drift",
    severity=Severity.WARNING,
    title="A term defined otherwise than in the glossary",
    why=(
        "Two definitions of one term are two terms: reports stop adding up, and people agree on words while they mean "
        "different things."
    ),
    example="An active customer is a customer who signed in at least once in the last 90 days.",
    counter_example="An active customer is one who has signed in at least once within the past 30 days.",
    options=(
        "`definition` of a term in platform/glossary.yaml; a term without one is not compared. A definition that has "
        "changed is changed there first."
    ),
    limits=(
        'Sees "X is a ... that ...", "X means ...", "X stands for ...", "X, i.e. ...", "X: ..." and the next cell of '
        "a table, for approved forms. Of proper names only what says that it defines is compared: what a product is, "
        "a message tells. Whether a definition says the same in other words is judged by the network; a wider or "
        "narrower one in nearly the same words may pass, and a sentence that looks like a definition may be taken for "
        "one. The probability that a finding is right has not been measured on companies' own texts, so none is given; "
        "docs/glossary-checks.md has the figures there are."
    ),
)

GLOSSARY_RULES: tuple[CheckRule, ...] = (DEFINITION_DRIFT, INCONSISTENT, UNDEFINED_ABBREVIATION)
"""Every rule of the glossary checks, worst first."""
