"""The platform itself: whether it can be read, and what is wrong with it all the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgcheck.api.workspace import open_reference, settings_of
from msgcheck.checks.catalogue import PLATFORM_LINT, catalogue
from msgcheck.checks.platform_lint.flaw import Flaw
from msgcheck.checks.platform_lint.linting import lint_platform
from msgcheck.config.settings import Settings
from msgcheck.engine.selection import require_configured_rules, select_rules
from msgcheck.model.reference_data import Reference
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What came out of looking at a platform: the data that was read, and each flaw with its severity, worst first."""

    reference: Reference
    flaws: tuple[tuple[Severity, Flaw], ...]


def validate_platform(*, workspace: Path | Settings | None = None, today: date | None = None) -> Validation:
    """Read platform, glossary, personas and rule packs, and look for messages that clash or have run out by ``today``.

    Severities are those of the rules ``platform.*``, as far as the settings say nothing else. Raises ``UsageError``
    where something is missing, ``SettingsError`` and ``ReferenceDataError`` with every mistake of every file.
    """
    settings = settings_of(workspace)
    reference = open_reference(settings)
    require_configured_rules(settings, (*catalogue(reference.packs, reference.styles), *PLATFORM_LINT))
    day = today or date.today()  # noqa: DTZ011 - validity dates are the reader's calendar days
    severities = dict(select_rules(PLATFORM_LINT, settings.severities).severities)
    found = lint_platform(reference, [kind.name for kind in settings.kinds], day)
    flaws = [(severities[flaw.rule], flaw) for flaw in found if flaw.rule in severities]
    return Validation(reference=reference, flaws=tuple(sorted(flaws, key=lambda pair: pair[0].rank)))
