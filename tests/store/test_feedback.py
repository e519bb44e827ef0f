"""Reviews go into the history of each database and come back as labels, drafts and digests.

The judge is a double: it reads the probability of a drift that a finding's context holds.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from msgcheck import api
from msgcheck.api import judging
from msgcheck.checks.messages.calibration import evaluation
from msgcheck.checks.messages.calibration.fitting import PairJudge
from msgcheck.config.settings import Settings
from msgcheck.model.calibration import Decision
from msgcheck.model.observation import Reference
from msgcheck.model.period import parse_period
from msgcheck.model.review_mark import ReviewMark
from msgcheck.store.history import open_history

COUNT = 100
MESSAGES = "schema: 1\nname: Acme\nversion: '1'\nmessages:\n" + "".join(
    f"  - {{id: m{number}, kind: value_proposition, statement: We close books {number}.}}\n" for number in range(5)
)


def chances_of(pairs):
    drifted = np.array([float(pair.context) for pair in pairs])
    rest = np.zeros_like(drifted)
    return np.stack([rest, drifted, rest, 1 - drifted], axis=1)


@pytest.fixture
def settings(history_url, make_run, tmp_path):
    """A workspace whose history holds a run with findings of chances from 0.6 to 1, about five messages."""
    (tmp_path / "platform").mkdir()
    (tmp_path / "platform" / "messages.yaml").write_text(MESSAGES)
    names = tuple(f"v1:{number:04}" for number in range(COUNT))
    run = make_run(1, names)
    chances = np.linspace(0.6, 1.0, COUNT)
    findings = tuple(
        replace(
            finding, rule="message.drifted", quote=f"Quote {at}.", passage=f"Quote {at}.",
            start=0, end=len(f"Quote {at}."),
            context=f"{chances[at]:.4f}", confidence=float(chances[at]), reference=Reference("message", f"m{at % 5}"),
        )
        for at, finding in enumerate(run.findings)
    )  # fmt: skip
    with open_history(history_url) as history:
        history.record(replace(run, findings=findings))
    return Settings(root=tmp_path, name="Acme Flow", platform=tmp_path / "platform", history=history_url)


def review_all(settings):
    """Say that what is surer than 0.8 is right, and all else fine as it is."""
    for group in api.findings_to_review(workspace=settings, limit=COUNT).groups:
        mark = ReviewMark.RIGHT if float(group.finding.context) >= 0.8 else ReviewMark.ALIGNED
        api.record_answer(group.same, mark, by="Ana", workspace=settings)


def test_reviews_raise_the_threshold(settings, monkeypatch):
    judge = PairJudge(chances_of, Decision((1.0, 1.0, 1.0, 1.0), 0.55), "a" * 64)
    monkeypatch.setattr(evaluation, "judge_of_pairs", lambda messages, models: judge)
    monkeypatch.setattr(judging, "_models", lambda settings: None)
    review_all(settings)
    assert api.findings_to_review(workspace=settings).groups == ()
    record, labels = api.calibrate_from_history(workspace=settings, wished_precision=0.9)
    assert (len(labels.pairs), labels.unclear, labels.not_judged, labels.gone) == (COUNT, 0, 0, 0)
    assert record.calibration.from_reviews
    assert 0.75 <= record.calibration.decision.report_from <= 0.82


def test_an_accepted_finding_is_proposed_and_told_to_the_owner(settings):
    _, reviews = api.mark_finding("v1:0007", ReviewMark.ACCEPTED, by="Ana", note="😀", workspace=settings)
    made = api.propose_messages(workspace=settings)
    assert [(each.text, each.replaces.id, each.accepted) for each in made.proposals] == [("Quote 7.", "m2", reviews)]
    field, (digest,) = api.make_digests(parse_period(f"{reviews[0].on:%Y}"), workspace=settings)
    assert [(each.told, each.review) for each in digest.accepted] == [("Quote 7.", reviews[0])]
    assert (digest.owner, len(digest.to_fix), digest.left) == ("sales", 30, COUNT - 30)
    assert field.accepted == digest.accepted
