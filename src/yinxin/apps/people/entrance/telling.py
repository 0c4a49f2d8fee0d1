"""Our own letters about an account, beside those that allauth has sent."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import override

from yinxin.apps.people.entrance import letters
from yinxin.apps.people.models import User


def tell(name: str, user: User) -> None:
    """Send a letter to the owner of an account in her language, in the transaction of the act it tells of."""
    with override(user.language):
        subject, text = letters.written(name, {})
    EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email]).send()
