"""A page of a catalogued book as a picture, the sizes it is shown in, and what is written on it, region by region."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.genealogy.models import Book
from yinxin.kit.intake.models import Received


class Side(models.TextChoices):
    """Of a leaf that was folded and sewn, 甲 is read first and lies on the right."""

    FIRST = "first", pgettext_lazy("书页", "右半叶（甲）")
    SECOND = "second", pgettext_lazy("书页", "左半叶（乙）")
    WHOLE = "whole", pgettext_lazy("书页", "整叶")
    COVER = "cover", pgettext_lazy("书页", "封面、扉页")


class Rights(models.TextChoices):
    """Statements that have an address of their own, as IIIF wants them."""

    PUBLIC_DOMAIN = "pdm", pgettext_lazy("书页", "公有领域")
    CC0 = "cc0", "CC0 1.0"
    CC_BY = "by", "CC BY 4.0"
    COPYRIGHT = "inc", pgettext_lazy("书页", "版权所有")
    UNKNOWN = "und", pgettext_lazy("书页", "版权情况不明")


class Opening(models.TextChoices):
    """How far the holder of the book lets it be seen. Public it is only once two officials said that it names nobody who may live."""

    PUBLIC = "public", pgettext_lazy("书页", "公开")
    ON_SITE = "on-site", pgettext_lazy("书页", "到馆阅览")
    CLOSED = "closed", pgettext_lazy("书页", "不开放")


class Page(models.Model):
    """`number` is its place in the book. `stated_by` and `confirmed_by` are the two who said that it names nobody who may live."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="scans", verbose_name=_("族谱目录里的书"))
    number = models.PositiveIntegerField(
        pgettext_lazy("书页", "第几张"), validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )
    folio = models.CharField(
        pgettext_lazy("书页", "书上的页码"), max_length=60, blank=True, help_text=_("例如：卷三第十二叶")
    )
    side = models.CharField(pgettext_lazy("书页", "哪一面"), max_length=6, choices=Side.choices, default=Side.WHOLE)
    rights = models.CharField(pgettext_lazy("书页", "使用权利"), max_length=3, choices=Rights.choices)
    opening = models.CharField(
        pgettext_lazy("书页", "开放程度"), max_length=7, choices=Opening.choices, default=Opening.CLOSED
    )
    received = models.OneToOneField(Received, models.PROTECT, related_name="+", verbose_name=_("文件"))
    width = models.PositiveIntegerField(pgettext_lazy("书页", "宽（像素）"))
    height = models.PositiveIntegerField(pgettext_lazy("书页", "高（像素）"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("上传人"))
    at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("声明人")
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("复核人")
    )

    class Meta:
        verbose_name = _("书页")
        verbose_name_plural = _("书页")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="books_one_page_in_one_place"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | (Q(stated_by__isnull=False) & ~Q(stated_by=F("confirmed_by"))),
                name="books_two_state_that_nobody_lives",
            ),
        ]

    def __str__(self) -> str:
        return self.folio or str(self.number)

    @property
    def is_cleared(self) -> bool:
        return self.confirmed_by_id is not None


def kept_name(_row: PageSize, _name: str) -> str:
    """A random name of 128 bits, apart from what the intake keeps and sweeps."""
    token = secrets.token_hex(16)
    return f"pages/{token[:2]}/{token}"


class PageSize(models.Model):
    """The page as JPEG in one of the sizes in which it is shown; the largest is the whole picture."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="sizes", verbose_name=_("书页"))
    width = models.PositiveIntegerField(pgettext_lazy("书页", "宽（像素）"))
    height = models.PositiveIntegerField(pgettext_lazy("书页", "高（像素）"))
    file = models.FileField(_("内容"), upload_to=kept_name, max_length=100)

    class Meta:
        verbose_name = _("书页的尺寸")
        verbose_name_plural = _("书页的尺寸")
        ordering = ["width"]

    def __str__(self) -> str:
        return f"{self.width}×{self.height}"

    @property
    def size(self) -> str:
        """As the addresses of the Image API write it."""
        return f"{self.width},{self.height}"


class Region(models.Model):
    """A box on the page, in pixels of the whole picture, and the words in it. `read_by` is somebody else who compared them."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="regions", verbose_name=_("书页"))
    left = models.PositiveIntegerField(pgettext_lazy("书页", "左边"))
    top = models.PositiveIntegerField(pgettext_lazy("书页", "上边"))
    width = models.PositiveIntegerField(pgettext_lazy("书页", "宽（像素）"), validators=[MinValueValidator(1)])
    height = models.PositiveIntegerField(pgettext_lazy("书页", "高（像素）"), validators=[MinValueValidator(1)])
    text = models.TextField(pgettext_lazy("书页", "录文"), max_length=4_000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("录文人"))
    at = models.DateTimeField(_("录文时间"), auto_now=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("校对人")
    )

    class Meta:
        verbose_name = _("录文")
        verbose_name_plural = _("录文")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(read_by__isnull=True) | ~Q(read_by=F("by")), name="books_second_reader_is_another"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
