"""The same bytes every time: OOXML packages written again with fixed times and sorted parts."""

from __future__ import annotations

import io
import re
import zipfile

_TIME = (2026, 9, 1, 9, 0, 0)
_STAMP = "2026-09-01T09:00:00Z"
_ALWAYS_FIRST = "[Content_Types].xml"


def repack(package: bytes) -> bytes:
    """Return the OOXML ``package`` with sorted parts, fixed times, and workbooks inside it treated alike."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _ALWAYS_FIRST, name)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, _settle(name, source.read(name)), compresslevel=9)
    return stream.getvalue()


def _settle(name: str, part: bytes) -> bytes:
    if name.endswith(".xlsx"):
        return repack(part)
    if name == "docProps/core.xml":
        return re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + _STAMP.encode(), part)
    return part
