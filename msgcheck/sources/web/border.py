"""The border of the public net: no redirect leads from there into a private one, to pages that nobody named."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

from msgcheck.errors import UnreadableError

_CONNECTED = ".connect_tcp.complete"


class Border:
    """Knows of each host that was asked whether it is in a private net, by where the connection led.

    A proxy stands for all hosts behind it: what lies there is its own affair.
    """

    def __init__(self) -> None:
        self._public: set[str] = set()
        self._private: set[str] = set()
        self._named = self._asked = ""

    def ask(self, named: str, asked: str) -> None:
        """Note that the host ``asked`` is the next, on the way from the host that was ``named``.

        Raises ``UnreadableError`` where that is known to cross the border.
        """
        self._named, self._asked = named, asked
        self._require_same_side()

    def traced(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of where a connection led, before anything is sent; raises as :meth:`ask` does."""
        if event.endswith(_CONNECTED):
            stream = info["return_value"]
            place = ip_address(stream.get_extra_info("server_addr")[0])
            (self._public if place.is_global else self._private).add(self._asked)
            try:
                self._require_same_side()
            except UnreadableError:
                stream.close()
                raise

    def _require_same_side(self) -> None:
        """The name of one host may lead to both sides, one after the other: its owner says where, at any time."""
        if self._asked in self._private and self._named in self._public:
            way_out = "Save the page and scan the file." if self._asked == self._named else "Name that address."
            detail = f"This page is moved into a private network, to {self._asked}. {way_out}"
            raise UnreadableError("redirect", detail)
