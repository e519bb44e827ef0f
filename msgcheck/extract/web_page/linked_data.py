"""Structured data of a page (JSON-LD): the wording of its values, as search engines show it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from msgcheck.extract.wording import is_wording

_MAX_VALUES = 20_000
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*\Z"
)
_TECHNICAL = re.compile(
    r"@(?!value).*|.*(?:url|date|id|code|currency|format)|encoding.*|inlanguage|availability|itemcondition|sku|mpn|gtin\d*|duration|"
    r"opens|closes|dayofweek|urltemplate|query-input|operatingsystem|applicationcategory|image|logo|thumbnail|sameas|"
    r"telephone|email|latitude|longitude|pricerange|unittext"
)


class UnreadableDataError(ValueError):
    """The structured data is no JSON, or is nested too deeply."""


def linked_texts(source: str) -> Iterator[tuple[str, int]]:
    """Yield the wording of JSON-LD, as (text, line within ``source`` from 0), in the order written.

    Values of keys that are for programs (``@type``, ``url``, ``datePublished``, ``sku``) are left out. At most 20,000
    values are read. Raises :class:`UnreadableDataError`.
    """
    try:
        data = json.loads(_WRAPPING.sub("", source), strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableDataError from error
    seen: set[str] = set()
    start = 0
    for text in _values(data):
        if text not in seen:
            seen.add(text)
            found = source.find(json.dumps(text, ensure_ascii=False)[1:40].rstrip('"\\'), start)
            start = max(found, start)
            yield text, source.count("\n", 0, start)


def _values(data: object) -> Iterator[str]:
    open_values: list[tuple[str, object]] = [("", data)]
    for _ in range(_MAX_VALUES):
        if not open_values:
            return
        key, value = open_values.pop()
        if isinstance(value, dict):
            open_values += [(name, inner) for name, inner in reversed(value.items())]
        elif isinstance(value, list):
            open_values += [(key, inner) for inner in reversed(value)]
        elif isinstance(value, str) and not _TECHNICAL.fullmatch(key.lower()) and is_wording(value):
            yield value
