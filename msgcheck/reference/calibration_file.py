"""Reads and writes ``calibration.yaml``: what a company's labels make of the judge, and what to expect of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import yaml

from msgcheck.config.fields import Fields
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.settings import Settings
from msgcheck.errors import Position, ReferenceDataError
from msgcheck.model.calibration import (
    ByLabel,
    Calibration,
    CalibrationRecord,
    Decision,
    Quality,
    Scaling,
    Score,
    Share,
)
from msgcheck.model.verdict import Label
from msgcheck.reference.yaml_data import check_schema, read_yaml_data

T = TypeVar("T")

CALIBRATION = "calibration.yaml"

_SHA256 = re.compile("[0-9a-f]{64}")
_OR_WITHOUT = "or remove 'calibration' from [model] in msgcheck.toml."
_AGAIN = "Run `msgcheck calibrate` again: what is written here was not fitted."

# Bounds of what can be fitted, with room for shipped factors of any sense.
_UNIT, _COUNT, _TEMPERATURE, _BIAS, _FACTOR = (0.0, 1.0), (0.0, 1e9), (0.1, 10.0), (-20.0, 20.0), (0.001, 1000.0)

_NO_SHARE = Share.counted(0, 0)
_NOTHING = Quality(_NO_SHARE, _NO_SHARE, _NO_SHARE.score)
"""Placeholders; no file with a mistake is ever read to its end."""


def load_calibration(settings: Settings, judge_sha256: str) -> CalibrationRecord | None:
    """Return the calibration that the settings name, ``None`` where they name none.

    Raises ``ReferenceDataError``, with file and line, where there is no such file, where it is wrong, and where it was
    made for another judge than ``judge_sha256``: its numbers would mean nothing.
    """
    path = settings.calibration
    if path is None:
        return None
    mistakes = Mistakes()
    if not path.exists():
        named_at = settings.calibration_position or Position(path, 1, 1)
        mistakes.add(
            named_at,
            f"There is no {quoted(str(path.relative_to(settings.root)))} in {settings.root}.",
            f"Make it with `msgcheck calibrate PAIRS.jsonl`, {_OR_WITHOUT}",
        )
        return mistakes.checked(None, ReferenceDataError)
    record, _ = read_yaml_data(path, "the calibration", mistakes, lambda fields: _record(fields, judge_sha256))
    return mistakes.checked(record, ReferenceDataError)


def _record(fields: Fields, judge_sha256: str) -> CalibrationRecord:
    check_schema(fields)
    return CalibrationRecord(
        judge_sha256=_judge(fields, judge_sha256),
        platform_version=fields.required_text("platform_version"),
        made_on=fields.required_date("made_on"),
        calibration=Calibration(
            label_counts=_counts(fields),
            scaling=_table(fields, "scaling", _scaling, Scaling()),
            decision=_table(fields, "decision", _decision, Decision((1.0, 1.0, 1.0, 1.0), 0.0)),
            wished_precision=_number(fields, "wished_precision", _UNIT),
            calibrated=_table(fields, "expected", _quality, _NOTHING),
            shipped=_table(fields, "shipped", _quality, _NOTHING),
            relabelled=_count(fields, "relabelled"),
        ),
    )


def _judge(fields: Fields, judge_sha256: str) -> str:
    written = fields.required_text("judge_sha256")
    if written and not _SHA256.fullmatch(written):
        what = "'judge_sha256' must be 64 digits of 0-9 and a-f."
        fields.mistake("judge_sha256", what, _AGAIN)
    elif written and written != judge_sha256:
        what = f"This calibration was made for another judge ({written[:12]}; this one is {judge_sha256[:12]})."
        way_out = f"Run `msgcheck calibrate` again with your labelled pairs, {_OR_WITHOUT}"
        fields.mistake("judge_sha256", what, way_out)
    return written


def _table(fields: Fields, key: str, read: Callable[[Fields], T], placeholder: T) -> T:
    """Return what ``read`` makes of a table that must be there."""
    if fields.node(key) is None:
        fields.mistake(key, f"'{key}' is missing in {fields.label}.", _AGAIN)
    value = fields.table(key, f"'{key}'", read)
    return placeholder if value is None else value


def _scaling(fields: Fields) -> Scaling:
    return Scaling(_number(fields, "temperature", _TEMPERATURE), _by_label(fields, "bias", _BIAS))


def _decision(fields: Fields) -> Decision:
    return Decision(_by_label(fields, "factors", _FACTOR), _number(fields, "report_from", _UNIT))


def _quality(fields: Fields) -> Quality:
    return Quality(
        precision=_table(fields, "precision", _share, _NO_SHARE),
        recall=_table(fields, "recall", _share, _NO_SHARE),
        macro_f1=_table(fields, "macro_f1", _score, _NO_SHARE.score),
    )


def _share(fields: Fields) -> Share:
    share = Share(_count(fields, "right"), _count(fields, "of"), _score(fields))
    if share.right > share.of:
        fields.mistake("right", f"'right' is more than 'of' in {fields.label}.", _AGAIN)
    return share


def _score(fields: Fields) -> Score:
    score = Score(*(_number(fields, key, _UNIT) for key in ("value", "low", "high")))
    if not score.low <= score.value <= score.high:
        fields.mistake("value", f"'value' lies outside 'low' to 'high' in {fields.label}.", _AGAIN)
    return score


def _by_label(fields: Fields, key: str, bounds: tuple[float, float]) -> ByLabel:
    return _table(
        fields, key, lambda table: _four(*(_number(table, label, bounds) for label in Label)), _four(*bounds * 2)
    )


def _four(aligned: T, drifted: T, conflicting: T, unrelated: T) -> tuple[T, T, T, T]:
    return aligned, drifted, conflicting, unrelated


def _counts(fields: Fields) -> tuple[int, int, int, int]:
    return _table(fields, "labels", lambda table: _four(*(_count(table, label) for label in Label)), (0, 0, 0, 0))


def _count(fields: Fields, key: str) -> int:
    number = _number(fields, key, _COUNT)
    if not number.is_integer():
        fields.mistake(key, f"'{key}' must be a whole number in {fields.label}.", _AGAIN)
    return int(number)


def _number(fields: Fields, key: str, bounds: tuple[float, float]) -> float:
    low, high = bounds
    number = fields.required_number(key)
    if number is not None and not low <= number <= high:
        what = f"'{key}' must be from {low:g} to {high:g} in {fields.label}, not {number:g}."
        fields.mistake(key, what, _AGAIN)
    return low if number is None else number


_OF_PAIRS = """\
# Measured on labelled pairs of messages that took no part in the fit; low and high bound the interval of 95 %."""
_OF_REVIEWS = """\
# The pairs are findings that people reviewed, so only report_from was fitted, and only upwards. Measured on messages
# that took no part in the fit; low and high bound the interval of 95 %. 'recall' is the share of the right findings
# among them that still show: how many faults were never found, reviews cannot tell."""


