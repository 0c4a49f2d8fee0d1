"""SMS through any gateway that takes JSON over HTTPS: the operator writes what its body looks like."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from yinxin.kit.env import SettingError
from yinxin.kit.gateways.gateway import Receipt, RefusedAddressError
from yinxin.kit.gateways.posting import Endpoint, post
from yinxin.kit.outbox.failing import HopelessError

BODY = '{"to": "{to}", "text": "{text}", "key": "{key}"}'
PLACE = re.compile(r"\{(to|text|key|token)\}")
NUMBER = re.compile(r"\+?[0-9]{5,20}")
LONGEST_RECEIPT = 100


@dataclass(frozen=True, slots=True)
class SmsGateway:
    """`body` is the JSON to send with places `{to}`, `{text}`, `{key}` and `{token}`; `done` what a good answer says ("code", "0")."""

    endpoint: Endpoint
    token: str = field(repr=False)
    body: Any
    done: tuple[str, str] | None

    def send(self, to: str, text: str, *, key: str) -> Receipt:
        if not NUMBER.fullmatch(to):
            raise RefusedAddressError
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        places = {"to": to, "text": text, "key": key, "token": self.token}
        answer = post(self.endpoint, _filled(self.body, places), headers=headers)
        if self.done is not None and _said(answer, self.done[0]) != self.done[1]:
            raise HopelessError(_("短信网关拒收。请核对网关的设置和余额。"))
        return Receipt(_said(answer, "id")[:LONGEST_RECEIPT])


def body(written: str) -> Any:
    """The template of a setting; SettingError unless it is a JSON object with a place for number and text."""
    try:
        read = json.loads(written)
    except ValueError:
        read = None
    if not isinstance(read, dict) or not {"to", "text"} <= set(PLACE.findall(written)):
        raise SettingError('设置 YINXIN_SMS_BODY 看不懂：请写成 JSON，例如 {"mobile": "{to}", "content": "{text}"}。')
    return read


def done(written: str) -> tuple[str, str] | None:
    """`code=0`: which field of the answer says that all is well, and how; a dot leads into it ("result.code=0")."""
    name, equals, value = written.partition("=")
    if written and not (name and equals and value):
        raise SettingError("设置 YINXIN_SMS_DONE 看不懂：请写成 字段=值，例如 code=0。")
    return (name, value) if written else None


def _filled(template: Any, places: dict[str, str]) -> Any:
    if isinstance(template, dict):
        return {name: _filled(value, places) for name, value in template.items()}
    if isinstance(template, list):
        return [_filled(value, places) for value in template]
    if isinstance(template, str):
        return PLACE.sub(lambda found: places[found.group(1)], template)
    return template


def _said(answer: Any, path: str) -> str:
    for name in path.split("."):
        answer = answer.get(name) if isinstance(answer, dict) else None
    return "" if answer is None or isinstance(answer, dict | list) else str(answer)
