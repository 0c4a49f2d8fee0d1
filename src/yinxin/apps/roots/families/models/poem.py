"""字輩: the poem whose characters name the generations of a clan or branch, one after the other."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.base import UnitRecord
from yinxin.apps.roots.families.models.clan import Branch, Clan

HAN = "[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
one_character = RegexValidator(rf"^{HAN}$", _("请写一个汉字。"))
characters_alone = RegexValidator(rf"^{HAN}{{2,200}}$", _("请只写汉字，不写标点和空格。"))


class GenerationPoem(UnitRecord):
    """The first of `characters` names the generation `start`, and so on. Each character stands for one generation."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=80, help_text=_("例如：渡头梁氏字派"))
    clan = models.ForeignKey(Clan, models.PROTECT, related_name="poems", verbose_name=_("宗族"))
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, related_name="poems", verbose_name=_("只用于哪一房")
    )
    characters = models.CharField(
        _("字辈"), max_length=200, validators=[characters_alone], help_text=_("按先后只写汉字，不写标点")
    )
    start = models.PositiveSmallIntegerField(_("首字是第几世"))
    source = models.CharField(_("出处"), max_length=200)

    class Meta(UnitRecord.Meta):
        verbose_name = _("字辈")
        verbose_name_plural = _("字辈名录")

    def __str__(self) -> str:
        return self.name


class PoemVariant(models.Model):
    """Another character that some sources have for a generation of the poem."""

    record = models.ForeignKey(GenerationPoem, models.CASCADE, related_name="variants", verbose_name=_("字辈"))
    generation = models.PositiveSmallIntegerField(_("第几世"))
    character = models.CharField(_("异字"), max_length=1, validators=[one_character])
    source = models.CharField(_("出处"), max_length=200)

    class Meta:
        verbose_name = _("字辈异字")
        verbose_name_plural = _("字辈异字")
        ordering = ["generation", "pk"]

    def __str__(self) -> str:
        return self.character
