"""Reads ``waivers.yaml``, and writes a waiver to its end: what stands there stays, comments too."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgcheck.config.fields import Fields
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.settings_file import WAIVERS_NAME
from msgcheck.config.written_file import is_printable
from msgcheck.errors import ReferenceDataError
from msgcheck.late_pattern import late_pattern
from msgcheck.model.finding import Finding
from msgcheck.model.waiver import Grant, Waiver
from msgcheck.reference.yaml_data import check_schema, read_yaml_data

WAIVERS = WAIVERS_NAME
_NEW = """\
# Findings that may stay for a while. Each waiver has a reason, an owner and a last day (until).
schema: 1
waivers: []
"""
_FINGERPRINT = late_pattern(r"v\d+:[0-9a-f]{20}")
_RULE = late_pattern(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
"""Ids of rules; those of Vale's styles have capitals."""
_LONGEST_LINE = 120


def load_waivers(root: Path) -> tuple[Waiver, ...]:
    """Return the waivers of the workspace in ``root``, none where it has no file of them.

    Raises ``ReferenceDataError`` with the line of every mistake.
    """
    path = root / WAIVERS
    if not path.exists():
        return ()
    mistakes = Mistakes()
    waivers, _ = read_yaml_data(path, "the waivers", mistakes, _waivers)
    return mistakes.checked(waivers, ReferenceDataError)


def _waivers(fields: Fields) -> tuple[Waiver, ...]:
    check_schema(fields)
    return fields.records("waivers", "waiver", _waiver)


def _waiver(fields: Fields) -> Waiver:
    waiver = Waiver(
        grant=Grant(
            reason=fields.required_text("reason"),
            owner=fields.required_text("owner"),
            until=fields.required_date("until"),
        ),
        position=fields.position,
        fingerprint=_matching(
            fields, "fingerprint", _FINGERPRINT, "Copy it from a finding, such as v1:0123456789ab...."
        ),
        rule=_matching(fields, "rule", _RULE, "Write the id of a rule or of a group, such as term.deprecated."),
        asset=fields.text("asset"),
        quote=fields.text("quote"),
    )
    _require_subject(fields, waiver)
    return waiver


def _matching(fields: Fields, key: str, form: re.Pattern[str], way_out: str) -> str | None:
    text = fields.text(key)
    if text is not None and not form.fullmatch(text):
        fields.mistake(key, f"'{key}' cannot be {quoted(text)}.", way_out)
    return text


def _require_subject(fields: Fields, waiver: Waiver) -> None:
    """A waiver for everything everywhere is a gate that stands open."""
    if waiver.fingerprint is None and (waiver.rule is None or waiver.asset is None):
        what = "This waiver does not say what it waives."
        way_out = "Give it a 'fingerprint', or a 'rule' and an 'asset' (a path or glob)."
        fields.mistakes.add(fields.position, what, way_out)


def with_waiver(text: str, finding: Finding, grant: Grant) -> str:
    """Return ``text`` (the content of the file, empty for a new one) with a waiver of ``finding`` at its end.

    A comment tells a reviewer what was found where; the waiver goes by the fingerprint and the rule.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

    editor = YAML()
    editor.preserve_quotes = True
    editor.width = _LONGEST_LINE
    editor.indent(mapping=2, sequence=4, offset=2)
    data = editor.load(text or _NEW)
    if not data.get("waivers"):
        data["waivers"] = []
    entry = CommentedMap(_entry(finding, grant))
    entry.yaml_add_eol_comment(_about(finding), "rule")
    data["waivers"].append(entry)
    stream = io.StringIO()
    editor.dump(data, stream)
    return stream.getvalue()


def _entry(finding: Finding, grant: Grant) -> Mapping[str, str | date]:
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "reason": grant.reason,
        "owner": grant.owner,
        "until": grant.until,
    }


def _about(finding: Finding) -> str:
    said = f"“{finding.quote}” in {finding.asset}" if finding.quote else finding.asset
    line = " ".join(said.split())[:_LONGEST_LINE]
    return "".join(character if is_printable(character) else "\ufffd" for character in line)
