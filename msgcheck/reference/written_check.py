"""Text that is about to be written as reference data, read first as it would be: nothing is written that is refused."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from msgcheck.reference.rule_packs import load_rule_packs


def require_readable_pack(text: str) -> None:
    """Raise ``ReferenceDataError`` where ``text`` is no rule pack that can be read."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "pack.yaml").write_text(text, encoding="utf-8")
        load_rule_packs([Path(folder)])
