import os

import pytest

from msgcheck.config.replaced_file import replaced


def test_a_file_keeps_its_mode(tmp_path):
    file = tmp_path / "report.json"
    file.write_text("old")
    file.chmod(0o600)
    with replaced(file) as temporary:
        temporary.write_text("new")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o600)


def test_a_new_file_has_the_mode_of_any_other(tmp_path):
    file = tmp_path / "reports" / "report.json"
    mask = os.umask(0o027)
    try:
        with replaced(file) as temporary:
            temporary.write_text("new")
    finally:
        os.umask(mask)
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o640)


def test_what_fails_leaves_the_old_file_and_no_other(tmp_path):
    file = tmp_path / "report.json"
    file.write_text("old")

    def fail():
        with replaced(file) as temporary:
            temporary.write_text("ha")
            raise ValueError("half")

    with pytest.raises(ValueError, match="half"):
        fail()
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("report.json", "old")]
