import pytest

from msgcheck.analysis.comparison import capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind, Variant


@pytest.fixture(scope="session")
def compared():
    """The differences of a passage from a message with these wordings."""

    def find(wordings, passage, *, kind=MessageKind.VALUE_PROPOSITION, match=MatchMode.MEANING, own_names=()):
        statement, *variants = wordings
        message = Message(id="m", kind=kind, statement=statement, match=match, variants=tuple(map(Variant, variants)))
        return list(compare(profile_text(passage), profile_message(message, capitalised_stems(own_names))))

    return find
