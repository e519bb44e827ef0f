"""A platform document, from its first passage to its last."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.model.imported_platform import ImportedPlatform
from msgcheck.model.passage import Passage
from msgcheck.reference.importing.document.context import context_of
from msgcheck.reference.importing.document.gathering import Gathering
from msgcheck.reference.importing.document.outline import Heading, Item, Table, Text, outlined
from msgcheck.reference.importing.document.tables import read_table
from msgcheck.reference.importing.document.texts import read_text
from msgcheck.reference.importing.document.topics import named


def read_platform_document(passages: Sequence[Passage]) -> ImportedPlatform:
    """Return the platform that the body of a document describes; every text of it is in there, if only as left."""
    found = Gathering()
    items = list(outlined(passages))
    headings: tuple[Heading, ...] = ()
    for at, item in enumerate(items):
        if isinstance(item, Heading):
            headings = tuple(each for each in headings if each.level < item.level)
            _read_heading(item, headings, items[at + 1 : at + 2], found)
            headings = (*headings, item)
        elif isinstance(item, Table):
            read_table(item, found)
        else:
            read_text(item, found)
    return found.result()


def _read_heading(heading: Heading, above: tuple[Heading, ...], following: Sequence[Item], found: Gathering) -> None:
    """Take the title; a heading that names nothing known and stands over nothing is a text itself."""
    is_empty = not following or (isinstance(following[0], Heading) and following[0].level <= heading.level)
    context = context_of((*above, heading))
    is_title = heading.level == 0 or (heading.level == 1 and named(heading.title) is None)
    if not found.name and not above and is_title:
        found.name = heading.title
    elif context.persona and context.persona == heading.title:
        found.add_persona(context.persona)
    elif is_empty and named(heading.title) is None:
        read_text(Text(heading.title, heading.place, above), found)
