"""Shapes on and off the slide, alone, turned, and in groups that move and scale what they hold."""

from __future__ import annotations

import pytest
from lxml import etree

from msgcheck.extract.presentation.position import SlideSize, Transform, group_transform, is_outside, slide_size

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SIZE = SlideSize(1000, 500)
HUGE = "9" * 5000


def box(numbers: str, extra: str = "", inner: str = "") -> etree._Element:
    """Make a position of "x y width height", with those of the coordinates within a group."""
    x, y, width, height = numbers.split()
    content = f"<a:off x='{x}' y='{y}'/><a:ext cx='{width}' cy='{height}'/>"
    if inner:
        x, y, width, height = inner.split()
        content += f"<a:chOff x='{x}' y='{y}'/><a:chExt cx='{width}' cy='{height}'/>"
    return etree.fromstring(f"<a:xfrm xmlns:a='{A}' {extra}>{content}</a:xfrm>")


@pytest.mark.parametrize(
    ("position", "is_off"),
    [
        pytest.param(box("0 0 10 10"), False, id="in the corner"),
        pytest.param(box("-9 0 10 10"), False, id="partly left"),
        pytest.param(box("-10 0 10 10"), True, id="touches the left edge"),
        pytest.param(box("1000 0 10 10"), True, id="begins at the right edge"),
        pytest.param(box("0 -11 10 10"), True, id="above"),
        pytest.param(box("0 500 10 10"), True, id="below"),
        pytest.param(box("0 0 0 0"), False, id="without size in the corner"),
        pytest.param(box("1010 200 100 10", "rot='5400000'"), True, id="turned upright, off"),
        pytest.param(box("-300 200 290 400", "rot='2700000'"), False, id="its turned corner reaches in"),
        pytest.param(box("1in 0 10 10"), False, id="no number"),
        pytest.param(box(f"{HUGE} 0 10 10"), False, id="a number too long to be one"),
        pytest.param(None, False, id="no position"),
    ],
)
def test_tells_what_is_off_the_slide(position, is_off: bool) -> None:
    assert is_outside(position, None, SIZE) is is_off


def test_a_group_moves_and_scales_what_it_holds() -> None:
    outer = group_transform(box("2000 0 100 100", inner="0 0 1000 1000"), None)
    inner = group_transform(box("0 0 500 500", inner="0 0 500 500"), outer)
    assert inner is not None
    assert inner.apply(500, 500) == pytest.approx((2050, 50))
    assert is_outside(box("0 0 500 500"), inner, SIZE)
    assert not is_outside(box("0 0 500 500"), None, SIZE)


def test_a_group_turned_by_half_puts_its_left_to_the_right() -> None:
    turned = group_transform(box("-100 0 200 100", "rot='10800000'", "-100 0 200 100"), None)
    assert not is_outside(box("-100 0 50 50"), turned, SIZE)
    assert is_outside(box("50 0 50 50"), turned, SIZE)


def test_a_group_mirrored_does_the_same_across() -> None:
    mirrored = group_transform(box("-100 0 200 100", "flipH='1'", "-100 0 200 100"), None)
    assert not is_outside(box("-100 0 50 50"), mirrored, SIZE)
    assert is_outside(box("50 0 50 50"), mirrored, SIZE)


@pytest.mark.parametrize("position", [None, box("0 0 10 10"), box("x 0 1 1", inner="0 0 1 1")])
def test_a_group_without_coordinates_of_its_own_changes_nothing(position) -> None:
    assert group_transform(position, None) is None
    assert group_transform(position, Transform(e=5)) == Transform(e=5)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [("cx='10' cy='20'", SlideSize(10, 20)), ("cx='0' cy='20'", SlideSize()), ("cx='a'", SlideSize())],
)
def test_reads_the_size_of_the_slides(attributes: str, size: SlideSize) -> None:
    assert slide_size(etree.fromstring(f"<s {attributes}/>")) == size
    assert slide_size(None) == SlideSize(9_144_000, 6_858_000)
