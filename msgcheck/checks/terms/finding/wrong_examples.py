"""Passages in which an asset itself shows what not to write, beside what to write: a style guide's "Yes" and "No"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import chain, takewhile

from msgcheck.analysis.normalise import fold_case, normalise
from msgcheck.checks.terms.finding.tables import tables_of
from msgcheck.model.passage import HEADING_ROLES, Passage, Role
from msgcheck.reference.contrasts import COLUMNS, HEADINGS, Contrasts

_LONGEST_HEAD = 30
_LONGEST_EXAMPLE = 100
_MARKED = re.compile(
    r"(?:(?P<right>[✅✓✔☑👍])|[❌✗✘✖✕🚫⛔👎])\ufe0f?\s*(?P<said>[\"'“”„‘’«»].+[\"'“”‘’«»]|.+?)[\s.]*", re.DOTALL
)
_QUOTED = re.compile(r"[\"'“„‘«]")
_JOINTS = re.compile(r"[\s-]+")
_NO_LETTERS = re.compile(r"[^a-z' ]+")


def wrong_examples(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the numbers of ``passages``, all of one asset, under "No" after "Yes", or under "Not this" beside "Say".

    Under a heading that is the list that follows it, in a table the column. A cross does the same beside a tick.
    """
    found = (_under_headings(passages), _in_columns(passages), _under_labels(passages), _under_marks(passages))
    return frozenset(chain.from_iterable(found))


def _under_headings(passages: Sequence[Passage]) -> Iterator[int]:
    before = ""
    for number, passage in enumerate(passages):
        if passage.role in HEADING_ROLES:
            heading = _words(passage.text)
            if _are_opposed(HEADINGS, {before}, heading):
                yield from takewhile(lambda at: passages[at].role is Role.BULLET, range(number + 1, len(passages)))
            before = heading


def _in_columns(passages: Sequence[Passage]) -> Iterator[int]:
    for table in tables_of(passages):
        heads = [_words(passages[cell.number].text) for row in table.rows[:1] for cell in row]
        distinct = set(heads)
        wrong = [at for at, head in enumerate(heads) if _are_opposed(COLUMNS, distinct, head)]
        yield from (cell.number for cell in table.below(wrong))


def _under_labels(passages: Sequence[Passage]) -> Iterator[int]:
    """Yield cells of separated values, which begin with the heads as labels and name them as context of the cells."""
    labels = [" ".join(each.text.split()) for each in takewhile(lambda each: each.role is Role.LABEL, passages)]
    heads = [_words(label) for label in labels]
    distinct = set(heads)
    wrong = {label for label, head in zip(labels, heads, strict=True) if _are_opposed(COLUMNS, distinct, head)}
    if wrong:
        yield from (at for at, each in enumerate(passages) if each.role is Role.CELL and each.context in wrong)


def _under_marks(passages: Sequence[Passage]) -> Iterator[int]:
    """Yield what a cross stands before and a tick under the same heading: quoted words, or what the tick approves in
    another spelling. Other words with a cross are advice, or what something lacks.
    """
    short = [(number, each.text) for number, each in enumerate(passages) if len(each.text) <= _LONGEST_EXAMPLE]
    marked = [(number, _MARKED.fullmatch(text)) for number, text in short]
    rights: dict[str, set[str]] = {}
    for number, mark in marked:
        if mark and mark["right"]:
            rights.setdefault(passages[number].context, set()).add(_joined(mark["said"]))
    for number, mark in marked:
        approved = rights.get(passages[number].context, set())
        if (
            mark
            and not mark["right"]
            and approved
            and (_QUOTED.match(mark["said"]) or _joined(mark["said"]) in approved)
        ):
            yield number


def _joined(text: str) -> str:
    return _JOINTS.sub("", fold_case(text))


def _are_opposed(contrasts: Contrasts, others: Set[str], wrong: str) -> bool:
    """Tell whether ``wrong`` stands over examples to avoid, where one of ``others`` stands over those to follow."""
    return any(wrong in wrongs and not rights.isdisjoint(others) for rights, wrongs in contrasts)


def _words(text: str) -> str:
    return _NO_LETTERS.sub("", fold_case(normalise(text).text)).strip() if len(text) <= _LONGEST_HEAD else ""
