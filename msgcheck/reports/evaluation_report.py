"""An evaluation of the judge as JSON (schema ``msgcheck.evaluation/1``) and for the console."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console
from rich.table import Table

from msgcheck.checks.messages.calibration.evaluation import Evaluation, Metrics
from msgcheck.model.verdict import Label
from msgcheck.reports.wording import counted


def evaluation_as_json(evaluation: Evaluation) -> str:
    """Return predictions and metrics as the contract has them; ``metrics`` is null where no pair is labelled."""
    predictions = [
        {"pair_id": p.pair_id, "label": p.label, "confidence": p.confidence, "reasons": list(p.reasons)}
        for p in evaluation.predictions
    ]
    metrics = evaluation.metrics and _metrics(evaluation.metrics)
    data = {"schema": "msgcheck.evaluation/1", "predictions": predictions, "metrics": metrics}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _metrics(metrics: Metrics) -> dict[str, Any]:
    return {
        "accuracy": round(metrics.accuracy, 4),
        "macro_f1": round(metrics.macro_f1, 4),
        "per_label": {
            score.label: {
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "support": score.support,
            }
            for score in metrics.per_label
        },
        "confusion": {
            label: {said: count for true, said, count in metrics.confusion if true is label} for label in Label
        },
    }


def print_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Print the metrics as a table; rows are true labels, the last four columns what the judge said."""
    metrics = evaluation.metrics
    console.print(f"{counted(len(evaluation.predictions), 'pair')} judged.")
    if metrics is None:
        console.print("No pair has a label, so there is nothing to measure. `--format json` shows the predictions.")
        return
    title = f"accuracy {metrics.accuracy:.3f}   macro-F1 {metrics.macro_f1:.3f}"
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for heading in ("label", "precision", "recall", "F1", "pairs", *(f"said\n{label}" for label in Label)):
        table.add_column(heading, justify="left" if heading == "label" else "right", no_wrap=True)
    for score in metrics.per_label:
        said = [str(count) for true, _, count in metrics.confusion if true is score.label]
        is_met = any(count for true, told, count in metrics.confusion if score.label in {true, told})
        shares = [f"{share:.3f}" if is_met else "-" for share in (score.precision, score.recall, score.f1)]
        table.add_row(score.label, *shares, str(score.support), *said)
    console.print(table)