def calibration_text(record: CalibrationRecord) -> str:
    """Return the content of the file, as :func:`load_calibration` reads it; equal records give equal text."""
    made = record.calibration
    basis = _OF_REVIEWS if made.from_reviews else _OF_PAIRS
    return f"""\
# What this company's labelled pairs make of the judge: written by `msgcheck calibrate`.
# Used where msgcheck.toml names it: [model] calibration = "{CALIBRATION}"
# Changed by hand, it no longer does what is expected below. Label more pairs and run `msgcheck calibrate` again.
schema: 1
judge_sha256: {record.judge_sha256}  # of the judge it was made for, no other
platform_version: {_in_quotes(record.platform_version)}
made_on: {record.made_on.isoformat()}
labels: {_labelled(made.label_counts)}

# A probability p becomes softmax(log p / temperature + bias). A temperature above 1 makes the judge less sure.
scaling:
  temperature: {made.scaling.temperature}
  bias: {_labelled(made.scaling.bias)}

# The label is the one whose probability, times its factor, is largest. A passage that is drifted or conflicting is
# shown where these two together have at least the probability report_from.
decision:
  factors: {_labelled(made.decision.factors)}
  report_from: {made.decision.report_from}

{basis}
wished_precision: {made.wished_precision}
relabelled: {made.relabelled}  # pairs that get another label than without this file
expected:
{_quality_text(made.calibrated)}
# The same pairs without this file.
shipped:
{_quality_text(made.shipped)}
"""


def _quality_text(quality: Quality) -> str:
    parts = {name: _share_text(share) for name, share in (("precision", quality.precision), ("recall", quality.recall))}
    parts["macro_f1"] = f"{{{_score_text(quality.macro_f1)}}}"
    return "\n".join(f"  {name}: {text}" for name, text in parts.items())


def _share_text(share: Share) -> str:
    return f"{{{_score_text(share.score)}, right: {share.right}, of: {share.of}}}"


def _score_text(score: Score) -> str:
    return f"value: {score.value}, low: {score.low}, high: {score.high}"


def _labelled(numbers: tuple[float, ...]) -> str:
    return "{" + ", ".join(f"{label}: {number}" for label, number in zip(Label, numbers, strict=True)) + "}"


def _in_quotes(text: str) -> str:
    """Return ``text`` as YAML in double quotes on one line, whatever stands in it."""
    return yaml.safe_dump(text, default_style='"', allow_unicode=False, width=float("inf")).strip()
