from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

HEAVY = ("torch", "spacy", "sentence_transformers", "onnxruntime", "sqlalchemy")


def imported_by(*arguments: str, cwd) -> set[str]:
    """Modules a run of the command line has imported at its end."""
    script = (
        "import sys; sys.argv = ['msgcheck', *sys.argv[1:]]\n"
        "from msgcheck.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('\\nMODULES', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=cwd, capture_output=True, text=True, check=True
    )
    return set(done.stdout.rpartition("MODULES")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("scan", "--help"),
        ("scan", "--select", "term"),
        ("inspect", "pages/home.md"),
        ("inspect", "--text", "3x"),
    ],
    ids=" ".join,
)
def test_light_commands_open_no_heavy_library(workspace, arguments):
    modules = imported_by(*arguments, cwd=workspace)
    assert "msgcheck" in modules
    assert modules.isdisjoint(HEAVY)
    assert "numpy" not in modules


READING = {"msgcheck.checks.terms.checking", "msgcheck.extract.markdown.reader", "ahocorasick_rs", "markdown_it"}
WORKERS = {"msgcheck.engine.workers.pool", "subprocess", "lxml"}


def test_an_asset_that_did_not_change_opens_no_reader_and_no_check(workspace):
    arguments = ("check", "pages/home.md", "--select", "term", "--fail-on", "never")
    first, second = (imported_by(*arguments, cwd=workspace) for _ in range(2))
    assert first >= READING
    assert first.isdisjoint(WORKERS)
    assert second.isdisjoint(READING | WORKERS)


def test_help_names_every_command(workspace, msgcheck):
    out = msgcheck("--help").out
    assert all(name in out for name in ("init", "scan", "inspect", "explain", "evaluate", "completion"))


@pytest.mark.parametrize(
    ("arguments", "near"), [(("chekc", "decks"), "check"), (("scann",), "scan"), (("history", "lst"), "list")]
)
def test_a_mistyped_command_is_answered_with_the_nearest(msgcheck, arguments, near):
    done = msgcheck(*arguments)
    assert done.code == 2
    assert f"Did you mean '{near}'?" in done.err


def test_a_command_like_no_other_is_answered_without_a_guess(msgcheck):
    assert msgcheck("xyzzy").err.splitlines()[-1] == "Error: No such command 'xyzzy'."


def test_version(msgcheck):
    assert msgcheck("--version").out.startswith("msgcheck, version ")


def test_no_workspace_says_the_way_out(tmp_path, monkeypatch, msgcheck):
    monkeypatch.chdir(tmp_path)
    done = msgcheck("scan")
    assert done.code == 2
    assert "msgcheck init" in done.err


def test_init_makes_a_workspace_that_scans(tmp_path, monkeypatch, msgcheck):
    assert msgcheck("init", tmp_path / "mine").code == 0
    monkeypatch.chdir(tmp_path / "mine")
    done = msgcheck("scan", "--fail-on", "never", "--format", "json")
    run = json.loads(done.out)
    assert done.code == 0, done.err
    assert run["summary"]["assets"] >= 2
    assert [finding["rule"] for finding in run["findings"]] == [  # what its README.md says
        "claim.number-mismatch",
        "term.deprecated",
        "term.deprecated",
    ]


def test_init_names_a_command_that_a_shell_takes(tmp_path, msgcheck):
    folder = tmp_path / "my company"
    assert f"Next: cd '{folder}' && msgcheck scan" in msgcheck("init", folder).err


def test_init_changes_no_file_that_is_there(tmp_path, msgcheck):
    (tmp_path / "msgcheck.toml").write_text("# mine\n")
    done = msgcheck("init", tmp_path)
    assert (tmp_path / "msgcheck.toml").read_text() == "# mine\n"
    assert "kept" in done.err


def test_init_brings_no_samples_into_a_workspace_that_is_there(tmp_path, msgcheck):
    msgcheck("init", tmp_path)
    (tmp_path / "corpora/decks/sample.pptx").unlink()
    (tmp_path / "platform/glossary.yaml").unlink()
    done = msgcheck("init", tmp_path)
    assert "glossary.yaml" in next(line for line in done.err.splitlines() if line.startswith("made"))
    assert "sample.pptx" not in done.err


def test_inspect_shows_passages_with_layer_and_place(workspace, msgcheck):
    data = json.loads(msgcheck("inspect", "pages/home.md", "--format", "json").out)
    assert data["schema"] == "msgcheck.inspection/1"
    assert [passage["text"] for passage in data["passages"]] == ["Home", "We like FOSS and FOSS likes us."]
    assert "We like FOSS" in msgcheck("inspect", "pages/home.md").out


def test_inspect_writes_a_web_page(workspace, msgcheck):
    assert msgcheck("inspect", "pages/home.md", "--output", "home.html").code == 0
    page = (workspace / "home.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "We like FOSS and FOSS likes us." in page
    assert msgcheck("inspect", "--text", "3x", "--format", "html").code == 2


def test_what_was_not_read_is_a_finding(workspace, msgcheck):
    (workspace / "pages/shop.html").write_text("<p>Open source.</p><iframe src='https://x.example/'></iframe>")
    run = json.loads(msgcheck("scan", "pages/shop.html", "--select", "asset", "--format", "json").out)
    (asset,), (finding,) = run["assets"], run["findings"]
    (unread,) = asset["coverage"]["unread"]
    assert asset["coverage"]["text_units"] == asset["coverage"]["read"] + 1
    assert (finding["rule"], finding["severity"]) == ("asset.unread-part", "suggestion")
    assert finding["reference"] == {"kind": "part", "id": unread["part"]}
    assert unread["reason"] in finding["message"]


def test_inspect_says_why_a_file_cannot_be_read(workspace, msgcheck):
    (workspace / "zero.pptx").write_bytes(b"")
    done = msgcheck("inspect", "zero.pptx")
    assert done.code == 2
    assert "empty" in done.err


def test_inspect_shows_how_a_sentence_is_understood(tmp_path, monkeypatch, msgcheck):
    monkeypatch.chdir(tmp_path)
    data = json.loads(msgcheck("inspect", "--text", "Cut costs by up to 45%", "--format", "json").out)
    assert data["schema"] == "msgcheck.analysis/1"
    assert [quantity["quote"] for quantity in data["quantities"]] == ["up to 45%"]
    assert "at most 45 percent" in msgcheck("inspect", "--text", "Cut costs by up to 45%").out


@pytest.mark.parametrize("arguments", [(), ("pages/home.md", "--text", "3x faster")])
def test_inspect_wants_a_file_or_a_text(workspace, msgcheck, arguments):
    done = msgcheck("inspect", *arguments)
    assert done.code == 2
    assert "--text" in done.err


def test_explain_shows_a_rule_and_lists_all(workspace, msgcheck):
    assert "deprecated" in msgcheck("explain", "term.deprecated").out
    listed = msgcheck("explain").out
    assert all(rule in listed for rule in ("term.forbidden", "message.conflicting"))


@pytest.mark.parametrize(("rule", "words"), [("term.deprecatd", "Did you mean"), ("term", "group of rules")])
def test_explain_of_an_unknown_rule_names_the_nearest(workspace, msgcheck, rule, words):
    done = msgcheck("explain", rule)
    assert done.code == 2
    assert words in done.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(msgcheck, shell):
    done = msgcheck("completion", shell)
    assert done.code == 0
    assert "_MSGCHECK_COMPLETE" in done.out


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_accepts_the_completion_script(msgcheck):
    script = msgcheck("completion", "bash").out
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
