"""Archives and packages that nobody vouches for."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.archive import Archive, PartUnreadableError
from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.containers.relationships import relationships_part, resolve_target
from msgcheck.extract.containers.xml_part import make_parser, parse_xml
from msgcheck.extract.limits import Limits
from msgcheck.model.passage import UnreadPart

TEXT = b"<a>Acme Flow</a>"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return target.getvalue()


def opened(data: bytes, **limits: int) -> Archive:
    return Archive(io.BytesIO(data), Limits(**limits))


def with_declared_size(data: bytes, size: int) -> bytes:
    """Change the size that the directory declares for the first part."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def with_flag(data: bytes, flag: int) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + struct.pack("<H", flag) + data[at + 2 :]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="zero bytes"),
        pytest.param(b"Dear customer, ...", "not-a-zip", id="text under the name of a deck"),
        pytest.param(zipped(("a.xml", TEXT))[:-30], "truncated", id="directory cut off"),
        pytest.param(b"PK\x03\x04" + b"\0" * 100, "truncated", id="only the first bytes of an archive"),
        pytest.param(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted", id="password"),
        pytest.param(
            OLE + b"\0" * (2**20 - 16) + "EncryptedPackage".encode("utf-16-le"), "encrypted", id="password, over blocks"
        ),
        pytest.param(OLE + b"\0" * 600, "unsupported", id="binary format of before 2007"),
    ],
)
def test_tells_why_a_file_is_no_archive(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        opened(data)
    assert error.value.reason == reason


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_reads_what_zipfile_reads(method: int) -> None:
    noise = bytes(range(256)) * 300
    data = zipped(("Word/Document.xml", TEXT), ("b.bin", noise), ("empty", b""), method=method)
    archive = opened(data)
    assert archive.read("word/document.xml") == TEXT
    assert archive.read("b.bin") == noise
    assert archive.read("empty") == b""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(zipped(("b.xml", TEXT)), "missing-part", id="missing"),
        pytest.param(with_declared_size(zipped(("a.xml", TEXT)), 5), "damaged", id="larger than declared"),
        pytest.param(with_declared_size(zipped(("a.xml", TEXT)), 500), "damaged", id="smaller than declared"),
        pytest.param(with_declared_size(zipped(("a.xml", TEXT)), 2**31), "too-large", id="huge declared size"),
        pytest.param(with_flag(zipped(("a.xml", TEXT)), 1), "encrypted", id="encrypted part"),
        pytest.param(zipped(("a.xml", b"\0" * 2**21)), "too-large", id="bomb by ratio"),
        pytest.param(zipped(("a.xml", TEXT), method=zipfile.ZIP_LZMA), "unsupported", id="lzma"),
        pytest.param(zipped(("a.xml", TEXT)).replace(b"PK\x03\x04", b"PK\x03\x05"), "damaged", id="no local header"),
        pytest.param(
            zipped(("a.xml", TEXT), method=zipfile.ZIP_STORED).replace(b"Acme", b"Acne"), "damaged", id="checksum"
        ),
    ],
)
def test_tells_why_a_part_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(PartUnreadableError) as error:
        opened(data).read("a.xml")
    assert error.value.reason == reason


def test_inflates_no_byte_beyond_a_lying_size() -> None:
    """The directory says 100 bytes; the stream holds a gigabyte's worth of zeros."""
    block = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = block.compress(b"\0" * 2**26) + block.flush()
    data = zipped(("a.xml", stream), method=zipfile.ZIP_STORED)
    for magic, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(magic) + offset
        data = data[:at] + struct.pack("<H", zipfile.ZIP_DEFLATED) + data[at + 2 :]
    import tracemalloc

    archive = opened(with_declared_size(data, 100))
    tracemalloc.start()
    with pytest.raises(PartUnreadableError):
        archive.read("a.xml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20


def test_refuses_parts_that_lie_over_others() -> None:
    """The second line of the directory points at the bytes of the first part."""
    data = bytearray(zipped(("a.xml", TEXT), ("b.xml", TEXT), ("c.xml", b"<c/>")))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = bytes(4)
    archive = opened(bytes(data))
    with pytest.raises(PartUnreadableError) as error:
        archive.read("a.xml")
    assert error.value.reason == "overlap"
    assert archive.read("c.xml") == b"<c/>"


def test_bounds_the_number_of_parts() -> None:
    data = zipped(*((f"{number}.xml", b"") for number in range(20)))
    assert "19.xml" in opened(data, parts=20)
    with pytest.raises(UnreadableError, match="lists 20 parts"):
        opened(data, parts=19)


def test_refuses_a_directory_too_large_to_read() -> None:
    data = zipped(*((f"{number:0200}", b"") for number in range(1000)))
    with pytest.raises(UnreadableError) as error:
        opened(data, parts=1000)
    assert error.value.reason == "too-large"


def test_bounds_all_parts_together() -> None:
    archive = opened(zipped(("a", b"x" * 600), ("b", b"y" * 600)), total=1000)
    archive.read("a")
    with pytest.raises(UnreadableError) as error:
        archive.read("b")
    assert error.value.reason == "too-large"
    assert not isinstance(error.value, PartUnreadableError)


def test_reports_names_that_climb_and_names_that_stand_there_twice() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("../../etc/passwd", b"x"), ("a.xml", b"first"), ("A.xml", b"second"), ("a.xml", b"third"))
    archive = opened(data)
    assert archive.odd_names == (
        ("../../etc/passwd", "unsafe-name"),
        ("A.xml", "duplicate-name"),
        ("a.xml", "duplicate-name"),
    )
    assert archive.read("a.xml") == b"third"
    assert "../../etc/passwd" not in archive


