"""The 1.x curriculum decks of OpenChain: all findings fixed, and PowerPoint's own structure as it was."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import zipfile

import pytest
from pptx import Presentation

from msgcheck import api

pytestmark = pytest.mark.realdata

DECKS = ["2017-08-03-curriculum-release-1", "2017-08-03-curriculum-release-2", "2018-07-13-curriculum-for-1-2"]
UNTOUCHED = "2023-10-11-contribution-specification-kick-off"
RULE = ("term.deprecated",)


@pytest.fixture(scope="module")
def folders(realdata, tmp_path_factory):
    """A workspace whose glossary forbids FOSS, its decks, and the folder of their fixed copies."""
    root = tmp_path_factory.mktemp("openchain")
    case = realdata / "cases" / "openchain"
    shutil.copytree(case / "platform", root / "platform")
    (root / "msgcheck.toml").write_text('[workspace]\nname = "O"\nplatform = "platform"\n')
    (root / "decks").mkdir()
    for name in (*DECKS, UNTOUCHED):
        shutil.copyfile(case / "assets" / "decks" / f"{name}.pptx", root / "decks" / f"{name}.pptx")
    given = [root / "decks"]
    fixes = api.fix(given, workspace=root, select=RULE)
    api.write_fixes(fixes, api.fix_targets(fixes, given, folder=root / "fixed"))
    return root, fixes


def test_afterwards_a_scan_finds_what_was_told_as_unfixed(folders):
    root, fixes = folders
    assert sum(len(each.fix.fixed) for each in fixes.assets) > 800
    options = api.ScanOptions(select=RULE, records=False, uses_cache=False)
    left = [finding.quote for finding in api.scan([root / "fixed"], workspace=root, options=options).findings]
    told = [unfixed.finding.quote for each in fixes.assets for unfixed in each.fix.unfixed]
    assert sorted(left) == sorted(told)
    assert len(left) < 10


def test_an_untouched_deck_is_copied_byte_for_byte(folders):
    root, _ = folders
    old, new = (root / folder / f"{UNTOUCHED}.pptx" for folder in ("decks", "fixed"))
    assert old.read_bytes() == new.read_bytes()


@pytest.mark.parametrize("name", DECKS)
def test_slides_shapes_formatting_and_media_are_the_same(folders, name):
    root, _ = folders
    old, new = (root / folder / f"{name}.pptx" for folder in ("decks", "fixed"))
    assert structure(old) == structure(new)
    before, after = contents(old), contents(new)
    assert list(before) == list(after)
    changed = [part for part in before if before[part] != after[part]]
    assert changed
    assert all(part.startswith("ppt/") and part.endswith(".xml") for part in changed)


def test_a_diagram_is_fixed_in_its_data_and_in_its_drawing(realdata, workspace, fix_file):
    (deck, *_) = sorted((realdata / "data/decks-microsoft").rglob("*GroundToCloud*SQL-Server-2019*.pptx"))
    terms = "schema: 1\nterms:\n  - {id: a, preferred: query shop, deprecated: [Query Store]}\n"
    (workspace / "platform" / "glossary.yaml").write_text(terms)
    shutil.copyfile(deck, workspace / "deck.pptx")
    (workspace / "fixed.pptx").write_bytes(fix_file(workspace / "deck.pptx").data)
    before, after = contents(deck), contents(workspace / "fixed.pptx")
    changed = {part for part in before if before[part] != after[part]}
    assert {"ppt/diagrams/data1.xml", "ppt/diagrams/drawing1.xml"} <= changed
    with zipfile.ZipFile(workspace / "fixed.pptx") as package:
        assert all(b"Query Store" not in package.read(part) for part in changed)


def test_libreoffice_opens_a_fixed_deck(folders, tmp_path):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    root, _ = folders
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    deck = root / "fixed" / f"{DECKS[0]}.pptx"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    assert (tmp_path / f"{DECKS[0]}.pdf").read_bytes().startswith(b"%PDF")


def structure(path):
    """Return, slide by slide, every element with its attributes, texts aside."""
    return [
        [(element.tag, dict(element.attrib)) for element in slide._element.iter() if isinstance(element.tag, str)]
        for slide in Presentation(path).slides
    ]


def contents(path):
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {each.filename: hashlib.sha256(package.read(each)).hexdigest() for each in package.infolist()}
