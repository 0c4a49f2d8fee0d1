"""A message on its way to one address. The row is there only while it waits."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """`sealed` holds address, headers and text together; nothing about the recipient stands in the open.
    `recipient_digest`, which only the index key can make, finds what waits for one address when its owner erases herself.

    The text may hold a link that signs somebody in, and the recipient may have no account and so no key of her own.
    Hence one key for all mail, from the vault's key outside the database, and a short life: the row is deleted in the
    transaction that says it was sent, and after a few days in any case.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField(_("邮件"))
    recipient_digest = models.CharField(_("收件地址校验值"), max_length=64, db_index=True)
    created_at = models.DateTimeField(_("发起时间"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("邮件")
        verbose_name_plural = _("邮件")

    def __str__(self) -> str:
        return str(self.pk)
