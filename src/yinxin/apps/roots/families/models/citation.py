"""Where an assertion was read: the book and its page, the words, and how far they carry."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.genealogy.models import Book
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.web_address import WebAddressField


class Confidence(models.TextChoices):
    """How near the source was to what it says. No person is weighed by it, only the source."""

    RECORD = "record", _("当时的记载")
    LATER = "later", _("后来的记载")
    TOLD = "told", _("口述")
    DOUBTFUL = "doubtful", _("出处自己存疑")


class Citation(models.Model):
    """A catalogued book, or another source by its title. `made` is when the source was written: who stands in it was born by then,
    unless her line was `added_later` by hand."""

    book = models.ForeignKey(
        Book, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("族谱目录里的书")
    )
    title = models.CharField(_("其他出处"), max_length=200, blank=True, help_text=_("碑刻、档案、报刊的名称和编号"))
    page = models.CharField(_("卷页"), max_length=60, blank=True)
    quotation = models.CharField(_("原文"), max_length=300, blank=True)
    made = EdtfField(_("出处年代"), blank=True)
    added_later = models.BooleanField(_("后人添写的"), default=False)
    address = WebAddressField(_("网上地址"), blank=True)
    confidence = models.CharField(pgettext_lazy("出处", "可信程度"), max_length=10, choices=Confidence.choices)

    class Meta:
        verbose_name = _("引证")
        verbose_name_plural = _("引证")
        constraints = [
            models.CheckConstraint(
                condition=Q(book__isnull=False) | ~Q(title=""),
                name="families_citation_names_its_source",
                violation_error_message=_("请选一本书，或写出处的名称。"),
            )
        ]

    def __str__(self) -> str:
        name = self.book.name if self.book else self.title
        return f"{name} {self.page}".strip()
