"""The gateways that the settings name."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from yinxin.kit.env import SettingError
from yinxin.kit.gateways.gateway import Gateway
from yinxin.kit.gateways.posting import endpoint
from yinxin.kit.gateways.recorder import Recorder
from yinxin.kit.gateways.sms import BODY as SMS_BODY
from yinxin.kit.gateways.sms import SmsGateway
from yinxin.kit.gateways.sms import body as sms_body
from yinxin.kit.gateways.sms import done as sms_done
from yinxin.kit.gateways.wecom import WecomGateway

__all__ = ["SMS_BODY", "SmsSettings", "WecomSettings", "gateway", "named"]

RECORD = "record"
"""In place of an address, outside production: what would be sent is written into `gateway` under YINXIN_VAR."""


@dataclass(frozen=True, slots=True)
class SmsSettings:
    """YINXIN_SMS_…, as they are written."""

    url: str
    token: str = field(repr=False)
    done: str
    body: str


@dataclass(frozen=True, slots=True)
class WecomSettings:
    """YINXIN_WECOM_…, as they are written."""

    url: str
    corp: str
    secret: str = field(repr=False)
    agent: int


def named(sms: SmsSettings, wecom: WecomSettings, *, folder: Path, production: bool) -> dict[str, Gateway]:
    """By way ("sms", "wecom"); without an address there is none. A wrong or missing value stops the start."""
    found = {"sms": _sms(sms, folder, production=production), "wecom": _wecom(wecom, folder, production=production)}
    return {way: gateway for way, gateway in found.items() if gateway is not None}


def gateway(way: str) -> Gateway | None:
    """The gateway of a way, None where the operator set none."""
    declared: dict[str, Gateway] = settings.GATEWAYS
    return declared.get(way)


def _sms(asked: SmsSettings, folder: Path, *, production: bool) -> Gateway | None:
    body, done = sms_body(asked.body), sms_done(asked.done)
    if asked.url == RECORD:
        return _recorder("YINXIN_SMS_URL", folder, "sms", production=production)
    if not asked.url:
        return None
    return SmsGateway(endpoint("YINXIN_SMS_URL", asked.url, production=production), asked.token, body, done)


def _wecom(asked: WecomSettings, folder: Path, *, production: bool) -> Gateway | None:
    if asked.url == RECORD:
        return _recorder("YINXIN_WECOM_URL", folder, "wecom", production=production)
    if not asked.url:
        return None
    if not (asked.corp and asked.secret and asked.agent):
        raise SettingError(
            "给出了 YINXIN_WECOM_URL，还要给出 YINXIN_WECOM_CORP、YINXIN_WECOM_AGENT 和 YINXIN_WECOM_SECRET：请补全。"
        )
    place = endpoint("YINXIN_WECOM_URL", asked.url, production=production)
    return WecomGateway(place, asked.corp, asked.agent, asked.secret)


def _recorder(name: str, folder: Path, way: str, *, production: bool) -> Recorder:
    if production:
        raise SettingError(f"设置 {name} 的值 {RECORD} 只用于开发，在正式环境不发出任何消息：请写网关的 https 地址。")
    return Recorder(folder, way)
