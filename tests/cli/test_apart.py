"""An --output never takes the place of what is read, now or by the next scan."""

import pytest

SCAN = ("scan", "--select", "term", "--no-record")
PAGE = "pages/home.md"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*SCAN, PAGE, "--format", "html", "--output", PAGE), "is what is to be read"),
        ((*SCAN, "pages", "--format", "html", "--output", PAGE), "an asset of [assets.page]"),
        ((*SCAN, "--output", PAGE), "an asset of [assets.page]"),
        (("check", PAGE, "--select", "term", "--output", "pages/../pages/clean.md"), "an asset of [assets.page]"),
        ((*SCAN, "--format", "csv", "--output", "platform/messages.yaml"), "what the workspace checks with"),
        ((*SCAN, "--format", "csv", "--output", "msgcheck.toml"), "what the workspace checks with"),
        (("platform", "export", "--format", "csv", "--output", "platform/glossary.yaml"), "the workspace checks with"),
        (("platform", "propose", "--output", "platform/messages.yaml"), "what the workspace checks with"),
        (("report", "--period", "2026", "--output", "pages/old.pptx"), "an asset of [assets.page]"),
        (("inspect", PAGE, "--format", "json", "--output", PAGE), "is what is to be read"),
        ((*SCAN, "--format", "json", "--output", "old.db"), "is a database, such as a history"),
        (("history", "export", PAGE), "an asset of [assets.page]"),
        (("history", "export", "old.db"), "is a database, such as a history"),
        (("calibrate", "pairs.jsonl", "--output", "platform/glossary.yaml"), "what the workspace checks with"),
        (("calibrate", "pairs.jsonl", "--output", "pairs.jsonl"), "is what is to be read"),
        (("evaluate", "pairs.jsonl", "--format", "json", "--output", "pairs.jsonl"), "is what is to be read"),
    ],
)
def test_what_is_read_is_never_written_over(workspace, msgcheck, arguments, words):
    (workspace / "pages" / "old.pptx").write_bytes(b"PK")
    (workspace / "old.db").write_bytes(b"SQLite format 3\0")
    (workspace / "pairs.jsonl").write_text('{"pair_id": "1", "message_id": "saves-time", "passage": "x"}\n')
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    done = msgcheck(*arguments)
    assert done.code == 2
    assert words in done.err
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("output", ["report.html", "pages/msgcheck.sarif", "out/home.md"])
def test_any_other_file_is_written_and_written_again(workspace, msgcheck, output):
    for _ in range(2):
        assert msgcheck(*SCAN, PAGE, "--output", output).code == 0
    assert (workspace / output).stat().st_size > 0


@pytest.mark.parametrize("name", ["report.html", "msgcheck.md"])
def test_a_report_among_the_assets_is_told_and_may_be_written_again(workspace, msgcheck, name):
    for _ in range(2):
        done = msgcheck(*SCAN, PAGE, "--output", f"pages/{name}")
        assert done.code == 0
        told = f"Note: pages/{name} lies in the paths of [assets.page]: the next scan takes it for an asset."
        assert told in done.err.splitlines()


@pytest.mark.parametrize("command", ["fix", "annotate"])
def test_copies_among_the_assets_are_told(workspace, msgcheck, command):
    (workspace / "drafts").mkdir()
    (workspace / "pages" / "home.md").rename(workspace / "drafts" / "home.md")
    told = "lies in the paths of [assets.page]: the next scan takes it for an asset."
    done = msgcheck(command, "drafts", "--output", "pages/copies", "--quiet")
    assert f"Note: pages/copies/home.md {told}" in done.err
    assert told not in msgcheck(command, "drafts", "--output", "copies", "--quiet").err


def test_one_file_is_not_named_for_two_formats(workspace, msgcheck):
    done = msgcheck(*SCAN, "--format", "html", "--output", "a.html", "--format", "json", "--output", "a.html")
    assert done.code == 2
    assert "a.html is named for two formats" in done.err


def test_what_a_fix_keeps_beside_a_page_is_no_page(workspace, msgcheck):
    assert msgcheck("fix", PAGE, "--in-place", "--quiet").code == 0
    done = msgcheck(*SCAN, "--strict")
    assert done.code == 0
    assert "2 assets checked" in done.out
    assert "home.md.bak: The old content of another file" in done.out
