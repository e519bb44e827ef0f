from __future__ import annotations

from datetime import date

import pytest

from msgcheck.errors import ReferenceDataError
from msgcheck.model.finding import Finding
from msgcheck.model.severity import Severity
from msgcheck.model.waiver import Grant
from msgcheck.reference.waiver_file import WAIVERS, load_waivers, with_waiver

GRANT = Grant(reason="a quote: 'x' # 1", owner="legal", until=date(2026, 12, 31))
PRINT = f"v1:{'0' * 20}"
FOUND = Finding(
    rule="term.deprecated", severity=Severity.ERROR, fingerprint=PRINT, asset="a\n.md", message="", quote="F\x07"
)
HEAD = "schema: 1\nwaivers:\n"
FULL = "reason: r, owner: o, until: 2026-12-31"


def load(folder, text):
    (folder / WAIVERS).write_text(text, encoding="utf-8")
    return load_waivers(folder)


@pytest.mark.parametrize("text", ["", "# our own\nschema: 1\nwaivers: []\n", "schema: 1\nwaivers:\n"])
def test_a_new_file(tmp_path, text):
    written = with_waiver(text, FOUND, GRANT)
    (waiver,) = load(tmp_path, written)
    assert (waiver.fingerprint, waiver.rule, waiver.grant) == (PRINT, "term.deprecated", GRANT)
    assert ("# our own" in written) == ("our own" in text)


def test_what_stands_there_stays(tmp_path):
    lines = (
        "# why this",
        "- rule: term.forbidden   # for now",
        '  asset: "a/**"',
        *(f"  {each}" for each in FULL.split(", ")),
    )
    before = HEAD + "".join(f"  {line}\n" for line in lines)
    written = with_waiver(before, FOUND, GRANT)
    assert written.startswith(before)
    assert [waiver.rule for waiver in load(tmp_path, written)] == ["term.forbidden", "term.deprecated"]


def test_no_file_waives_nothing(tmp_path):
    assert load_waivers(tmp_path) == ()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (f"{{fingerprint: {PRINT}, reason: r, owner: o}}", "'until' is missing"),
        (f"{{fingerprint: {PRINT}, reason: r, until: 2026-12-31}}", "'owner' is missing"),
        (f"{{fingerprint: {PRINT}, owner: o, until: 2026-12-31}}", "'reason' is missing"),
        (f"{{fingerprint: {PRINT}, reason: r, owner: o, until: soon}}", "'until'"),
        (f"{{fingerprint: nonsense, {FULL}}}", "'fingerprint' cannot be"),
        (f"{{rule: term, {FULL}}}", "does not say what it waives"),
        (f"{{asset: a.md, quote: x, {FULL}}}", "does not say what it waives"),
        (f"{{rule: '*', asset: '**', {FULL}}}", "'rule' cannot be"),
        (f"{{rule: term, asset: a.md, {FULL}, forever: yes}}", "Unknown key 'forever'"),
    ],
)
def test_a_waiver_that_is_not_whole_is_refused_with_its_line(tmp_path, entry, words):
    with pytest.raises(ReferenceDataError) as caught:
        load(tmp_path, f"{HEAD}  - {entry}\n")
    assert words in str(caught.value)
    assert caught.value.mistakes[0].position.line == 3
