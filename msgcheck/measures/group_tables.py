"""The report's figures by kind, team, owner, pillar, persona and severity."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.measures.context import NOBODY, Context, key_of
from msgcheck.measures.figures import alignment, findings, flow, terms
from msgcheck.measures.figures.item import Measure, Measured
from msgcheck.model.drift_report import Figure, Row, Table
from msgcheck.model.severity import SHOWN_SEVERITIES

_ASSETS = Measure(label="Assets", unit="count", reduction="sum")

_OF_ASSETS: tuple[tuple[str, Measure], ...] = (
    ("score", alignment.SCORE),
    ("assets", _ASSETS),
    ("coverage", alignment.COVERAGE),
    ("open", findings.OPEN),
    ("age.median", findings.AGE),
    ("stale", findings.STALE_SHARE),
    ("terms.rate", terms.RATE),
)
"""What is told of a group of assets: the beginning of the figure's id, and its measure."""

_OF_SEVERITIES: tuple[tuple[str, Measure], ...] = (
    ("open", findings.OPEN),
    ("age.median", findings.AGE),
    ("fix-time", flow.TIME_TO_FIX),
)


def group_tables(
    kinds: Iterable[str], owners: Iterable[str], measured: Measured, context: Context
) -> tuple[Table, ...]:
    """Return a table for each way to group: assets by kind, team and owner, verdicts by pillar and persona, findings
    by severity. One that groups nothing is left out.
    """
    messages = context.messages.values()
    teams = sorted({team for each in context.teams.values() for team in each} | ({NOBODY} if context.teams else set()))
    pillars = sorted({message.pillar for message in messages if message.pillar})
    personas = {persona.id: persona.name for persona in context.personas}
    tables = (
        _of_assets("kind", "By kind of asset", "Kind", dict.fromkeys(kinds), measured),
        _of_assets("team", "By team", "Team", dict.fromkeys(teams), measured),
        _of_assets("owner", "By owner", "Owner", dict.fromkeys(owners), measured),
        _of_verdicts("pillar", "By pillar", "Pillar", {pillar: pillar for pillar in pillars}, measured),
        _of_verdicts("persona", "By persona", "Persona", personas, measured),
        _of_severities(measured),
    )
    return tuple(table for table in tables if table.rows)


def _of_assets(group: str, title: str, about: str, names: Iterable[str], measured: Measured) -> Table:
    rows = (
        Row(key_of(name), _said(name, group), _figures(_OF_ASSETS, f"{group}.{key_of(name)}", measured))
        for name in names
    )
    columns = tuple(measure.label for _, measure in _OF_ASSETS)
    return Table(group, title, about, columns, tuple(rows))


def _of_verdicts(group: str, title: str, about: str, names: dict[str, str], measured: Measured) -> Table:
    rows = (
        Row(
            key_of(key),
            name,
            (measured.figure(f"score.{group}.{key_of(key)}", alignment.SCORE_OF_VERDICTS),),
        )
        for key, name in names.items()
    )
    return Table(group, title, about, (alignment.SCORE_OF_VERDICTS.label,), tuple(rows))


def _of_severities(measured: Measured) -> Table:
    rows = (
        Row(severity.value, severity.value, _figures(_OF_SEVERITIES, f"severity.{severity.value}", measured))
        for severity in SHOWN_SEVERITIES
    )
    columns = tuple(measure.label for _, measure in _OF_SEVERITIES)
    return Table("severity", "By severity", "Severity", columns, tuple(rows))


def _figures(measures: Iterable[tuple[str, Measure]], group: str, measured: Measured) -> tuple[Figure, ...]:
    return tuple(measured.figure(f"{name}.{group}", measure) for name, measure in measures)


def _said(name: str, group: str) -> str:
    return f"no {group}" if name == NOBODY else name
