"""The e-mails: what is new, in the reader's language, with links that lead here. Nothing in them is about anybody else."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from yinxin.apps.notices.models import Notice
from yinxin.apps.people.models import User

LONGEST_SUBJECT = 78
"""Characters: what RFC 5322 (2.1.1) wants a line not to exceed."""

MOST_LISTED = 50
"""The rest is on the page; a letter that nobody reads to its end helps nobody."""


def urgent(person: User, notices: Sequence[Notice]) -> EmailMessage:
    """What wants to be read now."""
    with override(person.language):
        subject = _on_one_line(notices[0].text_outside)
        if len(notices) > 1:
            subject = ngettext("%(n)s条紧急通知", "%(n)s条紧急通知", len(notices)) % {"n": len(notices)}
        return _letter(person, notices, subject)


def digest(person: User, notices: Sequence[Notice]) -> EmailMessage:
    """What has come since the last one."""
    with override(person.language):
        count = {"n": len(notices)}
        subject = ngettext("%(n)s条新通知", "%(n)s条新通知", count["n"]) % count
        first = ngettext("您有%(n)s条还没有读的通知：", "您有%(n)s条还没有读的通知：", count["n"]) % count
        return _letter(person, notices, subject, first)


def short(person: User) -> str:
    """A short text through other people's hands: that there is something, and where."""
    with override(person.language):
        return _("【银信】您有一条紧急通知，请登录查看：%(url)s") % {"url": absolute(reverse("notices:list"))}


def _letter(person: User, notices: Sequence[Notice], subject: str, first: str = "") -> EmailMessage:
    shown = [f"{_on_one_line(one.text_outside)}\n{absolute(one.link)}" for one in notices[:MOST_LISTED]]
    more = {"n": len(notices) - MOST_LISTED}
    if more["n"] > 0:
        shown.append(
            ngettext("还有%(n)s条，请打开全部通知查看。", "还有%(n)s条，请打开全部通知查看。", more["n"]) % more
        )
    last = "\n".join(
        [
            _("全部通知：%(url)s") % {"url": absolute(reverse("notices:list"))},
            _("更改接收方式：%(url)s") % {"url": absolute(reverse("notices:settings"))},
        ]
    )
    headed = _("银信：%(subject)s") % {"subject": subject}
    text = "\n\n".join(part for part in (first, *shown, last) if part)
    return EmailMessage(_cut(headed), f"{text}\n", to=[person.email])


def absolute(path: str) -> str:
    """An address that leads here from anywhere."""
    return f"{settings.SITE_URL}{path}"


def _on_one_line(text: str) -> str:
    """A title may have been printed over two lines; a subject may not."""
    return " ".join(text.split())


def _cut(subject: str) -> str:
    return subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1]}…"
