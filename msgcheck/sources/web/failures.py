"""Why an address gave no page, as a reason and a sentence with the way out."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from http import HTTPStatus

import httpx2

from msgcheck.errors import UnreadableError

_WAYS_OUT = {
    HTTPStatus.UNAUTHORIZED: "msgcheck sends no log-in: save the page and scan the file.",
    HTTPStatus.FORBIDDEN: "msgcheck sends no log-in: save the page and scan the file.",
    HTTPStatus.NOT_FOUND: "Correct the address, or take it out of msgcheck.toml or the sitemap.",
    HTTPStatus.GONE: "Take the address out of msgcheck.toml or the sitemap.",
    HTTPStatus.TOO_MANY_REQUESTS: "The server wants fewer requests: try again later.",
}


def too_slow(host: str, seconds: float) -> UnreadableError:
    """Say that an answer took longer than ``seconds``."""
    detail = f"{host} did not answer in full within {seconds:g} seconds. Try again, or save the page and scan the file."
    return UnreadableError("too-slow", detail)


def refused(status: int) -> UnreadableError:
    """Say that the server answered with ``status`` in place of a page."""
    try:
        named = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        named = str(status)
    way_out = _WAYS_OUT.get(HTTPStatus(status)) if status in _WAYS_OUT else None
    reason = _reason(status)
    otherwise = "Try again later." if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "Open it in a browser to see why."
    return UnreadableError(reason, f"The server answers {named}. {way_out or otherwise}")


def _reason(status: int) -> str:
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return "not-found"
    is_final = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return "no-access" if is_final and status != HTTPStatus.TOO_MANY_REQUESTS else "unreachable"


def unreachable(host: str, error: Exception) -> UnreadableError:
    """Say why ``host`` could not be asked, or its answer not be read."""
    causes = list(_causes(error))
    certificate = next((each for each in causes if isinstance(each, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        what = f"The certificate of {host} is not trusted ({certificate.verify_message.rstrip('.')})."
        way_out = "Where your company has an authority of its own, name its file in the variable SSL_CERT_FILE."
        return UnreadableError("unreachable", f"{what} {way_out}")
    if any(isinstance(each, socket.gaierror) for each in causes):
        return UnreadableError("unreachable", f"There is no host {host}, or no network. Check the address.")
    if isinstance(error, httpx2.ProxyError):
        return UnreadableError("unreachable", f"The proxy does not reach {host} ({error}). Check HTTPS_PROXY.")
    if isinstance(error, httpx2.ProtocolError):
        return UnreadableError("unreachable", f"The answer of {host} broke off, or is no HTTP. Try again.")
    system = next((each.strerror for each in causes if isinstance(each, OSError) and each.strerror), None)
    return UnreadableError("unreachable", f"{host} cannot be reached ({system or error}). Check it in a browser.")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield ``error`` and what it came from, to the first."""
    current: BaseException | None = error
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__
