"""A frozen value is a dataclass in every respect that the package relies on; only how it is made differs."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import field
from typing import ClassVar

import pytest

from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word."""

    kind: ClassVar[str] = "word"
    text: str
    start: int = 0
    notes: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False, repr=False)

    def shouted(self) -> Word:
        return dataclasses.replace(self, text=self.text.upper())


@dataclasses.dataclass(frozen=True, slots=True)
class Oracle:
    """The same, made by Python's own decorator."""

    kind: ClassVar[str] = "word"
    text: str
    start: int = 0
    notes: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things, of which the second is the first where none is given."""

    first: str
    second: str = ""

    def __post_init__(self) -> None:
        if not self.first:
            raise ValueError("no first")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pair) and self.first == other.first

    def __hash__(self) -> int:
        return hash(self.first)


@dataclass(frozen=True, slots=True)
class Single:
    """One number."""

    number: float


@dataclass(frozen=True, slots=True)
class Nothing:
    """No field at all."""


@dataclass(slots=True)
class Tally:
    """Not frozen: Python's own decorator makes it."""

    count: int = 0


def parameters(kind: type) -> list[tuple[str, object, str]]:
    return [(each.name, each.kind, each.annotation) for each in inspect.signature(kind).parameters.values()]


def test_it_is_the_dataclass_that_python_makes():
    mine, python = Word("a", notes=["x"]), Oracle("a", notes=["x"])
    assert dataclasses.astuple(mine) == dataclasses.astuple(python)
    assert dataclasses.asdict(mine) == dataclasses.asdict(python)
    assert [each.name for each in dataclasses.fields(mine)] == [each.name for each in dataclasses.fields(python)]
    assert parameters(Word) == parameters(Oracle)
    assert repr(mine) == repr(python).replace("Oracle", "Word")
    assert Word.__slots__ == Oracle.__slots__
    assert Word.__match_args__ == Oracle.__match_args__


@pytest.mark.parametrize("made", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_copy_is_equal(made):
    value = Word("a", 3, ["x"], seen=7)
    assert made(value) == value
    assert made(value).seen == 7


def test_equal_by_what_is_compared_and_by_class():
    assert Word("a", seen=1) == Word("a", seen=2)
    assert Word("a") != Word("b")
    assert Word("a") != Oracle("a")
    assert Single(not_a_number := float("nan")) == Single(not_a_number)
    assert Nothing() == Nothing()


def test_a_constructor_is_compiled_for_the_first_value():
    @dataclass(frozen=True, slots=True)
    class Late:
        """A value."""

        text: str = "a"

    assert "__code__" not in dir(vars(Late)["__init__"])
    assert (Late(), Late("b").text) == (Late("a"), "b")
    assert vars(Late)["__init__"].__qualname__ == f"{Late.__qualname__}.__init__"
    with pytest.raises(TypeError, match="unexpected keyword argument 'words'"):
        Late(words="b")


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A line and a column."""

    line: int
    column: int = 1


def test_ordered_values_compare_as_their_fields():
    spots = [Spot(2), Spot(1, 9), Spot(1)]
    assert sorted(spots) == [Spot(1), Spot(1, 9), Spot(2)]
    assert (Spot(1) <= Spot(1), Spot(1) >= Spot(1, 2), Spot(2) > Spot(1), Spot(1) < Spot(1)) == (
        True,
        False,
        True,
        False,
    )
    with pytest.raises(TypeError, match="not supported between instances of 'Spot' and 'int'"):
        Spot(1) < 1  # noqa: B015
    with pytest.raises(TypeError, match="'<' not supported"):
        Word("a") < Word("b")  # noqa: B015


def test_equal_values_are_one_in_a_set():
    assert len({Single(1), Single(1.0), Single(2)}) == 2
    assert len({Pair(first="a"), Pair(first="a", second="b")}) == 1
    assert len({Nothing(), Nothing()}) == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(Word("a"))


def test_each_value_has_its_own_default():
    Word("a").notes.append("x")
    assert Word("a").notes == []


@pytest.mark.parametrize("change", [lambda value: setattr(value, "text", "b"), lambda value: delattr(value, "text")])
def test_a_value_cannot_be_changed(change):
    value = Word("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="text"):
        change(value)
    assert value.text == "a"


def test_what_a_class_says_itself_is_kept():
    assert Pair(first="a", second="b") == Pair(first="a")
    assert Word("a").shouted() == Word("A")
    with pytest.raises(ValueError, match="no first"):
        Pair(first="")


def test_fields_by_keyword_only():
    with pytest.raises(TypeError, match="positional"):
        Pair("a")
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'first'"):
        Pair()


def test_a_field_that_cannot_be_given_is_refused():
    with pytest.raises(TypeError, match=r"text: every field"):

        @dataclass(frozen=True, slots=True)
        class Later:
            text: str = field(init=False)


def test_what_is_not_frozen_can_be_changed():
    tally = Tally()
    tally.count += 1
    assert tally == Tally(1)
