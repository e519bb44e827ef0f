"""The GitHub Action: written as GitHub wants it, and its steps run as a job runs them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

COMMAND = re.compile(r"^\s*(::|##\[)")
"""What the runner takes for a command to itself."""


@pytest.fixture(scope="module")
def action(repository):
    return yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def check(shell, action, repository, tmp_path, job_steps):
    """Run the action's step that checks, with inputs; returns (done, output `sarif`, summary)."""

    def run(**inputs):
        assert set(inputs) <= {name.replace("-", "_") for name in action["inputs"]}
        values = {f"inputs.{name}": inputs.get(name.replace("-", "_"), "") for name in action["inputs"]}
        scripts = {name: (text, env) for name, text, env in job_steps(action["runs"]["steps"], values)}
        script, env = scripts["Check"]
        job = {name: tmp_path / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "RUNNER_TEMP")}
        job["RUNNER_TEMP"].mkdir(exist_ok=True)
        for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
            job[name].write_text("")
        done = shell.bash(script, GITHUB_ACTION_PATH=str(repository), **{k: str(v) for k, v in job.items()}, **env)
        output = job["GITHUB_OUTPUT"].read_text()
        assert output.count("\n") <= 1
        return done, output.removeprefix("sarif=").strip(), job["GITHUB_STEP_SUMMARY"].read_text()

    return run


def test_it_follows_the_published_schema(repository):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_input_is_part_of_a_script_and_each_is_used(action):
    steps = action["runs"]["steps"]
    assert all("${{" not in step.get("run", "") for step in steps)
    given = " ".join(text for step in steps for text in step.get("env", {}).values())
    assert set(re.findall(r"inputs\.([\w-]+)", given)) == set(action["inputs"])
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"]) for step in steps if "uses" in step)


def test_a_bad_page_fails_with_annotation_summary_and_sarif(check):
    done, sarif, summary = check(paths="pages/bad.md")
    assert done.returncode == 1, done.stderr
    assert "::error file=pages/bad.md,line=3,endLine=3,title=term.forbidden::" in done.stdout
    assert "pages/bad.md" in summary
    (result,) = json.loads(Path(sarif).read_text())["runs"][0]["results"]
    assert result["ruleId"] == "term.forbidden"


def test_a_good_page_passes_with_an_empty_sarif(check):
    done, sarif, _ = check(paths="pages/good.md\r\n\n")
    assert (done.returncode, json.loads(Path(sarif).read_text())["runs"][0]["results"]) == (0, [])


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"changed_since": "main", "paths": "pages/good.md\npages/bad.md"}, 1),
        ({"changed_since": "main", "paths": "pages/good.md"}, 0),
        ({"paths": "pages", "fail_on": "never"}, 0),
        ({"paths": "../lumo/pages", "workspace": "../lumo"}, 1),
        ({}, 2),
        ({"paths": "pages", "fail_on": "whenever"}, 2),
        ({"changed_since": "no-such-revision"}, 2),
    ],
)
def test_the_exit_code_of_the_gate_is_that_of_the_step(check, inputs, code):
    done, sarif, summary = check(**inputs)
    assert done.returncode == code, done.stdout
    assert bool(sarif) == bool(summary) == (code < 2)


HOSTILE = "\"; touch hacked; $(touch hacked) `touch hacked` ' && touch hacked; '"


@pytest.mark.parametrize("name", ["paths", "changed_since", "workspace", "fail_on"])
@pytest.mark.parametrize("text", [HOSTILE, "--output=hacked"])
def test_no_input_runs_as_a_command_or_counts_as_another_option(check, shell, name, text):
    done, _, _ = check(**{"paths": "pages/good.md", name: text})
    assert done.returncode == 2
    assert not (shell.folder / "hacked").exists()


def test_a_file_name_in_a_message_is_no_command_to_the_runner(check, shell):
    name = "::warning::hacked.bin"
    (shell.folder / name).write_bytes(b"\0\1")
    done, _, _ = check(paths=f"pages/good.md\n{name}\n::set-env name=A::gone.md")
    commands = [line for line in done.stdout.splitlines() if COMMAND.match(line)]
    stop = next(at for at, line in enumerate(commands) if line.startswith("::stop-commands::"))
    assert commands[-1] == f"::{commands[stop].removeprefix('::stop-commands::')}::"
    assert not any("hacked" in line or "set-env" in line for line in commands[:stop])
