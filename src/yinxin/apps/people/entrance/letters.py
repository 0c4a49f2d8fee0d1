"""The letters about an account. They carry no name, no office and no case: a letter box abroad may be read by others."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NOT_YOU = gettext_lazy("如果不是您本人操作，请立即登录银信修改口令，并查看“登录的设备”；登录不了请联系开设账号的单位。")
IGNORE = gettext_lazy("如果不是您本人操作，请不要理会这封信，也不要把验证码告诉任何人。")


@dataclass(frozen=True, slots=True)
class Letter:
    """`text` may have places for what it tells: a code, an address."""

    subject: str | Promise
    text: str | Promise
    closing: str | Promise = NOT_YOU


CODE = gettext_lazy("您的验证码是：\n\n%(code)s\n\n请在15分钟内填写。")

LETTERS: dict[str, Letter] = {
    "account/email/email_confirmation_signup": Letter(gettext_lazy("确认邮箱"), CODE, IGNORE),
    "account/email/email_confirmation": Letter(gettext_lazy("确认邮箱"), CODE, IGNORE),
    "account/email/password_reset_code": Letter(gettext_lazy("重设口令"), CODE, IGNORE),
    "account/email/account_already_exists": Letter(
        gettext_lazy("您已有账号"),
        gettext_lazy("有人用这个邮箱注册，但它已经有账号。忘记口令可以在这里重设：\n\n%(password_reset_url)s"),
        IGNORE,
    ),
    "account/email/unknown_account": Letter(
        gettext_lazy("没有这个账号"),
        gettext_lazy("有人要为这个邮箱重设口令，但它在银信没有账号。您可能用了别的邮箱。"),
        IGNORE,
    ),
    "account/email/password_changed": Letter(gettext_lazy("口令已修改"), gettext_lazy("您的银信口令已修改。")),
    "account/email/email_changed": Letter(
        gettext_lazy("邮箱已更换"), gettext_lazy("您的银信账号已改用另一个邮箱，这个邮箱不再用于登录。")
    ),
    "mfa/email/totp_activated": Letter(gettext_lazy("验证器已设置"), gettext_lazy("您的银信账号已设置验证器。")),
    "mfa/email/totp_deactivated": Letter(gettext_lazy("验证器已取消"), gettext_lazy("您的银信账号已取消验证器。")),
    "mfa/email/webauthn_added": Letter(gettext_lazy("通行密钥已添加"), gettext_lazy("您的银信账号已添加通行密钥。")),
    "mfa/email/webauthn_removed": Letter(
        gettext_lazy("通行密钥已删去"), gettext_lazy("您的银信账号已删去一个通行密钥。")
    ),
    "mfa/email/recovery_codes_generated": Letter(
        gettext_lazy("恢复码已更换"), gettext_lazy("您的银信账号已生成新的恢复码，旧的作废。")
    ),
    "people/second-factor-reset": Letter(
        gettext_lazy("两步验证已重置"),
        gettext_lazy("您的单位重置了您账号的两步验证，所有设备都已退出。请用口令登录，重新设置。"),
    ),
    "people/sessions-ended": Letter(
        gettext_lazy("所有设备都已退出"), gettext_lazy("您的单位让您的账号在所有设备上退出登录。请重新登录。")
    ),
}
"""By the name allauth gives the letter; ours begin with "people/"."""


ASKED_FOR = frozenset(
    {
        "account/email/email_confirmation_signup",
        "account/email/email_confirmation",
        "account/email/password_reset_code",
        "account/email/account_already_exists",
        "account/email/unknown_account",
    }
)
"""What a stranger can have sent to somebody by typing an address; only these are limited. News of a change always goes out."""

TOLD_BY_US = frozenset({"account/email/password_reset"})
"""What allauth would send beside the letter that the action itself sends."""


def written(name: str, facts: dict[str, object]) -> tuple[str, str]:
    """Subject and text in the language in force; KeyError for a letter nobody wrote."""
    letter = LETTERS[name]
    subject = _("银信：%(subject)s") % {"subject": letter.subject}
    return subject, f"{str(letter.text) % facts}\n\n{letter.closing}\n"
