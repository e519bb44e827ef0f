"""What a model says of texts, each asked once: rows of numbers from the cache, or from the model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from msgcheck.engine.caching.cache import Cache
from msgcheck.engine.progress import Progress
from msgcheck.values import dataclass

CHUNK = 2048
"""Inputs computed between two signs of progress; what is done is cached, so an interrupted run goes on from there."""

Rows = NDArray[np.float32]
Input = tuple[str, ...]
"""What the model reads at once: one text, or a message and a passage."""


@dataclass(frozen=True, slots=True)
class OpenModel:
    """A loaded model: inputs in, rows [inputs, ``width``] out, each row depending on its own input alone."""

    width: int
    compute: Callable[[Sequence[Input]], Rows]


@dataclass(frozen=True, slots=True)
class ModelRows:
    """Rows of one model. ``stamp`` names the model with all that can change its rows; ``open_model`` loads it, which
    happens when the first input is unknown. A cached row counts where ``is_sound`` says so: one that was cut or
    overwritten is none. ``doing`` is what the progress calls it.
    """

    cache: Cache
    stamp: str
    open_model: Callable[[], OpenModel]
    is_sound: Callable[[Rows], bool]
    doing: str

    def of(self, inputs: Sequence[Input], progress: Progress, width: int | None = None) -> Rows:
        """Return the rows [inputs, width], in the order of ``inputs``; none of no input.

        ``width`` is that of the model where the caller knows it: a cached row of another is none. Else rows of
        different widths make the model say its own.
        """
        keys = [self._key(each) for each in inputs]
        found = self._sound(self.cache.vectors(list(dict.fromkeys(keys))))
        known = {key: row for key, row in found.items() if width in (None, row.size)}
        if any(key not in known for key in keys) or len({row.size for row in known.values()}) > 1:
            model = self.open_model()
            known = {key: row for key, row in known.items() if row.size == model.width}
            asked = dict(zip(keys, inputs, strict=True))
            self._compute(model, {key: each for key, each in asked.items() if key not in known}, known, progress)
        return np.stack([known[key] for key in keys]) if keys else np.empty((0, 0), dtype=np.float32)

    def _compute(
        self, model: OpenModel, missing: Mapping[bytes, Input], known: dict[bytes, Rows], progress: Progress
    ) -> None:
        """Add the rows of ``missing`` to ``known`` and to the cache."""
        keys = list(missing)
        for start in range(0, len(keys), CHUNK):
            part = keys[start : start + CHUNK]
            rows = dict(zip(part, model.compute([missing[key] for key in part]), strict=True))
            self.cache.keep_vectors((key, row.tobytes()) for key, row in rows.items())
            known |= rows
            progress(self.doing, start + len(part), len(keys))

    def _sound(self, found: Mapping[bytes, bytes]) -> dict[bytes, Rows]:
        rows = {key: np.frombuffer(row, dtype=np.float32) for key, row in found.items() if row and len(row) % 4 == 0}
        return {key: row for key, row in rows.items() if self.is_sound(row)}

    def _key(self, given: Input) -> bytes:
        return hashlib.sha256("\0".join((self.stamp, *given)).encode("utf-8", "surrogatepass")).digest()


def is_unit(row: Rows) -> bool:
    """Tell whether a row is a vector of unit length."""
    return abs(float(row @ row) - 1) < _NEAR


_NEAR = 1e-3
"""How far the squared length of a unit vector of 32-bit numbers may be from 1; rounding makes it 1e-6."""


def is_finite(row: Rows) -> bool:
    """Tell whether a row holds numbers only."""
    return bool(np.isfinite(row).all())
