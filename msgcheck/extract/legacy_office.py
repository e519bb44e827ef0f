"""Office files of before 2007 (.ppt, .doc, .xls) and .rtf: converted by LibreOffice where it is installed, then read.

LibreOffice reads a copy in a folder of its own, with a profile that runs no macro, updates no link and has no way to
the network. The folder is gone afterwards.
"""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import read_bytes
from msgcheck.model.passage import Extraction

_PROGRAMS = ("soffice", "libreoffice")
_APPLICATIONS = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{protocol}ProxyName", "127.0.0.1") for protocol in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{protocol}ProxyPort", "9") for protocol in ("HTTP", "HTTPS", "FTP")),
)
"""No macro runs, no link is updated, and what asks the network all the same is sent where nobody listens."""

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


def extract_old_presentation(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a .ppt file as the .pptx that LibreOffice makes of it. Raises ``UnreadableError``."""
    return _converted(stream, limits, "ppt", "pptx")


def extract_old_document(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a .doc file as the .docx that LibreOffice makes of it. Raises ``UnreadableError``."""
    return _converted(stream, limits, "doc", "docx")


def extract_old_spreadsheet(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a .xls file as the .xlsx that LibreOffice makes of it. Raises ``UnreadableError``."""
    return _converted(stream, limits, "xls", "xlsx")


def extract_rich_text(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a .rtf file as the .docx that LibreOffice makes of it. Raises ``UnreadableError``."""
    return _converted(stream, limits, "rtf", "docx")


def _converted(stream: BinaryIO, limits: Limits, form: str, target: str) -> Extraction:
    """Convert and read.

    Raises ``UnreadableError``: ``needs-libreoffice``, ``too-slow``, ``damaged``, or what the reader of ``target`` does.
    """
    from msgcheck.extract.reading import extract

    program = _program()
    if program is None:
        raise UnreadableError(
            "needs-libreoffice",
            f"Reading .{form} files needs LibreOffice, which is not installed here (libreoffice.org, or your package "
            f"manager). Or save the file as .{target}.",
        )
    with tempfile.TemporaryDirectory(prefix="msgcheck-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source.{form}"
        source.write_bytes(read_bytes(stream, limits.part))
        _convert(program, source, target, limits.own_seconds)
        result = folder / "out" / f"source.{target}"
        if not result.is_file():
            raise UnreadableError(
                "damaged",
                f"LibreOffice cannot open this .{form} file: it is damaged or protected, or the LibreOffice here has "
                "no program for it (Writer, Calc, Impress).",
            )
        with result.open("rb") as converted:
            return extract(converted, target, limits)


def _program() -> str | None:
    """Return the path of LibreOffice's program, ``None`` where it is not installed."""
    found = (shutil.which(name) for name in _PROGRAMS)
    installed = (path for path in _APPLICATIONS if Path(path).is_file())
    return next(filter(None, (*found, *installed)), None)


def _convert(program: str, source: Path, target: str, seconds: float) -> None:
    """Let LibreOffice write ``source`` as ``target`` into the folder ``out`` beside it."""
    folder = source.parent
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", target, "--outdir", str(folder / "out"), str(source)]
    process = subprocess.Popen(  # noqa: S603 - the program found, and names made here
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )
    _bound_time(process.pid, seconds)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError("too-slow", f"LibreOffice took more than {seconds:g} seconds for this file.") from error
    finally:
        _end(process)


def _environment(folder: Path) -> dict[str, str]:
    """Return what the program needs of the environment; its home is the folder that goes away."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}


def _bound_time(process_id: int, seconds: float) -> None:
    """Let the system end the program, even when nobody is left to do it: who waits here may be ended first."""
    if sys.platform == "linux":
        import resource

        bound = math.ceil(seconds)
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(process_id, resource.RLIMIT_CPU, (bound, bound))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    if process.poll() is None or sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
    process.wait()
