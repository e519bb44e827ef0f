"""The hook in the real pre-commit, at a real commit: a bad page is blocked with its finding, a good one passes."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
import yaml

from msgcheck.extract.reading import format_of


@pytest.fixture(scope="module")
def hook(repository):
    (only,) = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return only


def commit(shell, *paths):
    shell.git("add", "--", *paths)
    return shell("git", "commit", "--message=more")


def install_hook(shell, config):
    (shell.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    done = shell(sys.executable, "-m", "pre_commit", "install")
    assert done.returncode == 0, done.stdout
    shell.git("add", ".pre-commit-config.yaml")


def assert_it_blocks_and_passes(shell):
    before = shell.git("rev-parse", "HEAD")
    blocked = commit(shell, "pages/bad.md")
    assert blocked.returncode == 1
    assert "Use 'open source' instead of 'freeware'." in blocked.stderr, blocked.stderr
    assert "pages/bad.md" in blocked.stderr
    assert shell.git("rev-parse", "HEAD") == before
    shell.git("reset", "--quiet", "pages/bad.md")
    (shell.folder / "pages/new.md").write_text("Open source, again.\n")
    passed = commit(shell, "pages/new.md")
    assert passed.returncode == 0, passed.stderr
    assert shell.git("rev-parse", "HEAD") != before


def test_manifest_and_example_are_valid(repository):
    for job, name in (
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", "examples/pre-commit-config.yaml"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", job, name], cwd=repository, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout


def test_it_asks_for_decks_documents_and_pages_that_msgcheck_reads(hook):
    suffixes = re.fullmatch(r"\(\?i\)\\\.\((.*)\)\$", hook["files"])[1].replace("html?", "htm|html").split("|")
    assert {format_of(f"a.{suffix}") for suffix in suffixes} == {"pptx", "odp", "docx", "odt", "pdf", "html", "md"}
    for name in ("decks/a.PPTX", "a.html", "a b.htm", "docs/a.md"):
        assert re.search(hook["files"], name)
    for name in ("a.py", "amd", "a.md.j2", "requirements.txt"):
        assert not re.search(hook["files"], name)


@pytest.mark.parametrize("arguments", [None, ["--select", "term", "--fail-on", "warning", "--"]])
def test_a_commit_is_blocked_and_another_passes(shell, hook, arguments):
    """As the manifest says it, but with the msgcheck of this environment in place of one made by pip."""
    entry = hook["entry"].replace("msgcheck", f"{sys.executable} -m msgcheck", 1)
    here = hook | {"language": "system", "entry": entry} | ({"args": arguments} if arguments else {})
    install_hook(shell, {"repos": [{"repo": "local", "hooks": [here]}]})
    assert_it_blocks_and_passes(shell)


@pytest.mark.install
def test_pre_commit_installs_msgcheck_from_its_repository(shell, repository, tmp_path):
    """As users have it: pre-commit clones this repository and makes an environment for it; the action's installer
    then finds all it needs in there.
    """
    if not os.environ.get("MSGCHECK_INSTALLS"):
        pytest.skip("MSGCHECK_INSTALLS is not set")
    source = tmp_path / "source"
    names = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (repository / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((repository / name).read_bytes())
            (source / name).chmod((repository / name).stat().st_mode)
    folder, shell.folder = shell.folder, source
    for arguments in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message=all")):
        shell.git(*arguments)
    revision = shell.git("rev-parse", "HEAD").strip()
    shell.folder = folder
    del shell.environment["PYTHONPATH"]
    shell.environment["PIP_CONSTRAINT"] = str(repository / "constraints.txt")
    install_hook(shell, {"repos": [{"repo": str(source), "rev": revision, "hooks": [{"id": "msgcheck"}]}]})
    assert_it_blocks_and_passes(shell)
    (made,) = (tmp_path / "home/pre-commit").glob("repo*/py_env-*/bin")
    assert not list(made.glob("../lib/python*/site-packages/torch"))
    path = f"{made}{os.pathsep}{shell.environment['PATH']}"
    done = shell("bash", source / "action/install.sh", GITHUB_ACTION_PATH=str(source), PATH=path)
    assert done.returncode == 0, done.stderr
    assert shell("msgcheck", "check", "pages/bad.md", PATH=path).returncode == 1
