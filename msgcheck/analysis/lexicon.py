"""Closed lists of English words that the simple grammars of this floor rest on."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``, a compact way to write a closed list."""
    return frozenset(text.split())


FUNCTION_WORDS = word_set(
    """a about above after again all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each either few for from further had has have having he her
    here hers him his how i if in into is it its itself just let me more most my of off on once only or other
    our ours out over own per quite rather s same she should since so some such t than that the their theirs
    them then there these they this those through to too under until up upon us very via was we were what when
    where which while who whom whose why will with within would you your yours yet re ve ll d m"""
)
"""Words that carry no claim of their own; negations and absolutes are looked at apart."""

NEGATIONS = word_set(
    "no not never none neither nor cannot without nobody nothing nowhere hardly cant dont doesnt didnt isnt arent wont"
)
"""Words that turn a statement round, besides every word that ends in ``n't``."""

ABSOLUTES = word_set(
    """guarantee guarantees guaranteed guaranteeing always never entirely fully completely totally absolutely
    perfect perfectly zero instantly unlimited unmatched unrivalled unbeatable eliminate eliminates eliminated
    ensure ensures ensured best fastest easiest cheapest safest leading ultimate only unique first revolutionary
    superior most greatest largest biggest simplest strongest smartest impossible certainly permanently forever
    proven flawless unprecedented world-class best-in-class market-leading"""
)
"""Words that make a claim stronger than one that does without them."""

MONTHS = word_set("january february march april may june july august september october november december")
