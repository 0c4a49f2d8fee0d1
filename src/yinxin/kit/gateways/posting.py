"""One question in JSON to an address of the settings, and the answer: no redirect is followed, no long answer read."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

from yinxin.kit.env import SettingError
from yinxin.kit.outbox.failing import HopelessError, RetryError

PATIENCE = 10
"""Seconds for each step of a connection."""

MOST_READ = 64 * 1024
"""Bytes of an answer: what a gateway has to say is short."""

LONGEST_WAIT = timedelta(hours=1)
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a service is, checked when the program starts."""

    host: str
    port: int | None
    path: str
    tls: bool


def endpoint(name: str, written: str, *, production: bool) -> Endpoint:
    """The address a setting gives; SettingError unless it is https (http too, outside production) without user and password."""
    parts = urlsplit(written)
    try:
        port = parts.port
    except ValueError:
        parts, port = SplitResult("", "", "", "", ""), None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.fragment:
        raise SettingError(f"设置 {name} 看不懂：请写成 https://主机/路径，用户和口令不要写在地址里。")
    if production and parts.scheme != "https":
        raise SettingError(f"设置 {name} 在正式环境只能以 https:// 开头：请改正。")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Endpoint(parts.hostname, port, path, parts.scheme == "https")


def post(to: Endpoint, body: Any, *, headers: Mapping[str, str] | None = None, path: str = "") -> Any:
    """The JSON of the answer, None where there is none. What the other side says is passed on to nobody: it may quote the text."""
    content = json.dumps(body, ensure_ascii=False).encode()
    return _ask(to, "POST", path or to.path, content, {"Content-Type": JSON, **(headers or {})})


def get(to: Endpoint, path: str) -> Any:
    """The same for a question without a body."""
    return _ask(to, "GET", path, None, {})


def _ask(to: Endpoint, method: str, path: str, content: bytes | None, headers: Mapping[str, str]) -> Any:
    try:
        with closing(_line(to)) as line:
            line.request(method, path, body=content, headers={"Accept": "application/json", **headers})
            answer = line.getresponse()
            told = answer.read(MOST_READ + 1)
    except ssl.SSLCertVerificationError as error:
        raise HopelessError(_("短信或企业微信网关不能安全连接。请核对它的地址和证书。")) from error
    except (OSError, http.client.HTTPException) as error:
        raise RetryError(_("连不上短信或企业微信网关。")) from error
    _judge(answer.status, answer.headers.get("Retry-After", ""))
    return _json(told)


def _line(to: Endpoint) -> http.client.HTTPConnection:
    if to.tls:
        return http.client.HTTPSConnection(to.host, to.port, timeout=PATIENCE, context=ssl.create_default_context())
    return http.client.HTTPConnection(to.host, to.port, timeout=PATIENCE)


def _judge(status: int, wait: str) -> None:
    if 200 <= status < 300:
        return
    if status == 429 or status >= 500:
        after = min(timedelta(seconds=int(wait)), LONGEST_WAIT) if wait.isascii() and wait.isdigit() else None
        raise RetryError(_("短信或企业微信网关现在不接受，稍后再试。"), after=after)
    raise HopelessError(_("短信或企业微信网关拒收。请核对网关的设置。"))


def _json(told: bytes) -> Any:
    if len(told) > MOST_READ:
        return None
    try:
        return json.loads(told)
    except ValueError:
        return None
