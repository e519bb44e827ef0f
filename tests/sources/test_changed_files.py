from __future__ import annotations

import subprocess

import pytest

from msgcheck.errors import UsageError
from msgcheck.sources.changed_files import changed_files


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "répo"
    folder.mkdir()

    def git(*arguments):
        author = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "-q")
    for name in ("same.md", "edited.md", "deleted.md", "old name.md"):
        (folder / name).write_text(f"{name} as it was", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "first")
    (folder / ".gitignore").write_text("ignored.md\n")
    (folder / "committed.md").write_text("new")
    git("add", ".")
    git("commit", "-qm", "second")
    (folder / "edited.md").write_text("edited, not committed")
    (folder / "deleted.md").unlink()
    git("mv", "old name.md", "new\nname.md")
    (folder / "untracked ü.md").write_text("new")
    (folder / "ignored.md").write_text("ignored")
    return folder


def test_what_differs_from_a_revision_and_is_there(repository):
    (repository / "below").mkdir()
    expected = {".gitignore", "committed.md", "edited.md", "new\nname.md", "untracked ü.md"}
    assert {path.name for path in changed_files(repository / "below", "HEAD~1")} == expected
    assert {path.name for path in changed_files(repository, "HEAD")} == expected - {".gitignore", "committed.md"}


def test_no_filter_that_the_repository_names_is_run(repository, tmp_path):
    mark = tmp_path / "ran"
    (repository / ".gitattributes").write_text("*.md filter=evil\nedited.md filter=e=v.il\n")
    for key in ("filter.evil.clean", "filter.evil.process", "filter.e=v.il.clean", "core.fsmonitor"):
        subprocess.run(["git", "config", key, f"touch '{mark}'; cat"], cwd=repository, check=True)
    for name in ("evil", "e=v.il"):
        subprocess.run(["git", "config", f"filter.{name}.required", "true"], cwd=repository, check=True)
    (repository / "same.md").touch()
    assert {path.name for path in changed_files(repository, "HEAD")} >= {"edited.md", ".gitattributes"}
    assert not mark.exists()


@pytest.mark.parametrize("revision", ["no-such", "--output=stolen", "HEAD:same.md", ""])
def test_what_is_no_revision_is_refused(repository, revision):
    with pytest.raises(UsageError, match="knows no revision"):
        changed_files(repository, revision)
    assert not list(repository.rglob("stolen*"))


def test_no_repository_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"git cannot tell what changed: .*Give the paths themselves"):
        changed_files(tmp_path, "HEAD")


def test_no_git_is_told(repository, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UsageError, match="needs git"):
        changed_files(repository, "HEAD")
