"""``msgcheck platform validate`` and ``diff``: what is wrong, where, and the exit codes."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from msgcheck.api import comparing
from msgcheck.model.asset import SkippedAsset

CLASH = """
  - {id: b, kind: commitment, statement: We write freeware., required_in: [pge]}
  - {id: c, kind: commitment, statement: Two., contradictions: [We write freeware]}
"""


def schema(name):
    return json.loads(files("msgcheck").joinpath(f"data/schemas/{name}.schema.json").read_text(encoding="utf-8"))


def flaws_of_form(document, name):
    return [error.message for error in jsonschema.Draft202012Validator(schema(name)).iter_errors(document)]


@pytest.fixture
def clashing(workspace):
    with (workspace / "platform/messages.yaml").open("a", encoding="utf-8") as file:
        file.write(CLASH.lstrip("\n"))
    return workspace


def test_every_flaw_has_its_place_and_a_way_out(clashing, msgcheck):
    done = msgcheck("platform", "validate", "--format", "json")
    told = json.loads(done.out)
    assert done.code == 1
    assert told["schema"] == "msgcheck.validation/1"
    assert flaws_of_form(told, "validation") == []
    assert told["summary"] == {
        "messages": 3, "personas": 0, "terms": 1, "rules": 0, "findings": {"error": 1, "warning": 2, "suggestion": 1}
    }  # fmt: skip
    assert [(each["severity"], each["rule"], each["place"]["line"]) for each in told["findings"]] == [
        ("error", "platform.contradicted", 10),
        ("warning", "platform.wording", 9),
        ("warning", "platform.unknown-kind", 9),
        ("suggestion", "platform.unproved", 6),
    ]
    assert {each["place"]["file"] for each in told["findings"]} == {"platform/messages.yaml"}
    assert all(each["way_out"] for each in told["findings"])


def test_people_read_the_same(clashing, msgcheck):
    lines = " ".join(msgcheck("platform", "validate").out.split())
    assert (
        "error Message 'c' names 'We write freeware' as wrong, which message 'b' approves. platform.contradicted"
        in lines
    )
    assert "platform/messages.yaml:10:5 Remove it" in lines
    assert lines.endswith("3 messages, 0 personas, 1 term, 0 rules: 1 error, 2 warnings, 1 suggestion.")


@pytest.mark.parametrize(("gate", "code"), [("error", 0), ("warning", 0), ("suggestion", 1), ("never", 0)])
def test_the_exit_code_goes_by_severity(workspace, msgcheck, gate, code):
    assert msgcheck("platform", "validate", "--fail-on", gate).code == code


@pytest.mark.parametrize("severity", ["error", "off"])
def test_the_settings_say_how_bad_a_flaw_is(workspace, msgcheck, severity):
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write(f'[rules."platform.unproved"]\nseverity = "{severity}"\n')
    done = msgcheck("platform", "validate", "--format", "json")
    found = json.loads(done.out)["findings"]
    assert (done.code, [each["severity"] for each in found]) == ((1, ["error"]) if severity == "error" else (0, []))
    assert msgcheck("scan", "--select", "term").code == 0


def test_mistakes_of_all_files_are_told_at_once(workspace, msgcheck):
    (workspace / "platform/glossary.yaml").write_text("schema: 1\nterms:\n  - {id: a, prefered: x}\n")
    (workspace / "platform/personas.yaml").write_text("schema: 1\npersonas:\n  - {id: CFO, name: x}\n")
    done = msgcheck("platform", "validate")
    assert done.code == 2
    assert "platform/glossary.yaml:3:13: Unknown key 'prefered'" in done.err
    assert "platform/personas.yaml:3:10: 'id' cannot be 'CFO'" in done.err


def test_its_rules_have_their_pages(msgcheck):
    assert "names as wrong" in msgcheck("explain", "platform.contradicted").out
    assert "platform.expired" in msgcheck("explain").out


def test_a_scan_says_who_looks_at_them(workspace, msgcheck):
    done = msgcheck("scan", "--select", "platform.expired")
    assert done.code == 2
    assert "looked at by `msgcheck platform validate`" in done.err
    assert "Did you mean 'platform.expired'?" in msgcheck("explain", "platform.expird").err


@pytest.fixture
def old(workspace):
    """The platform as it was, when FOSS was right, freeware was preferred, and there were six times ten percent."""
    folder = workspace / "platform-before"
    shutil.copytree(workspace / "platform", folder)
    messages, glossary = folder / "messages.yaml", folder / "glossary.yaml"
    messages.write_text(messages.read_text().replace("70 percent", "60 percent").replace('"1"', '"0"'))
    glossary.write_text("schema: 1\nterms:\n  - {id: freeware, preferred: freeware, deprecated: [open source]}\n")
    return folder


def test_a_change_is_told_field_by_field_with_the_assets_it_makes_wrong(old, msgcheck):
    done = msgcheck("platform", "diff", old, "--select", "term.deprecated", "--format", "json")
    told = json.loads(done.out)
    statement = "Lumo cuts the time to close the books by {} percent."
    assert done.code == 0, done.err
    assert flaws_of_form(told, "platform-diff") == []
    assert (told["schema"], told["old"]["version"], told["new"]["version"]) == ("msgcheck.platform-diff/1", "0", "1")
    assert told["summary"] == {
        "changes": {"added": 1, "removed": 1, "changed": 1}, "assets": 2, "skipped": 0, "assets_made_wrong": 1,
        "findings": {"made": 2, "gone": 1},
    }  # fmt: skip
    assert told["changes"] == [
        {
            "reference": {"kind": "message", "id": "saves-time"},
            "change": "changed",
            "fields": [{"field": "statement", "old": statement.format(60), "new": statement.format(70)}],
        },
        {"reference": {"kind": "term", "id": "open-source"}, "change": "added", "fields": []},
        {"reference": {"kind": "term", "id": "freeware"}, "change": "removed", "fields": []},
    ]
    quotes = {
        each["uri"]: [[finding["quote"] for finding in each[name]] for name in ("made", "gone")]
        for each in told["assets"]
    }
    assert quotes == {"pages/home.md": [["FOSS", "FOSS"], []], "pages/clean.md": [[], ["open source"]]}


def test_the_same_platform_twice_makes_nothing_wrong(workspace, msgcheck):
    done = msgcheck("platform", "diff", "platform", "platform", "--select", "term", "--fail-on", "suggestion")
    assert done.code == 0
    assert "Lumo platform 1 -> Lumo platform 1: nothing changed." in done.out
    assert "2 assets checked, 0 skipped: 0 assets made wrong (0 findings), 0 findings gone." in done.out


@pytest.mark.parametrize(("gate", "code"), [("error", 0), ("warning", 1), ("never", 0)])
def test_the_exit_code_goes_by_what_a_change_makes(old, msgcheck, gate, code):
    assert msgcheck("platform", "diff", old, "--select", "term", "--fail-on", gate).code == code


def test_a_change_is_neither_recorded_nor_kept(old, workspace, msgcheck):
    before = sorted(path for path in workspace.rglob("*") if ".msgcheck" not in path.parts)
    assert msgcheck("platform", "diff", old, "--select", "term").code == 0
    assert sorted(path for path in workspace.rglob("*") if ".msgcheck" not in path.parts) == before
    assert "No run is recorded yet" in msgcheck("history", "list").err


def test_both_runs_check_the_same_copy_of_a_page_and_no_version_of_the_platform(old, workspace, msgcheck, site):
    address = site.add_page("/pricing", "We use FOSS.")
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write(f'\n[assets.web]\nurls = ["{address}"]\npaths = ["**/*.yaml", "platform*/*.md"]\n')
    for name in ("platform", "platform-before"):
        (workspace / name / "notes.md").write_text("We use FOSS.")
    told = json.loads(msgcheck("platform", "diff", old, "--select", "term", "--format", "json").out)
    assert {each["uri"] for each in told["assets"]} == {"pages/clean.md", "pages/home.md", address}
    assert site.paths.count("/pricing") == 1


def test_a_platform_that_cannot_be_read_is_told(workspace, old, msgcheck):
    (old / "glossary.yaml").write_text("schema: 1\nterms: [{id: a}]\n")
    done = msgcheck("platform", "diff", old)
    assert done.code == 2
    assert "platform-before/glossary.yaml:2:9: 'preferred' is missing" in done.err
    (workspace / "empty").mkdir()
    assert "no messages.yaml in empty. Name a folder" in msgcheck("platform", "diff", "empty").err


def test_what_one_version_could_not_be_held_to_is_told_and_not_compared(old, msgcheck, monkeypatch):
    busy, scan = SkippedAsset("pages/home.md", "changing", "Busy.", "page", "md"), comparing.scan_found

    def scan_while_written(*asked):
        run = scan(*asked)
        if run.platform_version == "1":
            return run
        left = (asset for asset in run.assets if asset.uri != busy.uri)
        return replace(run, assets=tuple(left), skipped=(busy,), findings=run.findings[:1])

    (old.parent / "pages/empty.docx").write_bytes(b"")
    monkeypatch.setattr(comparing, "scan_found", scan_while_written)
    told = json.loads(msgcheck("platform", "diff", old, "--select", "term.deprecated", "--format", "json").out)
    assert flaws_of_form(told, "platform-diff") == []
    assert [(each["uri"], each["against"]) for each in told["skipped"]] == [
        ("pages/empty.docx", ["new"]),
        ("pages/home.md", ["old"]),
    ]
    assert [each["uri"] for each in told["assets"]] == ["pages/clean.md"]
    shown = " ".join(msgcheck("platform", "diff", old, "--select", "term").out.split())
    assert "pages/home.md: Busy. Only against the old platform, so nothing of it is compared." in shown


@pytest.mark.parametrize("name", ["validation", "platform-diff"])
def test_the_schemas_miss_nothing_and_refuse_what_is_strange(old, msgcheck, name):
    command = ("diff", old, "--select", "term") if name == "platform-diff" else ("validate",)
    told = json.loads(msgcheck("platform", *command, "--format", "json").out)
    assert flaws_of_form(told, name) == []
    assert flaws_of_form(told | {"surprise": 1}, name)
    for key in told:
        assert flaws_of_form({other: told[other] for other in told if other != key}, name)


def test_a_finding_has_one_form():
    run, diff = schema("run")["$defs"], schema("platform-diff")["$defs"]
    assert [key for key in ("score", "confidence", "place", "finding") if run[key] != diff[key]] == []
