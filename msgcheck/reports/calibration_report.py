"""A calibration as JSON (schema ``msgcheck.calibration/1``) and for the console, in a marketer's words."""

from __future__ import annotations

import json
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from msgcheck.model.calibration import Calibration, CalibrationRecord, Quality, Score, Share
from msgcheck.model.verdict import Label
from msgcheck.reports.console_line import put
from msgcheck.reports.json_values import JsonObject
from msgcheck.reports.wording import counted

SCHEMA = "msgcheck.calibration/1"

_SHARES = (
    "Precision is the share of findings that are right; it holds where faults are as frequent as among your pairs, and "
    "is lower where they are rarer. Recall is the share of faults that are found."
)


_KEPT = (
    "Precision is the share of findings that are right, among those that people chose to review. Recall, the share of "
    "all faults that are found, cannot be measured from reviews, since nobody reviews what was not found; kept is the "
    "share of the right findings that still show. For recall, label passages as they come: msgcheck calibrate "
    "PAIRS.jsonl."
)


def calibration_as_json(record: CalibrationRecord, file: str | None) -> str:
    """Return what was fitted and measured; ``file`` is what was written, ``None`` where the shipped decision stays.

    ``basis`` is ``pairs`` or ``reviews``; of reviews ``recall`` is null and ``kept`` stands in its place.
    """
    made = record.calibration
    scaling: JsonObject = {"temperature": made.scaling.temperature, "bias": _by_label(made.scaling.bias)}
    decision: JsonObject = {"factors": _by_label(made.decision.factors), "report_from": made.decision.report_from}
    data: JsonObject = {
        "schema": SCHEMA,
        "basis": "reviews" if made.from_reviews else "pairs",
        "keeps_shipped": made.keeps_shipped,
        "file": file,
        "judge_sha256": record.judge_sha256,
        "platform_version": record.platform_version,
        "made_on": record.made_on.isoformat(),
        "labels": _by_label(made.label_counts),
        "scaling": scaling,
        "decision": decision,
        "wished_precision": made.wished_precision,
        "relabelled": made.relabelled,
        "calibrated": _quality(made.calibrated, from_reviews=made.from_reviews),
        "shipped": _quality(made.shipped, from_reviews=made.from_reviews),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _by_label(numbers: tuple[float, ...]) -> dict[str, float]:
    return dict(zip(map(str, Label), numbers, strict=True))


def _quality(quality: Quality, *, from_reviews: bool) -> JsonObject:
    if from_reviews:
        return {"precision": _share(quality.precision), "recall": None, "kept": _share(quality.recall)}
    return {
        "precision": _share(quality.precision),
        "recall": _share(quality.recall),
        "macro_f1": asdict(quality.macro_f1),
    }


def _share(share: Share) -> JsonObject:
    return asdict(share.score) | {"right": share.right, "of": share.of}


def print_calibration(record: CalibrationRecord, console: Console, *, file: str | None, named: str | None) -> None:
    """Print what the labels changed and what to expect.

    ``file`` is what was written, as a path from the workspace, ``None`` where the shipped decision stays; ``named`` is
    the file that msgcheck.toml names already.
    """
    made = record.calibration
    labels = ", ".join(f"{count:,} {label}" for label, count in zip(Label, made.label_counts, strict=True))
    things = "reviewed finding" if made.from_reviews else "labelled pair"
    put(console, (f"{counted(sum(made.label_counts), things)}: {labels}.", "bold"))
    put(console, "Measured on messages that took no part in the fit; in brackets the interval of 95 %.")
    console.print(_table(made))
    put(console, (_KEPT if made.from_reviews else _SHARES, "dim"))
    put(console)
    if file is None:
        _print_kept(console, named)
    else:
        _print_changes(record, console)
        _print_use(console, file, named)


def _table(made: Calibration) -> Table:
    table = Table(title_justify="left")
    for heading in ("", "shipped", "calibrated"):
        table.add_column(heading)
    both = (made.shipped, made.calibrated)
    table.add_row("findings", *(f"{quality.precision.of:,}" for quality in both))
    table.add_row("precision", *(_share_in_words(quality.precision, "nothing found") for quality in both))
    second = "kept" if made.from_reviews else "recall"
    table.add_row(second, *(_share_in_words(quality.recall, "no faults") for quality in both))
    if not made.from_reviews:
        table.add_row("macro-F1", *(_score_in_words(quality.macro_f1) for quality in both))
    return table


def _share_in_words(share: Share, empty: str) -> str:
    return f"{_score_in_words(share.score)}, {share.right:,} of {share.of:,}" if share.of else empty


def _score_in_words(score: Score) -> str:
    return f"{score.value:.2f} ({score.low:.2f} to {score.high:.2f})"


def _print_kept(console: Console, named: str | None) -> None:
    put(
        console,
        ("The calibration is no better than what ships with msgcheck, so that stays and nothing was written. ", "bold"),
        "More labels, above all of drifted and conflicting passages, may change that.",
    )
    if named:
        put(console, f"{named} of an earlier run is as it was. To do without it, remove 'calibration' from [model].")


def _print_changes(record: CalibrationRecord, console: Console) -> None:
    made = record.calibration
    temperature, pairs = made.scaling.temperature, counted(sum(made.label_counts), "pair")
    sure = "less sure" if temperature > 1 else "surer" if temperature < 1 else "as sure"
    put(console, ("What changes", "bold"))
    put(console, f"A finding is shown from a probability of {made.decision.report_from:.2f} on.", indent=2)
    if not made.from_reviews:
        put(console, f"The judge is {sure} than as it ships (temperature {temperature:.2f}).", indent=2)
        put(console, f"Of {pairs}, {made.relabelled:,} get another label.", indent=2)
    wished, met = made.wished_precision, made.calibrated.precision
    if met.score.value < wished:
        put(
            console,
            (f"The precision of {wished:.2f} is not reached: expect {met.score.value:.2f}. ", "bold"),
            "Label more pairs, or expect less with --precision.",
        )


def _print_use(console: Console, file: str, named: str | None) -> None:
    put(console)
    if file == named:
        put(console, f"Written: {file}. msgcheck.toml names it already, so the next scan judges by it.")
        return
    put(console, f"Written: {file}. To judge by it, put this into msgcheck.toml:")
    put(console)
    put(console, ("[model]", "bold"), indent=2)
    put(console, (f"calibration = {_toml_text(file)}", "bold"), indent=2)


def _toml_text(text: str) -> str:
    """Return ``text`` as TOML in double quotes; its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
