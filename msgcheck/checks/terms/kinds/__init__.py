"""The kinds of pack rules that are no lists of wrong forms, one module each."""

from msgcheck.checks.terms.kinds.checking import RuleOutcome, check_rules, in_their_language, rules_without_tagger
from msgcheck.checks.terms.kinds.compiling import RuleSet, compile_rules

__all__ = ["RuleOutcome", "RuleSet", "check_rules", "compile_rules", "in_their_language", "rules_without_tagger"]
