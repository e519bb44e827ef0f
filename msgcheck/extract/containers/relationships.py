"""Relationships of an office package: which part leads to which. Nothing outside the archive is ever opened."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relationship(NamedTuple):
    """One way from a part to another.

    ``kind`` is the last step of its type (``slide``, ``notesSlide``, ``comments``), which the transitional, the
    strict and Microsoft's own types share. ``target`` is as written; ``is_external`` ones are never followed.
    """

    id: str
    kind: str
    target: str
    is_external: bool


def relationships_part(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part`` (empty: of the package)."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def read_relationships(root: etree._Element) -> dict[str, Relationship]:
    """Return the relationships below the root of a ``.rels`` part by id, in file order."""
    relationships = {}
    for element in root.iterchildren(_RELATIONSHIP):
        get = element.get
        key = get("Id", "")
        kind = get("Type", "").rpartition("/")[2]
        relationships[key] = Relationship(key, kind, get("Target", ""), get("TargetMode") == "External")
    return relationships


def resolve_target(part: str, target: str) -> str:
    """Return the part name that ``target``, written in ``part``, means; a path that climbs ends at the archive's top.

    >>> resolve_target("ppt/slides/slide1.xml", "../notesSlides/notesSlide1.xml")
    'ppt/notesSlides/notesSlide1.xml'
    """
    if "\\" in target:
        target = target.replace("\\", "/")
    if "%" in target:
        target = unquote(target)
    steps = [] if target.startswith("/") else part.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