@pytest.mark.parametrize(
    ("part", "target", "resolved"),
    [
        ("ppt/slides/slide1.xml", "../media/a.png", "ppt/media/a.png"),
        ("ppt/slides/slide1.xml", "/ppt/x.xml", "ppt/x.xml"),
        ("ppt/presentation.xml", "slides/slide1.xml", "ppt/slides/slide1.xml"),
        ("", "ppt/presentation.xml", "ppt/presentation.xml"),
        ("", "./word\\document.xml", "word/document.xml"),
        ("word/document.xml", "my%20chart.xml", "word/my chart.xml"),
        ("ppt/slides/slide1.xml", "../../../../etc/passwd", "etc/passwd"),
    ],
)
def test_resolves_targets_within_the_archive(part: str, target: str, resolved: str) -> None:
    assert resolve_target(part, target) == resolved


def test_names_the_relationships_of_a_part() -> None:
    assert relationships_part("") == "_rels/.rels"
    assert relationships_part("ppt/presentation.xml") == "ppt/_rels/presentation.xml.rels"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"<a>", "bad-xml", id="not closed"),
        pytest.param(b"", "bad-xml", id="empty"),
        pytest.param(b"<!DOCTYPE a><a/>", "document-type", id="document type"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY x "Acme"><!ENTITY y "&x;&x;">]><a>&y;</a>', "document-type", id="entities"
        ),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "document-type", id="external entity"
        ),
        pytest.param('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"), "document-type", id="in UTF-16"),
        pytest.param(b"<a>" * 300 + b"</a>" * 300, "bad-xml", id="nested too deep"),
    ],
)
def test_refuses_xml_that_office_files_never_hold(data: bytes, reason: str) -> None:
    with pytest.raises(PartUnreadableError) as error:
        parse_xml(data, "a.xml", make_parser())
    assert error.value.reason == reason


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"<a>x&#xD800;y</a>", "x\ufffdy", id="half a surrogate"),
        pytest.param(b"<a>x&#x110000;y</a>", "x\ufffdy", id="beyond Unicode"),
        pytest.param(b"<a>x&#120;y", "xxy", id="not closed"),
        pytest.param(b"<a>x&unknown;y</a>", "xy", id="unknown entity"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY e "z">]><a>x&e;y</a>', "xy", id="entity of a document type"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY e SYSTEM "/etc/hosts">]><a>x&e;y</a>', "xy", id="entity of a file"),
        pytest.param(b'<!DOCTYPE a SYSTEM "/etc/hosts"><a>xy</a>', "xy", id="document type of a file"),
    ],
)
def test_recovers_text_and_nothing_else(data: bytes, text: str) -> None:
    root = parse_xml(data, "a.xml", make_parser(recover=True))
    assert (root.text, len(root)) == (text, 0)


def test_does_not_recover_what_is_no_text() -> None:
    data = "<a>x</a>".encode("utf-16")[:-2] + b"\x00\xd8"
    try:
        root = parse_xml(data, "a.xml", make_parser(recover=True))
    except PartUnreadableError as error:
        assert error.reason == "bad-xml"  # noqa: PT017 - either way, by the version of libxml2
    else:
        "".join(root.itertext()).encode()


def test_refuses_a_tree_that_does_not_fit_in_memory() -> None:
    with pytest.raises(PartUnreadableError) as error:
        parse_xml(b"<a>" + b"<b/>" * 3_000_000 + b"</a>", "a.xml", make_parser())
    assert error.value.reason == "too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_takes_one_branch_of_alternate_content(encoding: str) -> None:
    alternate = (
        f'<r xmlns:mc="{MC}"><p/><mc:AlternateContent><mc:Choice Requires="x"><new/><mc:AlternateContent>'
        "<mc:Choice><inner/></mc:Choice><mc:Fallback><old/></mc:Fallback></mc:AlternateContent></mc:Choice>"
        "<mc:Choice><second/></mc:Choice><mc:Fallback><old/></mc:Fallback></mc:AlternateContent><q/></r>"
    )
    root = parse_xml(alternate.encode(encoding), "a.xml", make_parser())
    assert [child.tag for child in root] == ["p", "new", "inner", "q"]


