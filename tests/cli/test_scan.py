from __future__ import annotations

import json
import shutil

import pytest

TERMS = ("scan", "--select", "term")


def test_scan_prints_findings_and_exits_by_the_gate(workspace, msgcheck):
    done = msgcheck(*TERMS)
    assert done.code == 0
    assert "FOSS" in done.out
    assert "open source" in done.out
    assert msgcheck(*TERMS, "--fail-on", "warning").code == 1
    assert msgcheck(*TERMS, "--fail-on", "never").code == 0


def test_error_fails_the_default_gate(workspace, msgcheck):
    (workspace / "pages" / "bad.md").write_text("Our freeware is here.")
    assert msgcheck(*TERMS).code == 1


def test_json_goes_to_standard_output_alone(workspace, msgcheck):
    run = json.loads(msgcheck(*TERMS, "--format", "json").out)
    assert run["schema"] == "msgcheck.run/1"
    assert [finding["quote"] for finding in run["findings"]] == ["FOSS", "FOSS"]
    assert run["findings"][0]["place"] == {"kind": "line", "line": 3, "column": 1}


def test_two_formats_go_to_two_files_and_the_console_stays(workspace, msgcheck):
    done = msgcheck(*TERMS, "--format", "json", "--output", "a/run.json", "--format", "html", "--output", "run.html")
    assert "FOSS" in done.out
    assert json.loads((workspace / "a" / "run.json").read_text())["summary"]["findings"]["warning"] == 2
    assert (workspace / "run.html").read_text().startswith("<!doctype html>")
    assert not list(workspace.glob(".run.html*"))


def test_output_names_its_format(workspace, msgcheck):
    msgcheck(*TERMS, "--output", "run.json")
    assert json.loads((workspace / "run.json").read_text())["schema"] == "msgcheck.run/1"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "json", "--format", "html"), "Only one format"),
        (("--format", "json", "--output", "a.json", "--output", "b.html"), "no --format for --output b.html"),
        (("--format", "console", "--output", "a.txt"), "another --format for --output a.txt"),
        (
            ("--format", "console", "--output", "a.txt", "--format", "json", "--output", "b.json"),
            "another --format for --output a.txt",
        ),
        (("--output", "run.xyz"), "not clear from its name"),
        (("pages/hom.md",), "Did you mean pages/home.md"),
        (("--select", "trem"), "Did you mean 'term'"),
        (("--workspace", "nowhere"), "holds no msgcheck.toml"),
        (("--format", "json", "--output", "platform/glossary.yaml/x.json"), "cannot be written"),
        (("--format", "nonsense"), "nonsense"),
        (("--format", "json", "--output", "-"), "Leave it out"),
        (("--ignore", "term"), "No rule is left to run"),
    ],
)
def test_wrong_use_says_the_way_out_and_exits_2(workspace, msgcheck, arguments, words):
    done = msgcheck(*TERMS, *arguments)
    assert done.code == 2
    assert words in done.err
    assert "Traceback" not in done.err


def test_a_rule_that_is_switched_off_and_selected_alone_is_no_clean_run(workspace, msgcheck):
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write('[rules."term.deprecated"]\nseverity = "off"\n')
    assert "No rule is left to run" in msgcheck("scan", "--select", "term.deprecated").err
    assert msgcheck("check", "pages", "--select", "term.deprecated").code == 2
    assert msgcheck(*TERMS).code == 0


def test_two_runs_give_the_same_json_but_for_id_and_times(workspace, msgcheck):
    def run(*options):
        data = json.loads(msgcheck("scan", "--no-record", "--format", "json", *options).out)
        return {key: value for key, value in data.items() if key not in {"run_id", "started_at", "finished_at"}}

    def recorded():
        data = json.loads(msgcheck("scan", "--format", "json").out)
        return {key: value for key, value in data.items() if key not in {"run_id", "started_at", "finished_at"}}

    assert recorded() == recorded()
    fresh = run("--no-cache", "--jobs", "1")
    assert fresh == run("--no-cache", "--jobs", "2")
    assert fresh == run()
    assert fresh == run()


