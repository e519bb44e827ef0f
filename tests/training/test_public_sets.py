import hashlib
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from training import public_sets
from training.public_sets import (
    FIELDS,
    SETS,
    Origin,
    PublicSet,
    Source,
    SourceError,
    distinct,
    read_evidence,
    read_jsonl,
    read_questions,
    read_source,
    read_tsv,
    read_zip,
    rebuild,
)

PAIR = {"premise": "Two  men\u2028walk.", "hypothesis": "Men walk.", "label": "Entailment"}
CLAIM = {"gold_evidence": [{"text": "It rains."}, {"text": "It pours."}], "text": "It is dry.", "label": "REFUTES"}
QUESTION = (
    'For the statement, ""A, ""b"""", does the hypothesis ""C"" represent entailment, contradiction, or neutrality?'
)


def zipped(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("data/set.jsonl", text)
    return file.getvalue()


FORMATS = {
    "a.jsonl": (
        json.dumps(PAIR, ensure_ascii=False).encode(),
        partial(read_jsonl, columns=FIELDS),
        "Two men walk.\tMen walk.\tentailment",
    ),
    "b.zip": (
        zipped(json.dumps(PAIR) + "\r\n"),
        partial(read_zip, member="data/set.jsonl", columns=FIELDS),
        "Two men walk.\tMen walk.\tentailment",
    ),
    "c.txt": (
        'index\tText\tHypothesis\tgold_label\r\n0\tIt\x92s "so.\tIt is.\tneutral\r\n'.encode("latin-1"),
        partial(read_tsv, columns=("Text", "Hypothesis", "gold_label")),
        'It’s "so.\tIt is.\tneutral',
    ),
    "d.csv": (
        f'Question,Answer\n"{QUESTION}",contradiction\nWhat else?,neutral\n'.encode(),
        read_questions,
        'A, "b"\tC\tcontradiction',
    ),
    "folder/e.jsonl": (json.dumps(CLAIM).encode(), read_evidence, "It rains. It pours.\tIt is dry.\tcontradiction"),
}


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(
        ["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def origin(tmp_path: Path) -> Origin:
    clone = tmp_path / "owner+name"
    for path, (content, _, _) in FORMATS.items():
        (clone / path).parent.mkdir(parents=True, exist_ok=True)
        (clone / path).write_bytes(content)
    git(clone, "-c", "init.defaultBranch=main", "init", "--quiet")
    git(clone, "-c", "core.autocrlf=false", "add", ".")
    git(clone, "commit", "--quiet", "--message", "Data")
    commit = git(clone, "rev-parse", "HEAD")
    git(clone, "rm", "--quiet", "-r", ".")
    git(clone, "commit", "--quiet", "--message", "Data removed: only history has it")
    return Origin("owner/name", commit, "CC0")


def source(path: str) -> Source:
    return Source(path, hashlib.sha256(FORMATS[path][0]).hexdigest())


def tiny_set(origin: Origin, path: str, lines: str) -> PublicSet:
    return PublicSet(path, origin, (source(path),), FORMATS[path][1], 9, hashlib.sha256(lines.encode()).hexdigest())


@pytest.mark.parametrize("path", FORMATS)
def test_each_format_is_read_from_history(tmp_path: Path, origin: Origin, path: str) -> None:
    expected = FORMATS[path][2] + "\n"
    assert rebuild(tmp_path, [tiny_set(origin, path, expected)]) == {path: expected}


@pytest.mark.parametrize("name", ["owner+name", "owner__name"])
def test_a_bare_clone_serves_too(tmp_path: Path, origin: Origin, name: str) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", "owner+name", f"bare/{name}")
    assert read_source(tmp_path / "bare", origin, source("c.txt")) == FORMATS["c.txt"][0]


def test_a_wrong_digest_is_refused(tmp_path: Path, origin: Origin) -> None:
    with pytest.raises(SourceError, match=r"owner/name: c\.txt at commit .* has the SHA-256 .* clone https://github"):
        read_source(tmp_path, origin, replace(source("c.txt"), sha256="0" * 64))


def test_a_missing_file_is_named_with_the_way_out(tmp_path: Path, origin: Origin) -> None:
    with pytest.raises(SourceError, match=r"owner/name: none\.txt at commit .* cannot be read .* clone https://github"):
        read_source(tmp_path, origin, Source("none.txt", "0" * 64))


def test_another_result_is_refused(tmp_path: Path, origin: Origin) -> None:
    with pytest.raises(SourceError, match=r"c\.txt, made of the right sources of owner/name"):
        rebuild(tmp_path, [tiny_set(origin, "c.txt", "another\n")])


def test_a_pair_is_taken_once(tmp_path: Path, origin: Origin) -> None:
    line = FORMATS["a.jsonl"][2] + "\n"
    texts = rebuild(tmp_path, [tiny_set(origin, "a.jsonl", line), tiny_set(origin, "b.zip", "")])
    assert texts == {"a.jsonl": line, "b.zip": ""}


def test_equal_and_incomplete_rows_are_left_out() -> None:
    rows = [("A b", "C", "neutral"), ("a  B", "c", "entailment"), (" ", "C", "neutral"), ("A", "C", "-")]
    assert distinct(rows) == ["A b\tC\tneutral"]


def test_without_clones_the_command_says_what_to_clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["public_sets", str(tmp_path), str(tmp_path / "output")])
    with pytest.raises(
        SystemExit, match=r"eric11eca/disco is missing .* git clone https://github\.com/eric11eca/disco"
    ):
        public_sets.main()
    assert not (tmp_path / "output").exists()


def test_the_page_names_every_source() -> None:
    page = Path(public_sets.__file__).with_name("PUBLIC_SETS.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(" `"): line for line in page.splitlines() if line.startswith("| `")}
    assert set(rows) == {each.name for each in SETS}
    for each in SETS:
        assert each.origin.repository in rows[each.name]
        assert each.origin.commit in rows[each.name]
        assert f"| {each.limit:,} of " in rows[each.name]
        assert each.sources[0].path in rows[each.name]
