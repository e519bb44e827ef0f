"""Drafts are read back as what they say, whatever the field wrote; messages.yaml keeps every byte."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from msgcheck.errors import UsageError
from msgcheck.model.asset_history import Review
from msgcheck.model.message import MessageKind, MessageStatus
from msgcheck.model.message_proposal import MessageProposal, MessageUse
from msgcheck.reference.message_drafts import drafts_text, with_drafts
from msgcheck.reference.message_platform import MESSAGES, load_platform

WRITTEN = """\
# Ours.
schema: 1
name: Lumo
version: "1"
messages:
  - id: saves-time      # the first
    kind: category
    pillar: speed
    statement: Lumo closes the books.
  # retired soon
"""
TEXTS = ["Say: it's #1 & {done}", "- 'a'\t\"b\"", "yes", "1e3", "@x `y` %z", "שלום عالم 😀"]
SAID = Review(
    fingerprint="v1:a", mark="accepted", by="Ana\n- id: evil", on=datetime(2026, 7, 1, tzinfo=UTC), note="so\r\nbe it"
)


@pytest.fixture
def platform_folder(tmp_path):
    (tmp_path / MESSAGES).write_bytes(WRITTEN.encode())
    return tmp_path


def proposal(text, at=0, replaces=None):
    uses = (MessageUse("decks/a\nb.pptx", "sales", "slide 3", 2), *(MessageUse(f"{n}.md", "", "", 1) for n in range(6)))
    return MessageProposal(id=f"proposed-{at}", text=text, replaces=replaces, accepted=(SAID,), uses=uses)


@pytest.mark.parametrize("text", TEXTS)
def test_drafts_say_what_the_field_says(platform_folder, tmp_path, text):
    platform = load_platform(platform_folder)
    written = drafts_text([proposal(text, replaces=platform.messages[0])], platform)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / MESSAGES).write_text(written, encoding="utf-8")
    (draft,) = load_platform(tmp_path / "drafts").messages
    assert (draft.statement, draft.status, draft.kind) == (text, MessageStatus.DRAFT, MessageKind.CATEGORY)
    assert draft.pillar == "speed"


def test_comments_tell_the_evidence(platform_folder):
    platform = load_platform(platform_folder)
    written = drafts_text([proposal("New.", replaces=platform.messages[0])], platform)
    for line in (
        "  # Accepted by Ana - id: evil on 2026-07-01: so be it",
        "  # Would replace saves-time: Lumo closes the books.",
        "  # Said 8 times in 7 assets:",
        "  #   decks/a b.pptx, slide 3, sales, 2 times",
        "  #   and 2 more assets",
    ):
        assert line in written.splitlines()


@pytest.mark.parametrize("written", [WRITTEN, WRITTEN.rstrip("\n"), WRITTEN.replace("\n", "\r\n"), "\ufeff" + WRITTEN])
def test_what_stands_in_the_platform_stays_byte_for_byte(platform_folder, written):
    (platform_folder / MESSAGES).write_bytes(written.encode())
    path, text = with_drafts(
        platform_folder, load_platform(platform_folder), [proposal(text, at) for at, text in enumerate(TEXTS)]
    )
    assert text.startswith(written)
    path.write_text(text, encoding="utf-8", newline="")
    assert [message.statement for message in load_platform(platform_folder).messages][1:] == TEXTS


@pytest.mark.parametrize(
    "messages",
    [
        "messages: [{id: a, kind: category, statement: S.}]\n",
        "messages:\n- {id: a, kind: category, statement: S.}\nlanguage: en\n",
        "messages:\n- {id: proposed-0, kind: category, statement: S.}\n",
        "messages:\n- {id: a, kind: category, statement: S.}\n...\n",
    ],
)
def test_a_file_that_cannot_be_added_to_is_refused(platform_folder, messages):
    (platform_folder / MESSAGES).write_text(f"schema: 1\nname: Lumo\nversion: '1'\n{messages}")
    with pytest.raises(UsageError, match="with --output"):
        with_drafts(platform_folder, load_platform(platform_folder), [proposal("New.")])
