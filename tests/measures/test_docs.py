"""docs/measures.md defines every figure that a report can hold."""

from __future__ import annotations

import re

from msgcheck.measures.estimation.reduction import REDUCTIONS

PLACEHOLDERS = {"kind", "owner", "team", "severity", "message", "pillar", "persona"}


def families(figures):
    """The beginning of each id, up to what names a group, message, term or drift."""
    for figure_id in figures:
        first, _, rest = figure_id.removesuffix(".before").partition(".")
        second = rest.partition(".")[0]
        known = first in {"terms", "age", "flow", "service", "assets"} and second and second not in PLACEHOLDERS
        yield f"{first}.{second}" if known else first


def test_every_figure_is_defined(repository, figures):
    page = (repository / "docs" / "measures.md").read_text("utf-8")
    named = {name for code in re.findall(r"`([^`\n]+)`", page) for name in re.split(r"[, ]+", code)}
    missing = {
        family
        for family in families(figures)
        if not any(each == family or each.startswith(f"{family}.") for each in named)
    }
    assert missing == set()


def test_every_reduction_is_defined(repository):
    page = (repository / "docs" / "measures.md").read_text("utf-8").rpartition("## Reductions")[2]
    assert {name for name in REDUCTIONS if f"`{name}`" not in page} == set()
