"""Every figure of a report can be made again of what its trace lists."""

from __future__ import annotations

from collections import Counter

import pytest

from msgcheck.measures.estimation.reduction import REDUCTIONS
from msgcheck.measures.tracing import BEFORE, trace_items

NOT_AGREED = (
    *("service.days.error", "service.days.warning", "service.days.suggestion"),
    *("service.in-time.suggestion", "service.overdue.suggestion"),
)
"""What stands in the settings, and what is not measured because nothing stands there."""


def entries(made, figure_id):
    items = trace_items(iter(made.histories()), made.plan(), made.context(), figure_id)
    return [(item.value, item.weight, item.group) for item in items]


def test_every_figure_is_that_of_its_trace(made, figures):
    wrong, bare = [], []
    for figure in figures.values():
        if figure.reduction not in REDUCTIONS:
            bare.append(figure.id)
            continue
        again = REDUCTIONS[figure.reduction](Counter(entries(made, figure.id)))
        if figure.value is None:
            wrong += [(figure, again)] * bool(again.value or not figure.note)
            continue
        known = None if again.value is None else pytest.approx(again.value, abs=0.06)
        if figure.value != known or (figure.basis != again.basis and not figure.id.endswith(BEFORE)):
            wrong.append((figure, again))
    assert wrong == []
    assert sorted(bare) == sorted(NOT_AGREED)


def test_what_was_before_is_traced_too(made, figures):
    figure = figures["score.before"]
    assert figure.value == figures["score"].before == 66.7
    assert REDUCTIONS["mean"](Counter(entries(made, "score.before"))).value == pytest.approx(66.7, abs=0.05)


def test_the_made_history_fills_nearly_every_figure(figures):
    """A trace of nothing proves nothing."""
    filled = [figure for figure in figures.values() if figure.value]
    assert len(filled) > 90
    kinds = {"score", "coverage", "audit", "terms", "stale", "flow", "service", "drift", "waiver", "unread", "cost"}
    assert kinds <= {figure.id.partition(".")[0] for figure in filled}


def test_an_item_names_what_it_is(made):
    found = list(trace_items(iter(made.histories()), made.plan(), made.context(), "conflicts"))
    assert {(item.asset, item.rule, item.fingerprint) for item in found} == {
        ("decks/b.pptx", "claim.number-mismatch", "v1:c"),
        ("web/c.html", "claim.number-mismatch", "v1:c"),
    }
