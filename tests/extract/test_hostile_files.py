"""Files made to harm whoever reads them. Each is read through the one door, within the limits of a worker."""

# ruff: noqa: E501 - parts of files as they are written

from __future__ import annotations

import io
import os
import socket
import struct
import threading
import zipfile
import zlib

import pytest

from msgcheck.engine.backends import read_asset
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import recognised_file
from msgcheck.model.asset import Asset

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SIMPLE = "<w:p><w:r><w:t>Acme Flow</w:t></w:r></w:p>"


def word_xml(body: str, declaration: str = "") -> bytes:
    head = f'{declaration}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}">'
    return f"{head}<w:body>{body}</w:body></w:document>".encode()


def relationships(*entries: tuple[str, str, str]) -> bytes:
    """Return a part of relationships: (id, kind, target), external where the target is an address."""
    lines = []
    for name, kind, target in entries:
        mode = ' TargetMode="External"' if ":" in target or target.startswith("\\") else ""
        lines.append(f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>')
    return f'<Relationships xmlns="{RELS}">{"".join(lines)}</Relationships>'.encode()


def docx(document: bytes, *parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("_rels/.rels", relationships(("r1", "officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", document)
        for name, data in parts:
            archive.writestr(name, data)
    return target.getvalue()


def nested(levels: int) -> bytes:
    """Return a document in a document in a document."""
    data = docx(word_xml(SIMPLE))
    for _ in range(levels):
        body = (
            SIMPLE
            + '<w:p><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="r9"/></w:object></w:p>'
        )
        rels = relationships(("r9", "package", "embeddings/inner.docx"))
        data = docx(word_xml(body), ("word/_rels/document.xml.rels", rels), ("word/embeddings/inner.docx", data))
    return data


def overlapping(count: int) -> bytes:
    """Return an archive whose directory names one bomb of 5 MB many times (Fifield, "A better zip bomb", 2019)."""
    bomb = word_xml("<w:p/>" * 900_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bomb) + packer.flush()
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, zlib.crc32(bomb), len(packed), len(bomb), 0, 0)
    names = ["word/document.xml", *(f"word/header{number}.xml" for number in range(count))]
    directory = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, zlib.crc32(bomb), len(packed), len(bomb), len(name),
                    0, 0, 0, 0, 0, 0) + name.encode()
        for name in names
    )  # fmt: skip
    size = len(local) + len(packed)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(names), len(names), len(directory), size, 0)
    return local + packed + directory + end


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """Return a PDF of numbered objects, without the cross-reference table that PDFium makes up by itself."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, data) for number, data in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer <</Root %d 0 R>>\n%%%%EOF" % root


def pdf_stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(data), data)


def flate(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return pdf_stream(data, b"/Filter[" + b"/FlateDecode " * times + b"]")


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X 5 0 R>>>>"
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY x0 "ha">'
    + "".join(f'<!ENTITY x{level} "{f"&x{level - 1};" * 10}">' for level in range(1, 10))
    + "]>"
)

NOISE = " ".join(f"{number * 2654435761 % 2**32:x}" for number in range(2**21))
"""12 MB of words that are no two alike, more than one text may have."""

HARMLESS = "read"
"""The outcome of a file that is read, whole or in part."""

NO_MEMORY = "too-much-memory|crashed"
"""PDFium aborts where it gets no memory; whether that was why is only known where the starter itself is small."""

CASES = [
    # ---- archives
    ("ratio.docx", docx(word_xml("<w:p/>" * 9_000_000)), "too-large"),
    ("overlapping.docx", overlapping(2_000), "missing-part"),
    ("many-entries.docx", docx(word_xml(SIMPLE), *((f"word/{n}.xml", b"") for n in range(21_000))), "too-large"),
    ("climbing.docx", docx(word_xml(SIMPLE), ("../../../etc/cron.d/x", b"x"), ("C:\\x", b"x"), ("/x", b"x")), HARMLESS),
    ("nested.docx", nested(12), HARMLESS),
    ("cut.docx", docx(word_xml(SIMPLE))[:-40], "truncated"),
    # ---- XML
    ("laughs.docx", docx(word_xml("<w:p><w:r><w:t>&x9;</w:t></w:r></w:p>", LAUGHS)), "bad-xml"),
    ("laughs-in-attribute.docx", docx(word_xml('<w:p w:x="&x9;"/>', LAUGHS)), "bad-xml"),
    ("deep.docx", docx(word_xml("<w:p>" * 50_000 + "</w:p>" * 50_000)), "bad-xml"),
    ("deep-tables.docx", docx(word_xml("<w:tbl><w:tr><w:tc>" * 80 + SIMPLE + "</w:tc></w:tr></w:tbl>" * 80)), HARMLESS),
    ("huge-string.docx", docx(word_xml(f"<w:p><w:r><w:t>{NOISE}</w:t></w:r></w:p>")), "bad-xml"),
    ("nul.docx", docx(word_xml("<w:p><w:r><w:t>a\0b</w:t></w:r></w:p>")), "bad-xml"),
    # ---- PDF
    ("page-loop.pdf", pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 9>>"), HARMLESS),
    ("parent-loop.pdf", pdf(CATALOG, b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>", PAGE, pdf_stream(b"")), HARMLESS),
    ("form-loop.pdf", pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, pdf_stream(b"/X Do"),
                          pdf_stream(b"/X Do /X Do", FORM)), NO_MEMORY),
    ("flate-bomb.pdf", pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, flate(b"\0" * 2**28, 3)),
     NO_MEMORY),
    ("million-pages.pdf", pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", PAGE, pdf_stream(b"")), HARMLESS),
    ("deep-arrays.pdf", pdf(CATALOG, b"[" * 200_000 + b"]" * 200_000), "damaged"),
    # ---- text
    ("half-utf-16.txt", b"\xff\xfe" + "Acme Flow".encode("utf-16-le") + b"\x00\xd8A\x00\xd8", HARMLESS),
    ("nul.txt", b"Acme\0Flow\x81\x8d saves time", HARMLESS),
    ("cp1252.html", b"<meta charset=utf-8><p>Acme\x97Flow \x81\x8d &#xD800; &#0; &#x110000;</p>", HARMLESS),
    ("deep.html", b"<p>Acme Flow</p>" + b"<div>" * 200_000 + b"x", HARMLESS),
    ("long.html", b"<p>" + b"Acme Flow " * 1_000_000 + b"</p>", HARMLESS),
    ("brackets.md", b"[" * 50_000 + b"a" + b"](" * 50_000, HARMLESS),
    ("quotes.md", b"> " * 50_000 + b"Acme Flow", HARMLESS),
    ("stars.md", b"*a **b " * 20_000, HARMLESS),
    ("pipes.md", b"|a" * 20_000 + b"\n" + b"|-" * 20_000 + b"\n", HARMLESS),
    ("ticks.md", b"".join(b"`" * n + b" " for n in range(400)), HARMLESS),
]  # fmt: skip


def outcome_of(path, limits: Limits) -> str:
    """Read a file in a worker; returns the reason why it was not read, or ``read``. What was read can be written."""
    form = recognised_file(path)
    assert form.name is not None
    try:
        extraction = read_asset(Asset(path.name, path, "other", form.name, frozenset()), limits)
    except UnreadableError as error:
        return "an error of a library" if error.detail.startswith("The file could not be read whole") else error.reason
    for passage in extraction.passages:
        (passage.text + passage.context).encode()
    return HARMLESS


@pytest.mark.parametrize(("name", "data", "outcome"), CASES, ids=[case[0] for case in CASES])
def test_hostile_file_costs_no_more_than_its_limits(tmp_path, name, data, outcome):
    path = tmp_path / name
    path.write_bytes(data)
    assert outcome_of(path, Limits(seconds=10, memory=512 * 2**20)) in outcome.split("|")


@pytest.fixture
def listener():
    """A port on this machine, and the calls that it had."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                calls.append(connection.getpeername())
                connection.close()

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
@pytest.mark.parametrize("declaration", ['SYSTEM "{}"', 'PUBLIC "x" "file://{}"', '[<!ENTITY % p SYSTEM "{}"> %p;]'])
def test_no_file_that_a_document_type_names_is_opened(tmp_path, declaration):
    """Whoever opened the pipe would wait forever."""
    os.mkfifo(tmp_path / "pipe")
    path = tmp_path / "x.docx"
    path.write_bytes(docx(word_xml(SIMPLE, f"<!DOCTYPE w {declaration.format(tmp_path / 'pipe')}>")))
    extraction = read_asset(Asset("x.docx", path, "other", "docx", frozenset()), Limits(seconds=20))
    assert [passage.text for passage in extraction.passages] == ["Acme Flow"]
    assert ("word/document.xml", "document-type") in {(part.part, part.reason) for part in extraction.coverage.unread}


