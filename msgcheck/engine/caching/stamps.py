"""Stamps of what is installed: facts are trusted only where the same code and libraries would find them again."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2]

LIBRARIES = (
    "ahocorasick-rs",
    "bm25s",
    "en-core-web-lg",
    "en-core-web-md",
    "en-core-web-sm",
    "en-core-web-trf",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "numpy",
    "onnxruntime",
    "py3langid",
    "pypdfium2",
    "pyyaml",
    "regex",
    "sentence-transformers",
    "spacy",
    "spacy-lookups-data",
    "tokenizers",
    "torch",
)
"""Distributions that read, find or judge. One that is not installed is stamped as absent."""

_LARGE_BYTES = 4 * 2**20
_NOT_JUDGING = frozenset({"__pycache__", "template", "templates", "annotate", "cli", "measures", "reports", "store"})
"""Folders whose files change no finding: compiled modules, the sample workspace, the look of the report, and the floors
above the engine, which it never imports. They are a third of all files."""


@cache
def code_stamp(folder: Path = PACKAGE) -> str:
    """Return a stamp of every file below ``folder`` that can change a finding, by content; taken once in a process.

    Times of files are left out: an installation made anew on another machine is the same. Of a large file, the weights
    of a model, the size counts: the record beside it holds its hash, and a model that differs from it is never opened.
    """
    digest = hashlib.sha256()
    for name, path in sorted(_judging_files(str(folder))):
        size = os.stat(path).st_size  # noqa: PTH116 - paths as text: a Path each would double the time
        digest.update(f"{name}:{size}\n".encode())
        if size < _LARGE_BYTES:
            with open(path, "rb") as file:  # noqa: PTH123
                digest.update(file.read())
    return digest.hexdigest()


def _judging_files(folder: str) -> Iterator[tuple[str, str]]:
    """Yield (path below ``folder``, whole path) of the files."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _NOT_JUDGING]
        yield from ((os.path.join(place, name)[len(folder) :], os.path.join(place, name)) for name in files)  # noqa: PTH118


@cache
def library_stamp() -> str:
    """Return Python's version and those of the libraries that read and judge; taken once in a process, opens none."""
    installed = _installed_versions(sys.path)
    versions = [f"{name} {installed.get(name) or _looked_up(name)}" for name in LIBRARIES]
    return ", ".join([f"python {sys.version_info.major}.{sys.version_info.minor}", *versions])


def _installed_versions(folders: Iterable[str]) -> dict[str, str]:
    """Return name -> version from the names of ``NAME-VERSION.dist-info`` folders.

    Importing ``importlib.metadata`` alone costs 15 ms, a tenth of a scan that finds everything in its cache.
    """
    versions: dict[str, str] = {}
    for folder in folders:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - pathlib makes a path of every name
        except OSError:
            continue  # a zip archive, or a folder that is gone: nothing is imported from it by way of a folder name
        for entry in names:
            if entry.endswith(".dist-info"):
                name, _, version = entry.removesuffix(".dist-info").partition("-")
                versions.setdefault(re.sub(r"[-_.]+", "-", name).lower(), version)
    return versions


def _looked_up(name: str) -> str:
    """Return the version of a library that was installed in another way than in a folder of the path."""
    # The import system's own look-up: it says without an import of the library's own whether it is there at all.
    from importlib.util import find_spec

    if find_spec(_MODULES.get(name, name.replace("-", "_"))) is None:
        return "absent"
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


_MODULES = {"markdown-it-py": "markdown_it"}
"""Distributions whose module bears another name."""
