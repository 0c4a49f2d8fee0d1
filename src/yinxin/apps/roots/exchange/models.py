"""A family tree on its way in: of its file nothing is kept but what was sifted out of it, and that only until it is decided about."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.roots.families.models import Branch, Clan
from yinxin.domain.gedcom.sifted import Sifted, unpacked
from yinxin.domain.gedcom.versions import NoGedcom


class TreeImport(models.Model):
    """`content` is the sifted tree (proven deceased alone) as long as it is open. `apart` are keys in it that an official said to be
    other persons than those who stand already, `taking` those of whom what the file says besides is taken as further assertions.
    `persons` and `added` are the numbers of the persons and of the further assertions that came in, so that it can be undone."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("导入世系", "待确认")
        DONE = "done", pgettext_lazy("导入世系", "已导入")
        UNDONE = "undone", pgettext_lazy("导入世系", "已撤销")

    clan = models.ForeignKey(Clan, models.PROTECT, related_name="+", verbose_name=_("宗族"))
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("房派"))
    title = models.CharField(
        _("文件的来历"),
        max_length=80,
        help_text=_("例如：渡头梁氏族谱电子版，2024年由宗祠提供。不要写在世的人的姓名。"),
    )
    sha256 = models.CharField(_("校验值"), max_length=64)
    version = models.CharField(_("文件格式的版本"), max_length=8)
    characters = models.CharField(_("字符集"), max_length=20)
    counts = models.JSONField(_("文件里的人数"), default=dict)
    lost = models.JSONField(_("没有收的内容"), default=list)
    content = models.TextField(_("待确认的先人"), blank=True)
    apart = models.JSONField(_("另立的人"), default=list)
    taking = models.JSONField(_("补充记载的人"), default=list)
    persons = models.JSONField(_("导入的先人编号"), default=list)
    added = models.JSONField(_("补充的记载编号"), default=dict)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.OPEN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("上传人"))
    at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("导入人")
    )
    done_at = models.DateTimeField(_("导入时间"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("撤销人")
    )
    undone_at = models.DateTimeField(_("撤销时间"), null=True)

    class Meta:
        verbose_name = _("导入的世系文件")
        verbose_name_plural = _("导入的世系文件")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def format(self) -> str:
        """What kind of file it was, in words."""
        return str(_("表格")) if self.version == NoGedcom.SHEET else f"GEDCOM {self.version}"

    @property
    def sifted(self) -> Sifted:
        """While it is open."""
        return unpacked(self.content)
