"""The forms a glossary can be exported to, by name."""

from __future__ import annotations

from msgcheck.model.loss import Loss
from msgcheck.model.term import Glossary
from msgcheck.reference.exporting.table import glossary_table
from msgcheck.reference.exporting.tbx import TbxStyle, glossary_tbx
from msgcheck.reference.exporting.vale_style import glossary_vale_style

FORMATS = ("tbx", "tbx-dct", "csv", "vale")


def export(glossary: Glossary, format_name: str, language: str) -> tuple[dict[str, str], tuple[Loss, ...]]:
    """Return file name -> text of ``glossary`` in a format of ``FORMATS``, and what of it that cannot hold."""
    match format_name:
        case "csv":
            return {"glossary.csv": glossary_table(glossary)}, ()
        case "vale":
            files, losses = glossary_vale_style(glossary)
            return dict(files), losses
    text, losses = glossary_tbx(glossary, language, TbxStyle.DCT if format_name == "tbx-dct" else TbxStyle.DCA)
    return {"glossary.tbx": text}, losses
