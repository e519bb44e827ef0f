"""Folders of Vale rules, and of words a company accepts and rejects, by path and as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from msgcheck.config.located import Table
from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import read_written_file
from msgcheck.config.yaml_file import parse_yaml
from msgcheck.errors import UsageError
from msgcheck.model.vale_rule import Unhonoured, ValeRule, ValeStyle, Vocabulary
from msgcheck.reference.vale.folders import rule_files
from msgcheck.reference.vale.reading import read_rule

_VOCABULARIES = (Path("config") / "vocabularies", Path("Vocab"))
"""Where Vale keeps vocabularies below the folder of styles; the second is the place of its older versions."""


def read_styles(folders: Sequence[Path], mistakes: Mistakes) -> tuple[ValeStyle, ...]:
    """Return the styles of ``folders``, each with the words accepted in all vocabularies that lie beside it."""
    return tuple(_with_vocabulary(read_style(folder, mistakes), folder, mistakes) for folder in folders)


def _with_vocabulary(style: ValeStyle, folder: Path, mistakes: Mistakes) -> ValeStyle:
    found = [read_vocabulary(path, mistakes) for path in _vocabularies(folder.resolve().parent)]
    accepted = tuple(dict.fromkeys(word for each in found for word in each.accepted))
    notes = style.unhonoured + tuple(_rejected(style, each) for each in found if each.rejected)
    sha256 = hashlib.sha256("\n".join((style.sha256, *accepted)).encode()).hexdigest()
    return replace(style, accepted=accepted, unhonoured=notes, sha256=sha256)


def _vocabularies(folder: Path) -> list[Path]:
    places = [folder / name for name in _VOCABULARIES]
    return [path for place in places if place.is_dir() for path in sorted(place.iterdir()) if path.is_dir()]


def _rejected(style: ValeStyle, vocabulary: Vocabulary) -> Unhonoured:
    what = f"{len(vocabulary.rejected)} words of reject.txt"
    return Unhonoured(style.name, what, "they are no rule here: list them in a rule pack", is_run=True)


def read_style(folder: Path, mistakes: Mistakes) -> ValeStyle:
    """Return the rules of every ``*.yml`` in ``folder``; a rule is called ``FOLDER.FILE``, as Vale calls it.

    Notes in ``mistakes`` what Vale would refuse too. Raises ``UsageError`` where there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder} with a Vale style. Correct 'rules' in msgcheck.toml.")
    style = folder.resolve().name
    rules: list[ValeRule] = []
    unhonoured: list[Unhonoured] = []
    digest = hashlib.sha256()
    for file in rule_files(folder, mistakes):
        digest.update(file.data)
        root = parse_yaml(file, mistakes)
        if isinstance(root, Table):
            rule, notes = read_rule(f"{style}.{file.path.stem}", root, mistakes)
            rules += [rule] if rule else []
            unhonoured += notes
        elif root is not None:
            mistakes.add(root.position, "This is no Vale rule.", "Write its keys, 'extends' first.")
    return ValeStyle(style, tuple(rules), tuple(unhonoured), digest.hexdigest())


def read_vocabulary(folder: Path, mistakes: Mistakes) -> Vocabulary:
    """Return the words of ``accept.txt`` and ``reject.txt``, one pattern a line; ``#`` begins a comment."""
    return Vocabulary(_words(folder / "accept.txt", mistakes), _words(folder / "reject.txt", mistakes))


def _words(path: Path, mistakes: Mistakes) -> tuple[str, ...]:
    file = read_written_file(path, mistakes) if path.exists() else None
    lines = (line.strip() for line in file.text.splitlines()) if file else ()
    return tuple(line for line in lines if line and not line.startswith("# "))
