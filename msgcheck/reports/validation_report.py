"""What came out of ``msgcheck platform validate``, on the console and as JSON (schema ``msgcheck.validation/1``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from msgcheck.checks.platform_lint.flaw import Flaw
from msgcheck.model.reference_data import Reference
from msgcheck.model.severity import SHOWN_SEVERITIES, Severity
from msgcheck.reports.console_line import put
from msgcheck.reports.file_position import position_as_object, position_in_words
from msgcheck.reports.grouping import SeverityCounts
from msgcheck.reports.json_values import JsonObject, document_lines
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import counted, counts_in_words

SCHEMA = "msgcheck.validation/1"

Flaws = Sequence[tuple[Severity, Flaw]]


def validation_as_json(reference: Reference, flaws: Flaws, root: Path) -> str:
    """Return what was read and every flaw as one JSON text; files are named from ``root`` where they lie in it."""
    platform = reference.platform
    head = {
        "schema": SCHEMA,
        "platform": {"name": platform.name, "version": platform.version, "sha256": platform.sha256},
        "summary": {
            "messages": len(platform.messages),
            "personas": len(platform.personas),
            "terms": len(reference.glossary.terms),
            "rules": sum(len(pack.rules) for pack in reference.packs),
            "findings": dict(_counts(flaws).items),
        },
    }
    return "".join(document_lines(head, (("findings", [_flaw(*each, root) for each in flaws]),)))


def _flaw(severity: Severity, flaw: Flaw, root: Path) -> JsonObject:
    return {
        "rule": flaw.rule,
        "severity": str(severity),
        "reference": {"kind": flaw.reference.kind, "id": flaw.reference.id},
        "place": position_as_object(flaw.position, root),
        "message": flaw.message,
        "way_out": flaw.way_out,
    }


def _counts(flaws: Flaws) -> SeverityCounts:
    counts = Counter(severity for severity, _ in flaws)
    return SeverityCounts(*(counts[severity] for severity in SHOWN_SEVERITIES))


def print_validation(reference: Reference, flaws: Flaws, console: Console, root: Path) -> None:
    """Print the flaws, worst first, then the counts in the last line."""
    for severity, flaw in flaws:
        put(console, (f"{severity}  ", "bold"), one_line(flaw.message, 500), (f"  {flaw.rule}", "dim"))
        put(console, one_line(f"{position_in_words(flaw.position, root)} {flaw.way_out}".strip(), 500), indent=4)
    platform = reference.platform
    looked_at = [
        counted(len(platform.messages), "message"),
        counted(len(platform.personas), "persona"),
        counted(len(reference.glossary.terms), "term"),
        counted(sum(len(pack.rules) for pack in reference.packs), "rule"),
    ]
    name = one_line(f"{platform.name} {platform.version}", 200)
    put(console, (f"{name}: {', '.join(looked_at)}: {counts_in_words(_counts(flaws), 'nothing wrong')}.", "bold"))
