"""An Office package with the same bytes for the same content, whenever it is written."""

from __future__ import annotations

import io
import zipfile

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip can name; XlsxWriter takes it too."""


def with_steady_dates(package: bytes) -> bytes:
    """Return ``package`` with every part dated alike, in the same order."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(target, "w") as written:
        for entry in source.infolist():
            steady = zipfile.ZipInfo(entry.filename, _FIRST_DAY)
            steady.compress_type = zipfile.ZIP_DEFLATED
            steady.create_system = 3
            steady.external_attr = 0o600 << 16
            written.writestr(steady, source.read(entry))
    return target.getvalue()
