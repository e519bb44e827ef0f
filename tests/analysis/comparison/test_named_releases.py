"""What a message says of one release is no fault of a label that only names another one."""

import pytest

from msgcheck.analysis.comparison import Reason

OF_RELEASE = "Varrow Loom v1.8 kits arrive half assembled in one crate."
IN_USE = "Our kits ship with Norling 5.2 and a spare reed."


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        (OF_RELEASE, "Varrow Loom v1.4 (full kit)"),
        (OF_RELEASE, "Varrow Loom v1.4 kits"),
        (OF_RELEASE, "Kits: Varrow Loom v1.4"),
        (f"A {OF_RELEASE}", "Varrow Loom v1.4 (full kit)"),
    ],
)
def test_a_release_that_is_only_named_is_no_other_version(compared, statement, passage):
    assert compared([statement], passage, own_names=("Varrow Loom",)) == []


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        (OF_RELEASE, "Varrow Loom v1.4 kits arrive half assembled."),
        (OF_RELEASE, "Varrow Loom v1.4 kits, half assembled"),
        ("Varrow Loom is at release 4.0.", "Varrow Loom is at release 3.1."),
        ("Varrow Loom runs at version 4.0.", "Varrow Loom version 3.1"),
        (IN_USE, "Kits ship with Norling 4.2"),
        (IN_USE, "Our kits ship with Norling 4.2."),
    ],
)
def test_another_version_of_what_is_told_is_named(compared, statement, passage):
    found = compared([statement], passage, own_names=("Varrow Loom", "Norling"))
    assert Reason.NUMBER in [each.reason for each in found]
