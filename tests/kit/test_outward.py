"""An address that somebody typed in never leads inside."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from yinxin.kit import outward

INSIDE = [
    "http://127.0.0.1/",
    "http://localhost:8000/",
    "http://[::1]/",
    "http://10.1.2.3/",
    "http://192.168.1.1/admin",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:127.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://printer.local/",
    "http://intranet/",
]
INNER = [
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",  # the metadata of most clouds
    "100.100.100.200",
    "192.0.0.192",
    "168.63.129.16",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::a00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a00:1",
    "64:ff9b:1:fffe::7f00:1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    "2001:0:7f00:1::",
    "fe80::1%eth0",
    "fec0::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
]
OUTER = ["8.8.8.8", "114.114.114.114", "2001:4860:4860::8888", "240e::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
NO_ADDRESS = [
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://x/",
    "javascript:alert(1)",
    "",
    "http://",
    "http://who:word@example.org/",
    "http://example.org:22/",
    "http://example.org:6379/",
    "http://example.org:3306/",
    "https://example.org:9200/",
    "http://example.org:99999/",
]


@pytest.mark.parametrize("address", [*INSIDE, *NO_ADDRESS])
def test_inside_is_never_asked(address, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("a connection was made"))
    with pytest.raises((outward.InwardError, outward.SilentError)):
        outward.ask("GET", address)


@pytest.mark.parametrize("number", INNER)
def test_no_way_of_writing_an_inner_number_is_taken(number, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("a connection was made"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET6, 1, 6, "", (number, 443, 0, 0))])
    assert not outward.is_outside(number)
    host = f"[{number}]" if ":" in number else number
    for lines in (outward.WEB, outward.SIGNED):
        with pytest.raises(outward.InwardError):
            outward.reachable(f"https://{host}/", lines)
        with pytest.raises(outward.InwardError):
            outward.ask("POST", "https://partner.example.org/", lines=lines)


@pytest.mark.parametrize("number", OUTER)
def test_numbers_of_the_public_network_are_taken(number):
    assert outward.is_outside(number)


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_the_ports_of_the_web_are_taken(port):
    assert outward.reachable(f"http://example.org:{port}/")


@pytest.mark.parametrize("address", ["http://example.org/", "https://example.org:8080/", "https://example.org:80/"])
def test_messages_go_over_https_alone(address):
    with pytest.raises(outward.InwardError):
        outward.reachable(address, outward.SIGNED)


def test_a_name_that_leads_inside_is_not_followed(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.8", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("a connection was made"))
    with pytest.raises(outward.InwardError):
        outward.ask("GET", "http://rebinding.example/")


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/inward":
            self.send_response(302)
            self.send_header("Location", "http://192.168.0.1/")
        elif self.path == "/onward":
            self.send_response(301)
            self.send_header("Location", "/page")
        else:
            self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def site(monkeypatch):
    """A page on the public network, as far as the program can tell."""
    server = HTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setattr(outward, "is_outside", lambda number: number == "127.0.0.1")
    lines = outward.Lines(frozenset({"http"}), frozenset({server.server_port}))
    yield lambda path, turns=0: outward.ask(
        "GET", f"http://127.0.0.1:{server.server_port}{path}", turns=turns, lines=lines
    )
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_answers_also_after_a_turn(site):
    assert site("/page").status == 200
    assert site("/onward").status == 301
    assert site("/onward", turns=3).status == 200


def test_a_turn_that_leads_inside_is_not_taken(site):
    with pytest.raises(outward.InwardError):
        site("/inward", turns=3)


def test_who_does_not_answer_is_silent(monkeypatch):
    monkeypatch.setattr(outward, "is_outside", lambda _number: True)
    with pytest.raises(outward.SilentError):
        outward.ask("GET", "http://127.0.0.1:8443/")
