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
]
NO_ADDRESS = [
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://x/",
    "javascript:alert(1)",
    "",
    "http://",
    "http://who:word@example.org/",
    "http://example.org:22/",
    "http://example.org:99999/",
]


@pytest.mark.parametrize("address", [*INSIDE, *NO_ADDRESS])
def test_inside_is_never_asked(address, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("a connection was made"))
    with pytest.raises((outward.InwardError, outward.SilentError)):
        outward.ask("GET", address)


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
    monkeypatch.setattr(outward, "_is_outside", lambda number: number == "127.0.0.1")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_answers_also_after_a_turn(site):
    assert outward.ask("GET", f"{site}/page").status == 200
    assert outward.ask("GET", f"{site}/onward").status == 301
    assert outward.ask("GET", f"{site}/onward", turns=3).status == 200


def test_a_turn_that_leads_inside_is_not_taken(site):
    with pytest.raises(outward.InwardError):
        outward.ask("GET", f"{site}/inward", turns=3)


def test_who_does_not_answer_is_silent(monkeypatch):
    monkeypatch.setattr(outward, "_is_outside", lambda _number: True)
    with pytest.raises(outward.SilentError):
        outward.ask("GET", "http://127.0.0.1:9999/")
