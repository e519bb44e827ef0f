"""A pack that did what its examples show is proved once, and anew where anything changed that could change it."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms import examples
from msgcheck.engine.caching import keys as cache_key
from msgcheck.errors import ReferenceDataError

PACK = """
pack: brand
rules:
  - id: cloud
    kind: existence
    message: No {match}.
    tokens: [old cloud]
    examples: {violating: [The ⟦old cloud⟧ is here.], compliant: [The new one is here.]}
"""


@pytest.fixture
def pack(workspace):
    file = workspace / "rules" / "brand.yaml"
    file.parent.mkdir()
    file.write_text(PACK, encoding="utf-8")
    settings = workspace / "msgcheck.toml"
    settings.write_text(settings.read_text().replace("[assets", 'rules = ["rules"]\n\n[assets', 1))
    return file


@pytest.fixture
def proofs(pack, scan, monkeypatch):
    """``proofs()`` scans the workspace and tells how often its packs were proved."""
    prove, calls = examples.prove_examples, []
    monkeypatch.setattr(examples, "prove_examples", lambda *given: calls.append(given) or prove(*given))

    def count(**options):
        calls.clear()
        scan(select=("brand",), **options)
        return len(calls)

    return count


def test_a_proof_is_kept(proofs):
    assert [proofs(), proofs()] == [1, 0]


def test_without_the_cache_it_is_proved_each_time(proofs):
    assert [proofs(uses_cache=False), proofs(uses_cache=False), proofs()] == [1, 1, 1]


@pytest.mark.parametrize("name", ["rules/brand.yaml", "platform/glossary.yaml"])
def test_an_edited_file_is_proved_anew(proofs, workspace, name):
    proofs()
    (workspace / name).write_text((workspace / name).read_text(encoding="utf-8") + "# edited\n", encoding="utf-8")
    assert [proofs(), proofs()] == [1, 0]


@pytest.mark.parametrize("stamp", ["code_stamp", "library_stamp"])
def test_other_code_and_libraries_prove_anew(proofs, monkeypatch, stamp):
    proofs()
    monkeypatch.setattr(cache_key, stamp, lambda: "another")
    assert proofs() == 1


def test_what_failed_is_refused_each_time_and_accepted_when_it_is_mended(pack, scan):
    pack.write_text(PACK.replace("[old cloud]", "[older cloud]"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ReferenceDataError, match=r"brand\.cloud does not find 'old cloud'"):
            scan(select=("brand",))
    pack.write_text(PACK, encoding="utf-8")
    assert scan(select=("brand",)).findings == ()
