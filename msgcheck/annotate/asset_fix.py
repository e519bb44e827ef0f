"""One asset with its fixable findings fixed, and proof that nothing else reads differently."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgcheck.annotate.choice import QUOTED, obstacles
from msgcheck.annotate.location import replacing_edits
from msgcheck.annotate.marks import MARK, find_anchors, mark_edits, marks_of, unmarked
from msgcheck.annotate.passage_change import PassageChange, Wanted, changes_of, new_text, swaps_of
from msgcheck.annotate.piece import PieceEdit
from msgcheck.annotate.repeats import with_brackets
from msgcheck.annotate.source import Source, open_source
from msgcheck.annotate.twins import find_twins, with_twins
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.model.finding import Finding
from msgcheck.model.passage import Passage, Role
from msgcheck.values import dataclass

Read = Callable[[Path], Sequence[Passage]]
"""Reads a file as a scan does; raises ``UnreadableError``."""

NOT_LOCATED = "Its words cannot be found in the file as they read: they are made of other data, or partly."
ENTANGLED = "The change would touch more than these words, such as the markup around them."
_ATTEMPTS = 4
"""How often findings that turn out to be entangled are left out and the rest is tried again."""


@dataclass(frozen=True, slots=True)
class Unfixed:
    """A finding that stays, with the reason as a sentence."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class AssetFix:
    """What fixing made of one asset.

    ``data`` is the content of the fixed file, ``None`` where nothing is changed; ``changes`` are its passages, before
    and after, in reading order.
    """

    data: bytes | None
    fixed: tuple[Finding, ...] = ()
    unfixed: tuple[Unfixed, ...] = ()
    changes: tuple[PassageChange, ...] = ()


def fix_asset(path: Path, format_name: str, findings: Sequence[Finding], limits: Limits, read: Read) -> AssetFix:
    """Fix the findings of one asset that can be fixed; each finding is of words and of this asset.

    The file at ``path`` is only read. It is read three times by ``read``: as it is, with marks, and fixed.
    """
    reasons = obstacles(findings)
    unfixed = tuple(Unfixed(finding, reason) for finding, reason in reasons.items() if reason)
    fixable = with_brackets([finding for finding, reason in reasons.items() if reason is None])
    if not fixable:
        return AssetFix(None, unfixed=unfixed)
    try:
        source = open_source(_content(path, limits), format_name, limits)
        done = _Fixing(source, path, read).fix(fixable)
    except (UnfixableError, UnreadableError, OSError) as error:
        return AssetFix(None, unfixed=(*unfixed, *(Unfixed(finding, str(error)) for finding in fixable)))
    return AssetFix(done.data, done.fixed, (*unfixed, *done.unfixed), done.changes)


def _content(path: Path, limits: Limits) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(limits.total + 1)
    if len(data) > limits.total:
        raise UnfixableError(f"The file is larger than {limits.total // 2**20} MB.")
    return data


