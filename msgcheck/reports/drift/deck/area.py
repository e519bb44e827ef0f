"""Rectangles on a slide, in English Metric Units (914,400 an inch)."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.values import dataclass

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle: ``left`` and ``top`` from the corner of the slide."""

    left: int
    top: int
    width: int
    height: int

    @property
    def width_points(self) -> float:
        """The width in points, as type is measured."""
        return self.width / EMU_PER_POINT

    @property
    def height_points(self) -> float:
        """The height in points."""
        return self.height / EMU_PER_POINT

    def columns(self, shares: Sequence[float], gap: int = 0) -> list[Area]:
        """Return areas side by side whose widths are as ``shares``, ``gap`` apart."""
        room = self.width - gap * (len(shares) - 1)
        areas, left = [], self.left
        for share in shares:
            width = int(room * share / sum(shares))
            areas.append(Area(left, self.top, width, self.height))
            left += width + gap
        return areas

    def rows(self, shares: Sequence[float], gap: int = 0) -> list[Area]:
        """Return areas one below the other whose heights are as ``shares``, ``gap`` apart."""
        turned = Area(self.top, self.left, self.height, self.width).columns(shares, gap)
        return [Area(area.top, area.left, area.height, area.width) for area in turned]

    def split(self, height: int, gap: int = 0) -> tuple[Area, Area]:
        """Return the upper part of ``height`` and what is left below it."""
        height = min(height, self.height)
        rest = max(0, self.height - height - gap)
        return (
            Area(self.left, self.top, self.width, height),
            Area(self.left, self.top + self.height - rest, self.width, rest),
        )

    def split_left(self, width: int, gap: int = 0) -> tuple[Area, Area]:
        """Return the left part of ``width`` and what is right of it."""
        rest = max(0, self.width - width - gap)
        return (
            Area(self.left, self.top, width, self.height),
            Area(self.left + width + gap, self.top, rest, self.height),
        )

    def within(self, width: int, height: int) -> Area:
        """Return what of the area is on a slide of ``width`` and ``height``."""
        left, top = max(0, self.left), max(0, self.top)
        return Area(left, top, min(self.width, width - left), min(self.height, height - top))
