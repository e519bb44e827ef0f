"""Which words an asset uses that the glossary and the rule packs do not want."""

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.examples import prove_examples
from msgcheck.checks.terms.index import TermIndex, compile_terms, told_by_neighbours
from msgcheck.checks.terms.rules import RULES

__all__ = ["RULES", "TermIndex", "check_terms", "compile_terms", "prove_examples", "told_by_neighbours"]
