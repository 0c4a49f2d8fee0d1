"""The mail server, as the setting YINXIN_MAIL_URL writes it."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from yinxin.kit.env import SettingError

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Server:
    """`tls` is the connection encrypted from its first byte, `starttls` one that must become so before anything is said."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    starttls: bool


def parse(url: str) -> Server | None:
    """`smtps://user:password@host:465`, `smtp://user:password@host:587` (STARTTLS), or None where nothing is set.

    `smtp://host:25?starttls=no` is for a relay in one's own network; it is refused together with a password.
    """
    if not url:
        return None
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
        parts = parts._replace(scheme="")
    if parts.scheme not in PORTS or not parts.hostname:
        raise SettingError(
            "设置 YINXIN_MAIL_URL 看不懂：请写成 smtps://用户:口令@主机:465 或 smtp://用户:口令@主机:587。"
        )
    plain = parse_qs(parts.query).get("starttls") == ["no"]
    if plain and parts.password:
        raise SettingError("设置 YINXIN_MAIL_URL 会把口令明文发出：请去掉 starttls=no，或去掉用户和口令。")
    tls = parts.scheme == "smtps"
    return Server(
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
        starttls=not tls and not plain,
    )


def sender(written: str) -> str:
    """The address mail comes from, with or without a name: `银信 <yinxin@town.example>`."""
    _, address = parseaddr(written)
    if "@" not in address or "\n" in written or "\r" in written:
        raise SettingError(f"设置 YINXIN_MAIL_FROM 的值“{written}”不是邮箱：请写成 名称 <用户@域名>。")
    return written
