"""A backfill gives the history a past: right dates, one asset a name, each run once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from msgcheck import api
from msgcheck.errors import UsageError
from msgcheck.store.history import open_history

SETTINGS = """
[workspace]
name = "Lumo"
platform = "platform"

[assets.page]
paths = ["pages/**"]
owner = "web"

[rules.message]
severity = "off"
[rules.claim]
severity = "off"
"""
MESSAGES = "schema: 1\nname: Lumo platform\nversion: '1'\nmessages: []\n"
GLOSSARY = "schema: 1\nterms:\n  - {id: open-source, preferred: open source, deprecated: [FOSS]}\n"
PAGES = {
    "2020-01-10-home.md": "We like FOSS. FOSS is good.",
    "2020-02-10-home.md": "We like FOSS.",
    "2020-02-11-about.md": "All about FOSS.",
    "2020-08-01-home.md": "We like open source.",
    "undated.md": "FOSS",
}
END = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path):
    files = {"msgcheck.toml": SETTINGS, "platform/messages.yaml": MESSAGES, "platform/glossary.yaml": GLOSSARY}
    for name, text in (files | {f"pages/{name}": text for name, text in PAGES.items()}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def fill(workspace, **options):
    trial = options.pop("is_trial", False)
    versions = api.OldVersions(**({"folder": workspace / "pages"} | options))
    return api.backfill(versions, workspace=workspace, is_trial=trial)


def spells(workspace):
    """Each asset's spells as (first day, day it ended, findings)."""
    with open_history("sqlite:///.msgcheck/history.db", workspace) as history:
        return {
            each.identity: [
                (f"{spell.start:%m-%d}", spell.end and f"{spell.end:%m-%d}", len(spell.result.findings))
                for spell in each.spells
            ]
            for each in history.asset_histories(END, "Lumo")
        }


def test_versions_of_a_page_are_one_asset_dated_as_its_files(workspace):
    done = fill(workspace, every="version")
    assert [(run.moment.day, run.assets, run.findings) for run in done.runs] == [
        (10, 1, 2),
        (10, 1, 1),
        (11, 2, 2),
        (1, 2, 1),
    ]
    assert [name for name, _ in done.left_out] == ["pages/undated.md"]
    assert spells(workspace) == {
        "pages/about.md": [("02-11", None, 1)],
        "pages/home.md": [("01-10", "02-10", 2), ("02-10", "08-01", 1), ("08-01", None, 0)],
    }


def test_its_runs_are_those_of_the_dates(workspace):
    fill(workspace)
    first, second = reversed(api.recorded_runs(workspace=workspace))
    run = api.recorded_run(first.run_id[:6], workspace=workspace)
    assert (run.command, run.is_whole, run.is_full) == ("backfill", True, True)
    assert run.started_at == run.finished_at == datetime(2020, 2, 11, 12, tzinfo=UTC)
    assert run.scope == second.scope == "Lumo: backfill of folder pages by name"
    assert {(asset.kind, asset.owner) for asset in run.assets} == {("page", "web")}
    assert "with the platform and rules of that day" in run.notices[0]


def test_again_makes_no_run_and_a_changed_version_takes_the_place_of_the_old(workspace):
    fill(workspace)
    assert all(run.was_known for run in fill(workspace).runs)
    (workspace / "pages" / "2020-08-01-home.md").write_text("FOSS again.")
    assert [run.was_known for run in fill(workspace).runs] == [True, False]
    assert len(api.recorded_runs(workspace=workspace)) == 2
    assert spells(workspace)["pages/home.md"][-1] == ("08-01", None, 1)


def test_a_version_that_turns_up_later_finds_its_place_in_time(workspace):
    late = workspace / "pages" / "2020-01-10-home.md"
    text = late.read_text()
    late.unlink()
    fill(workspace, every="month")
    late.write_text(text)
    fill(workspace, every="month")
    assert spells(workspace)["pages/home.md"] == [("01-10", "02-11", 2), ("02-11", "08-01", 1), ("08-01", None, 0)]


