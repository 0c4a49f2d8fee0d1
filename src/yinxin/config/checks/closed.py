"""In production nothing made for development may be left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

A_YEAR = 365 * 24 * 3600
FEWEST_DIFFERENT = 10
"""Fewer different characters than this in a secret are a pattern, not chance."""

NOT_SHARED = ("locmem.LocMemCache", "dummy.DummyCache")
HOST_COOKIES = (("SESSION", "登录"), ("CSRF", "表单"))


@register(Tags.security, deploy=False)
def production_is_closed(**_: Any) -> list[CheckMessage]:
    """Everything that must be shut, in one list: an operator mends them in one go."""
    if not settings.PRODUCTION:
        return []
    return [Error(sentence, id=f"yinxin.{number}") for number, sentence in (*_doors(), *_browsers())]


def _doors() -> Iterator[tuple[str, str]]:
    if settings.DEBUG:
        yield "E002", "正式运行时不能打开 YINXIN_DEBUG：请删除该设置。"
    if "*" in settings.ALLOWED_HOSTS:
        yield "E003", "YINXIN_HOSTS 不能写“*”：请写出本系统的域名。"
    if len(set(settings.SECRET_KEY)) < FEWEST_DIFFERENT:
        yield "E004", "YINXIN_SECRET_KEY 容易猜出：请换成至少 32 个随机字符。"
    for name, cache in settings.CACHES.items():
        # Five tries become twenty when each of four processes counts for itself.
        if cache["BACKEND"].endswith(NOT_SHARED):
            yield "E005", f"缓存 {name} 不为各进程所共用，次数限制会成倍放宽：请恢复为数据库缓存。"
    if apps.is_installed("django.contrib.admin"):
        yield "E006", "Django 管理后台绕过权限与审计，不能安装：请从 INSTALLED_APPS 中删去 django.contrib.admin。"
    if settings.TIME_ZONE != "Asia/Shanghai" or not settings.USE_TZ:
        yield "E007", "时区不是 Asia/Shanghai，期限会算错一天：请恢复 TIME_ZONE 与 USE_TZ。"


def _browsers() -> Iterator[tuple[str, str]]:
    for kind, meaning in HOST_COOKIES:
        name, secure = getattr(settings, f"{kind}_COOKIE_NAME"), getattr(settings, f"{kind}_COOKIE_SECURE")
        domain, path = getattr(settings, f"{kind}_COOKIE_DOMAIN"), getattr(settings, f"{kind}_COOKIE_PATH")
        if not name.startswith("__Host-") or not secure or domain or path != "/":
            yield "E008", f"{meaning}用的 Cookie 可以被其他主机改写：请恢复 __Host- 名称、Secure 与根路径。"
    if settings.SECURE_HSTS_SECONDS < A_YEAR or not settings.SECURE_SSL_REDIRECT:
        yield "E009", "没有要求浏览器一年内只用 TLS：请恢复 SECURE_HSTS_SECONDS 与 SECURE_SSL_REDIRECT。"
