"""Pages that are written out within an address (``data:text/html,...``)."""

from __future__ import annotations

import re
from base64 import b64decode
from urllib.parse import unquote_to_bytes

_ADDRESS = re.compile(
    r"(?is)\s*data:(?:text/html|application/xhtml\+xml|image/svg\+xml)(?:;(?!base64)[^,;]*)*(;base64)?,(.*)"
)


def page_of_address(address: str) -> str:
    """Return the markup of the page that ``address`` holds, in UTF-8; nothing for another one, or a damaged one."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return ""
    data = unquote_to_bytes(match[2])
    try:
        return (b64decode(data) if match[1] else data).decode()
    except ValueError:
        return ""
