"""The English tables of ``spacy-lookups-data``, read straight from their files."""

from __future__ import annotations

import gzip
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = "spacy_lookups_data"


def word_table(name: str) -> str:
    """Return the JSON text of the table ``name``, such as ``en_lemma_index``.

    The package is located and not imported: that would look up the files of all its languages, which takes as long as
    to read this one.
    """
    package = find_spec(_PACKAGE)
    if package is None or not package.origin:
        raise ModuleNotFoundError(f"No module named {_PACKAGE!r}", name=_PACKAGE)
    packed = Path(package.origin).parent / "data" / f"{name}.json.gz"
    return gzip.decompress(packed.read_bytes()).decode()
