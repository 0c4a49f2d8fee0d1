"""WeCom (企业微信): a text from an application of the corporation to one member.

By the public interface: `gettoken` gives a token for two hours, `message/send` sends (developer.work.weixin.qq.com/document/path/90236).
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from yinxin.kit.gateways.gateway import Receipt, RefusedAddressError
from yinxin.kit.gateways.posting import Endpoint, get, post
from yinxin.kit.outbox.failing import HopelessError, RetryError

MEMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}")
"""A userid. `@all` would write to everybody, and `|` parts several."""

SAME_FOR = 4 * 3600
"""Seconds in which the service drops a second message alike: the longest it offers."""

EARLY = 300
"""Seconds before its end at which a token is no longer used."""

STALE = frozenset({40014, 42001})
LATER = frozenset({-1, 6000, 45009, 45033})
NOBODY = frozenset({40003, 60111, 81013, 82001})


@dataclass(slots=True)
class WecomGateway:
    """`corp`, `agent` and `secret` are those of the corporation's own application (自建应用)."""

    endpoint: Endpoint
    corp: str
    agent: int
    secret: str = field(repr=False)
    _token: str = field(default="", repr=False)
    _until: float = 0.0

    def send(self, to: str, text: str, *, key: str) -> Receipt:  # noqa: ARG002 - this service compares the texts themselves
        if not MEMBER.fullmatch(to):
            raise RefusedAddressError
        message = {
            "touser": to,
            "msgtype": "text",
            "agentid": self.agent,
            "text": {"content": text},
            "enable_duplicate_check": 1,
            "duplicate_check_interval": SAME_FOR,
        }
        answer = self._ask(message)
        if _code(answer) in STALE:
            # Withdrawn before its time, which happens when the secret's owner asks for another elsewhere.
            self._token = ""
            answer = self._ask(message)
        _judge(answer)
        if answer.get("invaliduser") or answer.get("unlicenseduser"):
            raise RefusedAddressError
        return Receipt(str(answer.get("msgid", ""))[:100])

    def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        query = urlencode({"access_token": self._standing_token()})
        return _object(post(self.endpoint, message, path=f"/cgi-bin/message/send?{query}"))

    def _standing_token(self) -> str:
        if not self._token or time.monotonic() >= self._until:
            query = urlencode({"corpid": self.corp, "corpsecret": self.secret})
            answer = _object(get(self.endpoint, f"/cgi-bin/gettoken?{query}"))
            _judge(answer)
            self._token = str(answer.get("access_token", ""))
            self._until = time.monotonic() + max(int(answer.get("expires_in", 0)) - EARLY, 0)
        return self._token


def _object(answer: Any) -> dict[str, Any]:
    if not isinstance(answer, dict):
        raise HopelessError(_("企业微信的回答看不懂。请核对 YINXIN_WECOM_URL。"))
    return answer


def _code(answer: dict[str, Any]) -> int:
    code = answer.get("errcode", 0)
    return code if isinstance(code, int) else 1


def _judge(answer: dict[str, Any]) -> None:
    code = _code(answer)
    if code in NOBODY:
        raise RefusedAddressError
    if code in LATER:
        raise RetryError(_("企业微信现在不接受，稍后再试。"))
    if code:
        raise HopelessError(_("企业微信拒收。请核对企业编号、应用编号和密钥，以及应用的可信 IP。"))
