"""The door to sentence encoders: texts in, vectors of unit length out.

A dot product of two vectors is the cosine similarity of the texts. It finds candidates and never gives a verdict: it
cannot see a negation or a changed number.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgcheck.errors import UsageError
from msgcheck.model.run import ModelUsed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUILTIN = "builtin"
SENTENCE_TRANSFORMERS = "sentence-transformers:"


class Encoder(Protocol):
    """A model that turns texts into vectors; ``id`` and ``sha256`` name it as the run records it."""

    @property
    def id(self) -> str:
        """The model as the settings name it."""

    @property
    def sha256(self) -> str:
        """Digest of the model's files: two encoders of the same digest give the same vectors."""

    @property
    def dimension(self) -> int:
        """Numbers in one vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors [texts, dimension] in the order of ``texts``, each of unit length."""


def open_encoder(spec: str, *, folder: Path | None = None, threads: int | None = None) -> Encoder:
    """Load the encoder that ``spec`` (``[model] encoder`` of the settings) names; nothing is ever downloaded.

    ``spec`` is ``builtin`` or ``sentence-transformers:NAME_OR_FOLDER``; a relative FOLDER starts at ``folder``
    (default: the current one). ``threads`` is for the built-in encoder (default: the cores this process may use).
    Raises UsageError for an unknown spec, a model that is not on this machine, or a missing extra.
    """
    name = _external_name(spec)
    if name is None:
        from msgcheck.analysis.builtin_encoder import BuiltinEncoder

        return BuiltinEncoder.open(threads)
    from msgcheck.analysis.external_encoder import ExternalEncoder

    return ExternalEncoder.open(spec, name, folder or Path())


def encoder_identity(spec: str, *, folder: Path | None = None) -> ModelUsed:
    """Name the encoder that ``spec`` means, without loading it; arguments and errors as in :func:`open_encoder`."""
    name = _external_name(spec)
    if name is None:
        from msgcheck.analysis.builtin_encoder import read_record

        return ModelUsed("encoder", BUILTIN, read_record().sha256["model.onnx"])
    from msgcheck.analysis.external_encoder import find_model, hash_model

    return ModelUsed("encoder", spec, hash_model(find_model(name, folder or Path())))


def _external_name(spec: str) -> str | None:
    """Return NAME_OR_FOLDER of ``spec``, ``None`` for the built-in encoder."""
    if spec == BUILTIN:
        return None
    name = spec.removeprefix(SENTENCE_TRANSFORMERS).strip()
    if name == spec or not name:
        raise UsageError(
            f"There is no encoder '{spec}'. In msgcheck.toml, [model] encoder is "
            f'"{BUILTIN}" or "{SENTENCE_TRANSFORMERS}NAME_OR_FOLDER".'
        )
    return name