def calling_docx(port: int) -> bytes:
    address = f"http://127.0.0.1:{port}/x"
    entities = (
        f'<!DOCTYPE w SYSTEM "{address}" [<!ENTITY x SYSTEM "{address}"><!ENTITY y SYSTEM "file:///etc/passwd">]>'
    )
    body = (
        SIMPLE
        + '<w:p><w:r><w:t>&x;&y;</w:t></w:r><w:hyperlink r:id="r2"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>'
    )
    rels = relationships(
        ("r2", "hyperlink", address), ("r3", "attachedTemplate", address), ("r4", "image", address),
        ("r5", "oleObject", address), ("r6", "header", f"\\\\127.0.0.1@{port}\\share\\x.xml"),
        ("r7", "styles", "file:///etc/passwd"), ("r8", "footnotes", "../../../../../../etc/passwd"),
    )  # fmt: skip
    return docx(word_xml(body, entities), ("word/_rels/document.xml.rels", rels))


def calling_html(port: int) -> bytes:
    address = f"http://127.0.0.1:{port}/x"
    return (
        f'<!DOCTYPE html SYSTEM "{address}"><base href="{address}"><link rel=stylesheet href="{address}">'
        f'<img src="{address}" alt="Acme Flow"><iframe src="{address}"></iframe><object data="{address}"></object>'
        f'<meta http-equiv=refresh content="0;url={address}"><style>@import "{address}"</style>'
    ).encode()


