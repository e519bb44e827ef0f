"""Fixtures that every folder of tests may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout: a workspace itself."""
    return REPOSITORY


@pytest.fixture(scope="session")
def models():
    """Encoder, judge network and judge as they ship, opened once."""
    from msgcheck.analysis.embedding import open_encoder
    from msgcheck.analysis.judge import load_judge
    from msgcheck.analysis.network import Network
    from msgcheck.checks.messages.evaluation import Models

    return Models(open_encoder("builtin", threads=1), Network.open(threads=1), load_judge())


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The folder of other people's data; the test is skipped by name where it is not given."""
    folder = os.environ.get("MSGCHECK_REALDATA")
    if not folder:
        pytest.skip("MSGCHECK_REALDATA is not set")
    return Path(folder)
