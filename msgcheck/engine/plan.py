"""The plan of a run: everything that decides its outcome, as values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgcheck.checks.terms.glossary.rules import DEFINITION_DRIFT
from msgcheck.config.settings import Settings
from msgcheck.engine.selection import Selection
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.message import Message
from msgcheck.model.reference_data import Reference
from msgcheck.model.run import ModelUsed
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from msgcheck.model.calibration import CalibrationRecord  # seven classes that only a run with messages needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run does.

    ``today`` decides which messages are valid; ``scope`` names what is compared with earlier runs (the paths and rules
    asked for); ``messages`` are those that assets are held to, none where no message rule runs; ``models`` are those
    that take part, encoder and judge; ``calibration`` is what the company made of the judge; ``jobs`` is as in
    :func:`msgcheck.engine.backends.read_assets`; ``notices`` are what the user should know of the plan itself;
    ``is_whole`` tells that the assets are all of the workspace, ``is_full`` that they are looked through for what the
    settings ask of a scan, no more and no less; ``command`` is what the run is for.
    """

    settings: Settings
    reference: Reference
    selection: Selection
    assets: tuple[Asset, ...]
    skipped: tuple[SkippedAsset, ...]
    today: date
    scope: str
    messages: tuple[Message, ...] = ()
    models: tuple[ModelUsed, ...] = ()
    calibration: CalibrationRecord | None = None
    jobs: int | None = None
    uses_cache: bool = True
    notices: tuple[str, ...] = ()
    is_whole: bool = False
    is_full: bool = False
    command: str = "scan"

    def audience_of(self, asset: Asset) -> str | None:
        """Return the id of the persona that the settings name for the kind of ``asset``, if any."""
        return next((kind.audience for kind in self.settings.kinds if kind.name == asset.kind), None)

    @property
    def judges_messages(self) -> bool:
        """Whether any message rule runs; without one no model is opened."""
        return bool(self.messages)

    @property
    def judges_definitions(self) -> bool:
        """Whether definitions are compared; models are opened where an asset holds one."""
        return DEFINITION_DRIFT.id in self.selection.rule_ids and any(
            term.definition for term in self.reference.glossary.terms
        )
