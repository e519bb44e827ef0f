from __future__ import annotations

import pytest
import yaml

from msgcheck.errors import ReferenceDataError
from msgcheck.model.known_finding import KnownFinding
from msgcheck.reference.baseline_file import BASELINE, baseline_text, load_baseline

KNOWN = (
    KnownFinding(asset="a.md", rule="term.deprecated", fingerprint="v1:1", quote="FOSS", before="we like", after="."),
    KnownFinding(asset='o"d\u2028d: #.md', rule="leak.notes", fingerprint="v1:2", quote="\ud800 - {x}"),
    KnownFinding(asset="b.md", rule="message.missing", fingerprint="v1:3", reference="message:x"),
)


@pytest.mark.parametrize("known", [KNOWN, ()])
def test_what_is_written_is_read(tmp_path, known):
    (tmp_path / BASELINE).write_text(baseline_text(known), encoding="utf-8")
    assert load_baseline(tmp_path) == known


def test_the_file_is_yaml_with_a_line_a_finding():
    text = baseline_text((KNOWN[0], KNOWN[2]))
    rows = yaml.safe_load(text)["findings"]
    assert [row["fingerprint"] for row in rows] == ["v1:1", "v1:3"]
    assert sum(line.startswith("- ") for line in text.splitlines()) == 2


def test_no_file_knows_nothing(tmp_path):
    assert load_baseline(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<<<<<<< HEAD", 5), ("- {}", 5), ("- nonsense", 5), ('- {"asset": 1, "rule": "r", "fingerprint": "f"}', 5),
        ("- " + "[" * 100_000, 5), ('- {"asset": "a", "rule": "r", "fingerprint": "f", "more": "x"}', 5),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named(tmp_path, text, line):
    (tmp_path / BASELINE).write_text(f"{baseline_text(KNOWN[:1]).rsplit('- ', 1)[0]}{text}\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError) as caught:
        load_baseline(tmp_path)
    assert [each.position.line for each in caught.value.mistakes] == [line]


def test_another_schema_is_refused(tmp_path):
    (tmp_path / BASELINE).write_text("schema: 2\nfindings: []\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="schema: 1"):
        load_baseline(tmp_path)


def test_the_way_out_of_a_wrong_line_leads_out(tmp_path):
    (tmp_path / BASELINE).write_text(baseline_text([]) + "<<<<<<< HEAD\n")
    with pytest.raises(ReferenceDataError, match=r"^[^ ]*:5:1: .* Remove the line; or remove the file, and run"):
        load_baseline(tmp_path)
