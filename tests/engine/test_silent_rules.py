"""The rules that found nothing are told once, after a scan of the whole workspace."""

from __future__ import annotations

import pytest

from msgcheck import api

PACK = """
pack: brand
rules:
  - {id: likes, kind: existence, message: "No '{match}'.", tokens: [we like]}
  - {id: never, kind: existence, message: "No '{match}'.", tokens: [gizmo]}
  - {id: spoken-for, kind: existence, message: "No '{match}'.", tokens: [FOSS]}
  - {id: variants, kind: consistency, message: "Not '{match}'.", variants: [[close the books, closing the books]]}
"""


@pytest.fixture
def with_pack(workspace):
    settings = workspace / "msgcheck.toml"
    settings.write_text(settings.read_text().replace('"platform"\n', '"platform"\nrules = ["rules"]\n'))
    (workspace / "rules").mkdir()
    (workspace / "rules" / "brand.yaml").write_text(PACK)
    return workspace


def told(run):
    return [notice for notice in run.notices if "found nothing" in notice]


def test_rules_that_found_nothing_are_told_once(with_pack, scan):
    (notice,) = told(scan())
    assert notice.startswith("1 of 4 pack rules found nothing in any asset: brand.never.")
    assert told(scan()) == [notice], "facts that come from the cache must tell the same"


def test_a_rule_that_does_not_run_is_not_told(with_pack, scan):
    assert told(scan(ignore=("brand.never",))) == []


def test_of_a_part_of_the_workspace_it_is_not_told(with_pack):
    options = api.ScanOptions(records=False)
    assert told(api.scan([with_pack / "pages" / "home.md"], workspace=with_pack, options=options)) == []


def test_without_an_asset_nothing_is_told(with_pack, scan):
    for page in (with_pack / "pages").iterdir():
        page.unlink()
    assert told(scan()) == []
