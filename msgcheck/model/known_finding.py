"""A known finding: a line of the baseline."""

from __future__ import annotations

from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFinding:
    """One accepted finding, with what a reviewer needs to see and a later run to know it again.

    ``before`` and ``after`` are the plain words around ``quote`` in its passage; ``reference`` is what a finding on the
    whole asset is about (a message), which has no quote. Both are empty where they say nothing.
    """

    asset: str
    rule: str
    fingerprint: str
    quote: str = ""
    before: str = ""
    after: str = ""
    reference: str = ""
