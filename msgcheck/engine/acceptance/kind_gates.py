"""What the settings ask of an asset kind before an asset of it leaves the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from msgcheck.checks.gate.rules import MESSAGE, SCORE
from msgcheck.config.settings import KindGate, Settings
from msgcheck.engine.fingerprint import fingerprints
from msgcheck.engine.selection import LEAKS, Selection
from msgcheck.model.finding import Finding
from msgcheck.model.message import Message
from msgcheck.model.observation import Reference
from msgcheck.model.run import AssetResult, RuleNotRun, Run
from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict

_TOLD = {Verdict.ALIGNED, Verdict.NOT_REQUIRED}


def demand(run: Run, settings: Settings, selection: Selection) -> Run:
    """Return ``run`` with a finding for each demand of its asset's kind that is not met.

    Leaks of a kind that allows none become errors. A demand that was not looked at is told as a rule that did not run.
    """
    gates = {gate.kind: gate for gate in settings.gates}
    own: dict[str, list[Finding]] = {asset.uri: [] for asset in run.assets}
    kind_of = kinds_of(run)
    for finding in run.findings:
        is_error = is_forbidden(finding, settings, kind_of)
        own.setdefault(finding.asset, []).append(replace(finding, severity=Severity.ERROR) if is_error else finding)
    for asset in run.assets:
        own[asset.uri] += _unmet(asset, gates.get(asset.kind), run.messages, selection)
    asked = [gate for kind, gate in gates.items() if kind in kind_of.values()]
    not_run = tuple(_not_looked_at(asked, selection))
    findings = tuple(finding for uri in sorted(own) for finding in own[uri])
    return replace(run, findings=findings, rules_not_run=(*run.rules_not_run, *not_run))


def is_forbidden(finding: Finding, settings: Settings, kinds: Mapping[str, str]) -> bool:
    """Tell whether ``finding`` is a leak in an asset whose kind allows none; ``kinds`` is asset -> kind."""
    kind = kinds.get(finding.asset)
    return finding.rule.startswith(f"{LEAKS}.") and any(gate.no_leaks for gate in settings.gates if gate.kind == kind)


def kinds_of(run: Run) -> dict[str, str]:
    """Return asset -> kind of what was read in ``run``."""
    return {asset.uri: asset.kind for asset in run.assets}


def _unmet(
    asset: AssetResult, gate: KindGate | None, messages: tuple[Message, ...], selection: Selection
) -> Iterator[Finding]:
    if gate is None:
        return
    severities = dict(selection.severities)
    unmet: list[tuple[str, str, Reference | None]] = []
    if gate.min_score is not None and asset.score is not None and asset.score < gate.min_score:
        words = f"The message score is {asset.score:g}; the gate for '{asset.kind}' asks for {gate.min_score:g}."
        unmet.append((SCORE.id, words, None))
    if gate.required_messages:
        required = {message.id for message in messages if asset.kind in message.required_in}
        for each in asset.verdicts:
            if each.message_id in required and each.verdict not in _TOLD:
                words = f"The required message '{each.message_id}' is {each.verdict}; it must be told as approved."
                unmet.append((MESSAGE.id, words, Reference("message", each.message_id)))
    chosen = [each for each in unmet if each[0] in severities]
    identities = [(rule, reference.id if reference else "", asset.title or asset.uri) for rule, _, reference in chosen]
    for (rule, words, reference), fingerprint in zip(chosen, fingerprints(identities), strict=True):
        yield Finding(
            rule=rule,
            severity=severities[rule],
            fingerprint=fingerprint,
            asset=asset.uri,
            message=words,
            reference=reference,
        )


def _not_looked_at(gates: list[KindGate], selection: Selection) -> Iterator[RuleNotRun]:
    """Name the demands that the chosen rules leave out: a gate that was not looked at is not passed."""
    judges = selection.has_group("message")
    for rule, is_asked, is_run in (
        (SCORE.id, any(gate.min_score is not None for gate in gates), judges and selection.has_group(SCORE.id)),
        (MESSAGE.id, any(gate.required_messages for gate in gates), judges and selection.has_group(MESSAGE.id)),
        (LEAKS, any(gate.no_leaks for gate in gates), selection.has_group(LEAKS)),
    ):
        if is_asked and not is_run:
            yield RuleNotRun(rule, "[gate] in msgcheck.toml asks for it, and the rules of this run leave it out.")
