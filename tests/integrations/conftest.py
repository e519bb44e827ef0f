"""A scratch git repository that holds a workspace, and a shell in it that knows the `msgcheck` under test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = """
[workspace]
name = "Lumo"
platform = "platform"
rules = []

[assets.page]
paths = ["pages/**"]
"""
MESSAGES = "schema: 1\nname: Lumo platform\nversion: '1'\nmessages: []\n"
GLOSSARY = """
schema: 1
terms:
  - {id: open-source, preferred: open source, forbidden: [freeware]}
"""
FILES = {
    "msgcheck.toml": SETTINGS,
    "platform/messages.yaml": MESSAGES,
    "platform/glossary.yaml": GLOSSARY,
    "pages/good.md": "# Good\n\nWe like open source.\n",
    "pages/bad.md": "# Bad\n\nWe like freeware.\n",
    ".gitignore": ".msgcheck/\n",
}
INHERITED = ("LANG", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_FILE")
"""What of the environment a job has too: how pip gets at packages."""


class Shell:
    """Runs commands in a folder as a build server would: with few variables of its own."""

    def __init__(self, folder: Path, home: Path, repository: Path) -> None:
        self.folder = folder
        self.environment = {
            name: os.environ[name] for name in os.environ if name in INHERITED or name.startswith("PIP_")
        }
        self.environment |= {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(repository),
            "HOME": str(home),
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.org",
            "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.org",
        }  # fmt: skip

    def __call__(self, *command: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``command`` with ``environment`` added."""
        return subprocess.run(
            list(map(str, command)), cwd=self.folder, env=self.environment | environment,
            capture_output=True, text=True, check=False, timeout=900,
        )  # fmt: skip

    def bash(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the lines of ``script`` as GitHub and GitLab do: the first that fails ends them."""
        return self("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, **environment)

    def git(self, *arguments: str) -> str:
        """Return what git answers."""
        done = self("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def shell(tmp_path, repository):
    """A shell in a scratch repository whose one commit holds the workspace and a good page; a bad one lies beside."""
    folder = tmp_path / "lumo"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    shell = Shell(folder, home, repository)
    shell.git("init", "--quiet", "--initial-branch=main")
    shell.git("add", "--", *(name for name in FILES if name != "pages/bad.md"))
    shell.git("commit", "--quiet", "--message=first")
    return shell


@pytest.fixture(scope="session")
def job_steps():
    """The steps of an action or job that run a script: (script, its environment) with expressions put in."""

    def steps(listed, values):
        for step in listed:
            if "run" in step:
                env = {name: _put_in(str(text), values) for name, text in step.get("env", {}).items()}
                yield step["name"], _put_in(step["run"], values), env

    return steps


def _put_in(text, values):
    for expression, value in values.items():
        text = text.replace("${{ " + expression + " }}", value)
    assert "${{" not in text, f"an expression that the test does not know: {text}"
    return text
