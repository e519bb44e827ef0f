"""Every reader takes damaged files: it reads them, or says why not, in bounded time, whatever is in them.

Mutated samples are read in a worker, as in a scan. ``MSGCHECK_FUZZ_EXAMPLES`` asks for more than the few examples of
an ordinary test run, and then for other ones each time; ``MSGCHECK_FUZZ_SEEDS`` names a folder of further samples.
"""

# ruff: noqa: E501 - parts of files as they are written

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from msgcheck.engine.asset_facts import ReadAsset, Work
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.workers.process import WorkerProcess
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import recognised_file
from msgcheck.model.asset import Asset
from msgcheck.model.message import Platform
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary

EXAMPLES = int(os.environ.get("MSGCHECK_FUZZ_EXAMPLES", "0"))
SEEDS = os.environ.get("MSGCHECK_FUZZ_SEEDS")
CORPORA = Path(__file__).parents[2] / "corpora"
FORMATS = ("pptx", "docx", "xlsx", "odt", "odp", "ods", "pdf", "html", "md", "txt", "eml", "vtt", "srt", "csv")
LARGEST_SEED = 200_000

OFFICE_SPACES = " ".join(
    f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for key, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
                      ("style", "style"), ("presentation", "presentation"), ("svg", "svg-compatible"))
)  # fmt: skip
ODF_BODIES = {
    "odt": "<office:text><text:h text:outline-level='1'>Acme Flow</text:h><text:p>It saves <text:span>70 %</text:span>"
    "<text:s text:c='3'/>of time<text:note text:note-class='footnote'><text:note-body><text:p>A note</text:p>"
    "</text:note-body></text:note>.</text:p><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell table:number-columns-repeated='2'><text:p>Cell</text:p>"
    "</table:table-cell></table:table-row></table:table></office:text>",
    "odp": "<office:presentation><draw:page draw:name='One'><draw:frame svg:x='1cm' svg:y='2cm'><draw:text-box>"
    "<text:p>Acme Flow</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Notes"
    "</text:p></draw:text-box></draw:frame></presentation:notes></draw:page></office:presentation>",
    "ods": "<office:spreadsheet><table:table table:name='Prices'><table:table-row table:number-rows-repeated='9'>"
    "<table:table-cell><text:p>Acme Flow</text:p><office:annotation><text:p>Why</text:p></office:annotation>"
    "</table:table-cell><table:table-cell office:value-type='float' office:value='7'><text:p>7</text:p>"
    "</table:table-cell></table:table-row></table:table></office:spreadsheet>",
}
ODF_KINDS = {"odt": "text", "odp": "presentation", "ods": "spreadsheet"}
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
XLSX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets><sheet name="Prices" sheetId="1" '
    'r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="strings.xml"/>'
    "</Relationships>",
    "xl/strings.xml": f'<sst xmlns="{SHEET}"><si><t>Acme Flow</t></si><si><r><t>saves </t></r><r><t>time</t></r></si></sst>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
    '<c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Inline</t></is></c></row></sheetData></worksheet>',
}
TEXTS = {
    "txt": "Acme Flow saves time.\n\nIt closes the books – 70 % faster.\n",
    "csv": 'name;claim\n"Acme ""Flow""";"saves\ntime"\n',
    "vtt": "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\n<v Ann>Acme Flow <b>saves</b> time.\n\nNOTE x\n",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nAcme Flow saves time.\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}Yes.\n",
    "eml": "From: Ann <a@acme.example>\nSubject: =?utf-8?q?Acme_Flow?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
    'boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+QWNtZTwvcD4='
    '\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename="a.txt"\n\nAttached.\n--x--\n',
}


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def made_samples(file_format: str) -> list[bytes]:
    if file_format in ODF_BODIES:
        kind, body = ODF_KINDS[file_format], ODF_BODIES[file_format]
        content = (
            f"<office:document-content {OFFICE_SPACES}><office:body>{body}</office:body></office:document-content>"
        )
        return [zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content}, 0)]
    if file_format == "xlsx":
        return [zipped(dict(XLSX))]
    return [TEXTS[file_format].encode()] if file_format in TEXTS else []


@cache
def samples(file_format: str) -> list[bytes]:
    """Return the files of a format to start from: the smaller ones of the sample corpora, or one made here."""
    files = sorted(CORPORA.rglob(f"*.{file_format}"), key=lambda file: (file.stat().st_size, file.name))[:4]
    if SEEDS:
        files += sorted(Path(SEEDS).rglob(f"*.{file_format}"))
    found = [file.read_bytes() for file in files if file.stat().st_size <= LARGEST_SEED]
    return made_samples(file_format) + found


# ---- mutations: bytes in, bytes out, each told where by fractions of the length

fractions = st.floats(0, 1, exclude_max=True)
SPLICES = (
    b"\0", b"\xff", b"\xff\xfe", b"\xed\xa0\x80", b"&#xD800;", b"&#0;", b"&x;", b"<", b">", b"]]>", b"<!--", b"<!DOCTYPE x>",
    b'"', b"-1", b"99999999999999999999", b"2147483648", b"1e999", b"NaN", b"../../..", b"<a:p/>", b"<w:p>", b"%", b"\\",
    b" 0 R", b"endobj", b"stream\n", b"(((((", b"[[[[[", b"*_*_*_", b"```\n", b"\r", "\u202e\u2028é".encode(),
)  # fmt: skip


def flipped(data: bytes, at: float, to: float, bits: int) -> bytes:
    place = int(at * len(data))
    return data[:place] + bytes((data[place] ^ (bits % 255 + 1),)) + data[place + 1 :] if data else data


