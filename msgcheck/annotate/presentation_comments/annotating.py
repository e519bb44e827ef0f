"""Comments of a presentation: ours of last time taken away, those of today put in."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from msgcheck.annotate.comment import Annotated, Comment
from msgcheck.annotate.comment_text import unsaid
from msgcheck.annotate.office_parts import OfficeParts
from msgcheck.annotate.presentation_comments import legacy as old
from msgcheck.annotate.presentation_comments import modern
from msgcheck.annotate.presentation_comments.anchor import Anchor, anchor_of
from msgcheck.annotate.presentation_comments.deck import Deck, Slide
from msgcheck.extract.limits import Limits
from msgcheck.model.place import SlidePlace

NO_SLIDE = "The presentation has no slide to put a comment on."


def annotate_presentation(data: bytes, comments: Sequence[Comment], *, legacy: bool = False) -> Annotated:
    """Put ``comments`` into a presentation (.pptx, .pptm, .ppsx, .potx), at their shapes and in their texts.

    ``legacy`` writes the comments of PowerPoint before 2021. A file in which people have written such comments gets
    them anyway: PowerPoint keeps one kind in a file. Raises ``UnreadableError`` and ``UnfixableError``.
    """
    deck = Deck(OfficeParts(data, Limits()))
    kept = [*modern.take_away(deck), *old.take_away(deck)]
    new, said = unsaid(comments, kept)
    if new and deck.first is None:
        return Annotated(None, said, (), tuple((each.fingerprint, NO_SLIDE) for each in new))
    kind = old if legacy or old.has_others(deck) else modern
    elsewhere: list[tuple[str, str]] = []
    placed = list(said)
    for slide, anchored in _by_slide(deck, new).items():
        kind.put_in(deck, slide, anchored)
        elsewhere += [(each.fingerprint, anchor.reason) for each, anchor in anchored if anchor.reason is not None]
        placed += [each.fingerprint for each, anchor in anchored if anchor.reason is None]
    return Annotated(deck.parts.data() if deck.parts.is_changed else None, tuple(placed), tuple(elsewhere))


def _by_slide(deck: Deck, comments: Sequence[Comment]) -> dict[Slide, list[tuple[Comment, Anchor]]]:
    """Return the comments with their anchors by the slide they go to, the first one where they have none."""
    found: dict[Slide, list[tuple[Comment, Anchor]]] = {}
    for comment in comments:
        own = deck.slide(comment.place.slide) if isinstance(comment.place, SlidePlace) else None
        root = None if own is None else deck.parts.root(own.part)
        layouts = () if own is None else _layouts(deck, own.part)
        slide = own or deck.first
        if slide is not None:
            found.setdefault(slide, []).append((comment, anchor_of(comment, root, layouts)))
    return found


def _layouts(deck: Deck, slide: str) -> tuple[etree._Element, ...]:
    """Return the roots of layout and master of a slide, as far as they can be read."""
    roots = []
    part = slide
    for kind in ("slideLayout", "slideMaster"):
        link = deck.parts.link(part, kind)
        if link is None or link.part not in deck.parts:
            break
        roots.append(deck.parts.root(link.part))
        part = link.part
    return tuple(roots)
