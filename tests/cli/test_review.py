"""People review findings in the terminal; what they said before they stopped is kept."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from msgcheck import api
from msgcheck.cli import commands
from msgcheck.cli.review_answers import Answer, parse_answer
from msgcheck.model.review_mark import ReviewMark
from msgcheck.reports.wording import day_in_words

SETTINGS = """
[workspace]
name = "Lumo"
platform = "platform"
rules = []

[assets.page]
paths = ["pages/**"]
owner = "web"
"""
MESSAGES = """
schema: 1
name: Lumo platform
version: "1"
messages:
  - id: saves-time
    kind: proof_point
    statement: Lumo cuts the time to close the books by 70 percent.
"""
GLOSSARY = "schema: 1\nterms:\n  - {id: open-source, preferred: open source}"
TWICE = "Lumo cuts the time to close the books by 90 percent."
ONCE = "Lumo cuts the time to close the books by 30 percent."


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A recorded workspace: two pages say the same wrong number, one of them twice, and another page another."""
    folder = tmp_path_factory.mktemp("recorded") / "lumo"
    files = {"msgcheck.toml": SETTINGS, "platform/messages.yaml": MESSAGES, "platform/glossary.yaml": GLOSSARY}
    files |= {"pages/one.md": TWICE, "pages/two.md": f"{TWICE}\n\n{TWICE}", "pages/three.md": ONCE}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
    api.scan(workspace=folder)
    return folder


@pytest.fixture
def scanned(recorded, tmp_path, monkeypatch):
    folder = tmp_path / "lumo"
    shutil.copytree(recorded, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def reviews(msgcheck):
    """What `review list` says: (mark, asset, note) of each."""

    def read():
        listed = json.loads(msgcheck("review", "list", "--format", "json").out)["reviews"]
        return sorted((each["mark"], each["asset"], each["note"]) for each in listed)

    return read


def answer(*arguments, typed):
    done = CliRunner().invoke(commands, ["review", *arguments], input=typed, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("r", Answer(ReviewMark.RIGHT)),
        (" W  a quote ", Answer(ReviewMark.WRONG, "a quote")),
        ("accepted by product", Answer(ReviewMark.ACCEPTED, "by product")),
        ("s", Answer()),
        ("quit", Answer(is_last=True)),
        ("", None),
        ("rw", None),
        ("q maybe", None),
        ("r \x1b[2J", None),
    ],
)
def test_answers(typed, said):
    assert parse_answer(typed) == said


def test_one_answer_may_hold_for_all_that_tell_the_same(scanned, reviews):
    done = answer("--by", "Ana", "pages/one.md", "pages/two.md", typed="a agreed\ny\n")
    assert "the same: 2 times more, in pages/two.md" in done.output
    assert "The approved wording is" in done.output
    assert reviews() == [("accepted", f"pages/{name}.md", "agreed") for name in ("one", "two", "two")]


def test_wrong_asks_why_and_nothing_is_asked_twice(scanned, reviews):
    answer("--by", "Ana", "pages/three.md", typed="w\nu\n")
    answer("--by", "Ana", typed="w\nx\nf\ny\n")
    assert sorted({mark for mark, _, _ in reviews()}) == ["aligned", "unrelated"]
    again = answer("--by", "Ana", typed="")
    assert "Nothing to review" in again.output


@pytest.mark.parametrize("end", ["q\n", ""])
def test_what_was_answered_before_the_end_is_kept(scanned, reviews, end):
    done = answer("--by", "Ana", "pages/one.md", "pages/three.md", typed=f"r\n{end}")
    assert len(reviews()) == 1
    assert "Findings marked by Ana: 1." in done.output


@pytest.mark.parametrize(("rule", "is_asked"), [("claim", True), ("term", False)])
def test_rules_choose_what_is_asked(scanned, rule, is_asked):
    done = answer("--rule", rule, typed="s\n")
    assert ("claim.number-mismatch" in done.output) is is_asked


def test_a_rule_that_is_none_is_refused(scanned, msgcheck):
    done = msgcheck("review", "--rule", "claim.number")
    assert done.code == 2
    assert "There is no rule or group 'claim.number'. Did you mean 'claim.number-mismatch'?" in done.err


def test_why_wrong_takes_q_and_explains_what_it_does_not_know(scanned, reviews):
    done = answer("--by", "Ana", "pages/three.md", typed="w\nx\nq\n")
    assert "not about the message" in done.output
    assert "Findings marked by Ana: 0." in done.output
    assert reviews() == []


def test_what_is_left_for_another_time_is_told(scanned):
    assert "Further findings to review: 1." in answer("--limit", "1", typed="s\n").output


