"""The words by which a company makes strong claims of itself, and those that take such a claim back; English only."""

from __future__ import annotations

import re

from msgcheck.analysis.lexicon import word_set

BENEFIT = re.compile(
    r"\b(?:sav(?:e|es|ed|ing|ings)|cut(?:s|ting)?|reduc(?:e|es|ed|ing|tion)|lower(?:s|ed|ing)?|shorten(?:s|ed|ing)?|"
    r"shrinks?|fell|falls?|dropped|drops|down|improv(?:e|es|ed|ing|ement)|boost(?:s|ed|ing)?|"
    r"(?<!price )(?<!cost )(?<!fee )increas(?:e|es|ed|ing)(?! (?:in|of) (?:prices?|costs?|fees?)\b)|"
    r"accelerat(?:e|es|ed|ing)|speeds?(?: up)?|(?<!\bor )(?:faster|quicker|sooner|cheaper|less|fewer)|"
    r"(?:doubl|tripl|halv)(?:e|es|ed|ing) (?:your|our|their)|"
    r"gain(?:s|ed)?|eliminat(?:e|es|ed|ing)|"
    r"recover(?:s|ed)?|won back|roi|return on investment|payback|pays? (?:back|off)|productivity|accura(?:te|cy)|"
    r"availability|uptime|touchless|renewed|satisf(?:ied|action)|recommend|prefer(?:red)?|answers?|finds?|detects?)\b",
    re.IGNORECASE,
)
"""What a figure is of where it is a gain; "five years or less" is a class of years."""

LASTING = re.compile(
    r"\b(?:every|(?:for|during|throughout)(?: the (?:last|past))?|(?:over|in|within) the (?:last|past)|"
    r"(?:meetings?|workshops?|webinars?|courses?|lessons?|talks?|interviews?)\s+"
    r"(?:\w+\s+)?(?:takes?|lasts?))\s+$",
    re.IGNORECASE,
)
"""What stands before a time that something lasts or comes back: "has worked with X for fifteen years", "the meeting
takes 30 minutes"."""

GIVEN = re.compile(
    r"\b(?:(?:grants?|gifts?|donations?|contributions?|awards?|prizes?|funds?|funding|reserves?|endowments?|"
    r"investments?|rounds?|loans?)\s+of|rais(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|award(?:s|ed)|grant(?:s|ed))\s+$",
    re.IGNORECASE,
)
"""What stands before money that was given or is kept: "a grant of $2 million", "raised $5 million"."""

AT_ONCE = re.compile(
    r"\b(?:in|within|under|in (?:just|only|under|(?:less|fewer) than|as little as)|"
    r"takes?(?: only| just| less than)?)\s+$",
    re.IGNORECASE,
)
"""What stands before a time that is an offer."""

