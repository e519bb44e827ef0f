"""What the settings agree on for the drift report: ``[report]`` and ``[teams]``."""

from __future__ import annotations

from pathlib import Path

from msgcheck.config.fields import Fields
from msgcheck.config.located import Items
from msgcheck.config.mistakes import quoted
from msgcheck.config.written_file import lies_in
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass

_DAYS = (1, 3650)
_CURRENCY_LENGTH = 3


@dataclass(frozen=True, slots=True)
class CostRate:
    """``[report.cost]``: what it costs to put one finding right. ``currency`` is an ISO 4217 code."""

    minutes_each: float
    hourly_rate: float
    currency: str

    @property
    def each(self) -> float:
        """The cost of one finding."""
        return self.minutes_each / 60 * self.hourly_rate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings:
    """``[report]``: the company's own template of slides, within how many days findings of a severity are to be fixed,
    and what one costs. All of it is optional.
    """

    template: Path | None = None
    service_levels: tuple[tuple[Severity, int], ...] = ()
    cost: CostRate | None = None

    def days_for(self, severity: Severity) -> int | None:
        """Return the days agreed for ``severity``, or ``None``."""
        return dict(self.service_levels).get(severity)


@dataclass(frozen=True, slots=True)
class Team:
    """One line of ``[teams]``: the owners of assets who make up a team."""

    name: str
    owners: tuple[str, ...]


def read_report(fields: Fields, root: Path) -> ReportSettings:
    """Return the table ``[report]`` of the workspace in ``root``."""
    return ReportSettings(
        template=_template(fields, root),
        service_levels=fields.table("service_level", "[report.service_level]", _service_levels) or (),
        cost=fields.table("cost", "[report.cost]", _cost),
    )


def read_teams(fields: Fields) -> tuple[Team, ...]:
    """Return the teams of ``[teams]``, each a list of owners."""
    teams = tuple(Team(name, fields.texts(name)) for name in fields.names())
    for team in teams:
        if not team.owners and isinstance(fields.node(team.name), Items):
            fields.mistake(team.name, f"Team {quoted(team.name)} has no owners.", 'Write a list, such as ["sales"].')
    return teams


def _template(fields: Fields, root: Path) -> Path | None:
    name = fields.text("template")
    if name and not (lies_in(root, root / name) and (root / name).is_file()):
        what = f"The template {quoted(name)} is no file of this workspace."
        fields.mistake("template", what, "Put it there, and write its path from the folder of msgcheck.toml.")
    return root / name if name else None


def _service_levels(fields: Fields) -> tuple[tuple[Severity, int], ...]:
    severities = (Severity.ERROR, Severity.WARNING, Severity.SUGGESTION)
    return tuple((severity, _days(fields, severity)) for severity in severities if fields.node(severity) is not None)


def _days(fields: Fields, severity: Severity) -> int:
    days = fields.number(severity, _DAYS[0])
    if not _DAYS[0] <= days <= _DAYS[1] or days != int(days):
        way_out = f"Write a whole number of days from {_DAYS[0]} to {_DAYS[1]:,}."
        fields.mistake(severity, f"'{severity}' cannot be {days:g}.", way_out)
        return _DAYS[0]
    return int(days)


def _cost(fields: Fields) -> CostRate:
    return CostRate(
        minutes_each=_positive(fields, "per_finding_minutes"),
        hourly_rate=_positive(fields, "hourly_rate"),
        currency=_currency(fields),
    )


def _positive(fields: Fields, key: str) -> float:
    number = fields.required_number(key)
    if number is not None and number <= 0:
        fields.mistake(key, f"'{key}' cannot be {number:g}.", "Write a number above 0, or remove [report.cost].")
    return number or 0.0


def _currency(fields: Fields) -> str:
    code = fields.required_text("currency")
    if code and not (len(code) == _CURRENCY_LENGTH and code.isascii() and code.isalpha() and code.isupper()):
        fields.mistake("currency", f"{quoted(code)} is no currency code.", "Write three capitals, such as EUR.")
    return code
