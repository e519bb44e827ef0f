"""A folder of a Vale style under ``rules``: read as it is, run in every scan, and what of it is not done is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from msgcheck import api
from msgcheck.checks.vale.block import blocks_of
from msgcheck.checks.vale.checking import check_styles, compile_styles
from msgcheck.checks.vale.matching import compile_rule
from msgcheck.checks.vale.required_text import required_texts
from msgcheck.config.mistakes import Mistakes
from msgcheck.errors import ReferenceDataError
from msgcheck.extract.limits import Limits
from msgcheck.extract.markdown.reader import extract_markdown
from msgcheck.model.passage import Layer
from msgcheck.model.run import Run
from msgcheck.reference.vale.style import read_style

RULES = {
    "House/Wordy.yml": "extends: substitution\nmessage: Use '%s' for '%s'.\nlevel: error\nignorecase: true\n"
    "swap:\n  utili[sz]e: use\n",
    "House/Long.yml": "extends: spelling\nmessage: Hm.\n",
    "House/Raw.yml": "extends: existence\nmessage: No '%s'.\nscope: raw\ntokens: [foo]\n",
    "House/Slow.yml": "extends: existence\nmessage: Slow.\nnonword: true\ntokens: ['(?:x|xx|x+)+[yz]']\n",
    "config/vocabularies/Acme/accept.txt": "UTILIZE\n",
    "config/vocabularies/Acme/reject.txt": "synergy\n",
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "platform").mkdir()
    (tmp_path / "platform" / "messages.yaml").write_text(
        "schema: 1\nname: P\nversion: '1'\nlanguage: en\neffective: 2026-01-01\nmessages: []\n"
    )
    (tmp_path / "msgcheck.toml").write_text('[workspace]\nname = "W"\nplatform = "platform"\nrules = ["styles"]\n')
    for name, text in RULES.items():
        path = tmp_path / "styles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def scan(workspace: Path, text: str, **options) -> Run:
    (workspace / "a.md").write_text(text)
    chosen = api.ScanOptions(records=False, uses_cache=False, jobs=1, **options)
    return api.scan([workspace / "a.md"], workspace=workspace, options=chosen)


def test_its_findings_have_spans_and_suggestions(workspace):
    run = scan(workspace, "We Utilise foo. UTILIZE it.\n")
    assert [(each.rule, each.severity, each.quote, each.suggestions) for each in run.findings] == [
        ("House.Wordy", "error", "Utilise", ("use",)),
        ("House.Raw", "warning", "foo", ()),
    ]
    assert all(each.passage[each.start : each.end] == each.quote for each in run.findings)


def test_what_is_not_done_is_told_once(workspace):
    run = scan(workspace, "Fine.\n")
    assert [(each.rule, each.reason) for each in run.rules_not_run if each.rule.startswith("House")] == [
        ("House.Long", "extends: spelling: it looks words up in a dictionary of Hunspell.")
    ]
    told = "\n".join(run.notices)
    assert ("House.Raw: without 'scope: raw'" in told, "1 words of reject.txt" in told) == (True, True)


def test_a_pattern_that_takes_too_long_is_told(workspace, monkeypatch):
    monkeypatch.setattr("msgcheck.checks.vale.finding.SECONDS", 0.05)
    run = scan(workspace, "x" * 60 + "\n\nutilize\n")
    assert [each.rule for each in run.rules_not_run if "too long" in each.reason] == ["House.Slow"]
    assert [each.rule for each in run.findings] == ["House.Wordy"]


def test_it_is_chosen_and_explained_like_any_rule(workspace):
    text = "Utilise foo.\n"
    assert [each.rule for each in scan(workspace, text, ignore=("House.Wordy",)).findings] == ["House.Raw"]
    assert [each.rule for each in scan(workspace, text, select=("House.Wordy",)).findings] == ["House.Wordy"]
    assert api.explain("House.Wordy", workspace=workspace).severity == "error"


PACK = "pack: {}\nrules:\n- {{id: bar, kind: existence, severity: error, message: No bar., tokens: [bar]}}\n"


def test_packs_beside_styles_in_one_folder_are_read_too(workspace):
    (workspace / "styles" / "own.yaml").write_text(PACK.format("own"))
    assert [each.rule for each in scan(workspace, "Utilise bar.\n").findings] == ["House.Wordy", "own.bar"]


def test_a_style_with_the_name_of_a_pack_is_refused(workspace):
    (workspace / "styles" / "House").rename(workspace / "styles" / "own")
    (workspace / "styles" / "own.yaml").write_text(PACK.format("own"))
    with pytest.raises(ReferenceDataError, match=r"style 'own' has the name of a rule pack. Rename the folder"):
        scan(workspace, "Fine.\n")


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("utili[sz]e", {"utili"}),
        ("(?:big|small) house", {" house"}),
        ("a (?:very )?long way", {"long way"}),
        ("(?:colou?r|hue)", {"colo", "hue"}),
        ("ab+c", {"ab"}),
        ("ab*c", {"a"}),
        (r"\bfoo\b(?! bar)", {"foo"}),
        ("x{0,2}yz", {"yz"}),
        ("x{2}yz", {"yz"}),
        ("[a-z]+", None),
        ("a|[bc]", None),
        (r"\x41bc", None),
        ("(?x) a b", None),
        ("(?(1)a|b)", None),
    ],
)
def test_texts_that_a_pattern_needs(pattern, texts):
    assert required_texts(pattern) == texts


STYLES = ("Microsoft/Microsoft", "write-good/write-good", "Google/Google", "vale-at-red-hat/.vale/styles/RedHat")
REALDATA = os.environ.get("MSGCHECK_REALDATA")


@pytest.mark.realdata
@pytest.mark.skipif(REALDATA is None, reason="MSGCHECK_REALDATA is not set")
@pytest.mark.parametrize("name", STYLES)
def test_the_screen_hides_no_match_of_real_styles(name):
    folder = Path(str(REALDATA)) / "data" / "styles"
    style = read_style(folder / name, Mistakes())
    rules = compile_styles([style], frozenset(rule.name for rule in style.rules))
    matchers = [compile_rule(rule) for rule in style.rules]
    for file in sorted(folder.rglob("*.md"))[::3]:
        with file.open("rb") as stream:
            passages = extract_markdown(stream, Limits()).passages
        blocks = list(blocks_of(passages))
        plain = [(hit.rule, hit.source, hit.start) for matcher in matchers for hit in matcher(blocks)]
        seen = check_styles(passages, rules, frozenset(Layer)).observations
        assert [(each.rule, each.passage, each.start) for each in seen] == plain
