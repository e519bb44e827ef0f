"""What a marketer meets when something is wrong: one clear answer, the rest of the run intact."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest

TERMS = ("scan", "--select", "term")
ENCRYPTED_HEAD = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 504


def test_empty_folder_is_no_error_and_says_so(workspace, msgcheck):
    (workspace / "empty").mkdir()
    done = msgcheck(*TERMS, "empty")
    assert done.code == 0
    assert "0 assets" in done.out or "no assets" in done.out.lower()


def test_missing_platform(workspace, msgcheck):
    (workspace / "platform" / "messages.yaml").unlink()
    done = msgcheck(*TERMS)
    assert done.code == 2
    assert "messages.yaml" in done.err


def test_broken_yaml_has_its_line(workspace, msgcheck):
    (workspace / "platform" / "glossary.yaml").write_text("schema: 1\nterms:\n  - {id: a, preferred: [\n")
    done = msgcheck(*TERMS)
    assert done.code == 2
    assert "glossary.yaml:" in done.err
    assert "Traceback" not in done.err


def test_all_mistakes_are_told_at_once(workspace, msgcheck):
    (workspace / "platform" / "glossary.yaml").write_text(
        "schema: 1\nterms:\n  - {id: a, prefered: x}\n  - {id: a, preferred: y, case_sensitive: maybe}\n"
    )
    done = msgcheck(*TERMS)
    lines = [line for line in done.err.splitlines() if "glossary.yaml:" in line]
    assert done.code == 2
    assert len(lines) >= 3
    assert "preferred" in done.err


def test_unknown_setting_is_refused_with_its_line(workspace, msgcheck):
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write("[gate]\nfail_onn = 'error'\n")
    done = msgcheck(*TERMS)
    assert done.code == 2
    assert "msgcheck.toml:11:1" in done.err
    assert "fail_on" in done.err


def test_a_rule_of_the_settings_that_is_not_there_is_told_with_its_line(workspace, msgcheck):
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write('[rules."term.deprecatd"]\nseverity = "error"\n')
    done = msgcheck(*TERMS)
    assert done.code == 2
    assert "msgcheck.toml:10:8: There is no rule or group 'term.deprecatd'. Did you mean" in done.err


RESULTS = {
    "a full disk": ("--format json > /dev/full", 2, "No space left on device"),
    "a few words for a full disk": ("--quiet > /dev/full", 2, "No space left on device"),
    "a closed output": ("--quiet >&-", 0, ""),
    "a closed output, and findings": (">&-", 0, ""),
    "a closed output for errors": ("nowhere.pptx 2>&-", 2, ""),
    "a closed input": ("nowhere.pptx <&-", 2, "nowhere.pptx does not exist"),
    "nobody who reads on": ("--format json | exit 0; exit ${PIPESTATUS[0]}", 141, ""),
    "the device of a pipe": (
        '--output /dev/stdout --format json | grep -c "term.deprecated"',
        0,
        "Written: /dev/stdout",
    ),
}


@pytest.mark.parametrize("given", RESULTS)
def test_results_that_go_elsewhere_than_into_a_file(workspace, given):
    rest, code, told = RESULTS[given]
    command = f"exec 2>err; '{sys.executable}' -m msgcheck scan --select term --no-record {rest}"
    done = subprocess.run(["bash", "-c", command], stdout=subprocess.DEVNULL)
    err = (workspace / "err").read_text()
    assert done.returncode == code, err
    assert told in err
    assert "Traceback" not in err


def test_a_closed_input_names_no_paths(workspace):
    command = f"'{sys.executable}' -m msgcheck check - --no-record <&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.fixture
def bad_files(workspace):
    pages = workspace / "pages"
    (pages / "zero.pptx").write_bytes(b"")
    (pages / "encrypted.pptx").write_bytes(ENCRYPTED_HEAD + "EncryptedPackage".encode("utf-16-le"))
    (pages / "text.docx").write_text("not a zip at all")
    with zipfile.ZipFile(pages / "whole.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>" * 4000)
    whole = (pages / "whole.docx").read_bytes()
    (pages / "truncated.docx").write_bytes(whole[: len(whole) // 2])
    (pages / "whole.docx").unlink()
    (pages / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    return pages


def test_unreadable_files_are_skipped_with_reason_and_the_run_goes_on(bad_files, msgcheck):
    done = msgcheck(*TERMS, "--format", "json")
    assets = {Path(asset["uri"]).name: asset for asset in json.loads(done.out)["assets"]}
    skipped = {name: asset["reason"] for name, asset in assets.items() if asset["status"] == "skipped"}
    assert set(skipped) == {"zero.pptx", "encrypted.pptx", "text.docx", "truncated.docx", "broken.pdf"}
    assert skipped["zero.pptx"] == "empty"
    assert skipped["encrypted.pptx"] == "encrypted"
    assert all(skipped.values())
    assert assets["home.md"]["status"] == "ok"


def test_folder_given_as_a_file(workspace, msgcheck):
    assert "is a folder" in msgcheck("inspect", "pages").err
    (workspace / "pages" / "folder.pptx").mkdir()
    assert msgcheck(*TERMS).code == 0


def test_workspace_that_cannot_be_written_is_scanned_all_the_same(workspace, msgcheck):
    (workspace / ".msgcheck").write_text("a file stands where the folder should be")
    done = msgcheck(*TERMS)
    assert done.code == 0
    assert "FOSS" in done.out
    assert "not in the history" in done.out + done.err


def test_read_only_workspace_is_scanned_all_the_same(workspace):
    mount = f"mount --bind '{workspace}' '{workspace}' && mount -o remount,ro,bind '{workspace}' && cd '{workspace}'"
    scan = f"exec '{sys.executable}' -m msgcheck scan --select term"
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", f"({mount}) 2>/dev/null || exit 77; cd '{workspace}'; {scan}"],
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip("this user may not mount a folder read-only")
    assert done.returncode == 0, done.stderr
    assert "FOSS" in done.stdout
    assert "not in the history" in done.stdout + done.stderr


def test_interrupt_leaves_nothing_half_written(workspace, start_msgcheck):
    for number in range(400):
        (workspace / "pages" / f"{number}.md").write_text(f"# Page\n\n{'We like FOSS. ' * 3000} {number}\n")
    process = start_msgcheck(*TERMS, "--jobs", "2", "--output", "run.json", cwd=workspace)
    until = time.monotonic() + 120
    while len(psutil.Process(process.pid).children()) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    assert "Stopped" in err
    assert not list(workspace.glob("*run.json*"))
    history = workspace / ".msgcheck" / "history.db"
    if history.exists():
        assert sqlite3.connect(history).execute("SELECT count(*) FROM run").fetchone() == (0,)


def test_two_scans_at_once_on_one_workspace(workspace, start_msgcheck):
    both = [start_msgcheck(*TERMS, "--format", "json", cwd=workspace) for _ in range(2)]
    outputs = [process.communicate(timeout=240) for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert all(json.loads(out)["summary"]["findings"]["warning"] == 2 for out, _ in outputs)
    with sqlite3.connect(workspace / ".msgcheck" / "history.db") as history:
        assert history.execute("SELECT count(*) FROM run").fetchone() == (2,)
