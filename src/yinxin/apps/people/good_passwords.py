"""Which passwords are good enough, as Django judges them, said in the words of our pages.

Django's own sentences are not whole in Chinese (5.2: the one about the length comes in English), and speak of 密码.
"""

from __future__ import annotations

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _


class LongEnough(django.MinimumLengthValidator):
    """`min_length` characters at least."""

    def get_error_message(self) -> str:
        return _("口令太短，至少要%(min_length)s个字符。")


class NotCommon(django.CommonPasswordValidator):
    """None of the twenty thousand that are tried first."""

    def get_error_message(self) -> str:
        return _("这个口令太常见，容易被猜到。请换一个。")


class NotAboutOneself(django.UserAttributeSimilarityValidator):
    """Not close to the name or the e-mail address."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("name", "email"))

    def get_error_message(self) -> str:
        return _("口令与您的姓名或邮箱太像，容易被猜到。请换一个。")
