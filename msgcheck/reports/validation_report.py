"""What came out of ``msgcheck platform validate``, on the console and as JSON (schema ``msgcheck.validation/1``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from msgcheck.checks.platform_lint.flaw import Flaw
from msgcheck.errors import Position
from msgcheck.model.reference_data import Reference
from msgcheck.model.severity import Severity
from msgcheck.reports.console_line import put
from msgcheck.reports.grouping import SHOWN_SEVERITIES
from msgcheck.reports.json_values import JsonObject, document_lines
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import counted

SCHEMA = "msgcheck.validation/1"

Flaws = Sequence[tuple[Severity, Flaw]]


def validation_as_json(reference: Reference, flaws: Flaws, root: Path) -> str:
    """Return what was read and every flaw as one JSON text; files are named from ``root`` where they lie in it."""
    platform = reference.platform
    counts = Counter(severity for severity, _ in flaws)
    head = {
        "schema": SCHEMA,
        "platform": {"name": platform.name, "version": platform.version, "sha256": platform.sha256},
        "summary": {
            "messages": len(platform.messages),
            "personas": len(platform.personas),
            "terms": len(reference.glossary.terms),
            "rules": sum(len(pack.rules) for pack in reference.packs),
            "findings": {str(severity): counts[severity] for severity in SHOWN_SEVERITIES},
        },
    }
    return "".join(document_lines(head, (("findings", [_flaw(*each, root) for each in flaws]),)))


def _flaw(severity: Severity, flaw: Flaw, root: Path) -> JsonObject:
    position = flaw.position
    return {
        "rule": flaw.rule,
        "severity": str(severity),
        "reference": {"kind": flaw.reference.kind, "id": flaw.reference.id},
        "place": position and {"file": _shown(position.path, root), "line": position.line, "column": position.column},
        "message": flaw.message,
        "way_out": flaw.way_out,
    }


def print_validation(reference: Reference, flaws: Flaws, console: Console, root: Path) -> None:
    """Print the flaws, worst first, then the counts in the last line."""
    for severity, flaw in flaws:
        put(console, (f"{severity}  ", "bold"), one_line(flaw.message, 500), (f"  {flaw.rule}", "dim"))
        put(console, one_line(f"{_where(flaw.position, root)} {flaw.way_out}".strip(), 500), indent=4)
    platform = reference.platform
    looked_at = [
        counted(len(platform.messages), "message"),
        counted(len(platform.personas), "persona"),
        counted(len(reference.glossary.terms), "term"),
        counted(sum(len(pack.rules) for pack in reference.packs), "rule"),
    ]
    counts = Counter(severity for severity, _ in flaws)
    found = [counted(counts[severity], severity) for severity in SHOWN_SEVERITIES if counts[severity]]
    name = one_line(f"{platform.name} {platform.version}", 200)
    put(console, (f"{name}: {', '.join(looked_at)}: {', '.join(found) or 'nothing wrong'}.", "bold"))


def _where(position: Position | None, root: Path) -> str:
    return f"{_shown(position.path, root)}:{position.line}:{position.column}" if position else ""


def _shown(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
