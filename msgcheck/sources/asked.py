"""What finding assets asks of others: what a file or page is, and who hears of the progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgcheck.model.asset import FileFormat

FormatOf = Callable[[Path], FileFormat]
"""Tells what a file is, by its content; see ``extract.reading.recognised_file``."""

PageFormatOf = Callable[[str, bytes, str | None], tuple[FileFormat, bytes]]
"""Tells what a page is by its name, content and stated charset, and gives the content as its reader decodes it; see
``extract.reading.recognised_page``."""

Told = Callable[[str, int, int], None]
"""Hears of the progress: the stage, done, total."""
