"""Fixtures that every folder of tests may use."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# What a busy machine or chance decides is no outcome; `make fuzz` looks further.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout: a workspace itself."""
    return REPOSITORY


@pytest.fixture(scope="session")
def models():
    """Encoder, judge network and judge as they ship, opened once."""
    from msgcheck.analysis.embedding import open_encoder
    from msgcheck.analysis.judge import load_judge
    from msgcheck.analysis.network import Network
    from msgcheck.checks.messages.calibration.evaluation import Models

    return Models(open_encoder("builtin", threads=1), Network.open(threads=1), load_judge())


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The folder of other people's data; the test is skipped by name where it is not given."""
    folder = os.environ.get("MSGCHECK_REALDATA")
    if not folder:
        pytest.skip("MSGCHECK_REALDATA is not set")
    return Path(folder)


class Clock:
    """Processor time, measured so that a busy or a slow machine changes no outcome.

    The collector is off meanwhile: what it costs depends on all that the test process holds. What takes too long is
    tried again; what always takes too long fails.
    """

    attempts = 5
    least_seconds = 0.01
    """What is shorter cannot be told from noise."""
    usual_pace = 0.01
    """Processor seconds of `_lap` on the machines where the limits were set."""

    def assert_within(self, seconds: float, action: Callable[[], object]) -> None:
        """Fail where ``action`` takes more than ``seconds``, as long as the limit is on a machine of the usual pace."""
        tried = []
        for _ in range(self.attempts):
            pace = min(self.seconds_of(self._lap) for _ in range(3))
            spent = self.seconds_of(action) * min(1.0, self.usual_pace / pace)
            if spent < seconds:
                return
            tried.append(f"{spent:.3f}")
        pytest.fail(f"took {', '.join(tried)} s; {seconds} s are allowed")

    def assert_growth(self, times: float, small: Callable[[], object], large: Callable[[], object]) -> None:
        """Fail where ``large`` takes ``times`` as long as ``small``, or longer."""
        tried = []
        for _ in range(self.attempts):
            base = max(self.least_seconds, min(self.seconds_of(small) for _ in range(3)))
            ratio = self.seconds_of(large) / base
            if ratio < times:
                return
            tried.append(f"{ratio:.1f}")
        pytest.fail(f"took {', '.join(tried)} times as long; less than {times} is allowed")

    @staticmethod
    def seconds_of(action: Callable[[], object]) -> float:
        """Return the processor seconds of one run of ``action``."""
        was_on = gc.isenabled()
        gc.disable()
        try:
            start = time.process_time()
            action()
            return time.process_time() - start
        finally:
            if was_on:
                gc.enable()

    @staticmethod
    def _lap() -> int:
        return sum(len(str(number)) for number in range(100_000))


@pytest.fixture(scope="session")
def clock() -> Clock:
    """How a test says how long something may take."""
    return Clock()


@dataclass
class Site:
    """A web site on this machine: ``pages`` are answers by path, ``asked`` what was asked for, with its headers."""

    origin: str
    pages: dict[str, tuple[int, dict[str, str], bytes | Iterable[bytes]]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def add(self, path: str, body: bytes | Iterable[bytes], status: int = 200, **headers: str) -> str:
        """Answer ``path`` so, and return its address; ``content_type="..."`` is the header Content-Type."""
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.origin + path

    def add_page(self, path: str, text: str) -> str:
        page = f"<!doctype html><html><head><title>{path}</title></head><body><p>{text}</p></body></html>"
        return self.add(path, page.encode(), content_type="text/html; charset=utf-8")

    def add_sitemap(self, path: str, *addresses: str, root: str = "urlset", entry: str = "url") -> str:
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        entries = "".join(f"<{entry}><loc>{address}</loc></{entry}>" for address in addresses)
        return self.add(path, f'<?xml version="1.0"?><{root} {space}>{entries}</{root}>'.encode())

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self):
        self.site.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.site.pages.get(self.path, (404, {}, b"nothing here"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if isinstance(body, bytes):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.close_connection = not isinstance(body, bytes)
        for chunk in [body] if isinstance(body, bytes) else body:
            try:
                self.wfile.write(chunk)
            except OSError:
                return

    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture
def site(monkeypatch):
    """A web site on this machine that answers what a test adds to it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    handler = type("Handler", (_Answering,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        handler.site = Site(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield handler.site
        server.shutdown()
