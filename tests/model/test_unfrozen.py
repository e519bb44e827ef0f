"""A value that was made unfrozen is a frozen value like any other."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from msgcheck.model.place import WebPlace
from msgcheck.model.unfrozen import unfrozen


def test_is_the_value_that_its_class_would_have_made():
    made = unfrozen(WebPlace)("https://acme.example", "body > p", 3)
    made.__class__ = WebPlace
    place = WebPlace("https://acme.example", "body > p", 3)
    assert (made, hash(made), repr(made)) == (place, hash(place), repr(place))
    with pytest.raises(FrozenInstanceError):
        made.line = 4