def cut(data: bytes, at: float, to: float, bits: int) -> bytes:
    place = int(at * len(data))
    return data[:place] + data[place + int(to * (len(data) if bits % 4 == 0 else 64)) + 1 :]


def spliced(data: bytes, at: float, to: float, bits: int) -> bytes:
    place = int(at * len(data))
    return data[:place] + SPLICES[bits % len(SPLICES)] + data[place:]


def repeated(data: bytes, at: float, to: float, bits: int) -> bytes:
    place = int(at * len(data))
    end = place + int(to * 400) + 1
    return data[:end] + data[place:end] * (bits % 60) + data[end:]


def moved(data: bytes, at: float, to: float, bits: int) -> bytes:
    place, target = int(at * len(data)), int(to * len(data))
    return data[:target] + data[place : place + bits % 200] + data[target:]


def changed_number(data: bytes, at: float, to: float, bits: int) -> bytes:
    numbers = list(re.finditer(rb"\d+", data))
    if not numbers:
        return data
    number = numbers[int(at * len(numbers))]
    new = (b"0", b"-1", b"65536", b"4294967295", b"", b"x", number[0] + b"9" * 12)[bits % 7]
    return data[: number.start()] + new + data[number.end() :]


def changed_element(data: bytes, at: float, to: float, bits: int) -> bytes:
    """Take away, double or misplace a tag."""
    tags = list(re.finditer(rb"<[^<>]{1,200}>", data))
    if not tags:
        return data
    tag, target = tags[int(at * len(tags))], tags[int(to * len(tags))]
    if bits % 3 == 0:
        return data[: tag.start()] + data[tag.end() :]
    place = target.end() if bits % 3 == 1 else tag.end()
    return data[:place] + tag[0] + data[place:]


Mutation = Callable[..., bytes]
MUTATIONS: tuple[Mutation, ...] = (flipped, cut, spliced, repeated, moved, changed_number, changed_element)
mutations = st.lists(
    st.tuples(st.sampled_from(MUTATIONS), fractions, fractions, st.integers(0, 2**16), st.booleans(), fractions),
    min_size=1,
    max_size=4,
)


def mutated(data: bytes, steps: list[tuple[Mutation, float, float, int, bool, float]]) -> bytes:
    """Apply the mutations; most of those of an archive to one of its parts, packed again as it should be."""
    for mutation, at, to, bits, is_outside, which in steps:
        if data.startswith(b"PK") and not (is_outside and bits % 4 == 0):
            data = with_mutated_part(data, which, partial(mutation, at=at, to=to, bits=bits))
        else:
            data = mutation(data, at, to, bits)
    return data


def with_mutated_part(data: bytes, which: float, mutate: Callable[[bytes], bytes]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - an earlier mutation left no archive
        return data
    names = [name for name in parts if name.endswith((".xml", ".rels"))] or list(parts)
    name = names[int(which * len(names))]
    return zipped({**parts, name: mutate(parts[name])}, zipfile.ZIP_STORED)  # type: ignore[arg-type]


# ---- the readers


class Reading:
    """Reads bytes in a worker, which is replaced where it ended."""

    def __init__(self, folder: Path) -> None:
        reference = Reference(Platform(name="p", version="1", messages=()), Glossary(()), ())
        limits = Limits(seconds=10, memory=512 * 2**20)
        self._plan = ReadingPlan(reference, frozenset(), keeps_passages=True, limits=limits)
        self._folder = folder
        self._worker = WorkerProcess(self._plan)

    def read(self, data: bytes, file_format: str) -> ReadAsset | UnreadableError:
        if self._worker.is_spent:
            self.close()
            self._worker = WorkerProcess(self._plan)
        path = self._folder / f"x.{file_format}"
        path.write_bytes(data)
        form = recognised_file(path)  # which must not fail either; the reader of the sample is then asked all the same
        assert form.name or form.detail
        return self._worker.read(Work(Asset("x", path, "other", file_format, frozenset({"body"})), ""))

    def close(self) -> None:
        self._worker.close()


@pytest.fixture
def reading(tmp_path):
    reading = Reading(tmp_path)
    yield reading
    reading.close()


def complaint_of(outcome: ReadAsset | UnreadableError) -> str | None:
    """Return what is wrong with an outcome, if anything is."""
    if isinstance(outcome, UnreadableError):
        is_foreseen = "could not be read whole" not in outcome.detail
        passes_limits = outcome.reason in {"crashed", "too-slow", "too-much-memory"}
        return f"{outcome.reason}: {outcome.detail}" if passes_limits or not is_foreseen else None
    for passage in outcome.passages:
        if not passage.text.strip():
            return "a passage without text"
        try:
            (passage.text + passage.context).encode()
        except UnicodeEncodeError:
            return "half a character"
    return None


@pytest.mark.parametrize("file_format", FORMATS)
def test_damaged_file_is_read_or_refused_with_a_reason(reading, file_format):
    seeds = samples(file_format)
    assert seeds, "no sample of this format"

    @settings(
        max_examples=EXAMPLES or 25,
        derandomize=not EXAMPLES,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(range(len(seeds))), mutations)
    def damage(seed, steps):
        complaint = complaint_of(reading.read(mutated(seeds[seed], steps), file_format))
        assert complaint is None, complaint

    damage()


@pytest.mark.parametrize("file_format", FORMATS)
def test_sample_itself_is_read(reading, file_format):
    for seed in samples(file_format)[: None if SEEDS is None else 1]:
        outcome = reading.read(seed, file_format)
        assert isinstance(outcome, ReadAsset)
        assert outcome.passages
