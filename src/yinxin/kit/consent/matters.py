"""What asks for a consent. Each app declares its own matters, settings name them, and a page asks for each by its own tick."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from yinxin.domain.privacy.consents import ARTICLES, SeparateConsent, Wording, current


@dataclass(frozen=True, slots=True)
class Matter:
    """One act that needs a consent. `scope` is printed into the wording, in the language of the page.

    `on_withdrawal` is called with the person in the transaction of the withdrawal and undoes what stood on the consent.
    """

    code: str
    purpose: SeparateConsent
    title: str | Promise
    scope: str | Promise
    on_withdrawal: Callable[[AbstractBaseUser], None]

    @property
    def wording(self) -> Wording:
        return current(self.purpose)

    @property
    def article(self) -> int:
        """The article of the Personal Information Protection Law that asks for it."""
        return ARTICLES[self.purpose]


def declared() -> tuple[Matter, ...]:
    """Every matter of the settings, in their order."""
    return tuple(import_string(name) for name in settings.CONSENT_MATTERS)


def of(code: str) -> Matter | None:
    """The matter of a code; None when nothing asks under it any more."""
    return next((matter for matter in declared() if matter.code == code), None)
