"""Building blocks (the glossary document): texts that a template keeps for insertion. Nobody sees them."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from msgcheck.extract.word_document.control import squeezed_text
from msgcheck.extract.word_document.stories import Stories
from msgcheck.extract.word_document.story import Reading
from msgcheck.extract.word_document.styles import VALUE, W, child_value
from msgcheck.model.passage import Layer, Role

_BLOCK, _PROPERTIES, _BODY = W + "docPart", W + "docPartPr", W + "docPartBody"
_GALLERY = f"{_PROPERTIES}/{W}category/{W}gallery"
_TYPES = f"{_PROPERTIES}/{W}types/{W}type"
_NAME = f"{_PROPERTIES}/{W}name"
_NAME_LENGTH = 100


class BuildingBlocks(NamedTuple):
    """The part that holds the building blocks of a document, and its root."""

    part: str
    root: etree._Element


def open_building_blocks(reading: Reading, main: str) -> BuildingBlocks | None:
    """Return the building blocks of a document, ``None`` for none or for what cannot be read, which is recorded."""
    for relationship in reading.relationships(main).values():
        part = reading.package.target(main, relationship) if relationship.kind == "glossaryDocument" else None
        if part is not None:
            reading.read_parts.add(part)
            root = reading.package.optional(part)
            return None if root is None else BuildingBlocks(part, root)
    return None


def prompts(blocks: BuildingBlocks) -> dict[str, str]:
    """Return what unfilled content controls show, without white space, by the names that the controls know it by."""
    found = (block for block in blocks.root.iter(_BLOCK) if _is_prompt(block))
    return {name: squeezed_text(block) for block in found if (name := child_value(block, _NAME))}


def read_building_blocks(reading: Reading, blocks: BuildingBlocks) -> None:
    """Read building blocks as hidden text, all but the prompts of content controls."""
    stories = Stories(reading, blocks.part, blocks.root, is_hidden=True, prefix="building blocks/")
    for index, block in enumerate(block for block in blocks.root.iter(_BLOCK) if not _is_prompt(block)):
        for name in ("name", "description"):
            text = child_value(block, f"{_PROPERTIES}/{W}{name}")
            reading.add(text, Layer.METADATA, Role.PROPERTY, f"building blocks/{index}/{name}")
        body = block.find(_BODY)
        if body is not None:
            stories.read(body, str(index), child_value(block, _NAME)[:_NAME_LENGTH])
    stories.read_beside()


def _is_prompt(block: etree._Element) -> bool:
    """Tell whether a building block is what an unfilled content control shows."""
    types = (each.get(VALUE) for each in block.iterfind(_TYPES))
    return child_value(block, _GALLERY) == "placeholder" or "bbPlcHdr" in types
