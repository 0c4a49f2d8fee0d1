"""One browser and what it remembers; once somebody signs in there, also who, since when, and last when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from yinxin.kit.sessions.store import SessionStore


class Session(AbstractBaseSession):
    """`user` is None for a visitor. `device` names browser and system, never more."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name=_("用户")
    )
    device = models.CharField(_("设备"), max_length=60, blank=True)
    began = models.DateTimeField(_("登录时间"), null=True)
    seen = models.DateTimeField(_("最近使用"), null=True)

    objects: ClassVar[BaseSessionManager[Any]] = BaseSessionManager()

    class Meta:
        verbose_name = _("登录的设备")
        verbose_name_plural = _("登录的设备")

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        from yinxin.kit.sessions.store import SessionStore

        return SessionStore
