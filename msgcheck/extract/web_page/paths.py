"""CSS paths to the elements of a web page, no longer than a report can show."""

from __future__ import annotations

_NAME_LENGTH = 40
"""Characters of a tag in a path; a longer one is ``*``, which any element matches."""

_PATH_LENGTH, _HEAD_LENGTH, _TAIL_LENGTH = 600, 150, 350
"""Characters of a path. Every passage has its own, so a page could else make a gigabyte of paths out of a megabyte."""


_BEGINNINGS = frozenset({"html", "head", "body", "main"})


def path_within(around: str, tag: str, number: int) -> str:
    """Return the path of an element that is the ``number``-th of its tag, from 1, within the path ``around`` it.

    There is one ``html``, ``head`` and ``body``, and hardly more than one ``main``: a path begins there. A path longer
    than 600 characters keeps its head and its last steps, and is a valid selector of the element, if not of it alone.
    """
    if number == 1:
        if tag in _BEGINNINGS:
            return tag
        if tag == "title" and around == "head":
            return "head > title"
    if len(tag) > _NAME_LENGTH:
        tag = "*"
    css = f"{around} > {tag}:nth-of-type({number})"
    return css if len(css) <= _PATH_LENGTH else _shortened(css)


def _shortened(css: str) -> str:
    """Leave out steps in the middle of a long path: white space between two steps means any steps between them."""
    head = css[: css.rfind(" > ", 0, _HEAD_LENGTH)]
    return f"{head} {css[css.find(' > ', len(css) - _TAIL_LENGTH) + 3 :]}"
