"""The public door gives what it lists, and opens a subject only when it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from msgcheck import api


def test_every_name_is_there():
    assert sorted(api._MODULE_OF) == sorted(api.__all__)
    assert all(callable(getattr(api, name)) for name in api.__all__)


def test_a_name_that_is_not_there_is_told():
    with pytest.raises(AttributeError, match="has no attribute 'scam'"):
        _ = api.scam


def test_the_door_alone_opens_no_subject():
    opened = "any(name.startswith('msgcheck.api.') for name in sys.modules)"
    code = f"import sys; from msgcheck import api; sys.exit({opened})"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
