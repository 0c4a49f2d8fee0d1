"""The gateways that the settings name."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from yinxin.kit.env import Env, SettingError
from yinxin.kit.gateways import posting, sms
from yinxin.kit.gateways.gateway import Gateway
from yinxin.kit.gateways.recorder import Recorder
from yinxin.kit.gateways.sms import SmsGateway
from yinxin.kit.gateways.wecom import WecomGateway

RECORD = "record"
"""In place of an address, outside production: what would be sent is written into `gateway` under YINXIN_VAR."""


def read(env: Env, *, folder: Path, production: bool) -> dict[str, Gateway]:
    """By way ("sms", "wecom"); without an address there is none. A wrong or missing value stops the start."""
    found = {"sms": _sms(env, folder, production=production), "wecom": _wecom(env, folder, production=production)}
    return {way: gateway for way, gateway in found.items() if gateway is not None}


def gateway(way: str) -> Gateway | None:
    """The gateway of a way, None where the operator set none."""
    declared: dict[str, Gateway] = settings.GATEWAYS
    return declared.get(way)


def _sms(env: Env, folder: Path, *, production: bool) -> Gateway | None:
    url = env.text("YINXIN_SMS_URL", "")
    token, body = env.text("YINXIN_SMS_TOKEN", ""), sms.body(env.text("YINXIN_SMS_BODY", sms.BODY))
    done = sms.done(env.text("YINXIN_SMS_DONE", ""))
    if url == RECORD:
        return _recorder("YINXIN_SMS_URL", folder, "sms", production=production)
    return (
        SmsGateway(posting.endpoint("YINXIN_SMS_URL", url, production=production), token, body, done) if url else None
    )


def _wecom(env: Env, folder: Path, *, production: bool) -> Gateway | None:
    url = env.text("YINXIN_WECOM_URL", "")
    corp, secret = env.text("YINXIN_WECOM_CORP", ""), env.text("YINXIN_WECOM_SECRET", "")
    agent = env.number("YINXIN_WECOM_AGENT", 0)
    if url == RECORD:
        return _recorder("YINXIN_WECOM_URL", folder, "wecom", production=production)
    if not url:
        return None
    if not (corp and secret and agent):
        raise SettingError(
            "给出了 YINXIN_WECOM_URL，还要给出 YINXIN_WECOM_CORP、YINXIN_WECOM_AGENT 和 YINXIN_WECOM_SECRET：请补全。"
        )
    return WecomGateway(posting.endpoint("YINXIN_WECOM_URL", url, production=production), corp, agent, secret)


def _recorder(name: str, folder: Path, way: str, *, production: bool) -> Recorder:
    if production:
        raise SettingError(f"设置 {name} 的值 {RECORD} 只用于开发，在正式环境不发出任何消息：请写网关的 https 地址。")
    return Recorder(folder, way)
