"""Short texts that are read once, however many messages they may be labels of."""

from msgcheck.analysis.comparison import profile_message
from msgcheck.checks.messages import clause_labels
from msgcheck.model.message import MatchMode, Message, MessageKind

TEST = "A member pays €45 a year; the test takes 12 minutes and needs no booth."


def test_a_text_is_read_once_for_all_messages(monkeypatch):
    message = Message(id="m", kind=MessageKind.VALUE_PROPOSITION, statement=TEST, match=MatchMode.MEANING)
    profiles, seen = [profile_message(message)] * 9, []
    read = clause_labels.profile_text
    monkeypatch.setattr(clause_labels, "profile_text", lambda text: seen.append(text) or read(text))
    assert clause_labels.labels_of_clauses(["The test takes 20 minutes", "Doors open at 9"], profiles).sum() == 9
    assert seen == ["The test takes 20 minutes"]