def test_history_tells_new_fixed_and_unchanged(workspace, msgcheck):
    assert "unchanged" not in msgcheck(*TERMS).out
    assert "0 new, 0 fixed, 2 unchanged since" in msgcheck(*TERMS).out
    (workspace / "pages" / "home.md").write_text("# Home\n\nWe like freeware.\n")
    assert "1 new, 2 fixed, 0 unchanged since" in msgcheck(*TERMS).out


def test_what_is_kept_stays_out_of_git(workspace, msgcheck):
    msgcheck(*TERMS)
    ignored = workspace / ".msgcheck" / ".gitignore"
    assert ignored.read_text().splitlines()[-1] == "*"
    ignored.unlink()
    msgcheck(*TERMS)
    assert not ignored.exists()


def test_no_record_leaves_no_history(workspace, msgcheck):
    msgcheck(*TERMS, "--no-record", "--no-cache")
    assert not (workspace / ".msgcheck").exists()


def test_strict_fails_on_what_cannot_be_read(workspace, msgcheck):
    (workspace / "pages" / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing")
    (workspace / "pages" / "logo.png").write_bytes(b"x")
    assert msgcheck(*TERMS).code == 0
    done = msgcheck(*TERMS, "--strict")
    assert done.code == 3
    assert "broken.pdf" in done.out


def test_a_deck_that_is_open_in_another_program_does_not_fail_strict(workspace, msgcheck):
    (workspace / "pages" / "~$deck.pptx").write_bytes(b"x")
    done = msgcheck(*TERMS, "--strict")
    assert done.code == 0
    assert "An office program's lock file" in done.out


def test_picture_among_the_pages_is_named_and_does_not_fail_strict(workspace, msgcheck):
    (workspace / "pages" / "logo.png").write_bytes(b"x")
    assert msgcheck(*TERMS, "--strict").code == 0
    skipped = [
        asset for asset in json.loads(msgcheck(*TERMS, "--format", "json").out)["assets"] if asset["status"] != "ok"
    ]
    assert [(asset["uri"], asset["reason"]) for asset in skipped] == [("pages/logo.png", "not-an-asset")]


def test_severity_of_the_settings_counts(workspace, msgcheck):
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write('[rules."term.deprecated"]\nseverity = "error"\n')
    assert msgcheck(*TERMS).code == 1


def test_output_that_cannot_be_written_is_refused_before_anything_is_recorded(workspace, msgcheck):
    assert msgcheck(*TERMS, "--output", "platform/glossary.yaml/run.json").code == 2
    assert not (workspace / ".msgcheck").exists()


def test_output_through_a_link_writes_its_target(workspace, msgcheck):
    (workspace / "target.json").write_text("old")
    (workspace / "link.json").symlink_to("target.json")
    msgcheck(*TERMS, "--output", "link.json")
    assert (workspace / "link.json").is_symlink()
    assert json.loads((workspace / "target.json").read_text())["schema"] == "msgcheck.run/1"


def test_empty_path_is_refused(workspace, msgcheck):
    done = msgcheck(*TERMS, "")
    assert done.code == 2
    assert "empty path" in done.err


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("names", ["", " ", ",", "term,", "term,,message"])
@pytest.mark.parametrize("command", ["scan", "check", "fix", "baseline"])
def test_an_empty_name_of_a_rule_is_refused(workspace, msgcheck, command, option, names):
    done = msgcheck(command, "pages", option, names)
    assert done.code == 2
    assert f"'{option}': an empty name was given. Name rules or groups, or leave the option out." in done.err


def test_layers_that_are_not_checked_are_counted(workspace, msgcheck):
    (workspace / "pages" / "page.html").write_text("<title>T</title><p>Text</p><p hidden>Hidden words</p>")
    assert "not checked (hidden 1, metadata 1)" in " ".join(msgcheck(*TERMS).out.split())
    assets = json.loads(msgcheck(*TERMS, "--format", "json").out)["assets"]
    assert {"hidden": 1, "metadata": 1} in [asset["unchecked"] for asset in assets]


def test_platform_of_drafts_only_says_that_nothing_was_judged(workspace, msgcheck):
    path = workspace / "platform" / "messages.yaml"
    path.write_text(path.read_text() + "    status: draft\n")
    run = json.loads(msgcheck("scan", "--format", "json").out)
    assert [rule["rule"] for rule in run["rules_not_run"]] == ["message", "claim"]


@pytest.mark.parametrize("command", [("inspect", "pages/home.md"), ("scan", "--select", "term")])
def test_output_alone_takes_the_format_of_its_name(workspace, msgcheck, command):
    assert msgcheck(*command, "--output", "out.json").code == 0
    assert json.loads((workspace / "out.json").read_text())["schema"].startswith("msgcheck.")


def test_workspaces_that_share_a_history_are_compared_with_themselves(workspace, msgcheck, tmp_path):
    shared = f'history = "sqlite:///{tmp_path}/shared.db"\n'
    other = tmp_path / "other"
    shutil.copytree(workspace, other)
    for folder, name in ((workspace, "Lumo"), (other, "Other")):
        settings = (folder / "msgcheck.toml").read_text()
        (folder / "msgcheck.toml").write_text(settings.replace('name = "Lumo"', f'name = "{name}"\n{shared}'))
    msgcheck(*TERMS)
    assert "unchanged since" not in msgcheck(*TERMS, "--workspace", other).out
    assert "2 unchanged since" in msgcheck(*TERMS).out


def test_an_asset_that_cannot_be_read_fixes_nothing(workspace, msgcheck):
    msgcheck(*TERMS)
    (workspace / "pages" / "home.md").write_bytes(b"")
    assert "0 new, 0 fixed, 0 unchanged since" in msgcheck(*TERMS).out


def test_a_rule_that_does_not_run_fixes_nothing(workspace, msgcheck):
    msgcheck(*TERMS)
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write('[rules."term.deprecated"]\nseverity = "off"\n')
    assert "fixed" not in msgcheck(*TERMS).out


@pytest.mark.parametrize(
    ("format_name", "suffix", "start", "told"),
    [
        ("markdown", ".md", "<!-- msgcheck -->\n### msgcheck: 2 warnings", "home.md"),
        ("csv", ".csv", '\ufeff"severity","rule","asset"', '"term.deprecated","pages/home.md"'),
        ("sarif", ".sarif", '{"$schema"', "pages/home.md"),
        ("junit", ".xml", "<?xml", 'name="pages/home.md: term" classname="msgcheck.pages"'),
        ("github", None, "::warning title=msgcheck::", "file=pages/home.md,line=3"),
        ("rdjson", ".rdjson", "{", '"path": "pages/home.md"'),
    ],
)
def test_every_format_goes_to_standard_output_and_to_a_file(  # noqa: PLR0917 - a case and two fixtures
    workspace, msgcheck, format_name, suffix, start, told
):
    printed = msgcheck(*TERMS, "--format", format_name)
    assert printed.out.startswith(start)
    assert told in printed.out
    name = f"out{suffix or '.txt'}"
    msgcheck(*TERMS, *(() if suffix else ("--format", format_name)), "--output", name)
    written = (workspace / name).read_bytes().decode("utf-8")
    assert written.startswith(start)
    assert told in written


def test_junit_fails_as_the_exit_code_does(workspace, msgcheck):
    assert "<failure" not in msgcheck(*TERMS, "--format", "junit").out
    failing = msgcheck(*TERMS, "--format", "junit", "--fail-on", "warning")
    assert failing.code == 1
    assert failing.out.count("<failure") == 1


def test_sarif_brings_the_help_of_the_rules(workspace, msgcheck):
    (run,) = json.loads(msgcheck(*TERMS, "--format", "sarif").out)["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "term.deprecated"
    assert "## Why it matters" in rule["help"]["markdown"]


def test_sarif_tells_nothing_of_the_machine(workspace, msgcheck):
    settings = workspace / "msgcheck.toml"
    settings.write_text(settings.read_text().replace("rules = []", 'rules = ["rules"]'))
    (workspace / "rules").mkdir()
    (workspace / "rules" / "brand.yaml").write_text(
        "pack: brand\nrules:\n  - {id: like, kind: existence, severity: error, message: No., tokens: [likes]}\n"
    )
    text = msgcheck("scan", "--select", "brand", "--format", "sarif").out
    assert "rules/brand.yaml:3" in text
    assert str(workspace) not in text
