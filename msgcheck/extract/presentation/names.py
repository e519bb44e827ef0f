"""Names of elements of PresentationML that its readers share."""

from __future__ import annotations

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
