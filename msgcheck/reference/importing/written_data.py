"""The settings file of another tool, YAML or JSON, as a located tree, and how its values are picked out of it."""

from __future__ import annotations

from pathlib import Path

from msgcheck.config.json_file import parse_json
from msgcheck.config.located import Items, Node, Scalar, Table, is_empty
from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import WrittenFile, read_written_file
from msgcheck.config.yaml_file import parse_yaml
from msgcheck.errors import ReferenceDataError

_JSON = frozenset({".json", ".jsonc", ".json5"})


def read_text_file(path: Path) -> WrittenFile:
    """Return a file with its text, UTF-8 or UTF-16. Raises ``ReferenceDataError`` where it cannot be read."""
    mistakes = Mistakes()
    return mistakes.checked(read_written_file(path, mistakes, takes_utf16=True), ReferenceDataError)


def read_settings(path: Path) -> Node:
    """Return the one value of a JSON or YAML file. Raises ``ReferenceDataError`` where it cannot be read."""
    mistakes = Mistakes()
    file = read_written_file(path, mistakes)
    if file is None:
        return mistakes.checked(None, ReferenceDataError)
    root = parse_json(file, mistakes) if path.suffix.lower() in _JSON else parse_yaml(file, mistakes)
    if root is None and not mistakes.count:
        mistakes.add(file.position(1, 1), "The file is empty.", "Is it the right file?")
    mistakes.checked(True, ReferenceDataError)
    return root or mistakes.checked(None, ReferenceDataError)


def value_at(node: Node | None, *keys: str) -> Node | None:
    """Return what stands under ``keys``, ``None`` where one is missing."""
    for key in keys:
        entries = node.entries if isinstance(node, Table) else ()
        node = next((entry.value for entry in entries if entry.key == key), None)
    return None if node is None or is_empty(node) else node


def items_in(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list, one value as a list of one."""
    if node is None or is_empty(node):
        return ()
    return node.items if isinstance(node, Items) else (node,)


def text_in(node: Node | None) -> str:
    """Return a text, an empty one where there is none."""
    return node.text if isinstance(node, Scalar) and not is_empty(node) else ""


def is_set(node: Node | None) -> bool:
    """Tell whether a value says true."""
    return text_in(node).casefold() in {"true", "yes", "on"}
