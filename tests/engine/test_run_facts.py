"""What a run notes for the history: what it is for, how much it covers, what each asset says and how long it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from msgcheck import api
from msgcheck.api.scanning import make_plan
from msgcheck.config.settings import KindGate
from msgcheck.engine.acceptance.accepting import gate_plan


@pytest.mark.parametrize(
    ("paths", "options", "is_whole", "is_full"),
    [
        ((), {}, True, True),
        (("pages",), {}, False, True),
        ((), {"select": ("term",)}, True, False),
        ((), {"ignore": ("term",)}, True, False),
        (("pages",), {"leaks": True}, False, False),
    ],
)
def test_a_plan_tells_whether_it_covers_all_assets_and_what_the_settings_ask(
    workspace, paths, options, is_whole, is_full
):
    plan = make_plan(
        [Path(workspace, name) for name in paths], api.open_workspace(workspace), api.ScanOptions(**options)
    )
    assert (plan.command, plan.is_whole, plan.is_full) == ("scan", is_whole, is_full)


def test_a_gate_asks_for_more_than_a_scan_where_a_kind_has_demands(workspace):
    settings = api.open_workspace(workspace)
    plan = make_plan([], settings, api.ScanOptions())
    gate = gate_plan(plan, frozenset())
    assert (gate.command, gate.is_whole, gate.is_full) == ("check", False, True)
    demanding = replace(plan, settings=replace(settings, gates=(KindGate(kind="page", no_leaks=True),)))
    assert not gate_plan(demanding, None).is_full


def test_a_run_notes_content_and_length_also_where_the_cache_knows_the_asset(scan):
    for _ in range(2):
        run = scan(select=("term",))
        clean, home = run.assets
        assert (run.command, run.is_whole, run.is_full) == ("scan", True, False)
        assert (clean.words, home.words) == (5, 15)
        assert clean.content != home.content
