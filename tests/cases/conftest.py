"""The two real cases as workspaces: settings made here, platform and assets read where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from msgcheck import api


def make_workspace(folder: Path, case: Path) -> Path:
    (folder / "msgcheck.toml").write_text(
        f"""
[workspace]
name = "{case.name}"
platform = "{case / "platform"}"
rules = []
""",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="session")
def scan_case(realdata, tmp_path_factory):
    """Return a function: scan paths of a case, by their names below its assets folder."""

    def scan(case_name: str, *names: str, **options):
        case = realdata / "cases" / case_name
        workspace = make_workspace(tmp_path_factory.mktemp(case_name), case)
        paths = [case / "assets" / name for name in names]
        return api.scan(paths, workspace=workspace, options=api.ScanOptions(records=False, **options))

    return scan
