from __future__ import annotations

import os
import subprocess
import sys
from importlib import metadata

import pytest

from msgcheck.engine.caching import stamps

FILES = ("judge.py", "data/candidates.json", "data/models/encoder/tokenizer.json", "data/models/encoder/record.bin")

NOT_JUDGING = ("data/template/sample.yaml", "__pycache__/judge.pyc", "reports/run/console.py")


@pytest.fixture
def package(tmp_path):
    for name in (*FILES, *NOT_JUDGING):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("0.62", encoding="utf-8")
    return tmp_path


def stamp(package):
    stamps.code_stamp.cache_clear()
    return stamps.code_stamp(package)


@pytest.mark.parametrize("name", FILES)
def test_changed_content_is_another_stamp_at_any_time(package, name):
    before, file = stamp(package), package / name
    status = file.stat()
    file.write_text("0.63", encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert stamp(package) != before
    file.write_text("0.62", encoding="utf-8")
    assert stamp(package) == before


def test_renamed_file_is_another_stamp(package):
    before = stamp(package)
    (package / "judge.py").rename(package / "judged.py")
    assert stamp(package) != before


@pytest.mark.parametrize("name", NOT_JUDGING)
def test_files_that_judge_nothing_do_not_count(package, name):
    before = stamp(package)
    (package / name).write_text("other", encoding="utf-8")
    assert stamp(package) == before


def test_model_of_another_size_is_another_stamp(package):
    with (package / "model.onnx").open("wb") as file:
        file.truncate(10 * 2**20)
    before = stamp(package)
    with (package / "model.onnx").open("ab") as file:
        file.write(b"x")
    assert stamp(package) != before


def test_libraries_are_stamped_with_the_versions_installed():
    stamped = stamps.library_stamp().split(", ")
    for name in ("lxml", "pypdfium2", "markdown-it-py", "spacy", "onnxruntime", "tokenizers", "numpy"):
        assert f"{name} {metadata.version(name)}" in stamped
    assert f"python {sys.version_info.major}.{sys.version_info.minor}" in stamped


def test_libraries_outside_the_folders_of_the_path_are_looked_up(monkeypatch):
    monkeypatch.setattr(stamps, "_installed_versions", lambda _: {})
    monkeypatch.setattr(stamps, "LIBRARIES", ("markdown-it-py", "no-such-library"))
    stamps.library_stamp.cache_clear()
    try:
        assert stamps.library_stamp().endswith(
            f"markdown-it-py {metadata.version('markdown-it-py')}, no-such-library absent"
        )
    finally:
        stamps.library_stamp.cache_clear()


def test_stamp_opens_no_library_and_takes_no_time():
    code = """
import sys, time
from msgcheck.engine.caching import stamps
seconds = []
for _ in range(5):
    stamps.library_stamp.cache_clear()
    start = time.process_time()
    stamps.library_stamp()
    seconds.append(time.process_time() - start)
print(min(seconds), [name for name in ("lxml", "numpy", "spacy", "importlib.metadata") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    seconds, opened = done.split(" ", 1)
    assert opened.strip() == "[]"
    assert float(seconds) < 0.01
