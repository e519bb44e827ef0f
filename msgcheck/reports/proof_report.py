"""What came out of ``msgcheck rules test``, on the console and as JSON (schema ``msgcheck.proof/1``)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console

from msgcheck.checks.terms.proving import Fault, FaultKind, Proof
from msgcheck.model.observation import Reference
from msgcheck.reports.console_line import put
from msgcheck.reports.file_position import position_as_object, position_in_words
from msgcheck.reports.json_values import JsonObject, document_lines
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import counted

SCHEMA = "msgcheck.proof/1"

_HEADINGS = {
    FaultKind.CONTRADICTION: "Contradictions: nobody can obey both",
    FaultKind.AMBIGUOUS: "Ambiguous replacements: nothing tells which one is meant",
    FaultKind.DEAD: "Dead: never speaks",
    FaultKind.SURVIVOR: "Survivors: means the same as an example, and is not found",
    FaultKind.SHADOWED: "Shadowed: another one always speaks in its place",
    FaultKind.IDLE: "Idle exceptions: change nothing",
}
_PLURALS = {FaultKind.CONTRADICTION: "contradictions", FaultKind.SURVIVOR: "survivors"}
"""Of the nouns among the kinds."""
_ROWS = 100
"""Faults of one kind that the console shows."""


def proof_as_json(proof: Proof, root: Path) -> str:
    """Return ``proof`` as one JSON text; files are named from the folder ``root`` where they lie in it."""
    head = {
        "schema": SCHEMA,
        "summary": {
            "rules": len(proof.rule_ids),
            "terms": proof.terms,
            "examples": proof.examples,
            "mutants": dict(proof.mutants),
            "faults": {str(kind): _counts(proof)[kind] for kind in FaultKind},
        },
    }
    lists = (
        ("faults", [_fault(fault, root) for fault in proof.faults]),
        ("unproved", proof.unproved),
        ("rules_not_run", [{"rule": each.rule, "reason": each.reason} for each in proof.not_run]),
    )
    return "".join(document_lines(head, lists))


def _counts(proof: Proof) -> Counter[FaultKind]:
    return Counter(fault.kind for fault in proof.faults)


def _fault(fault: Fault, root: Path) -> JsonObject:
    return {
        "kind": str(fault.kind),
        "severity": str(fault.severity),
        "reference": _reference(fault.reference),
        "place": position_as_object(fault.position, root),
        "what": fault.what,
        "way_out": fault.way_out,
        "others": [
            {**_reference(other.reference), "place": position_as_object(other.position, root)} for other in fault.others
        ],
        "mutation": fault.mutation,
        "mutant": fault.mutant,
    }


def _reference(reference: Reference) -> JsonObject:
    return {"kind": reference.kind, "id": reference.id}


def print_proof(proof: Proof, console: Console, root: Path) -> None:
    """Print the faults, worst first, then what could not be tried, then the counts in the last line."""
    for kind in FaultKind:
        faults = [fault for fault in proof.faults if fault.kind is kind]
        if faults:
            put(console, (f"{_HEADINGS[kind]} ({len(faults):,})", "bold"))
            for fault in faults[:_ROWS]:
                _put_fault(fault, console, root)
            if len(faults) > _ROWS:
                put(console, f"and {len(faults) - _ROWS:,} more, see --format json", indent=2)
            put(console)
    if proof.unproved:
        rules = counted(len(proof.unproved), "rule")
        put(console, ("Not proved: ", "bold"), one_line(f"{rules} with no violating example: {_names(proof)}", 500))
    for each in proof.not_run:
        put(console, ("Not run: ", "bold"), one_line(f"{each.rule}: {each.reason}", 500))
    put(console, (_totals(proof), "bold"))


def _put_fault(fault: Fault, console: Console, root: Path) -> None:
    put(console, (position_in_words(fault.position, root), "dim"), f" {fault.reference.id}", indent=2)
    put(console, one_line(fault.what, 500), indent=4)
    for other in fault.others:
        if other.position is not None and other.position != fault.position:
            put(console, (f"see {position_in_words(other.position, root)} {other.reference.id}", "dim"), indent=4)
    put(console, one_line(fault.way_out, 500), indent=4)


def _names(proof: Proof) -> str:
    return ", ".join(proof.unproved)


def _totals(proof: Proof) -> str:
    looked_at = [
        counted(len(proof.rule_ids), "rule"),
        *([counted(proof.terms, "term")] if proof.terms else []),
        counted(proof.examples, "example"),
        counted(sum(count for _, count in proof.mutants), "mutant"),
    ]
    counts = _counts(proof)
    found = [f"{counts[kind]:,} {kind if counts[kind] == 1 else _PLURALS.get(kind, kind)}" for kind in counts]
    return f"{', '.join(looked_at)}: {', '.join(found) or 'nothing wrong'}."
