"""The way to one's notices at the head of every page, with how many are unread."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from yinxin.apps.notices.access import MOST_COUNTED, unread_count
from yinxin.apps.people.models import User
from yinxin.kit.ui.context import Mark


def unread(request: HttpRequest) -> Mark | None:
    """One query for whoever signed in, none for anybody else."""
    if not isinstance(request.user, User):
        return None
    count = unread_count(request.user)
    shown = f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count or "")
    url = reverse("notices:list")
    return Mark(_("通知"), url, request.path == url, shown, _("条未读") if count else "")
