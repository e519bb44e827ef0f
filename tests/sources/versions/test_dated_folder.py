"""A folder of dated files, as it stood at each of its dates."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_IFREG
from types import SimpleNamespace

import pytest

from msgcheck.errors import UsageError
from msgcheck.sources.versions.dated_folder import folder_snapshots

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FILES = {
    "2020-01-10-a.md": "a1", "2020-02-10-a.md": "a2", "2020-02-10-b.md": "b1", "2020-07-01-a.md": "a3", "notes.md": "n",
    "2027-01-01-c.md": "c",
}  # fmt: skip


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


def told(folder, **options):
    """Each snapshot as its day and the content of each address; what was left out by name."""
    given = {"date_from": "name", "every": "quarter", "undated": None, "now": NOW} | options
    found = folder_snapshots(folder, folder.parent, **given)
    days = {}
    for snapshot in found.snapshots:
        with snapshot.open_files() as files:
            days[str(snapshot.moment.date())] = {
                uri.removeprefix("archive/"): file.read_text() for uri, file in files.items()
            }
            assert [uri for uri, _ in snapshot.versions] == list(files)
    return days, {name.removeprefix("archive/"): reason for name, reason in found.left_out}


EVERY = {
    "quarter": {"2020-02-10": {"a.md": "a2", "b.md": "b1"}, "2020-07-01": {"a.md": "a3", "b.md": "b1"}},
    "version": {
        "2020-01-10": {"a.md": "a1"},
        "2020-02-10": {"a.md": "a2", "b.md": "b1"},
        "2020-07-01": {"a.md": "a3", "b.md": "b1"},
    },
}
EVERY["month"] = EVERY["version"]


@pytest.mark.parametrize("every", EVERY)
def test_each_snapshot_holds_the_newest_version_of_every_asset(archive, every):
    days, left_out = told(archive, every=every)
    assert days == EVERY[every]
    assert set(left_out) == {"notes.md", "2027-01-01-c.md"}
    assert "bears no date" in left_out["notes.md"]
    assert "still to come" in left_out["2027-01-01-c.md"]


def test_what_bears_no_date_may_be_given_one(archive):
    days, _ = told(archive, undated=date(2019, 12, 1))
    assert days["2019-12-01"] == {"notes.md": "n"}
    assert days["2020-02-10"] == {"a.md": "a2", "b.md": "b1", "notes.md": "n"}


def test_files_are_dated_by_their_last_change_and_keep_their_names(archive):
    for number, name in enumerate(FILES):
        os.utime(archive / name, (NOW.timestamp(), NOW.timestamp() - 86_400 * 100 * number))
    days, left_out = told(archive, date_from="mtime")
    assert left_out == {}
    assert list(days) == ["2024-08-19", "2024-11-27", "2025-03-07", "2025-06-15", "2025-09-23", "2026-01-01"]
    assert set(days["2026-01-01"]) == set(FILES)


def test_a_change_after_the_end_of_the_calendar_is_still_to_come(archive, monkeypatch):
    monkeypatch.setattr(Path, "lstat", lambda _: SimpleNamespace(st_mtime=1e14, st_mode=S_IFREG))
    with pytest.raises(UsageError, match="to come"):
        told(archive, date_from="mtime")


def test_of_two_versions_of_an_asset_and_a_day_one_is_told(archive):
    (archive / "20200701 a.md").write_text("twin")
    (archive / "20200701-a.md").write_text("twin")
    days, left_out = told(archive)
    assert days["2020-07-01"]["a.md"] == "twin"
    assert "stands for both" in left_out["2020-07-01-a.md"]


@pytest.mark.parametrize("names", [["notes.md"], ["2027-01-01-c.md"], []])
def test_a_folder_with_nothing_dated_is_told(tmp_path, names):
    for name in names:
        (tmp_path / name).write_text("x")
    with pytest.raises(UsageError, match=r"No file in .* is dated.*--undated DATE"):
        told(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="is no folder"):
        told(tmp_path / "none")


def test_links_and_pipes_are_not_opened(archive):
    (archive / "2020-07-02-link.md").symlink_to("/dev/zero")
    os.mkfifo(archive / "2020-07-03-pipe.md")
    found = folder_snapshots(archive, archive.parent, date_from="name", every="quarter", undated=None, now=NOW)
    versions = dict(found.snapshots[-1].versions)
    assert (versions["archive/link.md"], versions["archive/pipe.md"]) == (
        "no file 2020-07-02-link.md",
        "no file 2020-07-03-pipe.md",
    )
