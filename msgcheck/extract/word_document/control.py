"""Content controls: boxes of a form around text, runs, rows or cells (``w:sdt``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from msgcheck.extract.word_document.attachment import Attachment
from msgcheck.extract.word_document.styles import W, child_value, is_switched_on
from msgcheck.model.passage import Layer, Role

CONTROL, CONTENT = W + "sdt", W + "sdtContent"
_PROPERTIES = W + "sdtPr"
_PROMPT = W + "showingPlcHdr"
_PROMPT_NAME = f"{W}placeholder/{W}docPart"
_LISTS = (W + "dropDownList", W + "comboBox")
_ITEM = W + "listItem"
_NAMES = {"title": W + "alias", "tag": W + "tag"}
_MADE_BY_PROGRAM = "goog_rdk_"
"""Tags that begin so are numbers that Google Docs gives to its own marks."""


def shows_prompt(control: etree._Element, prompts: Mapping[str, str]) -> bool:
    """Tell whether a content control is not filled: what stands in it is the prompt of the program.

    ``prompts`` are the known prompts by name, as :func:`squeezed_text` gives them. A control that says that it shows
    its prompt, and shows something else, was filled by a program that did not unsay it.
    """
    properties = control.find(_PROPERTIES)
    if properties is None or not is_switched_on(properties.find(_PROMPT)):
        return False
    prompt = prompts.get(child_value(properties, _PROMPT_NAME))
    return prompt is None or prompt == squeezed_text(control)


def squeezed_text(element: etree._Element) -> str:
    """Return all text below an element without white space."""
    return "".join("".join(text.text or "" for text in element.iter(W + "t")).split())


def control_attachments(control: etree._Element) -> Iterator[Attachment]:
    """Yield the entries of a list (as labels of the story) and the title and tag (as metadata) of a content control.

    An entry without value is the prompt of the list. The entry that is chosen is text of the control already.
    """
    properties = control.find(_PROPERTIES)
    if properties is None:
        return
    for choices in properties.iterchildren(*_LISTS):
        chosen = "".join(text.text or "" for text in control.iterfind(f"{CONTENT}//{W}t"))
        for text in dict.fromkeys(map(_entry, choices.iterchildren(_ITEM))):
            if text and text != chosen:
                yield Attachment("entry", text, None, Role.LABEL)
    for name, tag in _NAMES.items():
        text = child_value(properties, tag)
        if text and not text.startswith(_MADE_BY_PROGRAM):
            yield Attachment(name, text, Layer.METADATA, Role.PROPERTY)


def _entry(item: etree._Element) -> str:
    value = item.get(W + "value", "")
    return (item.get(W + "displayText") or value) if value else ""
