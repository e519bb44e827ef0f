"""Text of others as a comment of a YAML file."""

from __future__ import annotations

import re

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]+")
"""What YAML refuses in a comment, what would end its line, and what turns its letters round."""


def shown(text: str) -> str:
    """Return ``text`` on one line, without what a comment cannot hold."""
    return _UNSHOWN.sub(" ", text)
