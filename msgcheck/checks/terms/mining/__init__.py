"""Terms that a corpus uses and the glossary has not: candidates, how good they are, where they stand."""

from __future__ import annotations

from msgcheck.checks.terms.mining.mining import MinedAsset, mine

__all__ = ["MinedAsset", "mine"]
