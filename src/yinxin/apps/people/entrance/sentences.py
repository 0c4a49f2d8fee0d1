"""What allauth would say in its own words, in ours: what is wrong, and what to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WRONG_CODE = _("验证码不对或已过期。请核对后重新填写。")
NOT_YOURS = _("这个通行密钥不能用于本账号。请换一个，或用口令登录。")

FAULTS: dict[str, str | Promise] = {
    "account_inactive": _("这个账号已停用。请联系开设账号的单位。"),
    "duplicate_email": _("这就是您现在的邮箱。请填写新的邮箱。"),
    "email_password_mismatch": _("电子邮箱或口令不对。请检查后再试；忘记口令可以重设。"),
    "email_taken": _("这个邮箱不能使用。请换一个。"),
    "enter_current_password": _("现在的口令不对。请重新填写。"),
    "incorrect_code": WRONG_CODE,
    "incorrect_password": _("口令不对。请重新填写。"),
    "same_as_current": _("新的内容与现在的相同。请重新填写。"),
    "too_many_login_attempts": _("验证码多次不对，这次办理已经取消。请从头再来一次。"),
    "rate_limited": _("操作太频繁，这一次没有办理。请稍后再试。"),
}
"""By allauth's own codes; a code that is missing here keeps allauth's sentence."""

FACTOR_FAULTS: dict[str, str | Promise] = {
    "cannot_delete_authenticator": _("您的岗位必须保留一种两步验证。请先设置通行密钥，再取消验证器。"),
    "cannot_generate_recovery_codes": _("先设置通行密钥或验证器，才能生成恢复码。"),
    "incorrect_code": WRONG_CODE,
    "unverified_email": _("先确认邮箱，才能设置两步验证。"),
}

MESSAGES: dict[str, str | Promise] = {
    "account/messages/password_changed.txt": _("口令已修改。请用新口令登录。"),
    "account/messages/email_confirmed.txt": _("邮箱已确认。"),
    "account/messages/email_confirmation_failed.txt": _("这个邮箱不能使用。请换一个。"),
    "mfa/messages/totp_activated.txt": _("验证器已设置。"),
    "mfa/messages/totp_deactivated.txt": _("验证器已取消。"),
    "mfa/messages/webauthn_added.txt": _("通行密钥已添加。"),
    "mfa/messages/webauthn_removed.txt": _("通行密钥已删去。"),
    "mfa/messages/recovery_codes_generated.txt": _("恢复码已生成。请抄下来，放在稳妥的地方。"),
}
"""By the template allauth would render; what is missing here is not said at all: the next page shows it anyway."""

WAYS: dict[str, str | Promise] = {
    "reauthenticate": _("填写口令"),
    "mfa_reauthenticate": _("填写验证器的数字或恢复码"),
    "mfa_reauthenticate:webauthn": _("用通行密钥"),
}
"""How somebody may show once more that it is she."""
