"""Old Office files and RTF, through LibreOffice: what is read, and what is said where it is not installed."""

from __future__ import annotations

import contextlib
import io
import shutil
import socketserver
import subprocess
import threading
import time

import pytest
from pptx import Presentation

from msgcheck.errors import UnreadableError
from msgcheck.extract import legacy_office
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract, recognised
from msgcheck.model.passage import Layer
from msgcheck.model.place import SlidePlace

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi One {\b bold} word.\par}"


@pytest.fixture(scope="module")
def old_deck(tmp_path_factory):
    """A .ppt file with a title, notes and a hidden slide, written by LibreOffice itself."""
    folder = tmp_path_factory.mktemp("old")
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "tok-title"
    slide.notes_slide.notes_text_frame.text = "tok-notes"
    hidden = deck.slides.add_slide(deck.slide_layouts[5])
    hidden.shapes.title.text = "tok-hidden"
    hidden._element.set("show", "0")
    deck.save(folder / "deck.pptx")
    command = [PROGRAM, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "ppt", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "deck.ppt").read_bytes()


@needs_libreoffice
def test_old_presentation_is_read_with_layers_and_places(old_deck):
    assert recognised("deck.pptx", io.BytesIO(old_deck)).name == "ppt"
    extraction = extract(io.BytesIO(old_deck), "ppt")
    found = {each.text: each for each in extraction.passages}
    assert found["tok-title"].layer is Layer.BODY
    assert isinstance(found["tok-title"].place, SlidePlace)
    assert found["tok-title"].place.slide == 1
    assert found["tok-notes"].layer is Layer.NOTES
    assert found["tok-hidden"].layer is Layer.HIDDEN


@needs_libreoffice
def test_nothing_is_left_behind(old_deck, tmp_path, monkeypatch):
    monkeypatch.setattr(legacy_office.tempfile, "tempdir", str(tmp_path))
    extract(io.BytesIO(old_deck), "ppt")
    assert list(tmp_path.iterdir()) == []


@needs_libreoffice
def test_a_damaged_file_is_told(tmp_path):
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2_000)
    with pytest.raises(UnreadableError) as caught:
        extract(io.BytesIO(data), "ppt")
    assert caught.value.reason == "damaged"


def test_without_libreoffice_the_file_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(legacy_office, "_program", lambda: None)
    with pytest.raises(UnreadableError, match=r"libreoffice\.org") as caught:
        extract(io.BytesIO(RTF), "rtf")
    assert caught.value.reason == "needs-libreoffice"
    assert "save the file as .docx" in caught.value.detail


def test_a_program_that_hangs_is_ended_with_its_children(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    mark = tmp_path / "still-running"
    program.write_text(f"#!/bin/sh\n(sleep 2; touch {mark}) &\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(legacy_office, "_program", lambda: str(program))
    with pytest.raises(UnreadableError) as caught:
        extract(io.BytesIO(RTF), "rtf", Limits(seconds=0.7))
    assert caught.value.reason == "too-slow"
    time.sleep(2.5)
    assert not mark.exists()


def test_the_converter_is_told_of_no_proxy_and_no_home_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://proxy.example")
    environment = legacy_office._environment(tmp_path)
    assert environment["HOME"] == str(tmp_path)
    assert "http_proxy" not in environment


class _Listener(socketserver.BaseRequestHandler):
    """Remembers who called."""

    def handle(self):
        self.server.calls.append(self.request.recv(1_000))


@needs_libreoffice
def test_what_a_file_links_to_is_not_fetched():
    with socketserver.TCPServer(("127.0.0.1", 0), _Listener) as server:
        server.calls = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        fields = f'INCLUDEPICTURE "{address}/a.png" \\\\d', f'INCLUDETEXT "{address}/b.rtf"'
        linked = "".join(rf"\par{{\field{{\*\fldinst {field}}}{{\fldrslt shown}}}}" for field in fields)
        with contextlib.suppress(UnreadableError):  # where Writer is not among what is installed
            extract(io.BytesIO(RTF.replace(rb"\par}", linked.encode() + b"}")), "rtf")
        server.shutdown()
        assert server.calls == []
