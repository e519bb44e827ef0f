"""Reads ``msgcheck.toml``; unknown keys and wrong values are refused with their line."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from msgcheck.config.fields import ID, Fields, read_table
from msgcheck.config.located import Items, Node, Table
from msgcheck.config.mistakes import Mistakes, listed, quoted
from msgcheck.config.report_settings import ReportSettings, read_report, read_teams
from msgcheck.config.settings import DEFAULT_LAYERS, AssetKind, KindGate, Settings
from msgcheck.config.toml_file import MAX_BYTES, parse_toml
from msgcheck.config.web_settings import read_paths, read_urls, read_web
from msgcheck.config.written_file import lies_in, read_written_file
from msgcheck.errors import Position, SettingsError, UsageError
from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import Layer
from msgcheck.model.severity import Severity

SETTINGS_NAME = "msgcheck.toml"
BASELINE_NAME = "msgcheck-baseline.yaml"
WAIVERS_NAME = "waivers.yaml"
"""Files beside the settings; all three are what a workspace checks with."""

_RELATIVE_SQLITE = late_pattern(r"(sqlite(?:\+\w+)?:///)(?!file:|:memory:)([^?]+)(.*)")
_DATABASE_URL = late_pattern(r"[a-z][a-z0-9+]*://.*")
_ENCODER = late_pattern(r"builtin|sentence-transformers:\S.*")
_OCR = late_pattern(r"off|rapidocr|tesseract(?::[A-Za-z_]+(?:\+[A-Za-z_]+)*)?")
_SCORE = (0, 100)
_SECONDS = (1, 3600)
_MEMORY_MB = (256, 65_536)
"""A worker itself has some 50 MB; the bounds leave room for an ordinary deck."""
_FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING, "suggestion": Severity.SUGGESTION, "never": None}


def find_workspace(start: Path) -> Path | None:
    """Return the nearest folder with ``msgcheck.toml``, from ``start`` (a folder or file) upwards, or ``None``."""
    here = start.resolve()
    try:
        return next((folder for folder in (here, *here.parents) if (folder / SETTINGS_NAME).is_file()), None)
    except OSError as error:
        raise UsageError(f"Cannot look for {SETTINGS_NAME} upwards from {start}: {error.strerror}.") from error


def load_settings(path: Path) -> Settings:
    """Return the settings of the workspace whose ``msgcheck.toml`` is ``path``; its paths come out absolute.

    Raises ``UsageError`` where there is no such file, ``SettingsError`` with all mistakes that are in it.
    """
    if not path.exists():
        raise UsageError(f"There is no {path}. Run 'msgcheck init' to make a workspace, or name one with --workspace.")
    mistakes = Mistakes()
    root = path.parent.resolve()  # where the file stands, also where it is a link
    file = read_written_file(path, mistakes, MAX_BYTES)
    tables = parse_toml(file, mistakes) if file else None
    settings = read_table(tables, "the settings", mistakes, lambda fields: _settings(fields, root)) if tables else None
    return mistakes.checked(settings, SettingsError)


def _settings(fields: Fields, root: Path) -> Settings:
    defaults = _defaults(root)
    settings = fields.table("workspace", "[workspace]", lambda table: _workspace(table, defaults)) or defaults
    kinds = fields.table("assets", "[assets]", _kinds) or ()
    fail_on, gates = fields.table("gate", "[gate]", lambda table: _gate(table, kinds)) or (Severity.ERROR, ())
    settings = fields.table("reading", "[reading]", lambda table: _reading(table, settings)) or settings
    settings = fields.table("web", "[web]", lambda table: read_web(table, settings)) or settings
    settings = fields.table("model", "[model]", lambda table: _model(table, settings)) or settings
    severities = fields.table("rules", "[rules]", _severities) or ()
    return replace(
        settings,
        kinds=kinds,
        fail_on=fail_on,
        gates=gates,
        severities=tuple((name, severity) for name, severity, _ in severities),
        severity_positions=tuple(position for _, _, position in severities),
        report=fields.table("report", "[report]", lambda table: read_report(table, root)) or ReportSettings(),
        teams=fields.table("teams", "[teams]", read_teams) or (),
    )


def _defaults(root: Path) -> Settings:
    """A workspace without a word of its own: the folders of the contract, as far as they are there."""
    rules = root / "rules"
    settings = Settings(root=root, name=root.name, platform=root / "platform", rules=(rules,) if rules.is_dir() else ())
    return replace(settings, history=_history_url(settings.history, root))


def _workspace(fields: Fields, defaults: Settings) -> Settings:
    root = defaults.root
    named_rules = fields.located_texts("rules")
    for folder, position in named_rules:
        if not (root / folder).is_dir():
            what = f"There is no folder {quoted(folder)} for rule packs in {root}."
            fields.mistakes.add(position, what, "Make it, or remove it from 'rules'.")
    return replace(
        defaults,
        name=fields.text("name") or defaults.name,
        platform=root / (fields.text("platform") or "platform"),
        rules=tuple(root / folder for folder, _ in named_rules) if fields.node("rules") else defaults.rules,
        history=_history(fields, root) or defaults.history,
    )


def _history(fields: Fields, root: Path) -> str | None:
    url = fields.text("history")
    if url and not _DATABASE_URL.fullmatch(url):
        way_out = "Write sqlite:///FILE, or postgresql+psycopg://USER@HOST/DATABASE where several people share it."
        fields.mistake("history", f"{quoted(url)} is no database address.", way_out)
    return url and _history_url(url, root)


def _history_url(url: str, root: Path) -> str:
    """Return ``url``; the file of a relative SQLite path lies in the workspace, wherever msgcheck is started."""
    relative = _RELATIVE_SQLITE.fullmatch(url)
    return f"{relative[1]}{(root / relative[2]).as_posix()}{relative[3]}" if relative else url


def _model(fields: Fields, settings: Settings) -> Settings:
    return replace(
        settings,
        encoder=_encoder(fields) or settings.encoder,
        calibration=_calibration(fields, settings.root),
        calibration_position=fields.where("calibration"),
    )


def _calibration(fields: Fields, root: Path) -> Path | None:
    """Return the path of the file, within the workspace; whether it is there matters only to who judges by it."""
    name = fields.text("calibration")
    path = root / (name or "calibration.yaml")
    if not lies_in(root, path):
        what = f"The calibration {quoted(name or '')} is no file of this workspace."
        fields.mistake("calibration", what, "Put it there, and write its path from the folder of msgcheck.toml.")
    return path if name else None


def _encoder(fields: Fields) -> str | None:
    encoder = fields.text("encoder")
    if encoder and not _ENCODER.fullmatch(encoder):
        way_out = "Write builtin, or sentence-transformers:NAME_OR_FOLDER."
        fields.mistake("encoder", f"There is no encoder {quoted(encoder)}.", way_out)
    return encoder


def _reading(fields: Fields, settings: Settings) -> Settings:
    return replace(
        settings,
        reading_seconds=fields.number_within("seconds", settings.reading_seconds, _SECONDS),
        reading_memory_mb=int(fields.number_within("memory_mb", settings.reading_memory_mb, _MEMORY_MB)),
        ocr=_ocr(fields) or settings.ocr,
    )


def _ocr(fields: Fields) -> str | None:
    program = fields.text("ocr")
    if program and not _OCR.fullmatch(program):
        what = f"There is no program {quoted(program)} for reading pictures of text."
        fields.mistake("ocr", what, "Write off, rapidocr, tesseract, or tesseract:LANGUAGES such as tesseract:eng+deu.")
    return program


def _kinds(fields: Fields) -> tuple[AssetKind, ...]:
    for name in fields.names():
        _check_name(fields, name, "an asset kind")
    kinds = (fields.table(name, f"[assets.{name}]", partial(_kind, name)) for name in fields.names())
    return tuple(kind for kind in kinds if kind is not None)


def _kind(name: str, fields: Fields) -> AssetKind:
    layers = fields.choices("layers", Layer)
    written = fields.node("layers")
    if isinstance(written, Items) and not written.items:
        fields.mistake("layers", f"'layers' is empty in {fields.label}: nothing of it would be checked.", "Name some.")
    return AssetKind(
        name=name,
        paths=read_paths(fields),
        urls=read_urls(fields),
        owner=fields.text("owner"),
        audience=fields.text("audience"),
        layers=frozenset(map(str, layers)) or DEFAULT_LAYERS,
        checks_leaks=fields.flag("leaks", default=False),
        audience_position=fields.where("audience"),
    )


def _gate(fields: Fields, kinds: tuple[AssetKind, ...]) -> tuple[Severity | None, tuple[KindGate, ...]]:
    fail_on = _FAIL_ON[fields.choice("fail_on", _FAIL_ON, "error")]
    known = [*(kind.name for kind in kinds), "other"]
    gates = []
    for name in fields.names():
        if name == "fail_on":
            continue
        gate = fields.table(name, f"[gate.{name}]", partial(_kind_gate, name))
        if name in known and gate:
            gates.append(gate)
        elif name not in known:
            way_out = fields.mistakes.closest(name, ("fail_on", *known)) or f"Asset kinds: {listed(known)}."
            what = f"{quoted(name)} in [gate] is neither 'fail_on' nor an asset kind of this file."
            fields.mistakes.add(fields.key_position(name), what, way_out)
    return fail_on, tuple(gates)


def _kind_gate(name: str, fields: Fields) -> KindGate:
    return KindGate(
        kind=name,
        min_score=fields.number_within("min_score", 0, _SCORE) if fields.node("min_score") else None,
        required_messages=fields.flag("required_messages", default=False),
        no_leaks=fields.flag("no_leaks", default=False),
    )


def _severities(fields: Fields) -> tuple[tuple[str, Severity, Position], ...]:
    severities = []
    for name in fields.names():
        _check_name(fields, name, "a rule or group of rules")
        split = _split_name(name, fields.node(name))
        if split != name:
            fields.mistake(name, "The dots of the rule id divide this heading.", f'Write [rules."{split}"].')
            continue
        severity = fields.table(name, f"[rules.{name}]", lambda table: table.required_choice("severity", Severity))
        severities.append((name, severity or Severity.OFF, fields.key_position(name)))
    return tuple(severities)


def _split_name(name: str, node: Node | None) -> str:
    """Return the id meant by ``[rules.term.deprecated]``, which TOML takes for a table in a table."""
    entries = node.entries if isinstance(node, Table) else ()
    inner = next((entry for entry in entries if isinstance(entry.value, Table)), None)
    return _split_name(f"{name}.{inner.key}", inner.value) if inner else name


def _check_name(fields: Fields, name: str, noun: str) -> None:
    if not ID.fullmatch(name):
        what = f"{quoted(name)} cannot name {noun}."
        fields.mistakes.add(fields.key_position(name), what, "Use lower-case letters, digits, dots and hyphens.")
