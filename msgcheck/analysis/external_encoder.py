"""Any encoder through sentence-transformers (an extra), also on a GPU: ``sentence-transformers:NAME_OR_FOLDER``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgcheck.errors import UsageError
from msgcheck.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ExternalEncoder:
    """A model that sentence-transformers has loaded. Open it with :meth:`open`."""

    id: str
    sha256: str
    dimension: int
    _model: Any

    @classmethod
    def open(cls, spec: str, name: str, folder: Path) -> ExternalEncoder:
        """Load the model ``name``, which is a name or a folder (a relative one from ``folder``).

        Raises UsageError when it is not on this machine or cannot be loaded.
        """
        path = find_model(name, folder)
        from sentence_transformers import SentenceTransformer

        import_module("transformers.utils.logging").disable_progress_bar()  # it would write over the scan's own
        try:
            model = SentenceTransformer(str(path), local_files_only=True)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, ImportError) as error:
            raise UsageError(f"sentence-transformers cannot load the model in {path}: {error}") from error
        return cls(spec, hash_model(path), len(model.encode("", show_progress_bar=False)), model)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors [texts, dimension] in the order of ``texts``, each of unit length."""
        import numpy as np

        if not texts:
            return np.empty((0, self.dimension), np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


def find_model(name: str, folder: Path) -> Path:
    """Return the folder of the model ``name``: that folder itself, or the copy that an earlier download left.

    Raises UsageError when the extra is missing or the model is not on this machine.
    """
    if (folder / name).is_dir():
        return _checked((folder / name).resolve())
    if find_spec("sentence_transformers") is None:
        raise UsageError(
            f"The encoder 'sentence-transformers:{name}' needs a library: pip install sentence-transformers."
        )
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return _checked(Path(snapshot_download(repository, local_files_only=True)))
    except HFValidationError as error:
        raise UsageError(f"The encoder '{name}' is neither a folder nor the name of a model.") from error
    except LocalEntryNotFoundError as error:
        raise UsageError(
            f"The model '{name}' is not on this machine, neither as a folder nor downloaded before. msgcheck fetches "
            f"nothing by itself: run 'hf download {repository}' where there is a network, or name the model's folder."
        ) from error


def _checked(path: Path) -> Path:
    if not any((path / name).is_file() for name in ("modules.json", "config.json")):
        raise UsageError(f"The folder {path} holds no model: it has neither modules.json nor config.json.")
    return path


def hash_model(path: Path) -> str:
    """Return the SHA-256 over names and bytes of the model's files (hidden files and cards left out)."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path)
        if file.is_file() and file.suffix != ".md" and not any(part.startswith(".") for part in name.parts):
            with file.open("rb") as stream:
                digest.update(f"{name.as_posix()}\0{hashlib.file_digest(stream, 'sha256').hexdigest()}\n".encode())
    return digest.hexdigest()
