"""What reviews teach the judge: labelled pairs of the findings that it judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgcheck.model.finding import Finding
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.review_mark import ReviewMark
from msgcheck.model.verdict import Label
from msgcheck.values import dataclass

_OF_RULE = {
    "message.drifted": Label.DRIFTED,
    "message.possible-drift": Label.DRIFTED,
    "message.conflicting": Label.CONFLICTING,
    "claim.number-mismatch": Label.CONFLICTING,
    "claim.qualifier-lost": Label.DRIFTED,
}
"""What the judge said, nearly: a claim rule takes either label. Both are faults, and only that is fitted."""
_OF_MARK = {ReviewMark.ALIGNED: Label.ALIGNED, ReviewMark.UNRELATED: Label.UNRELATED}


@dataclass(frozen=True, slots=True)
class ReviewLabels:
    """``pairs`` are labelled. ``unclear`` counts wrong findings without the reason, ``not_judged`` reviews of findings
    that the judge does not decide, ``gone`` those of which the history has the finding, or the platform the message, no
    more.
    """

    pairs: tuple[Pair, ...]
    unclear: int
    not_judged: int
    gone: int


def is_told(finding: Finding) -> bool:
    """Tell whether the judge held these words to a message; what other checks find carries no measured confidence.

    A retired message that is possibly told is at fault for being told, as one that is.
    """
    reasons = dict(finding.evidence).get("reasons")
    is_retired = isinstance(reasons, tuple) and "retired" in reasons
    return finding.rule in _OF_RULE and not is_retired and bool(finding.quote) and finding.confidence is not None


def labels_of(reviews: Iterable[tuple[ReviewMark, Finding | None]], messages: Collection[str]) -> ReviewLabels:
    """Return the labels that ``reviews``, one a finding, give; ``messages`` are the ids of the platform's.

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
        elif finding.reference.id not in messages:
            gone += 1
        elif mark is ReviewMark.WRONG:
            unclear += 1
        else:
            label = _OF_MARK.get(mark, _OF_RULE[finding.rule])
            pairs.append(Pair(finding.fingerprint, finding.reference.id, finding.quote, finding.context, label))
    return ReviewLabels(tuple(pairs), unclear, not_judged, gone)
