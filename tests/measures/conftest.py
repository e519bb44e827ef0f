"""Asset histories made by hand."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def made():
    """The module ``made_histories``: loaded by path, because tests are no packages."""
    path = Path(__file__).with_name("made_histories.py")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def report(made):
    """The report of the made histories."""
    from msgcheck.measures.report import make_report

    return make_report(iter(made.histories()), made.plan(), made.context(), made.find)


@pytest.fixture(scope="session")
def figures(report):
    """Its figures by id."""
    from msgcheck.reports.drift.figure_words import figures_of

    return {figure.id: figure for figure in figures_of(report)}
