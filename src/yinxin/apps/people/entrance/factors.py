"""What allauth asks about second factors: how their secrets are kept, what they are called, who must keep one."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from allauth.core import context as running
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yinxin.apps.people import access
from yinxin.apps.people.entrance import sentences
from yinxin.apps.people.models import User
from yinxin.kit import keys
from yinxin.kit.vault import ciphers, keyring

_OWNER: ContextVar[int | None] = ContextVar("owner", default=None)


class UnreadableSecretError(ValueError):
    """A stored secret was altered, or sealed under another key or for another person."""


@contextmanager
def owned_by(user: AbstractBaseUser | AnonymousUser) -> Iterator[None]:
    """Inside, secrets are those of this person: allauth asks for sealing and opening without saying whose."""
    token = _OWNER.set(user.pk)
    try:
        yield
    finally:
        _OWNER.reset(token)


class FactorAdapter(DefaultMFAAdapter):
    """Named in MFA_ADAPTER."""

    error_messages = {**DefaultMFAAdapter.error_messages, **sentences.FACTOR_FAULTS}

    def encrypt(self, text: str) -> str:
        """The secret of an authenticator app opens the account to whoever reads it, so a copy of the database must not hold it."""
        return base64.b64encode(ciphers.seal(keyring.suite(), _key(), text.encode(), _place())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; UnreadableSecretError, never the sealed text itself, for what does not open."""
        try:
            return ciphers.unseal(_key(), base64.b64decode(encrypted_text), _place()).decode()
        except ValueError:  # UnsealableError is one
            raise UnreadableSecretError("the secret of a second factor does not open") from None

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("通行密钥%(number)s") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever must have a second factor keeps the last one until there is another."""
        others = _strong(authenticator.user).exclude(pk=authenticator.pk)
        return not must_have_factor(authenticator.user) or others.exists()


def must_have_factor(user: AbstractBaseUser) -> bool:
    """Whether somebody must have a passkey or an authenticator app: whoever holds a post, where the setting says so."""
    wanted: bool = settings.OFFICIALS_NEED_SECOND_FACTOR
    return wanted and isinstance(user, User) and access.posts(user).exists()


def has_factor(user: AbstractBaseUser) -> bool:
    return _strong(user).exists()


def _strong(user: AbstractBaseUser) -> QuerySet[Authenticator]:
    """Recovery codes alone are none: they are on paper to be used once."""
    return Authenticator.objects.filter(
        user_id=user.pk, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    )


def _place() -> str:
    """Bound to its owner: put into another's row it opens nothing. LookupError where nobody said whose it is."""
    request = running.request
    owner = _OWNER.get() or (request.user.pk if request is not None else None)
    if owner is None:
        raise LookupError("a secret of nobody: see owned_by")
    return f"mfa.authenticator.data|{owner}"


def _key() -> bytes:
    return keys.derived(keys.Key.VAULT, "people.second-factor")
