"""What reviews teach the judge: labelled pairs of the findings that it judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msgcheck.model.finding import Finding
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.review_mark import ReviewMark
from msgcheck.model.verdict import Label

_OF_RULE = {
    "message.drifted": Label.DRIFTED,
    "message.conflicting": Label.CONFLICTING,
    "claim.number-mismatch": Label.CONFLICTING,
    "claim.qualifier-lost": Label.DRIFTED,
}
"""What the judge said of the passage, where it is by the judge that the finding stands."""
_OF_MARK = {ReviewMark.ALIGNED: Label.ALIGNED, ReviewMark.UNRELATED: Label.UNRELATED}


@dataclass(frozen=True, slots=True)
class ReviewLabels:
    """``pairs`` are labelled. ``unclear`` counts wrong findings without the reason, ``not_judged`` reviews of findings
    that the judge does not decide, ``gone`` those whose finding the history has no more.
    """

    pairs: tuple[Pair, ...]
    unclear: int
    not_judged: int
    gone: int


def is_told(finding: Finding) -> bool:
    """Tell whether the finding is one of words held to a message, by the judge."""
    return finding.rule in _OF_RULE and bool(finding.quote)


def labels_of(reviews: Iterable[tuple[ReviewMark, Finding | None]]) -> ReviewLabels:
    """Return the labels that ``reviews``, one a finding, give.

    Right and accepted both say that the words differ from the approved ones, which is what the judge said; accepted
    only says that the message should follow. A finding that is wrong for no known reason could be aligned or unrelated,
    so it is counted and not used.
    """
    pairs: list[Pair] = []
    unclear = not_judged = gone = 0
    for mark, finding in reviews:
        if finding is None:
            gone += 1
        elif not is_told(finding) or finding.reference is None:
            not_judged += 1
        elif mark is ReviewMark.WRONG:
            unclear += 1
        else:
            label = _OF_MARK.get(mark, _OF_RULE[finding.rule])
            pairs.append(Pair(finding.fingerprint, finding.reference.id, finding.quote, finding.context, label))
    return ReviewLabels(tuple(pairs), unclear, not_judged, gone)