def test_takes_the_fallback_where_there_is_no_choice() -> None:
    data = f'<r xmlns:mc="{MC}"><mc:AlternateContent><mc:Fallback><old/></mc:Fallback></mc:AlternateContent></r>'
    assert [child.tag for child in parse_xml(data.encode(), "a.xml", make_parser())] == ["old"]


@pytest.mark.parametrize("recover", [False, True])
@pytest.mark.parametrize("opening", ["", '<?xml version="1.0" encoding="UTF-16" standalone="yes"?>'])
def test_knows_the_strict_form_in_utf_16(opening: str, recover: bool) -> None:
    data = f'{opening}<p:sld xmlns:p="http://purl.oclc.org/ooxml/presentationml/main">Größe</p:sld>'
    root = parse_xml(data.encode("utf-16"), "a.xml", make_parser(recover=recover))
    assert (root.tag, root.text) == ("{http://schemas.openxmlformats.org/presentationml/2006/main}sld", "Größe")


@pytest.mark.parametrize("kind", ["extended", "custom"])
def test_knows_document_properties_of_the_strict_form(kind: str) -> None:
    data = f'<Properties xmlns="http://purl.oclc.org/ooxml/officeDocument/{kind}Properties"/>'
    root = parse_xml(data.encode(), "a.xml", make_parser())
    assert root.tag == f"{{http://schemas.openxmlformats.org/officeDocument/2006/{kind}-properties}}Properties"


def test_reads_small_and_large_files_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(("a.xml", b"alpha"), ("b.xml", b"beta"))
    monkeypatch.setattr("msgcheck.extract.containers.archive._SMALL_FILE", 0)
    assert [opened(data).read(name) for name in ("b.xml", "a.xml")] == [b"beta", b"alpha"]


def test_reads_the_strict_form_as_the_transitional_one() -> None:
    root = parse_xml(b'<p xmlns="http://purl.oclc.org/ooxml/presentationml/main"/>', "a.xml", make_parser())
    assert root.tag == "{http://schemas.openxmlformats.org/presentationml/2006/main}p"


def test_records_a_part_that_is_read_only_in_part() -> None:
    package = OfficePackage(io.BytesIO(zipped(("a.xml", b"<a><b>one</b><b>two</a>"))), Limits())
    root = package.optional("a.xml")
    assert root is not None
    assert [element.text for element in root.iter("b")] == ["one", "two"]
    assert package.unread == (UnreadPart("a.xml", "bad-xml"),)


def test_never_follows_an_external_relationship() -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kinds}officeDocument" Target="a.xml" TargetMode="External"/></Relationships>'
    )
    data = zipped(("_rels/.rels", relationships.encode()), ("a.xml", TEXT))
    with pytest.raises(UnreadableError) as error:
        OfficePackage(io.BytesIO(data), Limits()).main_part()
    assert error.value.reason == "missing-part"


def with_offset(data: bytes, offset: int) -> bytes:
    """Let the directory claim a place of 64 bits for the last part."""
    end = data.rindex(b"PK\x05\x06")
    at = data.rindex(b"PK\x01\x02")
    extra = struct.pack("<HHQ", 1, 8, offset)
    record = bytearray(data[at:end])
    record[30:32], record[42:46] = struct.pack("<H", len(extra)), b"\xff" * 4
    tail = bytearray(data[end:])
    size = struct.unpack("<I", tail[12:16])[0]
    tail[12:16] = struct.pack("<I", size + len(extra))
    return data[:at] + bytes(record) + extra + bytes(tail)


@pytest.mark.parametrize("offset", [2**64 - 1, 2**63, 2**40])
def test_a_part_outside_the_file_is_damaged_and_the_others_are_read(offset: int) -> None:
    archive = opened(with_offset(zipped(("a.xml", TEXT), ("b.xml", TEXT)), offset))
    assert archive.read("a.xml") == TEXT
    with pytest.raises(PartUnreadableError) as error:
        archive.read("b.xml")
    assert error.value.reason == "damaged"


def test_a_directory_that_claims_to_begin_later_is_damaged() -> None:
    data = bytearray(zipped(("_rels/.rels", TEXT)))
    end = data.rindex(b"PK\x05\x06")
    data[end + 16 : end + 20] = struct.pack("<I", end + 5_000)
    with pytest.raises(UnreadableError) as error:
        OfficePackage(io.BytesIO(bytes(data)), Limits()).main_part()
    assert error.value.reason == "damaged"
