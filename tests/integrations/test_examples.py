"""The examples do what they say, run here line by line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
import yaml


@pytest.fixture(scope="module")
def examples(repository):
    return repository / "examples"


def read(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "schema"), [("github-workflow.yml", "vendor.github-workflows"), ("gitlab-ci.yml", "vendor.gitlab-ci")]
)
def test_it_follows_the_published_schema(examples, name, schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, name]
    done = subprocess.run(command, cwd=examples, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def commit_all(shell):
    shell.git("add", "--all")
    shell.git("commit", "--quiet", "--message=second")


@pytest.mark.parametrize(("bad", "code"), [(True, 1), (False, 0)])
def test_the_job_of_gitlab(shell, examples, bad, code):
    job = read(examples / "gitlab-ci.yml")["msgcheck"]
    base = shell.git("rev-parse", "HEAD").strip()
    if not bad:
        (shell.folder / "pages/bad.md").unlink()
        (shell.folder / "pages/new.md").write_text("All is well.\n")
    commit_all(shell)
    done = shell.bash("\n".join(job["script"]), CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == code, done.stderr
    failures = ET.parse(shell.folder / job["artifacts"]["reports"]["junit"]).findall(".//failure")
    assert len(failures) == code
    (page,) = job["artifacts"]["paths"]
    assert ("pages/bad.md" in (shell.folder / page).read_text()) == bad


def test_the_job_of_github_without_the_action(shell, examples, job_steps):
    jobs = read(examples / "github-workflow.yml")["jobs"]
    shell.git("checkout", "-q", "-b", "topic")
    commit_all(shell)
    shell.git("update-ref", "refs/remotes/origin/main", "main")
    steps = list(job_steps(jobs["gate-without-action"]["steps"], {"github.base_ref": "main"}))
    assert [name for name, _, _ in steps] == ["Install", "Check"]
    done = shell.bash(steps[1][1], **steps[1][2])
    assert done.returncode == 1, done.stderr
    assert "::error file=pages/bad.md,line=3" in done.stdout
    assert (shell.folder / "msgcheck.sarif").exists()


def test_the_workflow_gives_the_action_inputs_that_it_has(repository, examples):
    known = read(repository / "action.yml")
    step = next(step for step in read(examples / "github-workflow.yml")["jobs"]["gate"]["steps"] if step.get("id"))
    assert set(step["with"]) <= set(known["inputs"])
    assert set(known["outputs"]) == {"sarif"}


@pytest.mark.parametrize(("target", "code"), [("messages", 2), ("messages-report", 0), ("messages-changed", 0)])
def test_the_makefile(shell, examples, target, code):
    """Make ends with 2 where a command of it failed."""
    if (target, code) == ("messages-changed", 0):
        (shell.folder / "pages/bad.md").unlink()
    shutil.copy(examples / "Makefile", shell.folder)
    shell.git("add", "Makefile")
    done = shell("make", target, "SINCE=main")
    assert done.returncode == code, done.stderr
    assert ("freeware" in done.stdout) == (code == 2)
    assert (shell.folder / "drift.html").exists() == (target == "messages-report")


def test_the_git_hook(shell, examples):
    shutil.copy(examples / "git-hook.sh", shell.folder / ".git/hooks/pre-commit")
    first = shell.git("rev-parse", "HEAD")
    shell.git("add", "--all")
    blocked = shell("git", "commit", "--message=bad")
    assert blocked.returncode == 1
    assert "The gate is shut: 1 new finding" in blocked.stdout + blocked.stderr
    assert shell.git("rev-parse", "HEAD") == first
    (shell.folder / "pages/bad.md").write_text("Open source it is.\n")
    commit_all(shell)
    shell.git("rm", "--quiet", "pages/bad.md")
    shell.git("commit", "--quiet", "--message=nothing to check is no obstacle")


def test_a_content_system_that_names_no_page_may_not_publish(shell, examples):
    done = shell(sys.executable, examples / "before_publishing.py")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, "Name one page: python before_publishing.py PAGE")


@pytest.mark.parametrize(
    ("page", "code", "said"),
    [("pages/good.md", 0, ""), ("pages/bad.md", 1, "error: Use 'open source' instead of 'freeware'."), ("gone", 2, "")],
)
def test_a_content_system_asks_before_publishing(shell, examples, page, code, said):
    done = shell(sys.executable, examples / "before_publishing.py", page)
    assert (done.returncode, done.stdout.startswith(said)) == (code, True), done.stderr
    assert bool(done.stderr) == (code == 2)
