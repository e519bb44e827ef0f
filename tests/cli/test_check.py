from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

CHECK = ("check", "--select", "term", "--fail-on", "warning")
HOME = "pages/home.md"


def findings(done):
    return [(each["quote"], each["baseline"]) for each in json.loads(done.out)["findings"]]


@pytest.fixture
def known(workspace, msgcheck):
    """A workspace whose two FOSS are known."""
    done = msgcheck("baseline", "--select", "term")
    assert done.code == 0
    assert "2 known findings: 2 added, 0 removed" in done.err
    return workspace


def test_without_a_baseline_all_is_new(workspace, msgcheck):
    assert msgcheck(*CHECK, HOME).code == 1
    assert msgcheck(*CHECK, "pages/clean.md").code == 0


def test_known_findings_are_counted_and_pass(known, msgcheck):
    done = msgcheck(*CHECK, "pages")
    assert done.code == 0
    assert "The gate is open: 0 new findings, 2 known, 0 waived." in done.out
    assert ": no new findings." in done.out
    assert "likes us" not in done.out


def test_one_new_finding_fails_and_is_shown_at_its_place(known, msgcheck):
    (known / HOME).write_text((known / HOME).read_text() + "\nNow more FOSS.\n")
    done = msgcheck(*CHECK, HOME)
    assert done.code == 1
    assert "The gate is shut: 1 new finding, 2 known" in done.out
    run = json.loads(msgcheck(*CHECK, HOME, "--format", "json").out)
    assert [each["place"]["line"] for each in run["findings"] if each["baseline"] == "new"] == [5]


def test_a_scan_says_what_is_known_and_fails_by_all(known, msgcheck):
    done = msgcheck("scan", "--select", "term", "--fail-on", "warning", "--format", "json")
    assert done.code == 1
    assert findings(done) == [("FOSS", "known"), ("FOSS", "known")]


@pytest.mark.parametrize("form", ["console", "html", "markdown", "junit", "github", "rdjson"])
@pytest.mark.parametrize("command", ["scan", "check"])
def test_every_format_says_the_same_of_what_is_new_and_known(known, msgcheck, command, form):
    (known / HOME).write_text((known / HOME).read_text() + "\nNow more FOSS.\n")
    out = msgcheck(command, HOME, "--select", "term", "--format", form).out
    counts = "1 new · 2 known · 0 waived" if form == "html" else "1 new finding, 2 known, 0 waived."
    assert counts in re.sub("<[^>]*>", "", out)


def test_junit_fails_as_the_exit_code_does(known, msgcheck):
    options = (HOME, "--select", "term", "--fail-on", "warning", "--format", "junit")
    for command, code in (("scan", 1), ("check", 0)):
        done = msgcheck(command, *options)
        assert (done.code, done.out.count("<failure ")) == (code, code)


def test_the_baseline_is_stable_and_keeps_what_it_did_not_look_at(known, msgcheck):
    file = known / "msgcheck-baseline.yaml"
    before = file.read_bytes()
    msgcheck("baseline", "--select", "term")
    assert file.read_bytes() == before
    (known / "pages/new.md").write_text("FOSS here.")
    msgcheck("baseline", "pages/new.md", "--select", "term")
    assert sum(line.startswith(b"- ") for line in file.read_bytes().splitlines()) == 3
    (known / HOME).unlink()
    msgcheck("baseline", "--select", "term.casing")
    assert sum(line.startswith(b"- ") for line in file.read_bytes().splitlines()) == 3
    done = msgcheck("baseline", "--select", "term")
    assert "1 known finding: 0 added, 2 removed" in done.err


def test_a_broken_baseline_is_refused_with_its_line(known, msgcheck):
    file = known / "msgcheck-baseline.yaml"
    file.write_text(file.read_text() + "=======\n")
    done = msgcheck(*CHECK, HOME)
    assert done.code == 2
    assert "msgcheck-baseline.yaml:7:1" in done.err


def test_paths_come_from_standard_input(known, msgcheck, monkeypatch):
    (known / "pages/new name.md").write_text("FOSS here.")
    for listed in (b"pages/new name.md\npages/gone.md\n", b"pages/new name.md\0pages/gone.md\0"):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(listed)))
        done = msgcheck(*CHECK, "-", "--format", "json")
        assert (done.code, findings(done)) == (1, [("FOSS", "new")])
        assert "pages/gone.md" in done.err


def test_an_empty_list_checks_nothing(workspace, msgcheck, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    done = msgcheck(*CHECK, "-")
    assert (done.code, done.out) == (0, "")
    assert "nothing to check" in done.err


def test_no_paths_are_wrong_use(workspace, msgcheck):
    assert msgcheck("check").code == 2


def test_only_what_changed_since_a_revision(workspace, msgcheck):
    author = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "."), (*author, "commit", "-qm", "first")):
        subprocess.run(["git", *arguments], check=True)
    assert msgcheck(*CHECK, "--changed-since", "HEAD").code == 0
    (workspace / "pages/new.md").write_text("FOSS here.")
    (workspace / "notes.md").write_text("FOSS in no asset.")
    done = msgcheck(*CHECK, "--changed-since", "HEAD", "--format", "json")
    assert [each["uri"] for each in json.loads(done.out)["assets"]] == ["pages/new.md"]
    assert done.code == 1
    assert msgcheck(*CHECK, "--changed-since", "nonsense").code == 2


def test_strict_and_never(known, msgcheck):
    (known / "pages/bad.pdf").write_bytes(b"%PDF-1.4 broken")
    assert msgcheck(*CHECK, "pages", "--strict").code == 3
    (known / "pages/new.md").write_text("freeware")
    assert msgcheck(*CHECK, "pages", "--strict").code == 1
    assert msgcheck("check", "--select", "term", "pages", "--fail-on", "never").code == 0


DIFF = """\
--- pages/home.md
+++ pages/home.md
@@ line 3, column 1 @@
-We like FOSS and FOSS likes us. So does freeware.
+We like FOSS and FOSS likes us. So does open source.
"""


def test_only_what_is_new_is_fixed_in_the_diff_and_the_file_stays(known, msgcheck):
    text = (known / HOME).read_text().replace("likes us.", "likes us. So does freeware.")
    (known / HOME).write_text(text)
    done = msgcheck(*CHECK, HOME, "--fix-suggest", "--quiet", "--format", "console", "--format", "json", "-o", "a.json")
    assert (done.code, done.out[done.out.index("---") :]) == (1, DIFF)
    assert "Fixes for 1 of 1 new finding. `msgcheck fix" in done.err
    assert (known / HOME).read_text() == text


def test_what_has_no_fix_is_told_with_its_reason(known, msgcheck):
    (known / HOME).write_text("Freeware. She said: “We all like freeware and all of us use it.”\n")
    done = msgcheck(*CHECK, "pages", "--fix-suggest")
    assert "'freeware': It stands in the words of somebody who is quoted." in done.err
    assert "Fixes for 1 of 2 new findings." in done.err
    assert msgcheck(*CHECK, "pages/clean.md", "--fix-suggest").out.count("---") == 0


def test_a_diff_and_a_machine_format_cannot_both_go_to_standard_output(known, msgcheck):
    done = msgcheck(*CHECK, HOME, "--fix-suggest", "--format", "json")
    assert (done.code, done.out) == (2, "")
    assert "Add --output FILE to --format json" in done.err
