"""The settings of a workspace, as frozen values; ``msgcheck.config.settings_file`` reads them."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from msgcheck.config.report_settings import ReportSettings, Team
from msgcheck.errors import Position
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass

DEFAULT_LAYERS = frozenset({"body", "notes", "chart", "diagram", "alt", "furniture"})
"""Layers that are checked where the settings name none; all layers are read."""


@dataclass(frozen=True, slots=True)
class AssetKind:
    """One ``[assets.NAME]`` table: which paths and web addresses it takes, who owns them, which layers are checked.

    ``urls`` are addresses of pages and sitemaps as :func:`msgcheck.model.address.address_of` writes them, and patterns.
    ``audience`` is the id of a persona; ``audience_position`` is where the settings name it. ``checks_leaks`` tells
    whether assets of the kind are looked through for what their audience does not see.
    """

    name: str
    paths: tuple[str, ...] = ()
    owner: str | None = None
    audience: str | None = None
    layers: frozenset[str] = DEFAULT_LAYERS
    checks_leaks: bool = False
    urls: tuple[str, ...] = ()
    audience_position: Position | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGate:
    """One ``[gate.KIND]`` table: what ``msgcheck check`` asks of every asset of the kind, known findings or not.

    ``min_score`` is a message score (0..100); ``required_messages`` that the messages required in the kind are told as
    approved; ``no_leaks`` that nothing leaves the house which its audience does not see.
    """

    kind: str
    min_score: float | None = None
    required_messages: bool = False
    no_leaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``msgcheck.toml``; paths are absolute. ``severities`` holds (rule id or group, severity) in file order.

    ``calibration`` is the file of the company's calibration, which may not be there (yet); ``calibration_position`` is
    where the settings name it, ``severity_positions`` where they name each of ``severities``. ``reading_seconds`` and
    ``reading_memory_mb`` bound what one file may cost, ``web_pages`` how many pages of sitemaps are fetched and
    ``web_seconds`` what all pages of a run may take; ``ocr`` names what reads pictures of text, or is ``off``.
    ``teams`` tell which owners make up a team of the drift report.
    """

    root: Path
    name: str
    platform: Path
    rules: tuple[Path, ...] = ()
    history: str = "sqlite:///.msgcheck/history.db"
    encoder: str = "builtin"
    calibration: Path | None = None
    kinds: tuple[AssetKind, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    gates: tuple[KindGate, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = field(default=())
    reading_seconds: float = 60.0
    reading_memory_mb: int = 1024
    ocr: str = "off"
    web_pages: int = 500
    web_seconds: float = 600.0
    report: ReportSettings = field(default_factory=ReportSettings)
    teams: tuple[Team, ...] = ()
    calibration_position: Position | None = field(default=None, compare=False)
    severity_positions: tuple[Position, ...] = field(default=(), compare=False)