def calling_pdf(port: int) -> bytes:
    address = b"(http://127.0.0.1:%d/x)" % port
    action = b"<</S/URI/URI%s>>" % address
    launch = b"<</S/Launch/F<</FS/URL/F%s>>>>" % address
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction %s/AA<</WC %s>>>>" % (action, launch),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/AA<</O %s>>>>" % action,
        b"<</F<</FS/URL/F%s>>/Length 0>>stream\n\nendstream" % address,
    )


@pytest.mark.parametrize(
    ("name", "made"),
    [
        pytest.param("x.docx", calling_docx, id="docx"),
        pytest.param("x.html", calling_html, id="html"),
        pytest.param("x.pdf", calling_pdf, id="pdf"),
        pytest.param("x.md", lambda port: f"![Acme](http://127.0.0.1:{port}/x)".encode(), id="md"),
    ],
)
def test_no_address_that_a_file_names_is_followed(tmp_path, listener, name, made):
    port, calls = listener
    path = tmp_path / name
    path.write_bytes(made(port))
    asset = Asset(name, path, "other", recognised_file(path).name or "", frozenset())
    extraction = read_asset(asset, Limits(seconds=20))
    assert not any("root:" in passage.text for passage in extraction.passages)
    assert calls == []


def test_document_with_a_document_type_is_read_without_its_entities(tmp_path):
    path = tmp_path / "x.docx"
    path.write_bytes(calling_docx(1))
    extraction = read_asset(Asset("x.docx", path, "other", "docx", frozenset()), Limits())
    assert [passage.text for passage in extraction.passages][:2] == ["Acme Flow", "link"]
    assert ("word/document.xml", "document-type") in {(part.part, part.reason) for part in extraction.coverage.unread}
