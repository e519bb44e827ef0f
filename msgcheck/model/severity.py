"""How bad a finding is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """Worst first; ``off`` switches a rule off in the settings."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for the worst; grows as severity falls."""
        return list(Severity).index(self)


SHOWN_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.SUGGESTION)
"""Those that a finding may have, worst first."""
