"""Draft messages from what the field says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgcheck.api.history import history_of
from msgcheck.api.workspace import open_reference, settings_of
from msgcheck.config.settings import Settings
from msgcheck.errors import UsageError
from msgcheck.measures.feedback.proposals import Proposals, groups_to_propose, make_proposals
from msgcheck.measures.feedback.standing import last_reviews, standing_findings


def propose_messages(*, workspace: Path | Settings | None = None, now: datetime | None = None) -> Proposals:
    """Return drafts from findings that were accepted and from claims in use that no message covers.

    Of what stands, as last recorded before ``now``. Raises ``UsageError`` where nothing is recorded.
    """
    settings, moment = settings_of(workspace), now or datetime.now(UTC)
    messages = {message.id: message for message in open_reference(settings).platform.messages}
    with history_of(settings) as history:
        if not history.runs_until(moment, settings.name):
            raise UsageError("The history holds no run of this workspace yet. Check it with `msgcheck scan`.")
        reviews = last_reviews(history.reviews())
        standing = standing_findings(history.asset_histories(until=moment, workspace=settings.name), moment)
        return make_proposals(groups_to_propose(standing, reviews), reviews, messages, history.finding)


def proposals_text(proposals: Proposals, *, workspace: Path | Settings | None = None) -> str:
    """Return ``proposals`` as a file of the form of ``messages.yaml``."""
    from msgcheck.reference.message_drafts import drafts_text

    return drafts_text(proposals.proposals, open_reference(settings_of(workspace)).platform)


def append_proposals(proposals: Proposals, *, workspace: Path | Settings | None = None) -> tuple[Path, str]:
    """Return ``messages.yaml`` and its content with ``proposals`` at its end. Nothing is written.

    Raises ``UsageError`` where they cannot be put there without touching anything else.
    """
    from msgcheck.reference.message_drafts import with_drafts

    settings = settings_of(workspace)
    return with_drafts(settings.platform, open_reference(settings).platform, proposals.proposals)
