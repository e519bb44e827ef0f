from dataclasses import replace
from datetime import date

import pytest

from msgcheck.checks.messages.validity import Expiry, expiry, judged_messages
from msgcheck.model.message import Evidence, MessageStatus

TODAY = date(2026, 7, 1)
PAST, LONG_PAST, LATER = date(2026, 6, 30), date(2025, 12, 31), date(2027, 1, 1)


def evidence(*ends):
    return tuple(Evidence(f"Study {at}", expires=end) for at, end in enumerate(ends, 1))


CASES = [
    ({"valid_until": PAST}, Expiry(PAST)),
    ({"valid_until": TODAY}, None),
    ({"evidence": evidence(LONG_PAST, PAST)}, Expiry(PAST, ("Study 1", "Study 2"))),
    ({"evidence": evidence(LONG_PAST, LATER)}, None),
    ({"evidence": evidence(LONG_PAST, None)}, None),
    ({"evidence": evidence(TODAY)}, None),
    ({"valid_until": LONG_PAST, "evidence": evidence(PAST)}, Expiry(LONG_PAST)),
    ({"valid_until": PAST, "status": MessageStatus.RETIRED}, None),
    ({}, None),
]


@pytest.mark.parametrize(("change", "expected"), CASES)
def test_expiry(sample, change, expected):
    assert expiry(replace(sample[0], **change), TODAY) == expected


@pytest.mark.parametrize(
    ("change", "is_judged"),
    [
        ({}, True),
        ({"valid_until": PAST}, True),
        ({"valid_from": TODAY}, True),
        ({"valid_from": LATER}, False),
        ({"status": MessageStatus.DRAFT}, False),
        ({"status": MessageStatus.RETIRED, "valid_until": LONG_PAST}, True),
    ],
)
def test_judged_messages(sample, change, is_judged):
    message = replace(sample[0], **change)
    assert judged_messages([message], TODAY) == ((message,) if is_judged else ())