WITHIN = re.compile(r"(?:within|under|less than|fewer than|about|~|as little as)", re.IGNORECASE)
"""How a time opens that is an offer; "up to 10 seconds" is how long something waits."""
YOU = re.compile(r"\b(?:you|your|customers|users|teams|developers|companies)\b", re.IGNORECASE)
"""Whom a time is offered to, where the company is not the subject: "You can set up X in 5 minutes"."""
INSIDE = re.compile(r"^\s*(?:in|with|for|on|using|inside|within)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a name these make a place of it: "In X, the fastest way is ..."."""
SHORT = frozenset({"second", "minute", "hour", "day"})
"""Units of a time that is an offer in itself: "in five minutes", but not "in two years"."""
USE = (
    r"(?:(?:us(?:e|es|ing)|trusts?|choose|chose|rel(?:y|ies) on|works? with|runs? (?:on|through|with)|"
    r"installed|built with|managed with|sold with|with|through|love|loved|adopted?)\s+(?:the\s+)?)"
)
"""What users do with the name that follows, as a part of a pattern."""

SERVES = re.compile(
    r"\s+(?:is\s+|are\s+)?(?:now\s+)?(?:us(?:ed|ers)|trusted|chosen|loved|adopted|serves?|has|have|powers?|"
    r"supports|unites|counts|customers include)\b",
    re.IGNORECASE,
)
"""What a name is or has where its users are counted."""

ADOPTERS = word_set(
    """company companies customer customers client clients user users developer developers dev devs engineer engineers
    team teams organisation organisations organization organizations enterprise enterprises bank banks business
    businesses firms subscribers tenants country countries hospitals universities schools shops sites institutions
    utilities airlines municipalities members"""
)
"""Nouns of users that are counted."""

PROMISES = re.compile(
    r"\b(?:guarantees? (?!of\b|that we\b)|guaranteed|promises? (?:to|that|you)|commits? to|"
    r"never (?!mind|been|was|got|did|\w+ed\b)\w+|"
    r"eliminates? (?:all|every|any|the need)|"
    r"ensures? that (?:no|every|all)|without exception|no matter (?:what|where|how)|risk[- ]free|bullet-?proof|"
    r"(?<!to )100 ?(?:%|per ?cent)(?! (?:committed|open|sure|of))|"
    r"zero (?:downtime|risk|errors?|effort|retention|loss|touch)|free of charge|"
    r"at no (?:extra |additional )?(?:cost|charge)|for life|money back)",
    re.IGNORECASE,
)
"""What binds the company."""

VOWS = re.compile(r"\s+(?:(?:also|now|always|personally|hereby)\s+)?(?:guarantee|promise|pledge)\b(?!\s+of\b)", re.I)
"""What binds the company right after "we", whoever is spoken to."""

VOWED_AT_END = re.compile(
    r",\s+(?P<vow>we (?:promise|guarantee(?: it)?)|(?:that[’']s )?guaranteed|that[’']s a promise)[.!\s]*$",
    re.IGNORECASE,
)
"""What makes a promise of the sentence before it."""

NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
YOU_NEVER = re.compile(
    r"[\s•–-]*(?:your (?!competitors?\b|rivals?\b)(?:[\w’'-]+ ){1,3}|you |you(?=['’]ll ))(?:will |['’]ll )?"
    r"(?P<never>never (?!mind|know|\w+ed\b)\w+)(?!.*\b(?:me|my|I)\b)",
    re.IGNORECASE,
)
"""What never befalls a reader or what is theirs: "Your guests will never wait"; of 10 such openings on the pages of 34
organisations all were claims."""

RANKED = re.compile(
    r"\s+(?:are|remain)(?:\s+(?:now|still|today))?\s+(?:one of\s+|among\s+)?(?:the\s+)?(?:\w+\s+){0,2}"
    r"(?-i:[A-Z][\w.]*)[’']s\s+(?:number one|no\. ?1|#1|leading|most \w+|best(?:-\w+)?|largest|biggest|\w+est)\b",
    re.IGNORECASE,
)
"""A rank held in a place that is named, right after "we": "are Europe's largest"."""

BETTER = re.compile(
    r"\b(?:(?:is|are) (?:a |an |the |much |far |still )*(?:better|superior|stronger|more \w+) (?:\w+ )?"
    r"(?:alternative )?(?:to|than)|"
    r"outperforms?|beats|goes (?:far )?beyond|leaves? .{1,20} behind)\b",
    re.IGNORECASE,
)
"""Superiority over others."""

BEYOND_OTHERS = re.compile(
    r"^(?!.*\b(?:is|are|was|were|has|have|had)\b).*?"
    r"(?P<above>\b(?:(?:better|[a-z]{3,}er|more [a-z]+(?:ly|[aei]nt|[ai]ble|ive|ate|ful))"
    r"(?: and (?:more )?[a-z]+)? than|(?:twice|double|times) as (?:[^.,;:]{1,40} )?as) "
    r"(?:that of |those of )?any other\b)",
    re.IGNORECASE,
)
"""What a headline sets above all others, and does not tell of a subject: "faster than any other"."""

HYPE = re.compile(
    r"(?:[’']s)?\s*(?:[—–:,-]\s*(?:the|an?)\s+(?:world[’']s\s+)?"
    r"(?:\w+est|most \w+|only|leading|number one)(?!\w)(?![^,.;—–]{0,60}\s(?:is|are|to)\s)|"
    r"(?:\w+\s)?(?:best-in-class|world-class|industry-leading|market-leading|state-of-the-art|unmatched|unparalleled|"
    r"unrivall?ed|revolutionary)\s|\s+(?:is|are|remains?)(?:\s+still)?\s+the\s+(?:first\s+and\s+)?only\s)",
    re.IGNORECASE,
)
"""What follows the name itself: "X, the fastest", "X's best-in-class", "X is the only"."""
UNLIKE = re.compile(r"\s*unlike\s", re.IGNORECASE)
"""Opens a comparison with others by itself."""
SAID_OF_SUBJECT = re.compile(
    r"^(?:\s+\w+)?\s+(?:is|are|as|offers?|provides?|has|have|gives?|delivers?|becomes?|remains?|builds?|makes?|covers?|"
    r"build(?:ing)?|develop(?:s|ing)?|creat(?:es?|ing)|making|offering|"
    r"continues? to (?:be|deliver|offer|provide))"
    r"(?:\s+(?:still|now|also|today|simply|widely|by far))?\s+(?:the |an? |our |one of the |among the )?"
    r"(?:(?:(?-i:[A-Z])[\w.]*\s+){0,2}(?:world|industry|market|(?-i:[A-Z])[\w.]*)[’']s )?"
    r"(?:\w+\s+|(?:\w+est,? (?:and )?){0,3})$",
    re.IGNORECASE,
)
"""What stands between a subject and the superlative said of it."""

NO_RANK = word_set("newest first highest lowest latest nearest closest earliest only unique") | {
    *("most common", "most frequent", "most typical"),
}
"""Superlatives that a plain description needs as well: "our newest product", "the first place you go to"."""
BETTER_THAN = (
    *("faster", "better", "cheaper", "easier", "safer", "smarter", "simpler", "smaller", "lighter", "stronger"),
    *("outperform", "more accurate", "more reliable", "more secure", "more powerful"),
)
"""How a comparison opens that puts the company above others; "more than", "other than" and "rather than" do not."""

NO_PRAISE = re.compile(
    r"\s+(?:(?:efforts?|practices?|interests?|suited|known|of|used)|"
    r"(?:[\w-]+\s+){1,3}(?:(?:of|among)\s+(?:our|its|their)|in\s+(?:our|its)\s+(?:range|line|series|family)|(?:that\s+)?we))\b",
    re.IGNORECASE,
)
"""What makes no rank of a superlative, or one among the company's own: "the smallest model of our range"."""
NOT_CLAIMED = re.compile(
    r"\b(?:want(?:s|ed)?|aim(?:s|ed|ing)?|goals?|visions?|mission|strive[sd]?|"
    r"hope[sd]?|plan(?:s|ned|ning)?|hypothes\w+|expect(?:s|ed)?|"
    r"let[’']s|okrs?|krs?|kpis?|roadmap|bets?|initiatives?|propos(?:e|es|ed|al)|imagine|suppose|assum\w+|"
    r"for example|e\.g|for instance|was|were|had|used to|previously|originally|at that time|launched|founded|hired|ago|"
    r"last (?:week|year|quarter|month)|this (?:week|quarter|month)|unclear|tbd|trying to|opportunity|ideally|"
    r"potential(?:ly)?|liab\w+|warrant\w+|indemn\w+|shall|hereby|pursuant|defin(?:es?|ed|ition)|"
    r"arr|pipeline|quotas?|budget|salar(?:y|ies)|hiring|candidates?|interview\w*|sprints?|prospects?|reps?|renewals?|"
    r"slack|pull requests?|rfcs?|backlog|onboarding call|beta|course|register|trial|deprecat\w+|certificate|"
    r"harassment|under the hood|background reading|see also|read more)\b",
    re.IGNORECASE,
)
"""Words that make a wish, a plan, history, legal text, an example or an internal matter of a sentence."""

"""After a superlative these make no rank of it: "best practices"."""

SUPPOSED = re.compile(
    r"\b(?:if|in case|when|where|in which|whether|unless|why|how|"
    r"should|would|could|might|believe[sd]?|think|thought|ask(?:s|ed)?|"
    r"need(?:s|ed)? to|must)\b",
    re.IGNORECASE,
)
"""Before the words that claim, these make a condition, a wish or an opinion of them."""
NEGATED = re.compile(r"\b(?:not|no longer|isn[’']t|aren[’']t|doesn[’']t|don[’']t|cannot|can[’']t|won[’']t|nor)\b", re.I)
"""Between subject and claim these deny it."""
CUSTOMER = re.compile(
    r"\b(?:customers?|clients?|you|your|companies|organi[sz]ations?|market|industry|world|competitors?|suppliers?|"
    r"buyers?)\b",
    re.IGNORECASE,
)
"""What a sentence with "we" must speak of to face outwards."""

INTERNAL = re.compile(
    r"\b(?:team(?:mates?)?|employees?|meetings?|tickets?|on-?call|quarter(?:ly)?|compensation|manager|handbook|docs?|"
    r"prs?|stakeholders?|deals?|usually|users)\b",
    re.IGNORECASE,
)
"""What a sentence with "we" speaks of where it faces inwards."""

HEADLINE = re.compile(
    r"\s*(?:(?:(?:save|cut|reduce|lower|shorten|boost|accelerate|speed up|decrease)\b[^.:(]{0,90}\b(?:by|up to)|save)"
    r"\s+(?:about |over |more than |up to |as much as )*\d|"
    r"(?:up to |over |more than )?\d[\d.,]*\s?(?:%|x|×|times)\s"
    r"(?:faster|less|fewer|more|lower|higher|cheaper|better)\b)",
    re.IGNORECASE,
)
"""How a headline opens that promises a gain without naming anybody."""

COUNTED_FIRST = re.compile(
    r"\s*(?:(?:in|across|at|today|now|right now|every|and|already)\b[^,]{0,40}?,?\s*)?"
    r"(?:(?:more than|over|about|some|nearly|almost|around)\s*)?$",
    re.IGNORECASE,
)
"""What may stand before the number of users where they are the subject: "In 2025, 640 institutions use X"."""
NO_GAIN = re.compile(r"\s+(?:of (?:the time|industry|experience|history|work)\b|ago\b|old\b)", re.IGNORECASE)
"""After a figure these make no gain of it: "30 years of experience"."""
OTHERS_VOICE = re.compile(r"\b(?:we|us|my|I)\b|\bour (?!customers?\b|clients?\b|users\b)")
"""Where the company is named too, these are words of a customer."""
MEASURES = frozenset({"percent", "percentage_point", "multiple", "ratio"})
"""Units of which a gain is a claim."""
LEAD = r"(?:[^,.;:]{1,60}|(?:For|With|In|At|Across|From|Since|As)\b[^.;:]{1,90})"
"""What may stand before a subject, as a part of a pattern: "For forwarders by sea, air and road, Acme ..."."""
OUR = (
    r"(?:product|platform|customers?|users?|clients?|software|service|technology|solutions?|tool|support|network|"
    r"standards?|system|approach|data|security)"
)
"""Nouns after "our" that stand for the company, as a part of a pattern."""
