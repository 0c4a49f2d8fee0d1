"""The address under which people open this site, for letters: they are written where no request is at hand."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from yinxin.kit.env import SettingError

PLAIN = frozenset({"", "/"})


def address(written: str, hosts: Sequence[str], *, production: bool) -> str:
    """`https://plans.example.org`, without a slash behind; where nothing is set, the first host the site answers to."""
    if not written:
        return f"https://{hosts[0].lstrip('.')}" if production else f"http://{hosts[0]}:8000"
    parts = urlsplit(written)
    bare = parts.path in PLAIN and not parts.query and not parts.fragment and not parts.username
    if parts.scheme not in {"http", "https"} or not parts.hostname or not bare:
        raise SettingError(f"设置 YINXIN_SITE_URL 的值“{written}”看不懂：请写成 https://域名，后面不带路径。")
    if production and parts.scheme != "https":
        raise SettingError("设置 YINXIN_SITE_URL 在正式环境只能以 https:// 开头：请改正。")
    return written.rstrip("/")
