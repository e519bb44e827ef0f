"""How an asset stands to the glossary beyond forms that are listed as wrong."""

from msgcheck.checks.terms.glossary.checking import GlossaryIndex, GlossaryOutcome, check_glossary, compile_glossary
from msgcheck.checks.terms.glossary.definitions import Definition
from msgcheck.checks.terms.glossary.rules import GLOSSARY_RULES

__all__ = [
    "GLOSSARY_RULES",
    "Definition",
    "GlossaryIndex",
    "GlossaryOutcome",
    "check_glossary",
    "compile_glossary",
]
