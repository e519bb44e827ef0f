from __future__ import annotations

import json

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
        (("--output", "run.xyz"), "not clear from its name"),
        (("pages/hom.md",), "Did you mean pages/home.md"),
        (("--select", "trem"), "Did you mean 'term'"),
        (("--workspace", "nowhere"), "holds no msgcheck.toml"),
        (("--format", "json", "--output", "platform/glossary.yaml/x.json"), "cannot be written"),
        (("--format", "nonsense"), "nonsense"),
    ],
)
def test_wrong_use_says_the_way_out_and_exits_2(workspace, msgcheck, arguments, words):
    done = msgcheck(*TERMS, *arguments)
    assert done.code == 2
    assert words in done.err
    assert "Traceback" not in done.err


def test_two_runs_give_the_same_json_but_for_id_and_times(workspace, msgcheck):
    def run(*options):
        data = json.loads(msgcheck("scan", "--no-record", "--format", "json", *options).out)
        return {key: value for key, value in data.items() if key not in {"run_id", "started_at", "finished_at"}}

    fresh = run("--no-cache", "--jobs", "1")
    assert fresh == run("--no-cache", "--jobs", "2")
    assert fresh == run()
    assert fresh == run()


def test_history_tells_new_fixed_and_unchanged(workspace, msgcheck):
    def comparison():
        return json.loads(msgcheck(*TERMS, "--format", "json").out)["comparison"]

    assert comparison() is None
    assert comparison()["unchanged"] == 2
    (workspace / "pages" / "home.md").write_text("# Home\n\nWe like freeware.\n")
    told = comparison()
    assert (told["new"], told["fixed"], told["unchanged"]) == (1, 2, 0)


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
