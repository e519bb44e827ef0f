"""Regular expressions that are compiled when they are first asked.

A check of one page imports two hundred and asks fifty; to compile the others would take a fifteenth of its time.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what answers as ``re.compile(text, flags)`` does.

    Raises ``re.error`` when it is first asked, where ``text`` is no regular expression.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(text, flags))


class _LatePattern:
    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        value = getattr(self._compiled, name)
        self.__dict__[name] = value  # the next time it is found without a call
        return value
