"""Reads the proposals of the last mining back, so that one can be accepted or discarded by its id."""

from __future__ import annotations

from pathlib import Path

from msgcheck.config.fields import Fields, read_table
from msgcheck.config.json_file import parse_json
from msgcheck.config.kept_folder import KEPT_FOLDER
from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import read_written_file
from msgcheck.errors import ReferenceDataError
from msgcheck.model.proposal import Proposal, ProposalKind

PROPOSALS_FILE = Path(KEPT_FOLDER) / "proposals.json"
"""Where the last proposals stand in a workspace."""


def load_proposals(path: Path) -> tuple[Proposal, ...]:
    """Return the proposals in ``path`` without their evidence, none where there is no file.

    Raises ``ReferenceDataError`` where it is not what ``msgcheck terms mine --format json`` writes.
    """
    if not path.exists():
        return ()
    mistakes = Mistakes()
    file = read_written_file(path, mistakes)
    root = parse_json(file, mistakes) if file else None
    found = read_table(root, "the proposals", mistakes, _proposals) if root else None
    return mistakes.checked(found, ReferenceDataError)


def _proposals(fields: Fields) -> tuple[Proposal, ...]:
    for key in ("assets", "passages", "foreign_passages", "tagger", "skipped"):
        fields.node(key)
    fields.required_choice("schema", ("msgcheck.proposals/1",))
    return fields.required_records("proposals", "proposal", _proposal)


def _proposal(fields: Fields) -> Proposal:
    for key in ("also", "evidence"):
        fields.node(key)
    return Proposal(
        id=fields.required_id("id"),
        kind=fields.required_choice("kind", ProposalKind),
        form=fields.required_text("form"),
        count=int(fields.number("count", 0)),
        assets=int(fields.number("assets", 0)),
        score=fields.number("score", 0.0),
        abbreviation=fields.text("abbreviation"),
        spelling_of=fields.text("spelling_of"),
        listed=fields.text("listed"),
    )
