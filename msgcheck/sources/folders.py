"""Files and folders become assets; what is not an asset becomes a skipped one with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgcheck.config.settings import DEFAULT_LAYERS, AssetKind, Settings
from msgcheck.config.settings_file import BASELINE_NAME, SETTINGS_NAME, WAIVERS_NAME
from msgcheck.errors import UsageError, nearest
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.sources.asked import FormatOf
from msgcheck.sources.path_pattern import beginnings, takes
from msgcheck.values import dataclass

OTHER_KIND = AssetKind("other", layers=DEFAULT_LAYERS)
"""The kind of an asset outside every glob of the settings."""

BACKUP_SUFFIX = ".bak"
"""``msgcheck fix --in-place`` keeps the old content of a file beside it, with this behind its whole name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stood in the paths, both in order of their uri; ``notices`` are what the user should know besides."""

    assets: tuple[Asset, ...]
    skipped: tuple[SkippedAsset, ...]
    notices: tuple[str, ...] = ()

    @property
    def uris(self) -> tuple[str, ...]:
        """The uris of all that was found, assets or not."""
        return (*(asset.uri for asset in self.assets), *(skipped.uri for skipped in self.skipped))


def find_assets(paths: Sequence[Path], settings: Settings, format_of: FormatOf) -> Found:
    """Find the assets of ``paths`` (files and folders), or of every asset kind where no path is given.

    Raises ``UsageError`` when a path does not exist. Links are never followed.
    """
    if paths:
        files = [file for path in paths for file in _files_of(path)]
    else:
        files = [file for file in _workspace_files(settings) if _kind_of(file, settings) is not OTHER_KIND]
    assets: dict[str, Asset] = {}
    skipped = {} if paths else {each.uri: each for each in _closed_beginnings(settings)}
    named = {path.absolute() for path in paths if os.path.isfile(path)}  # noqa: PTH113 - no error behind closed folders
    for file in files:
        is_named = file.absolute() in named
        if not is_named and is_workspace_file(file, settings):
            continue
        found = _asset_of(file, settings, format_of, is_named=is_named)
        if isinstance(found, Asset):
            assets[found.uri] = found
        else:
            skipped[found.uri] = found
    return Found(tuple(assets[uri] for uri in sorted(assets)), tuple(skipped[uri] for uri in sorted(skipped)))


def asset_at(path: Path, settings: Settings, format_of: FormatOf) -> Asset | SkippedAsset:
    """Return the one asset at ``path``, a file the user named; raises ``UsageError`` where there is none."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name one file, or use `msgcheck scan {path}` for all of it.")
    return _asset_of(next(_files_of(path)), settings, format_of, is_named=True)


def asset_known_as(
    uri: str, file: Path, settings: Settings, format_of: FormatOf, kind: AssetKind = OTHER_KIND
) -> Asset | SkippedAsset:
    """Return the asset in ``file`` known as ``uri``, of the kind of that address, else of the file, else ``kind``."""
    kinds = (_kind_of(place, settings) for place in (settings.root / uri, file))
    known = next((each for each in kinds if each is not OTHER_KIND), kind)
    return _asset_as(uri, file, known, format_of, is_named=False)


def has_kind(uri: str, settings: Settings) -> bool:
    """Tell whether an asset kind of the settings takes the address ``uri``, relative to the workspace."""
    return kind_name_at(settings.root / uri, settings) is not None


def kind_name_at(file: Path, settings: Settings) -> str | None:
    """Return the name of the asset kind whose paths take ``file``, there or not; None where it is outside them all."""
    kind = _kind_of(file, settings)
    return None if kind is OTHER_KIND else kind.name


def _asset_of(file: Path, settings: Settings, format_of: FormatOf, *, is_named: bool) -> Asset | SkippedAsset:
    return _asset_as(uri_of(file, settings.root), file, _kind_of(file, settings), format_of, is_named=is_named)


def _asset_as(uri: str, file: Path, kind: AssetKind, format_of: FormatOf, *, is_named: bool) -> Asset | SkippedAsset:
    obstacle = _obstacle(file, is_named=is_named)
    if obstacle is not None:
        reason, detail = obstacle
        return SkippedAsset(uri, reason, detail, kind.name)
    form = format_of(file)
    if form.name is None:
        reason = "unsupported" if is_named else form.reason
        return SkippedAsset(uri, reason, form.detail, kind.name)
    return Asset(uri, file, kind.name, form.name, kind.layers, kind.owner, kind.checks_leaks)


def _obstacle(file: Path, *, is_named: bool) -> tuple[str, str] | None:
    """Return reason and sentence where a file is not even opened."""
    if file.suffix == BACKUP_SUFFIX and not is_named:
        return "not-an-asset", "The old content of another file, kept beside it."
    try:
        return _kind_of_obstacle(file)
    except OSError as error:
        return "no-access", f"This cannot be opened: {error.strerror}."