class _Fixing:
    """One fixing of one file."""

    def __init__(self, source: Source, path: Path, read: Read) -> None:
        self._source = source
        self._suffix = path.suffix
        self._read = read
        self._before = tuple(read(path))
        self._pieces = source.pieces()
        if any(MARK.search(piece.text) for piece in self._pieces):
            raise UnfixableError("The text uses characters of the private planes of Unicode, which fixing needs.")

    def fix(self, findings: Sequence[Finding]) -> AssetFix:
        """Fix as many of ``findings`` as can be without anything else reading differently."""
        unfixed: dict[Finding, str] = {}
        located = self._located(findings, unfixed)
        for _ in range(_ATTEMPTS):
            chosen = _without_overlaps(located, unfixed)
            if not chosen:
                break
            changes = changes_of(self._before, chosen)
            data = self._source.edited(self._pieces, sorted(_edits(located, chosen), key=_order))
            entangled = self._entangled(data, chosen)
            if not entangled:
                left = tuple(Unfixed(finding, reason) for finding, reason in unfixed.items())
                return AssetFix(data, tuple(chosen), left, changes)
            unfixed |= dict.fromkeys(entangled, ENTANGLED)
        left = tuple(Unfixed(finding, unfixed.get(finding, ENTANGLED)) for finding in findings)
        return AssetFix(None, (), left)

    def _located(self, findings: Sequence[Finding], unfixed: dict[Finding, str]) -> dict[Finding, list[PieceEdit]]:
        """Return the edits that fix each finding wherever its passage is written; others are noted in ``unfixed``."""
        quotes = {finding.passage[swap.start : swap.end] for finding in findings for swap in swaps_of(finding)}
        marks = marks_of(find_anchors(self._pieces, quotes))
        marked = self._source.edited(self._pieces, mark_edits(marks), is_copy_to_read=True)
        wanted = Wanted(findings, self._before)
        located: dict[Finding, list[PieceEdit]] = {}
        for passage in self._read_data(marked):
            text, anchors = unmarked(passage.text, marks, self._pieces)
            for finding in wanted.in_passage(passage, text):
                edits = [replacing_edits(text, swap, anchors, self._pieces) for swap in swaps_of(finding)]
                if passage.role is Role.QUOTE:
                    unfixed[finding] = QUOTED
                elif None in edits:
                    unfixed[finding] = NOT_LOCATED
                located.setdefault(finding, []).extend(edit for each in edits for edit in each or ())
        unfixed |= {finding: NOT_LOCATED for finding in findings if finding not in located}
        twins = find_twins(self._source.parts, self._pieces)
        return {finding: with_twins(edits, twins) for finding, edits in located.items()}

    def _read_data(self, data: bytes) -> Sequence[Passage]:
        with tempfile.TemporaryDirectory(prefix="msgcheck-") as folder:
            copy = Path(folder) / f"copy{self._suffix}"
            copy.write_bytes(data)
            return self._read(copy)

    def _entangled(self, data: bytes, chosen: Iterable[Finding]) -> set[Finding]:
        """Return the findings in whose passages something else than their words changed; all, where other passages did.

        Places are left out, lines of a text may have moved; so is white space, a line break within the words stays.
        """
        wanted = Wanted(chosen, self._before)
        expected: Counter[tuple[str, str, str]] = Counter()
        owners: dict[tuple[str, str, str], list[Finding]] = {}
        for passage in self._before:
            here = wanted.in_passage(passage, passage.text)
            key = _reading(passage, new_text(passage.text, here))
            expected[key] += 1
            owners.setdefault(key, []).extend(here)
        found = Counter(_reading(each, each.text) for each in self._read_data(data))
        if found == expected:
            return set()
        entangled = {finding for key in expected - found for finding in owners[key]}
        return entangled or set(chosen)


def _reading(passage: Passage, text: str) -> tuple[str, str, str]:
    return passage.layer, passage.role, " ".join(text.split())


def _without_overlaps(located: dict[Finding, list[PieceEdit]], unfixed: dict[Finding, str]) -> list[Finding]:
    """Return the findings to fix; of two that change the same characters the first."""
    taken: set[tuple[int, int]] = set()
    chosen = []
    owners: dict[PieceEdit, Finding] = {}
    for finding, edits in located.items():
        if finding in unfixed:
            continue
        new = [edit for edit in edits if edit not in owners]
        characters = {(edit.piece, at) for edit in new for at in range(edit.start, edit.end)}
        if taken & characters:
            unfixed[finding] = "It overlaps another finding that was fixed. Run the command again."
            continue
        taken |= characters
        owners |= dict.fromkeys(new, finding)
        chosen.append(finding)
    return chosen


def _edits(located: dict[Finding, list[PieceEdit]], chosen: Iterable[Finding]) -> set[PieceEdit]:
    return {edit for finding in chosen for edit in located[finding]}


def _order(edit: PieceEdit) -> tuple[int, int]:
    return edit.piece, edit.start
