"""Why a file cannot be changed."""

from __future__ import annotations

from msgcheck.errors import MsgcheckError


class UnfixableError(MsgcheckError):
    """One file, or some of its text, cannot be changed safely; the message says why. Ends no run."""
