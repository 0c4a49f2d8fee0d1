"""Whose hand was in the names or the proof of a person since two officials last agreed about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yinxin.apps.roots.families.models.person import Person

if TYPE_CHECKING:
    Hands = models.Manager["ProofHand"]
else:
    Hands = models.Manager


class ProofHand(models.Model):
    """An official who stated, added, changed or took away something of her. None of them may be the second who confirms it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="hands", verbose_name=_("谱中人"))
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("登记证据的人")
    )

    objects: Hands = models.Manager()

    class Meta:
        verbose_name = _("登记证据的人")
        verbose_name_plural = _("登记证据的人")
        constraints = [models.UniqueConstraint(fields=["person", "stated_by"], name="families_hand_once")]

    def __str__(self) -> str:
        return f"#{self.person_id}"
