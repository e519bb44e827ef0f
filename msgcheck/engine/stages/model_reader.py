"""What encoder and judge network say of texts in one run: from the cache, or from the models, opened when needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgcheck.analysis.embedding import open_encoder
from msgcheck.analysis.judge import calibrated, load_judge
from msgcheck.analysis.network import OUTPUTS, Network
from msgcheck.checks.messages.index import Vectors
from msgcheck.engine.caching.cache import Cache
from msgcheck.engine.caching.stamps import PACKAGE, code_stamp, library_stamp
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress
from msgcheck.engine.stages.model_rows import ModelRows, OpenModel, is_finite, is_unit

if TYPE_CHECKING:
    from msgcheck.analysis.network import Logits


class ModelReader:
    """Reads texts for one run; ``judge`` is the judge that the workspace's calibration makes of the shipped one.

    Each model is opened once, when the first text is unknown.
    """

    def __init__(self, plan: Plan, rows: Cache, progress: Progress) -> None:
        self.judge = calibrated(load_judge(), plan.calibration)
        self._progress = progress
        code = code_stamp(PACKAGE / "analysis")

        @cache
        def open_texts() -> OpenModel:
            encoder = open_encoder(plan.settings.encoder, folder=plan.settings.root)
            return OpenModel(encoder.dimension, lambda inputs: encoder.encode([text for (text,) in inputs]))

        @cache
        def open_pairs() -> OpenModel:
            network = Network.open()
            return OpenModel(
                OUTPUTS, lambda inputs: network.logits([(message, passage) for message, passage in inputs])
            )

        encoder_stamp, judge_stamp = (
            "\0".join((model.sha256, library_stamp(), code)) for model in (plan.models[0], plan.models[1])
        )
        self._vectors = ModelRows(rows, encoder_stamp, open_texts, is_unit, "Reading meaning")
        self._logits = ModelRows(rows, judge_stamp, open_pairs, is_finite, "Reading closely")

    def vectors(self, texts: Sequence[str], dimension: int | None = None) -> Vectors:
        """Return the unit rows [texts, dimension]; the dimension may be known from others."""
        return self._vectors.of([(text,) for text in texts], self._progress, dimension)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Logits:
        """Return the network's rows [pairs, OUTPUTS] of (message text, passage text), each distinct pair read once."""
        return self._logits.of(pairs, self._progress, OUTPUTS)
