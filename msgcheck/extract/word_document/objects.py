"""Objects within a word-processor document: embedded files and controls of a form (ActiveX)."""

from __future__ import annotations

from lxml import etree

from msgcheck.extract.drawing.text import R
from msgcheck.extract.word_document.attachment import Attachment
from msgcheck.extract.word_document.story import Story
from msgcheck.extract.word_document.styles import W
from msgcheck.model.passage import Role

_FORM_CONTROL = W + "control"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
OBJECTS = frozenset({_OFFICE + "OLEObject", W + "objectEmbed", W + "objectLink", _FORM_CONTROL})

_AX = "{http://schemas.microsoft.com/office/2006/activeX}"
_SHOWN = {"Caption", "Text", "ControlTipText"}


def read_object(story: Story, element: etree._Element, path: str) -> None:
    """Read the file that an object embeds, the texts of a control, or the address of what is linked."""
    key = element.get(R + "id", "")
    part = story.target(key)
    if part is None:
        story.attach(story.link(key), path)
    elif element.tag == _FORM_CONTROL:
        _read_control(story, part, path)
    else:
        story.reading.embed(part, path)


def _read_control(story: Story, part: str, path: str) -> None:
    """Read what a control shows; one that keeps its properties in a form of its own is recorded as not read."""
    if part in story.reading.read_parts:
        return
    story.reading.read_parts.add(part)
    root = story.reading.package.optional(part)
    if root is None:
        return
    properties = {each.get(_AX + "name", ""): each.get(_AX + "value", "") for each in root.iter(_AX + "ocxPr")}
    texts = [Attachment("control", properties[name], None, Role.LABEL) for name in properties if name in _SHOWN]
    story.attach(texts, path)
    for relationship in story.reading.relationships(part).values():
        target = story.reading.package.target(part, relationship)
        if target is not None:
            story.reading.package.note_unread(target, "form control")
