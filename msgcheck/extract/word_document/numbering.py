"""Words that the numbering of paragraphs puts in front of them ("Chapter 1", "Article IV"), and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.word_document.styles import VALUE, W, child_value

_COUNTER = re.compile(r"%\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PICTURE = W + "numPicBullet"
_LABEL, _LEVEL, _DEFINITION = W + "lvlText", W + "lvl", W + "abstractNum"


def numbering_labels(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield (path, label) of each level whose label holds a word, each wording once; ``%1`` stands for a number.

    A definition that no list of the document uses (``w:num``) is a template of the program.
    """
    labels = [label for label in root.iter(_LABEL) if _WORD.search(_COUNTER.sub(" ", label.get(VALUE, "")))]
    if not labels:
        return
    used = {child_value(number, W + "abstractNumId") for number in root.iterchildren(W + "num")}
    found = {label.get(VALUE, ""): label for label in reversed(labels) if _is_used(label, used)}
    for index, (text, label) in enumerate(reversed(found.items())):
        level = next(label.iterancestors(_LEVEL), label)
        yield f"{index}/level {level.get(W + 'ilvl', '')[:2]}", text


def bullet_texts(root: etree._Element) -> Iterator[str]:
    """Yield the alternative texts of pictures that stand for bullets, each wording once."""
    texts = (element.get("alt", "") for bullet in root.iterchildren(_PICTURE) for element in bullet.iter(etree.Element))
    yield from filter(None, dict.fromkeys(texts))


def _is_used(label: etree._Element, used: set[str]) -> bool:
    definition = next(label.iterancestors(_DEFINITION), None)
    return definition is None or definition.get(W + "abstractNumId") in used
