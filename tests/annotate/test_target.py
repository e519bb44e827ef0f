"""Fixed files never take the place of something else, and never stay half."""

from __future__ import annotations

import pytest

from msgcheck.annotate.target import targets_in_folder, targets_in_place, write_target
from msgcheck.errors import UsageError


@pytest.fixture
def files(tmp_path):
    for name in ("decks/a.txt", "decks/q1/a.txt", "other/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_copies_keep_their_names_below_the_folder_given(files):
    paths = [files / "decks/a.txt", files / "decks/q1/a.txt"]
    targets = targets_in_folder(paths, [files / "decks"], files / "new", overwrites=False)
    assert [target.file for target in targets] == [files / "new/a.txt", files / "new/q1/a.txt"]
    write_target(targets[0], b"fixed")
    write_target(targets[1], None)
    assert [target.file.read_text() for target in targets] == ["fixed", "decks/q1/a.txt"]
    assert [path.read_text() for path in paths] == ["decks/a.txt", "decks/q1/a.txt"]


def test_two_files_of_one_name_are_refused(files):
    paths = [files / "decks/a.txt", files / "other/a.txt"]
    with pytest.raises(UsageError, match="Two files"):
        targets_in_folder(paths, paths, files / "new", overwrites=True)


def test_a_file_that_is_there_is_kept(files):
    path = files / "decks/a.txt"
    with pytest.raises(UsageError, match="--overwrite"):
        targets_in_folder([path], [path], files / "other", overwrites=False)
    (target,) = targets_in_folder([path], [path], files / "other", overwrites=True)
    write_target(target, b"new")
    assert (files / "other/a.txt").read_bytes() == b"new"


def test_no_file_is_written_over_itself(files):
    path = files / "decks/a.txt"
    with pytest.raises(UsageError, match="--in-place"):
        targets_in_folder([path], [path], files / "decks", overwrites=True)


def test_in_place_keeps_the_old_content_once(files):
    path = files / "decks/a.txt"
    path.chmod(0o640)
    (target,) = targets_in_place([path])
    write_target(target, b"fixed")
    assert path.read_bytes() == b"fixed"
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.with_name("a.txt.bak").read_text() == "decks/a.txt"
    with pytest.raises(UsageError, match="older content"):
        targets_in_place([path])
    with pytest.raises(UsageError, match=r"cannot be written: .*\. Make it writable, or give"):
        write_target(target, b"again")
    assert path.with_name("a.txt.bak").read_text() == "decks/a.txt"
    assert path.read_bytes() == b"fixed"


def test_a_failed_writing_leaves_nothing_behind(files, monkeypatch):
    path = files / "decks/a.txt"
    (target,) = targets_in_folder([path], [path], files / "new", overwrites=False)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(UsageError, match="No space left"):
        write_target(target, b"fixed")
    assert list((files / "new").iterdir()) == []
