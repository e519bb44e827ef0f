"""What a git repository held over time, and what its settings can not make us do."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime

import pytest

from msgcheck.errors import UsageError
from msgcheck.sources.versions import git_commits
from msgcheck.sources.versions.git_commits import git_snapshots

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def git(folder, *arguments, day="2020-01-01"):
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T10:00:00+00:00")
    own = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example", "-c", "protocol.file.allow=always", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=os.environ | dates | own)


def commit(folder, day, **files):
    """Commit files, by their names without ``.md``; ``None`` removes."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink() if text is None else file.write_text(text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", day, day=day)


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "2020-01-10", docs__a="a1")
    commit(folder, "2020-03-10", docs__a="a2", other__x="x")
    commit(folder, "2020-05-10", docs__a=None, docs__b="a2")
    return folder


def told(folder, root=None, every="quarter", is_wanted=bool):
    with git_snapshots(folder, root or folder, every=every, is_wanted=is_wanted, now=NOW) as found:
        days = {}
        for snapshot in found.snapshots:
            with snapshot.open_files() as files:
                days[str(snapshot.moment.date())] = {uri: file.read_text() for uri, file in files.items()}
        return days


def test_the_last_commit_of_each_quarter_is_taken_out(repository):
    assert told(repository) == {
        "2020-03-10": {"docs/a.md": "a2", "other/x.md": "x"},
        "2020-05-10": {"docs/b.md": "a2", "other/x.md": "x"},
    }
    assert list(told(repository, every="version")) == ["2020-01-10", "2020-03-10", "2020-05-10"]


def test_addresses_are_those_of_the_workspace_inside_the_repository(repository):
    assert told(repository, repository / "docs") == {"2020-03-10": {"a.md": "a2"}, "2020-05-10": {"b.md": "a2"}}
    assert told(repository, is_wanted=lambda uri: uri.startswith("other/")) == {
        "2020-03-10": {"other/x.md": "x"},
        "2020-05-10": {"other/x.md": "x"},
    }


def test_a_bare_repository_serves_too(repository, tmp_path):
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    assert told(tmp_path / "bare.git", tmp_path) == told(repository)


def test_what_was_merged_counts_when_it_was_merged(repository):
    git(repository, "checkout", "-q", "-b", "side")
    commit(repository, "2020-08-01", docs__side="s")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "merge", "side", day="2020-11-01")
    assert list(told(repository)) == ["2020-03-10", "2020-05-10", "2020-11-01"]


def test_nothing_that_the_repository_names_is_run_or_followed(repository, tmp_path):
    mark = tmp_path / "ran"
    (repository / ".gitattributes").write_text("*.md filter=evil diff=evil export-subst\n")
    (repository / "docs" / "link.md").symlink_to("/etc/passwd")
    (repository / "docs" / "~$lock.md").write_text("lock")
    commit(repository, "2020-08-01", docs__c="$Format:%H$")
    for key in ("filter.evil.smudge", "diff.evil.textconv", "core.fsmonitor", "core.pager", "gpg.program"):
        git(repository, "config", key, f"touch {mark}")
    git(repository, "config", "log.showSignature", "true")
    hook = repository / ".git" / "hooks" / "post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {mark}\n")
    hook.chmod(0o755)
    last = told(repository)["2020-08-01"]
    assert last == {"docs/b.md": "a2", "docs/c.md": "$Format:%H$", "other/x.md": "x"}
    assert not mark.exists()


def test_links_and_submodules_are_left_out_and_told(repository):
    (repository / "docs" / "link.md").symlink_to("a.md")
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True).stdout.strip()
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},docs/inner")
    git(repository, "add", "docs/link.md")
    git(repository, "commit", "-q", "-m", "more", day="2020-08-01")
    with git_snapshots(repository, repository, every="quarter", is_wanted=bool, now=NOW) as found:
        left_out = dict(found.left_out)
    assert "a link" in left_out["docs/link.md"]
    assert "a submodule" in left_out["docs/inner"]


def test_the_repository_that_is_named_is_read_whatever_a_hook_or_its_settings_say(repository, tmp_path, monkeypatch):
    git(tmp_path, "init", "-q", "other")
    commit(tmp_path / "other", "2020-01-10", docs__theirs="x")
    expected = told(repository)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    assert told(repository) == expected
    monkeypatch.delenv("GIT_DIR")
    git(repository, "config", "core.worktree", str(tmp_path / "other"))
    with pytest.raises(UsageError, match="another repository"):
        told(repository)


def test_objects_that_lie_elsewhere_are_not_fetched(repository, tmp_path):
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{repository}", "partial")
    with pytest.raises(UsageError, match="git"):
        told(tmp_path / "partial")


def test_a_shallow_clone_is_told(repository, tmp_path):
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "shallow")
    with pytest.raises(UsageError, match=r"shallow clone.*git fetch --unshallow"):
        told(tmp_path / "shallow")


def test_no_commit_no_repository_and_no_folder_are_told(tmp_path):
    git(tmp_path, "init", "-q", "empty")
    (tmp_path / "plain").mkdir()
    for name, problem in (("empty", "has no commit"), ("plain", "not a git repository"), ("none", "is no folder")):
        with pytest.raises(UsageError, match=problem):
            told(tmp_path / name)


def test_a_workspace_that_no_commit_touches_is_told(repository):
    (repository / "new").mkdir()
    with pytest.raises(UsageError, match="has no commit that touches new/"):
        told(repository, repository / "new")


@pytest.mark.parametrize("day", ["2035-01-01", "@9999999999999 +0000"])
def test_a_commit_of_the_future_is_left_out(repository, day):
    if day.startswith("@"):
        dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), day)
        command = ["git", "-c", "user.name=T", "-c", "user.email=t@e", "commit", "-q", "--allow-empty", "-m", "x"]
        subprocess.run(command, cwd=repository, check=True, env=os.environ | dates)
    else:
        commit(repository, day, docs__b="later")
    assert list(told(repository)) == ["2020-03-10", "2020-05-10"]


def test_a_file_that_is_too_large_is_left_out_and_told(repository, monkeypatch):
    monkeypatch.setattr(git_commits, "LARGEST_BYTES", 1)
    with git_snapshots(repository, repository, every="quarter", is_wanted=bool, now=NOW) as found:
        assert dict(found.left_out).keys() == {"docs/a.md", "docs/b.md"}
        assert [dict(snapshot.versions).keys() for snapshot in found.snapshots] == [{"other/x.md"}] * 2


def test_files_are_taken_out_some_at_a_time_and_only_once(repository, monkeypatch):
    monkeypatch.setattr(git_commits, "_AT_ONCE_BYTES", 2)
    asked = []
    ask = git_commits.Asking.ask_bytes

    def counted(self, folder, *arguments, given=b""):
        asked.extend(given.decode().split())
        return ask(self, folder, *arguments, given=given)

    monkeypatch.setattr(git_commits.Asking, "ask_bytes", counted)
    assert told(repository)["2020-05-10"] == {"docs/b.md": "a2", "other/x.md": "x"}
    assert len(asked) == 2


def test_names_of_any_bytes_come_through(repository):
    name = os.fsdecode(b"docs/na\xefve \xf0\x9f\x9a\x80.md")
    (repository / name).write_text("odd")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "odd", day="2020-08-01")
    assert told(repository)["2020-08-01"][name] == "odd"
