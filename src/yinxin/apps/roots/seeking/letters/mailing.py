"""The three mails of a letter. None holds a word of it: a letter box abroad may be read by others."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from yinxin.apps.roots.seeking.models import QueryLetter


def send_code(letter: QueryLetter, email: str, code: str) -> None:
    with override(letter.language):
        subject = _("银信：确认邮箱")
        asked = urlencode({"number": letter.number, "language": letter.language})
        text = _(
            "您的验证码是：\n\n%(code)s\n\n请在60分钟内，填到刚才写信的网页上。那一页关了的，请打开：\n\n%(url)s"
        ) % {
            "code": code,
            "url": f"{settings.SITE_URL}{reverse('seeking:confirm')}?{asked}",
        }
        closing = _("如果不是您本人写的信，请不要理会；没有人会读到那封信，两天后它自动删除。")
        _send(email, subject, f"{text}\n\n{closing}\n")


def send_receipt(letter: QueryLetter, email: str, key: str) -> None:
    """The writer's own page stands from the day the letter is received, not only once there is an answer."""
    with override(letter.language):
        told = {"number": letter.number, "day": str(letter.due_on), "url": _page(letter, key)}
        text = _("您的信（回执号 %(number)s）已收到，%(day)s以前给您答复。办到哪里、谁读过，请看：\n\n%(url)s") % told
        closing = _("这个链接只给您，请留好：答复也在那一页上。您可以在那里随时删除这封信。")
        _send(email, _("银信：您的信已收到"), f"{text}\n\n{closing}\n")


def send_answer(letter: QueryLetter, email: str, key: str) -> None:
    with override(letter.language):
        url = _page(letter, key)
        text = _("您的信（回执号 %(number)s）已有答复，请打开：\n\n%(url)s") % {"number": letter.number, "url": url}
        closing = _("这个链接只给您。信和答复在180天后删除，您也可以在那一页上随时删除。")
        _send(email, _("银信：您的信已有答复"), f"{text}\n\n{closing}\n")


def _page(letter: QueryLetter, key: str) -> str:
    return settings.SITE_URL + reverse("seeking:answer", args=[key]) + f"?language={letter.language}"


def _send(email: str, subject: str, text: str) -> None:
    EmailMessage(subject, text, to=[email]).send()