def test_mark_takes_the_beginning_of_a_fingerprint_and_the_last_mark_counts(scanned, msgcheck, reviews):
    (group,) = api.findings_to_review([Path("pages/three.md")]).groups
    for mark in ("wrong", "right"):
        done = msgcheck("review", "mark", group.finding.fingerprint[:12], mark, "--by", "Ben", "--note", "a quote")
        assert done.code == 0
    assert reviews() == [("right", "pages/three.md", "a quote"), ("wrong", "pages/three.md", "a quote")]
    assert {review.mark for review, _ in api.list_reviews()[:1]} == {"right"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["mark", "v1:ffff", "right"], "No finding that is recorded and stands begins with 'v1:ffff'"),
        (["mark", "v", "right"], "findings begin with 'v'"),
        (["pages/nowhere.md"], "Nothing is recorded of pages/nowhere.md"),
        (["--by", " "], "--by must be one line"),
    ],
)
def test_errors_name_the_way_out(scanned, msgcheck, arguments, told):
    done = msgcheck("review", *arguments)
    assert (done.code, told in done.err) == (2, True), done.err


def test_in_a_real_terminal_ctrl_c_loses_no_answer(scanned, reviews):
    process, terminal = pty.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # as a terminal has it; what runs in the background ignores it
        pages = ["pages/one.md", "pages/three.md"]
        os.execv(sys.executable, [sys.executable, "-m", "msgcheck", "review", "--by", "Ana", *pages])
    _wait_for(terminal, b"[q]uit")
    os.write(terminal, b"r seen\n")
    _wait_for(terminal, b"2 of 2", b"[q]uit")
    _wait_for(terminal, b"marked by Ana: 1.", typing=b"\x03")
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    os.close(terminal)
    assert [(mark, note) for mark, _, note in reviews()] == [("right", "seen")]


def _wait_for(terminal, *words, typing=b""):
    """Read until all ``words`` are shown; a terminal that closes before raises ``OSError``.

    ``typing`` is typed, and again where nothing answers: a key between prompt and input reaches nobody's ear.
    """
    shown, silence = b"", 0
    os.write(terminal, typing)
    while not all(each in shown for each in words):
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 65536)
            continue
        silence += 1
        assert silence < 120, shown
        if silence % 5 == 0:
            os.write(terminal, typing)


def test_an_accepted_finding_becomes_a_draft(scanned, msgcheck):
    answer("--by", "Ana", "pages/one.md", typed="a agreed\n")
    done = msgcheck("platform", "propose")
    assert f"statement: {TWICE}" in done.out
    assert "# Would replace saves-time" in done.out
    assert "pages/two.md, line 1, column 1, web, 2 times" in done.out
    before = (scanned / "platform/messages.yaml").read_text()
    assert msgcheck("platform", "propose", "--append").code == 0
    assert (scanned / "platform/messages.yaml").read_text().startswith(before)
    assert "Left out, since they stand in the platform already: 1." in msgcheck("platform", "propose").err


def test_digests_tell_owners_what_was_decided_and_what_to_change(scanned, tmp_path, msgcheck):
    (scanned / "msgcheck.toml").write_text(f"{SETTINGS}[report.service_level]\nerror = 14\n")
    answer("--by", "Ana", "pages/one.md", typed="a agreed\n")
    done = msgcheck("digest", "-o", tmp_path / "digests", "--format", "markdown", "--format", "eml")
    assert done.code == 0, done.err
    names = sorted(file.name for file in (tmp_path / "digests").iterdir())
    assert names == ["web.eml", "web.md", "what-the-field-says.eml", "what-the-field-says.md"]
    owner = (tmp_path / "digests" / "web.md").read_text(encoding="utf-8")
    assert f"“{TWICE}” is to become a message." in owner
    assert "Accepted by Ana" in owner
    due = datetime.now(UTC).date() + timedelta(days=14)
    assert f"Error, by {day_in_words(due)}: “{ONCE}”" in owner
    report = json.loads(msgcheck("report", "--period", str(due.year), "--format", "json").out)
    opened = next(figure for figure in _figures_of(report) if figure["id"] == "open.owner.web")
    assert f"Open findings: {opened['value']:.0f}" in owner


def _figures_of(value):
    """Yield every figure of a report's JSON."""
    if isinstance(value, dict):
        if {"id", "unit", "value"} <= value.keys():
            yield value
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _figures_of(each)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--owner", "nobody"], "No asset of the period is owned by 'nobody'. Owners: web."),
        (["--period", "2026Q9"], "is no period"),
        (["--period", "2001"], "No run was recorded before the end of 2001"),
    ],
)
def test_a_digest_of_nothing_names_the_way_out(scanned, tmp_path, msgcheck, arguments, told):
    done = msgcheck("digest", "-o", tmp_path / "digests", *arguments)
    assert (done.code, told in done.err) == (2, True), done.err
    assert not (tmp_path / "digests").exists()
