"""In production nobody comes in by a door that was made for trying things out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

NEVER = ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", "MFA_TOTP_INSECURE_BYPASS_CODE")
ALWAYS = ("ACCOUNT_PREVENT_ENUMERATION", "ACCOUNT_REAUTHENTICATION_REQUIRED", "MFA_PASSKEY_LOGIN_ENABLED")


@register(Tags.security, deploy=False)
def entrance_is_closed(**_: Any) -> list[CheckMessage]:
    """What allauth offers for tests is absent, what protects accounts is on, and passwords are hashed slowly."""
    if not settings.PRODUCTION:
        return []
    open_doors = [name for name in NEVER if getattr(settings, name, None)]
    missing = [name for name in ALWAYS if getattr(settings, name, None) is not True]
    faults: list[CheckMessage] = [
        Error(f"{name} 只供测试，会让人绕过两步验证：请从设置中删去。", id="yinxin.E060") for name in open_doors
    ]
    faults += [Error(f"{name} 被关闭，账号失去保护：请恢复。", id="yinxin.E061") for name in missing]
    if not settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher"):
        faults.append(Error("口令没有用 argon2 保存：请恢复 PASSWORD_HASHERS。", id="yinxin.E062"))
    if not settings.OFFICIALS_NEED_SECOND_FACTOR:
        sentence = (
            "工作人员可以只凭口令登录：请删去 YINXIN_OFFICIALS_NEED_SECOND_FACTOR=no，让他们设置通行密钥或验证器。"
        )
        faults.append(Warning(sentence, id="yinxin.W063"))
    return faults
