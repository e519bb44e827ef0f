"""What of a run is accepted: known by the baseline or waived; and what the next baseline accepts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from msgcheck.checks.assets.unreadable import RULE as UNREADABLE
from msgcheck.checks.catalogue import BUILT_IN
from msgcheck.checks.terms.glossary.rules import UNDEFINED_ABBREVIATION
from msgcheck.engine.acceptance.kind_gates import is_forbidden, kinds_of
from msgcheck.engine.acceptance.waiving import WaiverTerms, waive
from msgcheck.engine.plan import Plan
from msgcheck.engine.selection import LEAKS, is_named
from msgcheck.model.address import is_address
from msgcheck.model.known_finding import KnownFinding
from msgcheck.model.run import Run
from msgcheck.model.term import RuleKind
from msgcheck.model.unlisted import unlisted
from msgcheck.model.waiver import Waiver
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the workspace accepts: the lines of its baseline and its waivers."""

    baseline: tuple[KnownFinding, ...] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class BaselineUpdate:
    """The lines of the next baseline, and how they came about.

    ``added`` and ``removed`` count lines against the last baseline; ``refused`` are findings that cannot be
    accepted: leaks that the gate of their kind forbids.
    """

    known: tuple[KnownFinding, ...]
    added: int
    removed: int
    refused: int
    run: Run


def gate_plan(plan: Plan, changed: frozenset[Path] | None) -> Plan:
    """Return ``plan`` as the gate runs it: leaks are looked for where a kind allows none; of the assets only those
    that ``changed`` holds, where it is given.
    """
    forbidding = {gate.kind for gate in plan.settings.gates if gate.no_leaks}
    assets = [replace(each, checks_leaks=each.checks_leaks or each.kind in forbidding) for each in plan.assets]
    skipped = plan.skipped
    if changed is not None:
        assets = [each for each in assets if each.path.resolve() in changed]
        skipped = tuple(each for each in skipped if (plan.settings.root / each.uri).resolve() in changed)
    return replace(
        plan,
        assets=tuple(assets),
        skipped=skipped,
        scope=f"gate of {plan.scope}",
        command="check",
        is_whole=plan.is_whole and changed is None,
        is_full=plan.is_full and not plan.settings.gates,  # what a gate asks for beside is no finding of a scan
    )


def accept(run: Run, plan: Plan, accepted: Accepted, *, is_gate: bool) -> Run:
    """Return ``run`` with the waivers put on its findings, and each finding marked as new or known.

    What a kind forbids is never known.
    """
    settings = plan.settings
    run = replace(run, findings=waive(run.findings, accepted.waivers, _terms(run, plan, is_gate=is_gate)))
    if not accepted.baseline:
        return run
    from msgcheck.engine.acceptance.baseline import mark_known

    kinds = kinds_of(run)
    forbidden = {id(each) for each in run.findings if is_forbidden(each, settings, kinds)}
    allowed = [each for each in run.findings if id(each) not in forbidden]
    marked = iter(mark_known(allowed, accepted.baseline, _wandering(plan)))
    return replace(run, findings=tuple(each if id(each) in forbidden else next(marked) for each in run.findings))


_FIRST_PLACE_KINDS = {RuleKind.FIRST_USE, RuleKind.OCCURRENCE, RuleKind.REQUIRED, RuleKind.CONSISTENCY}


def _wandering(plan: Plan) -> frozenset[str]:
    """Return the rules that tell a thing of the whole asset at one of its places, the first or the first too many."""
    own = (
        f"{pack.name}.{rule.id}"
        for pack in plan.reference.packs
        for rule in pack.rules
        if rule.kind in _FIRST_PLACE_KINDS
    )
    return frozenset((UNDEFINED_ABBREVIATION.id, *own))


def _terms(run: Run, plan: Plan, *, is_gate: bool) -> WaiverTerms:
    rule_ids = plan.selection.rule_ids
    not_looked_for = {rule for rule in rule_ids if is_named(rule, "gate") and not is_gate}
    if not all(asset.checks_leaks for asset in plan.assets):
        not_looked_for |= {rule for rule in rule_ids if is_named(rule, LEAKS)}
    return WaiverTerms(
        today=plan.today,
        severities=dict(plan.selection.severities),
        uris=frozenset(kinds_of(run)),
        is_whole=plan.is_whole and not run.skipped,
        looked_for=rule_ids - not_looked_for,
        is_full=is_gate and rule_ids >= {rule.id for rule in BUILT_IN} and not not_looked_for,
        known=plan.selection.known,
    )


def update_baseline(run: Run, before: Collection[KnownFinding], plan: Plan) -> BaselineUpdate:
    """Return the next baseline: the findings of ``run``, and of ``before`` what the run did not look at again."""
    from msgcheck.engine.acceptance.baseline import known_findings, line_order

    settings, kinds = plan.settings, kinds_of(run)
    allowed = [each for each in run.findings if not is_forbidden(each, settings, kinds)]
    is_looked_at = _looking_at(run, plan)
    kept = [line for line in before if not is_looked_at(line)]
    known = sorted((*known_findings(allowed), *kept), key=line_order)
    added, removed = len(set(known) - set(before)), len(set(before) - set(known))
    return BaselineUpdate(tuple(known), added, removed, len(run.findings) - len(allowed), run)


def _looking_at(run: Run, plan: Plan) -> Callable[[KnownFinding], bool]:
    """Return what tells of a line whether ``run`` decides about it: its asset was read or is gone, and its rule ran.

    An asset that could not be read this time keeps what is known of it; only that it cannot be read is known anew.
    """
    rule_ids, read = plan.selection.rule_ids, frozenset(kinds_of(run))
    skipped = {each.uri for each in run.skipped}
    unknown = unlisted((each.uri, each.reason) for each in run.skipped)
    folders = (plan.settings.root, Path.cwd())

    def is_looked_at(line: KnownFinding) -> bool:
        if line.asset in skipped:
            return line.rule == UNREADABLE and UNREADABLE in rule_ids
        if unknown.may_hold(line.asset) and line.asset not in read:
            return False
        is_there = is_address(line.asset) or any((folder / line.asset).exists() for folder in folders)
        return (line.asset in read or not is_there or plan.is_whole) and line.rule in rule_ids

    return is_looked_at