def test_from_the_first_scan_on_nothing_is_filled_in(workspace):
    api.scan(workspace=workspace)
    (workspace / "pages" / "2020-09-01-new.md").write_text("FOSS")
    with open_history("sqlite:///.msgcheck/history.db", workspace) as history:
        run = api.recorded_run(api.recorded_runs(workspace=workspace)[0].run_id, workspace=workspace)
        history.prune(END, keeps_quarters=False)
        from dataclasses import replace

        history.record(replace(run, started_at=datetime(2020, 7, 1, tzinfo=UTC)))
    done = fill(workspace)
    assert [f"{run.moment:%m-%d}" for run in done.runs] == ["02-11"]
    assert ("2020-09-01", "The workspace was scanned on 2020-07-01: from then on the history knows.") in done.left_out


def test_a_scan_after_it_ends_what_it_no_longer_finds_and_knows_what_was_renamed(workspace):
    (workspace / "pages" / "2020-02-11-about.md").write_text("All about FOSS, unchanged to this day.")
    fill(workspace)
    api.scan(workspace=workspace)
    found = spells(workspace)
    assert found["pages/about.md"][-1][1:] == (None, 1)
    assert len(found["pages/about.md"]) == 2


def test_a_trial_runs_nothing(workspace):
    done = fill(workspace, is_trial=True)
    assert [(run.assets, run.findings, run.was_known) for run in done.runs] == [(2, None, False), (2, None, False)]
    assert api.recorded_runs(workspace=workspace) == ()


def test_commits_are_dated_as_committed(workspace, tmp_path):
    import os
    import subprocess

    def commit(day):
        dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T10:00:00+00:00")
        command = ["git", "-c", "user.name=T", "-c", "user.email=t@example", "commit", "-qam", day]
        subprocess.run(["git", "add", "-A"], cwd=tmp_path, check=True)
        subprocess.run(command, cwd=tmp_path, check=True, env=os.environ | dates)

    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (workspace / ".gitignore").write_text(".msgcheck\n")
    commit("2021-02-01")
    (workspace / "pages" / "undated.md").write_text("open source")
    (workspace / "notes.md").write_text("FOSS, and no asset")
    commit("2021-05-01")
    fill(workspace, folder=None, git=workspace)
    found = spells(workspace)
    assert found["pages/undated.md"] == [("02-01", "05-01", 1), ("05-01", None, 0)]
    assert "notes.md" not in found


def test_a_place_without_assets_is_told(workspace):
    with pytest.raises(UsageError, match="is dated"):
        fill(workspace, folder=workspace / "platform")


def test_a_step_that_there_is_not_is_told(workspace):
    with pytest.raises(UsageError, match="'week' is no step"):
        fill(workspace, every="week")


def test_old_versions_outside_all_paths_are_of_the_kind_that_is_named(workspace):
    (workspace / "pages").rename(workspace / "archive")
    kinds = {}
    for kind in (None, "page"):
        done = fill(workspace, folder=workspace / "archive", kind=kind)
        assert not any(run.was_known for run in done.runs)
        newest = api.recorded_runs(workspace=workspace)
        assert len(newest) == 2
        run = api.recorded_run(newest[0].run_id, workspace=workspace)
        kinds[kind] = {(asset.uri, asset.kind, asset.owner) for asset in run.assets}, [run.outside for run in done.runs]
    uris = ("archive/about.md", "archive/home.md")
    assert kinds[None] == ({(uri, "other", None) for uri in uris}, [2, 2])
    assert kinds["page"] == ({(uri, "page", "web") for uri in uris}, [0, 0])
    with pytest.raises(UsageError, match="no asset kind 'pag'"):
        fill(workspace, folder=workspace / "archive", kind="pag")
    with pytest.raises(UsageError, match=r"no asset kind 'xyz'\. It has: page\."):
        fill(workspace, folder=workspace / "archive", kind="xyz")


def test_the_kind_of_the_paths_goes_before_the_one_that_is_named(workspace):
    settings = workspace / "msgcheck.toml"
    settings.write_text(settings.read_text() + '[assets.deck]\npaths = ["decks/**"]\n')
    fill(workspace, kind="deck")
    run = api.recorded_run(api.recorded_runs(workspace=workspace)[0].run_id, workspace=workspace)
    assert {asset.kind for asset in run.assets} == {"page"}