def _kind_of_obstacle(file: Path) -> tuple[str, str] | None:
    if file.is_symlink():
        return "link", "This is a link to another file; links are not followed. Name the file itself."
    if file.is_dir():
        return "no-access", "This folder cannot be opened."
    if file.name.startswith("~$"):
        return "lock-file", "An office program's lock file, not a document."
    if not file.is_file():
        return "not-a-file", "This is neither a file nor a folder."
    return None


def is_workspace_file(file: Path, settings: Settings) -> bool:
    """Tell whether a file is what the workspace checks with, not what it checks."""
    place = _place_of(file)
    names = (SETTINGS_NAME, BASELINE_NAME, WAIVERS_NAME)
    own = (*(settings.root / name for name in names), settings.platform, *settings.rules)
    return any(place == path or place.is_relative_to(path) for path in own)


@lru_cache(maxsize=4096)
def _resolved(folder: Path) -> Path:
    return folder.resolve()


def _place_of(file: Path) -> Path:
    """Return where a file stands, links of its folders followed and the file itself not."""
    return _resolved(Path.cwd() / file.parent) / file.name


def uri_of(file: Path, root: Path) -> str:
    """Name a file for reports: relative to the workspace, else to the current folder, else absolute."""
    absolute = _place_of(file)
    for base in (_resolved(root), Path.cwd()):
        if absolute.is_relative_to(base):
            return absolute.relative_to(base).as_posix()
    return absolute.as_posix()


def _kind_of(file: Path, settings: Settings) -> AssetKind:
    place, root = _place_of(file), _resolved(settings.root)
    kinds = (kind for kind in settings.kinds if any(takes(place, pattern, root) for pattern in kind.paths))
    return next(kinds, OTHER_KIND)


def _files_of(path: Path) -> Iterator[Path]:
    if os.path.isdir(path):  # noqa: PTH112 - no error behind closed folders
        yield from files_below(path)
    elif _is_there(path):
        yield path
    elif path.parts[:1] in (("http:",), ("https:",)):
        raise UsageError(f"{path} does not exist. A web address begins with https://, both slashes, and is no path.")
    else:
        raise UsageError(f"{path} does not exist.{_near_name(path)}")


def _is_there(path: Path) -> bool:
    """Tell whether something stands at ``path``; behind a folder that cannot be opened it may, and is looked at."""
    try:
        return path.exists() or path.is_symlink()
    except OSError:
        return True


def _near_name(path: Path) -> str:
    siblings = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    near = nearest(path.name, siblings)
    return f" Did you mean {path.parent / near}?" if near else " Check the spelling, or the folder you stand in."


def _workspace_files(settings: Settings) -> Iterator[Path]:
    """Yield the files below the fixed beginnings of the kinds' patterns; the same file may come twice."""
    bases = {base for kind in settings.kinds for pattern in kind.paths for base in beginnings(pattern, settings.root)}
    for base in sorted(bases):
        if _is_there(base):
            yield from _files_of(base)


def _closed_beginnings(settings: Settings) -> Iterator[SkippedAsset]:
    """Yield where a kind's paths begin and nothing can be looked up: what stood below may still be there."""
    for kind in settings.kinds:
        for pattern in kind.paths:
            places = [(base, _why_closed(base)) for base in beginnings(pattern, settings.root)]
            closed = [(base, *why) for base, why in places if why is not None]
            if closed and len(closed) == len(places):
                base, reason, detail = closed[-1]
                yield SkippedAsset(uri_of(base, settings.root), reason, detail, kind.name)


def _why_closed(place: Path) -> tuple[str, str] | None:
    """Return reason and sentence where ``place`` is not there, or a folder that cannot be opened."""
    try:
        if place.is_dir():
            os.scandir(place).close()
    except OSError:
        return "no-access", "This folder cannot be opened."
    return None if _is_there(place) else ("not-found", "There is no such folder or file.")


def files_below(folder: Path) -> Iterator[Path]:
    """Yield every file below ``folder`` in order of name, and the folders that are links or cannot be opened.

    Hidden files and folders are left out.
    """
    closed: list[OSError] = []
    for current, folders, files in os.walk(folder, onerror=closed.append, followlinks=False):
        shown = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        links = [name for name in shown if (Path(current) / name).is_symlink()]
        folders[:] = [name for name in shown if name not in links]
        yield from (Path(current) / name for name in sorted((*files, *links)) if not name.startswith("."))
    yield from (Path(error.filename) for error in closed if error.filename)


def uris_by_pattern(found: Found, pattern: str, root: Path) -> tuple[str, ...]:
    """Return the uris of what was found that ``pattern`` of the workspace ``root`` matches, assets or not."""
    return tuple(uri for uri in found.uris if takes(_place_of(root / uri), pattern, _resolved(root)))
