"""Whether the glossary and the rule packs do what they are there for: mutated examples, dead and clashing forms."""

from msgcheck.checks.terms.proving.faults import Fault, FaultKind, Proof
from msgcheck.checks.terms.proving.prove import find_listing_faults, prove_rules

__all__ = ["Fault", "FaultKind", "Proof", "find_listing_faults", "prove_rules"]
