"""``msgcheck rules``: the list, the proof, its exit codes."""

from __future__ import annotations

import json
import shutil

import pytest

SOUND = """
pack: brand
rules:
  - id: sound
    kind: substitution
    message: "Use '{preferred}' instead of '{match}'."
    swap: {white list: allowlist}
    examples: {violating: ["Put it on the ⟦white list⟧."], compliant: ["Put it on the allowlist."]}
"""
WRONG = """
pack: wrong
rules:
  - {id: twice, kind: existence, message: "No '{match}'.", tokens: [white list]}
"""
CONTRARY = """
pack: contrary
rules:
  - {id: back, kind: substitution, message: "Use '{preferred}'.", swap: {allowlist: white list}}
"""


@pytest.fixture
def packs(workspace):
    settings = workspace / "msgcheck.toml"
    settings.write_text(settings.read_text().replace("rules = []", 'rules = ["rules"]'))
    (workspace / "rules").mkdir()

    def write(**texts):
        for name, text in texts.items():
            (workspace / "rules" / f"{name}.yaml").write_text(text, encoding="utf-8")

    return write


def test_sound_packs_pass(packs, msgcheck):
    packs(brand=SOUND)
    done = msgcheck("rules", "test")
    assert done.code == 0
    assert done.out.splitlines()[-1].startswith("1 rule, 1 term, 2 examples, ")
    assert done.out.splitlines()[-1].endswith(" mutants: nothing wrong.")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([], 1), (["--fail-on", "suggestion"], 1), (["--fail-on", "warning"], 0), (["--fail-on", "never"], 0)],
)
def test_the_exit_code_goes_by_severity(packs, msgcheck, arguments, code):
    packs(brand=SOUND, wrong=WRONG)
    assert msgcheck("rules", "test", *arguments).code == code


def test_a_fault_is_told_with_its_file_and_line(packs, msgcheck):
    packs(brand=SOUND.rpartition("    examples")[0], contrary=CONTRARY)
    done = msgcheck("rules", "test", "--fail-on", "error")
    assert done.code == 1
    assert "rules/brand.yaml:4:5 brand.sound" in done.out
    assert "see rules/contrary.yaml:4:5 contrary.back" in done.out
    assert "Not proved: 2 rules with no violating example: brand.sound, contrary.back" in done.out


def test_json_holds_every_fault(packs, msgcheck):
    packs(brand=SOUND, wrong=WRONG)
    done = msgcheck("rules", "test", "--format", "json")
    data = json.loads(done.out)
    (fault,) = data["faults"]
    assert (data["schema"], data["unproved"]) == ("msgcheck.proof/1", ["wrong.twice"])
    assert data["summary"]["faults"]["shadowed"] == 1
    assert (fault["kind"], fault["severity"], fault["reference"]["id"]) == ("shadowed", "suggestion", "wrong.twice")
    assert fault["place"] == {"file": "rules/wrong.yaml", "line": 4, "column": 5}
    assert fault["others"][0]["place"]["file"] == "rules/brand.yaml"


def test_a_rule_that_does_not_do_what_it_shows_is_refused(packs, msgcheck):
    packs(brand=SOUND.replace("⟦white list⟧", "⟦white wall⟧"))
    done = msgcheck("rules", "test")
    assert done.code == 2
    assert done.err.startswith("msgcheck: rules/brand.yaml:8")


def test_why_an_example_fails_is_told_beside_it(packs, msgcheck):
    packs(brand=SOUND, contrary=CONTRARY)
    done = msgcheck("rules", "test")
    assert done.code == 2
    assert "brand.sound does not find 'white list'" in done.err
    assert "rule contrary.back sends the writer back to 'white list'" in done.err


def test_a_pack_that_is_not_there_is_refused(packs, msgcheck):
    packs(brand=SOUND)
    done = msgcheck("rules", "test", "brnd")
    assert (done.code, done.out) == (2, "")
    assert "There is no rule pack 'brnd'. The workspace has brand." in done.err


def test_the_list_names_every_rule_with_its_place(packs, msgcheck):
    packs(brand=SOUND, wrong=WRONG)
    done = msgcheck("rules", "list")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "2 rules in 2 packs."
    assert any(line.split() == ["brand.sound", "substitution", "warning", "1", "2", "rules/brand.yaml:4"]
               for line in done.out.splitlines())  # fmt: skip


@pytest.mark.parametrize(("width", "place"), [(80, ":4"), (100, "brand.yaml:4"), (120, "rules/brand.yaml:4")])
def test_the_list_never_breaks_an_id(packs, msgcheck, monkeypatch, width, place):
    monkeypatch.setenv("COLUMNS", str(width))
    packs(brand=SOUND.replace("sound", "sound-" + "x" * 36))
    _, row, *_ = msgcheck("rules", "list").out.splitlines()
    assert row.split()[0] == f"brand.sound-{'x' * 36}"
    assert row.split()[-1] == place


def test_the_list_as_json(packs, msgcheck):
    packs(brand=SOUND)
    (rule,) = json.loads(msgcheck("rules", "list", "--format", "json").out)["rules"]
    assert (rule["id"], rule["forms"], rule["examples"]) == ("brand.sound", 1, {"violating": 1, "compliant": 1})


def test_the_packs_of_a_new_workspace_go_with_all_sample_packs(repository, tmp_path, msgcheck):
    workspace = tmp_path / "mine"
    assert msgcheck("init", workspace).code == 0
    for pack in (repository / "rules").glob("*.yaml"):
        assert not (workspace / "rules" / pack.name).exists()
        shutil.copy(pack, workspace / "rules")
    done = msgcheck("rules", "test", "--workspace", workspace)
    assert done.code == 0, done.out + done.err


def test_the_sample_packs_prove_themselves(repository, msgcheck):
    done = msgcheck("rules", "test", "--workspace", repository)
    assert done.code == 0, done.out
