"""A gateway sends what it is told, says what a failure means, and goes nowhere but where the settings lead."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from yinxin.kit.env import SettingError
from yinxin.kit.gateways import declared
from yinxin.kit.gateways.declared import SMS_BODY, SmsSettings, WecomSettings, named
from yinxin.kit.gateways.gateway import Receipt, RefusedAddressError
from yinxin.kit.gateways.wecom import WecomGateway
from yinxin.kit.outbox.failing import HopelessError, RetryError

SECRET = "a-secret-of-the-gateway-1892"
NO_WECOM = WecomSettings("", "", "", 0)
NO_SMS = SmsSettings("", "", "", SMS_BODY)


class Service(BaseHTTPRequestHandler):
    """Answers with whatever the test says: `answers` are status and body, the last one again and again."""

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def do_GET(self) -> None:
        self._answer(b"")

    def _answer(self, content: bytes) -> None:
        server = self.server
        server.asked.append((self.command, self.path, dict(self.headers), content))
        status, body, headers = server.answers[0] if len(server.answers) == 1 else server.answers.pop(0)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[Any]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        server.daemon_threads = True
        server.asked, server.answers = [], [(200, {"code": 0, "id": "m1"}, {})]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def by_sms(service) -> Callable[..., Any]:
    def opened(*, token: str = SECRET, body: str = SMS_BODY, done: str = "", path: str = "/send") -> Any:
        url = f"http://127.0.0.1:{service.server_address[1]}{path}"
        return named(SmsSettings(url, token, done, body), NO_WECOM, folder=Path(), production=False)["sms"]

    return opened


@pytest.fixture
def by_wecom(service) -> WecomGateway:
    service.answers = [(200, {"errcode": 0, "access_token": "t1", "expires_in": 7200}, {}), (200, {"errcode": 0}, {})]
    asked = WecomSettings(f"http://127.0.0.1:{service.server_address[1]}", "ww1", SECRET, 1000002)
    return named(NO_SMS, asked, folder=Path(), production=False)["wecom"]


def test_an_sms_goes_out_as_the_operator_wrote_it(service, by_sms):
    body = '{"mobile": "{to}", "sign": {"apikey": "{token}"}, "list": ["{text}"], "id": "{key}", "type": 1}'
    assert by_sms(body=body, done="code=0").send("+60123456789", "请看{key}", key="k1") == Receipt("m1")
    method, path, headers, content = service.asked[0]
    assert (method, path) == ("POST", "/send")
    assert headers["Authorization"] == f"Bearer {SECRET}"
    told = json.loads(content)
    assert told == {
        "mobile": "+60123456789",
        "sign": {"apikey": SECRET},
        "list": ["请看{key}"],
        "id": "k1",
        "type": 1,
    }


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ((503, b"", {}), RetryError),
        ((429, b"", {"Retry-After": "120"}), RetryError),
        ((401, b"", {}), HopelessError),
        ((302, b"", {"Location": "http://169.254.169.254/latest/meta-data/"}), HopelessError),
        ((200, {"code": 7, "id": "m1"}, {}), HopelessError),
        ((200, b"<html>", {}), HopelessError),
        ((200, b"[" * 70_000, {}), HopelessError),
    ],
)
def test_each_answer_of_an_sms_gateway_has_its_meaning(service, by_sms, answer, meant):
    service.answers = [answer]
    with pytest.raises(meant) as told:
        by_sms(done="code=0").send("13800000000", "一条", key="k1")
    assert len(service.asked) == 1, "no redirect is followed"
    if answer[0] == 429:
        assert told.value.after.total_seconds() == 120


def test_no_redirect_is_taken_for_a_yes_or_followed(service, by_sms):
    service.answers = [(302, {"id": "m1"}, {"Location": "http://169.254.169.254/latest/meta-data/"})]
    with pytest.raises(HopelessError):
        by_sms().send("13800000000", "一条", key="k1")
    assert len(service.asked) == 1


def test_a_gateway_that_is_away_is_asked_again_later(service, by_sms):
    gateway = by_sms()
    service.shutdown()
    service.server_close()
    with pytest.raises(RetryError):
        gateway.send("13800000000", "一条", key="k1")


@pytest.mark.parametrize("to", ["", "12", "13800000000\r\nX: y", "@all"])
def test_what_is_no_number_is_not_sent(service, by_sms, to):
    with pytest.raises(RefusedAddressError):
        by_sms().send(to, "一条", key="k1")
    assert service.asked == []


def test_wecom_takes_a_token_once_and_writes_to_one_member(service, by_wecom):
    by_wecom.send("LinXiaoMei", "一条", key="k1")
    by_wecom.send("LinXiaoMei", "两条", key="k2")
    paths = [path for _method, path, _headers, _content in service.asked]
    assert paths[0] == f"/cgi-bin/gettoken?corpid=ww1&corpsecret={SECRET}"
    assert paths[1:] == ["/cgi-bin/message/send?access_token=t1"] * 2
    told = json.loads(service.asked[1][3])
    assert (told["touser"], told["agentid"], told["text"]) == ("LinXiaoMei", 1000002, {"content": "一条"})
    assert told["enable_duplicate_check"] == 1


def test_a_token_withdrawn_early_is_asked_for_again(service, by_wecom):
    by_wecom.send("LinXiaoMei", "一条", key="k1")
    service.answers = [
        (200, {"errcode": 42001}, {}),
        (200, {"errcode": 0, "access_token": "t2", "expires_in": 7200}, {}),
        (200, {"errcode": 0, "msgid": "m2"}, {}),
    ]
    assert by_wecom.send("LinXiaoMei", "两条", key="k2") == Receipt("m2")
    assert service.asked[-1][1].endswith("access_token=t2")


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ({"errcode": 45009}, RetryError),
        ({"errcode": -1}, RetryError),
        ({"errcode": 60020}, HopelessError),
        ({"errcode": 81013}, RefusedAddressError),
        ({"errcode": 0, "invaliduser": "linxiaomei"}, RefusedAddressError),
        ({"errcode": "0"}, HopelessError),
        (["not", "an", "object"], HopelessError),
    ],
)
def test_each_answer_of_wecom_has_its_meaning(service, by_wecom, answer, meant):
    service.answers[1] = (200, answer, {})
    with pytest.raises(meant):
        by_wecom.send("LinXiaoMei", "一条", key="k1")


@pytest.mark.parametrize("to", ["@all", "a|b", "", "林", "a b"])
def test_nobody_writes_to_everybody(service, by_wecom, to):
    with pytest.raises(RefusedAddressError):
        by_wecom.send(to, "一条", key="k1")
    assert service.asked == []


def test_nothing_of_a_message_is_logged_or_shown(service, by_sms, by_wecom, caplog):
    caplog.set_level(logging.DEBUG)
    service.answers = [(200, {"errcode": 0, "access_token": "token-of-today", "expires_in": 7200}, {})]
    by_sms().send("13800000000", "只给她看的话", key="k1")
    by_wecom.send("LinXiaoMei", "只给她看的话", key="k2")
    written = caplog.text + repr(by_sms()) + repr(by_wecom) + repr(SmsSettings("", SECRET, "", ""))
    for hidden in (SECRET, "13800000000", "LinXiaoMei", "只给她看的话", "token-of-today"):
        assert hidden not in written


def test_off_unless_set():
    assert named(NO_SMS, NO_WECOM, folder=Path(), production=True) == {}


@pytest.mark.parametrize(
    ("asked", "production"),
    [
        (SmsSettings("http://sms.example.org/", "", "", SMS_BODY), True),
        (SmsSettings("record", "", "", SMS_BODY), True),
        (SmsSettings("ftp://sms.example.org/", "", "", SMS_BODY), False),
        (SmsSettings("https://user:pass@sms.example.org/", "", "", SMS_BODY), False),
        (SmsSettings("https://sms.example.org:port/", "", "", SMS_BODY), False),
        (SmsSettings("https:///send", "", "", SMS_BODY), False),
        (SmsSettings("https://sms.example.org/", "", "", '{"to": "{to}"}'), False),
        (SmsSettings("https://sms.example.org/", "", "", "{to}{text}"), False),
        (SmsSettings("https://sms.example.org/", "", "code", SMS_BODY), False),
    ],
)
def test_a_wrong_sms_setting_stops_the_start(asked, production):
    with pytest.raises(SettingError, match="YINXIN_SMS"):
        named(asked, NO_WECOM, folder=Path(), production=production)


@pytest.mark.parametrize(
    ("asked", "production"),
    [
        (WecomSettings("https://qyapi.weixin.qq.com", "", SECRET, 1), False),
        (WecomSettings("https://qyapi.weixin.qq.com", "ww1", SECRET, 0), False),
        (WecomSettings("http://wecom.example.org", "ww1", SECRET, 1), True),
        (WecomSettings("record", "", "", 0), True),
    ],
)
def test_a_wrong_wecom_setting_stops_the_start(asked, production):
    with pytest.raises(SettingError, match="YINXIN_WECOM"):
        named(NO_SMS, asked, folder=Path(), production=production)


def test_a_recorded_message_is_a_file_for_its_owner_alone(tmp_path):
    asked = SmsSettings("record", "", "", SMS_BODY)
    recorder = named(asked, NO_WECOM, folder=tmp_path / "gateway", production=False)["sms"]
    recorder.send("13800000000", "一条", key="k1")
    recorder.send("13800000000", "一条", key="k1")
    (written,) = (tmp_path / "gateway").iterdir()
    assert json.loads(written.read_text(encoding="utf-8")) == {"to": "13800000000", "text": "一条"}
    assert written.stat().st_mode & 0o777 == 0o600


def test_the_settings_name_what_is_used(settings):
    settings.GATEWAYS = {}
    assert declared.gateway("sms") is None
