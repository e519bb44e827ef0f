"""What runs said of assets, in the slim form that measures are made of: read for a few assets at a time."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence

from msgcheck.errors import HistoryError
from msgcheck.model.asset_history import FindingFact, ResultFact, VerdictFact
from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict
from msgcheck.store.database.connection import Connection, Stored
from msgcheck.store.timeline.identity import Content

AT_ONCE = 200
"""Results of one question."""

_SEVERITIES = {severity.value: severity for severity in Severity}
_VERDICTS_BY_NAME = {verdict.value: verdict for verdict in Verdict}
"""A look-up takes a tenth of the time of the enumeration's own, and there are as many as findings."""

_RESULTS = """
    SELECT id, uri, status, kind, format, title, owner, sha256, content, score, words, passage_count, coverage, reason
    FROM asset_result WHERE id IN ({ids})"""
_VERDICTS = """
    SELECT asset_result_id, message_id, verdict, confidence, finding FROM verdict
    WHERE asset_result_id IN ({ids}) ORDER BY asset_result_id, position"""
_FINDINGS = """
    SELECT asset_result_id, position, rule, severity, fingerprint, quote, reference_kind, reference_id, confidence,
    baseline, waiver FROM finding WHERE asset_result_id IN ({ids}) ORDER BY asset_result_id, position"""
_CONTENTS = "SELECT id, sha256, content, format FROM asset_result WHERE id IN ({ids})"


def result_facts(connection: Connection, ids: Sequence[int]) -> dict[int, ResultFact]:
    """Return the results with these ids, verdicts and findings in the order recorded."""
    verdicts: defaultdict[int, list[VerdictFact]] = defaultdict(list)
    for row in connection.execute(_asking(_VERDICTS, ids)):
        verdict = VerdictFact(row["message_id"], _VERDICTS_BY_NAME[row["verdict"]], row["confidence"], row["finding"])
        verdicts[row["asset_result_id"]].append(verdict)
    findings: defaultdict[int, list[FindingFact]] = defaultdict(list)
    for row in connection.execute(_asking(_FINDINGS, ids)):
        findings[row["asset_result_id"]].append(_finding(row))
    results = connection.execute(_asking(_RESULTS, ids))
    if len(results) < len(ids):
        raise HistoryError("Runs were removed from the history while it was read. Ask again.")
    return {row["id"]: _result(row, verdicts[row["id"]], findings[row["id"]]) for row in results}


def contents(connection: Connection, ids: Sequence[int]) -> dict[int, Content]:
    """Return what the results with these ids say of the content of their assets."""
    return {
        row["id"]: Content(row["sha256"], row["content"], row["format"])
        for start in range(0, len(ids), AT_ONCE)
        for row in connection.execute(_asking(_CONTENTS, ids[start : start + AT_ONCE]))
    }


def _asking(statement: str, ids: Sequence[int]) -> str:
    return statement.format(ids=", ".join(map(str, map(int, ids))))


def _result(row: Stored, verdicts: Sequence[VerdictFact], findings: Sequence[FindingFact]) -> ResultFact:
    return ResultFact(
        result_id=row["id"],
        uri=row["uri"],
        kind=row["kind"],
        format=row["format"],
        title=row["title"],
        owner=row["owner"],
        sha256=row["sha256"],
        content=row["content"],
        score=row["score"],
        words=row["words"],
        passages=row["passage_count"],
        status=row["status"],
        reason=row["reason"],
        unread=len(json.loads(row["coverage"])["unread"]) if row["coverage"] else 0,
        verdicts=tuple(verdicts),
        findings=tuple(findings),
    )


def _finding(row: Stored) -> FindingFact:
    return FindingFact(
        fingerprint=row["fingerprint"],
        rule=row["rule"],
        severity=_SEVERITIES[row["severity"]],
        reference_kind=row["reference_kind"],
        reference_id=row["reference_id"],
        confidence=row["confidence"],
        baseline=row["baseline"],
        waiver=row["waiver"],
        result_id=row["asset_result_id"],
        position=row["position"],
        alike=_alike(row["rule"], row["reference_id"] or "", row["quote"]),
    )


def _alike(rule: str, reference: str, quote: str) -> str:
    said = " ".join(quote.split()).casefold()
    return hashlib.blake2b("\n".join((rule, reference, said)).encode(), digest_size=8).hexdigest()
