"""The sample corpora are what their sources make, and every planted drift stands where EXPECTED.yaml says.

Read with python-pptx, python-docx, pypdf and Beautiful Soup, not with msgcheck's own readers.
"""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT / "corpora"
EXPECTED = yaml.safe_load((CORPORA / "EXPECTED.yaml").read_text(encoding="utf-8"))
DRIFTS, SILENT = EXPECTED["drifts"], EXPECTED["silent"]
MESSAGES = yaml.safe_load((ROOT / "platform/messages.yaml").read_text(encoding="utf-8"))["messages"]
TERMS = yaml.safe_load((ROOT / "platform/glossary.yaml").read_text(encoding="utf-8"))["terms"]
SETTINGS_KINDS = {"deck": "decks", "web": "web"}
MADE = sorted(
    yaml.safe_load(source.read_text(encoding="utf-8"))["target"] for source in (CORPORA / "source").rglob("*.yaml")
)
ASSETS = sorted(
    path.relative_to(ROOT).as_posix()
    for name in ("decks", "collateral", "web", "clean")
    for path in (CORPORA / name).iterdir()
)
MESSAGE_RULES = ("message.", "claim.")
TODAY = date(2026, 11, 21)
LAYERS = {"body", "notes", "furniture", "hidden", "alt", "chart"}


def plain(text: str) -> str:
    """White space as one space, no soft hyphens: the form in which EXPECTED.yaml gives its quotes."""
    return " ".join(text.replace("\u00ad", "").split())


# ---- reading with other libraries ---------------------------------------------------------------------------------


def chart_texts(chart: object) -> Iterator[str]:
    tree = chart._chartSpace
    for tag in ("t", "v"):
        yield from (element.text or "" for element in tree.iter(f"{{*}}{tag}"))


def shape_texts(shape: object) -> Iterator[tuple[str, str]]:
    """Texts of a shape with their layers, groups and tables included."""
    from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

    for element in shape._element.iter("{*}cNvPr"):
        yield "alt", element.get("descr") or ""
        break
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        for part in shape.shapes:
            yield from shape_texts(part)
    elif shape.has_chart:
        yield from (("chart", text) for text in chart_texts(shape.chart))
    elif shape.has_table:
        yield from (("body", cell.text) for row in shape.table.rows for cell in row.cells)
    elif shape.has_text_frame:
        is_footer = shape.is_placeholder and shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER
        layer = "furniture" if is_footer else "body"
        yield from ((layer, paragraph.text) for paragraph in shape.text_frame.paragraphs)


def read_deck(path: Path) -> Iterator[tuple[str, str, str]]:
    from pptx import Presentation

    deck = Presentation(str(path))
    for number, slide in enumerate(deck.slides, 1):
        hidden = slide._element.get("show") == "0"
        for shape in slide.shapes:
            for layer, text in shape_texts(shape):
                yield f"slide {number}", "hidden" if hidden else layer, text
        if slide.has_notes_slide:
            yield f"slide {number}", "notes", slide.notes_slide.notes_text_frame.text
    for shape in deck.slide_master.shapes:
        for _, text in shape_texts(shape):
            yield "master", "furniture", text


def read_word_document(path: Path) -> Iterator[tuple[str, str, str]]:
    from docx import Document

    document = Document(str(path))
    heading = ""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ((heading, "body", cell.text) for row in block.rows for cell in row.cells)
        else:
            if block.style.name.startswith(("Heading", "Title")):
                heading = block.text
            yield heading, "body", block.text
    section = document.sections[0]
    yield from (("footer", "furniture", paragraph.text) for paragraph in section.footer.paragraphs)


def read_pages(path: Path) -> Iterator[tuple[str, str, str]]:
    from pypdf import PdfReader

    for number, page in enumerate(PdfReader(path).pages, 1):
        yield f"page {number}", "body", page.extract_text()


def read_web_page(path: Path) -> Iterator[tuple[str, str, str]]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    for element in soup.find_all(["p", "li", "td", "th", "dt", "dd", "h1", "h2", "label", "img"]):
        place = f"line {element.sourceline}"
        yield place, "alt", element.get("alt", "")
        furniture = element.find_parent(["nav", "footer"]) is not None
        yield place, "furniture" if furniture else "body", element.get_text()


