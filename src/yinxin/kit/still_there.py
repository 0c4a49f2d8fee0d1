"""Whoever writes for a person holds her account first, and only while there still is one.

A request may have been let in a moment before the account was erased or closed. What it then wrote would bring the person back.
"""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import say

say({"account-gone": _("这个账号已经注销或关闭，没有办理。需要时请重新开户，或联系系统管理员。")})


def hold(person: AbstractBaseUser) -> AbstractBaseUser:
    """The account's row, locked until the transaction ends; an erasure comes before the act or after it, never in between.

    RefusedError("account-gone") when it is erased or closed.
    """
    row = locked(person)
    if row is None or not row.is_active:
        raise RefusedError("account-gone")
    return row


def locked(person: AbstractBaseUser) -> AbstractBaseUser | None:
    """The account's row under the same lock, whatever became of it.

    It leaves the keys of other rows to it alone (FOR NO KEY UPDATE), so that an event about the person waits for nobody here.
    """
    return get_user_model()._default_manager.select_for_update(no_key=True).filter(pk=person.pk).first()
