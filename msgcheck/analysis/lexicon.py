"""Closed lists of English words that the simple grammars of this floor rest on."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(**groups: str) -> dict[str, str]:
    return {form: name for name, forms in groups.items() for form in forms.split()}


FUNCTION_WORDS = _words(
    """a about above after again all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each either few for from further had has have having he her
    here hers him his how i if in into is it its itself just let me more most my of off on once only or other
    our ours out over own per quite rather s same she should since so some such t than that the their theirs
    them then there these they this those through to too under until up upon us very via was we were what when
    where which while who whom whose why will with within would you your yours yet re ve ll d m"""
)
"""Words that carry no claim of their own; negations and absolutes are looked at apart."""

NEVER_COUNTED = FUNCTION_WORDS - _words("same few") | _words(
    "less fewer may might not times degree degrees bit px pt dpi percent percentage"
)
"""Words after a number that make it no count: "3 of", "360-degree"."""

TIME_UNITS = _forms(
    second="second seconds sec secs",
    minute="minute minutes min mins",
    hour="hour hours hr hrs",
    day="day days",
    week="week weeks",
    month="month months",
    quarter="quarter quarters",
    year="year years yr yrs",
)
SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2629800.0,
    "quarter": 7889400.0,
    "year": 31557600.0,
}
CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"} | _forms(USD="dollars dollar", EUR="euros euro")
SCALES = {
    "hundred": 1e2,
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
}

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8}
MULTIPLE_WORDS = {
    "twice": 2.0,
    "double": 2.0,
    "doubles": 2.0,
    "doubled": 2.0,
    "triple": 3.0,
    "triples": 3.0,
    "half": 0.5,
}
NUMBER_WORDS = (
    {word: 10.0 * index for index, word in enumerate(_TENS.split()) if index > 1}
    | {word: float(index) for index, word in enumerate(_ONES.split())}
    | FRACTION_SIGNS
    | MULTIPLE_WORDS
)

BOUNDS = {
    "at_most": r"up to|as (?:many|much) as|at most|no more than|less than|fewer than|under|below|within|<|≤",
    "at_least": "at least|no less than|no fewer than|more than|over|above|from|minimum of|>|≥",
    "about": "about|around|approximately|roughly|nearly|almost|some|circa|~|≈",
}
"""Bound -> the phrases before a number that say it, as a regular expression."""

NEGATIONS = _words(
    "no not never none neither nor cannot without nobody nothing nowhere hardly cant isn aren doesn don didn won"
)
"""Words that turn a statement round, besides every word that ends in ``n't``."""

ABSOLUTES = _words(
    """guarantee guarantees guaranteed guaranteeing always never entirely fully completely totally absolutely
    perfect perfectly zero instantly unlimited unmatched unrivalled unbeatable eliminate eliminates eliminated
    ensure ensures ensured best fastest easiest cheapest safest leading ultimate only unique first revolutionary
    superior most greatest largest biggest simplest strongest smartest impossible certainly permanently forever
    proven flawless unprecedented world-class best-in-class market-leading"""
)
"""Words that make a claim stronger than one that does without them."""

MONTHS = _words("january february march april may june july august september october november december")