def read_markdown(path: Path) -> Iterator[tuple[str, str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for number in range(1, len(lines) + 1):
        yield f"line {number}", "body", " ".join(lines[number - 1 : number + 2])


READERS = {
    ".pptx": read_deck,
    ".docx": read_word_document,
    ".pdf": read_pages,
    ".html": read_web_page,
    ".md": read_markdown,
}


@pytest.fixture(scope="module")
def texts() -> dict[str, list[tuple[str, str, str]]]:
    """(place, layer, text) of every asset."""
    return {
        asset: [(place, layer, plain(text)) for place, layer, text in READERS[Path(asset).suffix](ROOT / asset)]
        for asset in ASSETS
    }


# ---- the made files -----------------------------------------------------------------------------------------------


def make(folder: Path, only: str = "") -> Path:
    command = [sys.executable, str(CORPORA / "make_corpora.py"), "--into", str(folder), "--only", only]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made"))


def parts(package: bytes) -> dict[str, object]:
    """Parts of an OOXML package as they can be compared between library versions: pictures by their pixels."""
    from lxml import etree
    from PIL import Image

    found: dict[str, object] = {}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith(".png"):
                found[name] = Image.open(io.BytesIO(data)).convert("RGB").tobytes()
            elif name.endswith(".xlsx"):
                found[name] = parts(data)
            elif name.endswith((".xml", ".rels")):
                found[name] = etree.tostring(etree.fromstring(data), method="c14n")
            else:
                found[name] = len(data)
    return found


@pytest.mark.parametrize("target", MADE)
def test_a_made_file_is_what_its_source_makes(target: str, made: Path) -> None:
    committed, fresh = ROOT / target, made / target
    if target.endswith(".pdf"):
        assert list(read_pages(committed)) == list(read_pages(fresh))
    else:
        assert parts(committed.read_bytes()) == parts(fresh.read_bytes())


def test_the_same_source_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = make(tmp_path, only="emea")
    name = "corpora/decks/emea.pptx"
    assert (again / name).read_bytes() == (made / name).read_bytes()


def test_no_asset_lacks_a_reader_and_the_corpora_stay_small() -> None:
    assert {Path(asset).suffix for asset in ASSETS} == set(READERS)
    assert sum((ROOT / asset).stat().st_size for asset in ASSETS) < 6_000_000


@pytest.mark.parametrize("asset", [asset for asset in ASSETS if asset.endswith(".pptx")])
def test_a_deck_has_six_to_fourteen_slides(asset: str, texts: dict[str, list[tuple[str, str, str]]]) -> None:
    slides = {place for place, _, _ in texts[asset] if place.startswith("slide")}
    assert 6 <= len(slides) <= 14


# ---- EXPECTED.yaml ------------------------------------------------------------------------------------------------


def described(entry: dict[str, object]) -> str:
    return f"{entry['asset']} {entry.get('place', '')} {entry.get('rule', 'silent')}"


def rule_forms() -> dict[str, list[str]]:
    """Forms that each term or pack rule looks for."""
    forms = {term["id"]: [*term.get("deprecated", []), *term.get("forbidden", [])] for term in TERMS}
    for pack_file in (ROOT / "rules").glob("*.yaml"):
        pack = yaml.safe_load(pack_file.read_text(encoding="utf-8"))
        for rule in pack["rules"]:
            forms[f"{pack['pack']}.{rule['id']}"] = [*rule.get("swap", {}), *rule.get("tokens", [])]
    return forms


FORMS = rule_forms()


@pytest.mark.parametrize("drift", DRIFTS, ids=described)
def test_a_drift_is_well_formed(drift: dict[str, object]) -> None:
    assert set(drift) <= {"asset", "place", "layer", "rule", "reference", "quote", "count", "note"}
    assert drift["asset"] in ASSETS
    assert "clean/" not in drift["asset"]
    if drift["rule"] == "message.missing":
        assert set(drift) == {"asset", "rule", "reference"}
    else:
        assert drift["layer"] in LAYERS
        assert drift["quote"] == plain(drift["quote"])


@pytest.mark.parametrize("drift", [entry for entry in DRIFTS if "quote" in entry], ids=described)
def test_a_planted_quote_stands_where_it_says(
    drift: dict[str, object], texts: dict[str, list[tuple[str, str, str]]]
) -> None:
    there = [
        text
        for place, layer, text in texts[drift["asset"]]
        if place == drift["place"] and layer == drift["layer"] and drift["quote"] in text
    ]
    assert there
    if drift["asset"].endswith((".pptx", ".docx")):
        assert sum(text.count(drift["quote"]) for text in there) == drift.get("count", 1)


@pytest.mark.parametrize("entry", SILENT, ids=described)
def test_words_that_only_look_wrong_stand_where_it_says(entry: dict[str, object]) -> None:
    assert set(entry) == {"asset", "place", "quote", "why"}
    path = ROOT / entry["asset"]
    if path.suffix in {".md", ".html"}:
        number = int(entry["place"].removeprefix("line "))
        lines = path.read_text(encoding="utf-8").splitlines()
        assert entry["quote"] in plain(" ".join(lines[number - 1 : number + 3]))
    else:
        assert any(
            place == entry["place"] and entry["quote"] in plain(text) for place, _, text in READERS[path.suffix](path)
        )


@pytest.mark.parametrize(
    "drift", [entry for entry in DRIFTS if not entry["rule"].startswith(MESSAGE_RULES)], ids=described
)
def test_the_rule_of_a_drift_knows_its_words(drift: dict[str, object]) -> None:
    if drift["rule"] == "term.casing":
        preferred = next(term["preferred"] for term in TERMS if term["id"] == drift["reference"])
        assert drift["quote"] != preferred
        assert drift["quote"].lower() == preferred.lower()
    else:
        assert drift["quote"].lower() in [form.lower() for form in FORMS[drift["reference"]]]


@pytest.mark.parametrize("drift", [entry for entry in DRIFTS if entry["rule"].startswith(MESSAGE_RULES)], ids=described)
def test_the_message_of_a_drift_is_no_approved_wording(drift: dict[str, object]) -> None:
    message = next(message for message in MESSAGES if message["id"] == drift["reference"])
    is_retired, is_expired = drift["rule"] == "message.retired", drift["rule"] == "claim.expired"
    assert (message.get("status") == "retired") is is_retired
    if is_expired:
        assert message["valid_until"] < TODAY
    if "quote" in drift:
        wordings = [message["statement"], *(variant["text"] for variant in message.get("variants", []))]
        is_told_right = is_retired or is_expired
        is_approved = any(drift["quote"] in plain(wording) for wording in wordings)
        assert is_approved is is_told_right or drift["rule"] == "message.wrong-audience"


# ---- nothing else -------------------------------------------------------------------------------------------------


def lacking() -> set[tuple[str, str]]:
    entries = (entry for entry in DRIFTS if entry["rule"] != "message.wrong-audience")
    return {(entry["asset"], entry["reference"]) for entry in entries if entry["rule"].startswith("message.")}


@pytest.mark.parametrize(
    "message", [message for message in MESSAGES if message.get("required_in")], ids=lambda m: m["id"]
)
def test_a_required_message_stands_in_each_asset_that_is_not_listed(
    message: dict[str, object], texts: dict[str, list[tuple[str, str, str]]]
) -> None:
    wordings = [plain(message["statement"]), *(plain(variant["text"]) for variant in message.get("variants", []))]
    folders = tuple(f"corpora/{SETTINGS_KINDS[kind]}/" for kind in message["required_in"])
    lacks = {
        (asset, message["id"])
        for asset in ASSETS
        if asset.startswith(folders)
        and not any(layer == "body" and wording in text for _, layer, text in texts[asset] for wording in wordings)
    }
    assert lacks == {pair for pair in lacking() if pair[1] == message["id"] and pair[0].startswith(folders)}


def unlisted_forms(asset: str, texts: list[tuple[str, str, str]]) -> list[str]:
    """Wrong forms in ``asset`` that EXPECTED.yaml does not know; exceptions and addresses taken out first."""
    exceptions = [phrase for term in TERMS for phrase in term.get("exceptions", [])]
    whole = " ¶ ".join(dict.fromkeys(text for _, _, text in texts))
    for phrase in ["kestrowe.example/vendor-portal", ";".join(("vendor", "0.0")), *exceptions]:
        whole = re.sub(re.escape(phrase).replace(r"\ ", r"\s+"), "", whole, flags=re.IGNORECASE)
    listed = {entry["quote"].lower() for entry in DRIFTS if entry["asset"] == asset and "quote" in entry}
    every_form = {form for forms in FORMS.values() for form in forms}
    found = [form for form in every_form if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", whole, re.IGNORECASE)]
    return [form for form in found if not any(form.lower() in quote for quote in listed)]


@pytest.mark.parametrize("asset", ASSETS)
def test_no_other_wrong_form_stands_in_an_asset(asset: str, texts: dict[str, list[tuple[str, str, str]]]) -> None:
    assert unlisted_forms(asset, texts[asset]) == []
