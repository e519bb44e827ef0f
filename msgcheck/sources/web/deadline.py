"""An end to the time that an answer may take, however slowly it drips: time limits of a socket hold for one read."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from typing import Any

_OPENED = (".connect_tcp.complete", ".start_tls.complete")
"""Events of httpcore's ``trace`` whose value is a stream that was opened."""


class OpenSockets:
    """The sockets of a client, which a deadline can close from another thread."""

    def __init__(self) -> None:
        self._sockets: list[socket.socket] = []
        self._over = threading.Event()

    def traced(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of what is opened; the ``trace`` extension of a request."""
        if event.endswith(_OPENED):
            there = [each for each in self._sockets if each.fileno() >= 0]
            self._sockets = [*there, info["return_value"].get_extra_info("socket")]
            if self._over.is_set():  # what was still on its way then, to answer as slowly as it likes
                self._shut()

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[threading.Event]:
        """End all that is read or written in the block after ``seconds``; yields what is set when that happened."""
        self._over = over = threading.Event()
        deadline = threading.Timer(seconds, self._end)
        deadline.daemon = True
        deadline.start()
        try:
            yield over
        finally:
            deadline.cancel()
            deadline.join()

    def _end(self) -> None:
        self._over.set()
        self._shut()

    def _shut(self) -> None:
        for each in self._sockets:
            with contextlib.suppress(OSError):  # it is closed already
                socket.socket.shutdown(each, socket.SHUT_RDWR)  # that of TLS would change what the reader holds
