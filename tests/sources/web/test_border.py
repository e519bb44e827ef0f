import pytest

from msgcheck.errors import UnreadableError
from msgcheck.sources.web.border import Border


class Stream:
    def __init__(self, address):
        self.address, self.is_closed = address, False

    def get_extra_info(self, _name):
        return (self.address, 443)

    def close(self):
        self.is_closed = True


def ask(border, named, host, address):
    stream = Stream(address)
    border.ask(named, host)
    try:
        border.traced("connection.connect_tcp.complete", {"return_value": stream})
    finally:
        border.traced("http11.send_request_headers.started", {})
    return stream


PUBLIC, PRIVATE = "93.184.215.14", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1%eth0"]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_redirect_leads_into_a_private_net(address):
    border = Border()
    ask(border, "acme.example", "acme.example", PUBLIC)
    with pytest.raises(UnreadableError, match=r"to intranet\.example\. Name that address"):
        ask(border, "acme.example", "intranet.example", address)
    with pytest.raises(UnreadableError):  # also where its connection is still open
        border.ask("acme.example", "intranet.example")


@pytest.mark.parametrize("address", PRIVATE)
def test_a_page_of_a_private_net_that_was_named_may_lead_anywhere(address):
    border = Border()
    for host, place in (("intranet.example", address), ("wiki.example", address), ("acme.example", PUBLIC)):
        assert not ask(border, "intranet.example", host, place).is_closed


def test_what_was_named_is_read_wherever_it_is():
    border = Border()
    ask(border, "acme.example", "acme.example", PUBLIC)
    assert not ask(border, "intranet.example", "intranet.example", "10.0.0.1").is_closed


@pytest.mark.parametrize("address", PRIVATE)
def test_no_host_of_the_public_net_turns_into_a_private_one(address):
    border = Border()
    ask(border, "acme.example", "acme.example", PUBLIC)
    with pytest.raises(UnreadableError, match=r"to acme\.example\. Save the page"):
        ask(border, "acme.example", "acme.example", address)
