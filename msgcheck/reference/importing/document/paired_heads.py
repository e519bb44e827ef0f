"""Heads of columns that only say together what stands below them: "Say" and "Not", "Instead of" and "Say"."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.reference.contrasts import column_names
from msgcheck.reference.importing.document.context import Context
from msgcheck.reference.importing.document.topic import Topic


def paired_topics(heads: Sequence[str], topics: Sequence[Topic | None], context: Context) -> list[Topic | None]:
    """Return the ``topics`` of columns, completed by the heads beside them: "Not" is what to avoid beside "Say" only.

    In a part on words to use and to avoid, one of two heads that is known tells what the other column holds.
    """
    names = column_names(Topic.PREFERRED, Topic.AVOIDED)
    said = [names.get(" ".join(head.replace("\u2019", "'").casefold().split())) for head in heads]
    if {Topic.PREFERRED, Topic.AVOIDED} <= set(said):
        return [Topic(name) if name else topic for name, topic in zip(said, topics, strict=True)]
    known = [topic for topic in topics if topic]
    if context.topic is Topic.WORDING and len(topics) == 2 and known in ([Topic.PREFERRED], [Topic.AVOIDED]):
        other = Topic.AVOIDED if known == [Topic.PREFERRED] else Topic.PREFERRED
        return [topic or other for topic in topics]
    return list(topics)
