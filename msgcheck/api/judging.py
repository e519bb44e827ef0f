"""The judge held against labelled pairs: how good it is, and how to calibrate it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.api.workspace import open_reference, open_workspace, settings_of
from msgcheck.config.settings import Settings
from msgcheck.model.calibration import CalibrationRecord
from msgcheck.model.message import Platform
from msgcheck.model.review_mark import ReviewMark
from msgcheck.reference.calibration_file import load_calibration

if TYPE_CHECKING:
    from msgcheck.checks.messages.calibration.evaluation import Evaluation, Models
    from msgcheck.measures.feedback.labels import ReviewLabels


def evaluate(pairs: Path, *, workspace: Path | None = None) -> Evaluation:
    """Judge the pairs of a JSON Lines file against the workspace's platform; see ``msgcheck evaluate --help``.

    Raises ``UsageError`` with the line of every mistake.
    """
    from msgcheck.analysis.judge import calibrated
    from msgcheck.checks.messages.calibration.evaluation import evaluate_pairs
    from msgcheck.reference.labelled_pairs import read_pairs

    settings = open_workspace(workspace)
    platform = open_reference(settings).platform
    models = _models(settings)
    record = load_calibration(settings, models.judge.sha256)
    judging = replace(models, judge=calibrated(models.judge, record))
    return evaluate_pairs(read_pairs(pairs, _ids(platform)), platform, judging)


def calibrate(
    pairs: Path,
    *,
    workspace: Path | Settings | None = None,
    wished_precision: float = 0.85,
    today: date | None = None,
) -> CalibrationRecord:
    """Fit the judge's decision to the labelled pairs of a JSON Lines file; see ``msgcheck calibrate --help``.

    ``wished_precision`` (0..1) is the share of findings that should be right; ``today`` is written into the record.
    Nothing is written: :func:`msgcheck.reference.calibration_file.calibration_text` gives the file's content, which is
    for a calibration that does not keep the shipped decision. Raises ``UsageError`` with the line of every mistake, or
    where the labels are too few.
    """
    from msgcheck.checks.messages.calibration.evaluation import judge_of_pairs
    from msgcheck.checks.messages.calibration.fitting import calibrate_pairs, require_enough
    from msgcheck.reference.labelled_pairs import read_pairs

    settings = settings_of(workspace)
    platform = open_reference(settings).platform
    labelled = read_pairs(pairs, _ids(platform))
    require_enough(labelled)
    judge = judge_of_pairs(platform.messages, _models(settings))
    return CalibrationRecord(
        calibration=calibrate_pairs(labelled, judge, wished_precision=wished_precision),
        judge_sha256=judge.sha256,
        platform_version=platform.version,
        made_on=today or date.today(),  # noqa: DTZ011 - the reader's calendar day
    )


def calibrate_from_history(
    *, workspace: Path | Settings | None = None, wished_precision: float = 0.85, today: date | None = None
) -> tuple[CalibrationRecord, ReviewLabels]:
    """Fit from where on findings are shown to what people said of findings; arguments and result as in
    :func:`calibrate`, and what the reviews gave.

    Raises ``UsageError`` where the reviews with a label are too few.
    """
    from msgcheck.api.reviewing import list_reviews
    from msgcheck.checks.messages.calibration.evaluation import judge_of_pairs
    from msgcheck.checks.messages.calibration.from_reviews import calibrate_reviews, require_enough_reviews
    from msgcheck.measures.feedback.labels import labels_of

    settings = settings_of(workspace)
    platform = open_reference(settings).platform
    last = {review.fingerprint: each for each in reversed(list_reviews(workspace=settings)) for review in each[:1]}
    labels = labels_of(((ReviewMark(review.mark), finding) for review, finding in last.values()), _ids(platform))
    require_enough_reviews(labels.pairs)
    judge = judge_of_pairs(platform.messages, _models(settings))
    record = CalibrationRecord(
        calibration=calibrate_reviews(labels.pairs, judge, wished_precision=wished_precision),
        judge_sha256=judge.sha256,
        platform_version=platform.version,
        made_on=today or date.today(),  # noqa: DTZ011 - the reader's calendar day
    )
    return record, labels


def _ids(platform: Platform) -> frozenset[str]:
    return frozenset(message.id for message in platform.messages)


def _models(settings: Settings) -> Models:
    """Open the encoder of the settings and the judge as it ships, whatever calibration the settings name."""
    from msgcheck.analysis.embedding import open_encoder
    from msgcheck.analysis.judge import load_judge
    from msgcheck.analysis.network import Network
    from msgcheck.checks.messages.calibration.evaluation import Models

    return Models(open_encoder(settings.encoder, folder=settings.root), Network.open(), load_judge())
