"""What the records of a person are called on her own pages, where the model's own name says too little or comes in English."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECORDS: Mapping[tuple[str, str], Promise] = {
    ("people.user", "pk"): _("账号"),
    ("account.emailaddress", "user"): _("登录邮箱"),
    ("account.emailconfirmation", "email_address__user"): _("邮箱确认信"),
    ("mfa.authenticator", "user"): _("通行密钥和验证器"),
    ("audit.event", "about"): _("关于您的操作"),
    ("audit.event", "actor"): _("您自己的操作"),
    ("audit.payload", "event__about"): _("关于您的操作的内容"),
}
"""By the label of the model and the key that leads to the person."""

COLUMNS: Mapping[str, Promise] = {
    "people.user.password": _("口令"),
    "account.emailaddress.email": _("电子邮箱"),
    "account.emailaddress.verified": _("已确认"),
    "account.emailaddress.primary": _("用来登录"),
    "account.emailconfirmation.email_address": _("电子邮箱"),
    "account.emailconfirmation.key": _("验证码"),
    "browsers.session.session_data": _("登录状态"),
    "mfa.authenticator.user": _("本人"),
    "mfa.authenticator.type": _("种类"),
    "mfa.authenticator.data": _("验证用的密钥"),
    "mfa.authenticator.created_at": _("添加时间"),
    "mfa.authenticator.last_used_at": _("最近使用"),
}
"""By the label of the model and the column."""


def record_name(model: type[models.Model], via: str) -> str:
    """One kind of record; two keys into the same table are two kinds for its reader."""
    return str(RECORDS.get((model._meta.label_lower, via)) or model._meta.verbose_name)


def column_name(model: type[models.Model], name: str) -> str:
    """One column."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{model._meta.label}.{name} is no column")
    return str(COLUMNS.get(f"{model._meta.label_lower}.{name}") or field.verbose_name)
