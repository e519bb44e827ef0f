"""Draft messages as YAML: a file of their own, or at the end of ``messages.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import WrittenFile
from msgcheck.model.message import MessageKind, Platform
from msgcheck.model.message_proposal import MessageProposal
from msgcheck.reference.comment_text import shown
from msgcheck.reference.list_end import content_of, entry_lines, read_for_change, unchangeable, with_entries
from msgcheck.reference.message_platform import MESSAGES, parse_platform

_NAMED_USES = 5


def drafts_text(proposals: Sequence[MessageProposal], platform: Platform) -> str:
    """Return a file of the form of ``messages.yaml`` that holds ``proposals`` as drafts."""
    head = {"schema": 1, "name": f"{platform.name}: drafts", "version": "draft", "language": platform.language}
    lines = [
        "# Drafts from what the field says: written by `msgcheck platform propose`.",
        "# Decide on each, move it into messages.yaml with status: approved, and retire what it replaces.",
        *_dumped(head),
        *(["messages:"] if proposals else ["messages: []"]),
        *_entries(proposals, "  "),
    ]
    return "".join(f"{line}\n" for line in lines)


def with_drafts(folder: Path, platform: Platform, proposals: Sequence[MessageProposal]) -> tuple[Path, str]:
    """Return ``messages.yaml`` of ``folder`` with ``proposals`` behind its messages, all else byte for byte as it is.

    Raises ``UsageError`` where they cannot be put there without touching anything else.
    """
    file = read_for_change(folder / MESSAGES)
    text = with_entries(file, "messages", lambda indent: _entries(proposals, indent))
    _require_only_added(file, text, platform, proposals)
    return file.path, content_of(file, text)


def _require_only_added(file: WrittenFile, text: str, platform: Platform, proposals: Sequence[MessageProposal]) -> None:
    mistakes = Mistakes()
    written = parse_platform(WrittenFile(file.path, text.encode(), text), platform.personas, mistakes)
    ids = [message.id for message in platform.messages] + [proposal.id for proposal in proposals]
    if mistakes.count or written is None or [message.id for message in written.messages] != ids:
        raise unchangeable(file.path, "messages")


def _entries(proposals: Iterable[MessageProposal], indent: str) -> Iterator[str]:
    for proposal in proposals:
        yield ""
        yield from (f"{indent}# {shown(line)}".rstrip() for line in _story(proposal))
        yield from entry_lines(_dumped(_entry(proposal)), indent)


def _entry(proposal: MessageProposal) -> dict[str, object]:
    replaced = proposal.replaces
    kind = replaced.kind if replaced else MessageKind.PROOF_POINT
    entry: dict[str, object] = {"id": proposal.id, "kind": kind.value, "statement": proposal.text, "status": "draft"}
    if replaced and replaced.pillar:
        entry["pillar"] = replaced.pillar
    return entry


def _story(proposal: MessageProposal) -> Iterator[str]:
    """Yield who accepted it, what it would replace, and where it is used."""
    for review in proposal.accepted:
        note = f": {review.note}" if review.note else ""
        yield f"Accepted by {review.by} on {review.on:%Y-%m-%d}{note}"
    if proposal.replaces:
        yield f"Would replace {proposal.replaces.id}: {proposal.replaces.statement}"
    else:
        yield "No message covers this; the kind is a guess."
    assets = len(proposal.uses)
    yield f"Said {proposal.use_count} {_things(proposal.use_count, 'time')} in {assets} {_things(assets, 'asset')}:"
    for use in proposal.uses[:_NAMED_USES]:
        times = f", {use.count} times" if use.count > 1 else ""
        yield f"  {', '.join(filter(None, (use.asset, use.place, use.owner)))}{times}"
    if assets > _NAMED_USES:
        left = assets - _NAMED_USES
        yield f"  and {left} more {_things(left, 'asset')}"


def _things(count: int, thing: str) -> str:
    return thing if count == 1 else f"{thing}s"


def _dumped(values: dict[str, object]) -> list[str]:
    """Write ``values`` by the library that reads them again, a value a line, whatever stands in it."""
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=float("inf")).splitlines()
