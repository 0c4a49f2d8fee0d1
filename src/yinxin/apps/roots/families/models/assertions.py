"""What sources say of a person: names, events, relations. Each has its citation, and those that contradict each other stay both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.roots.families.models.citation import Citation
from yinxin.apps.roots.families.models.person import SPOUSE, Person, beside_the_living, proven
from yinxin.apps.roots.families.models.place import Place
from yinxin.kit.registers.edtf_field import EdtfField

if TYPE_CHECKING:
    Rows = models.Manager[Any]
else:
    Rows = models.Manager


class OfDeceased(Rows):
    """What belongs to the proven deceased alone, by each key that leads to a person."""

    def __init__(self, *keys: str) -> None:
        super().__init__()
        self.keys = keys or ("person",)

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset()
        for key in self.keys:
            rows = rows.filter(proven(f"{key}__")).exclude(beside_the_living(f"{key}_id"))
        return rows


class NameKind(models.TextChoices):
    """名 to 諱 are of the old order of names; a paper name is the one on bought papers."""

    BIRTH = "birth", pgettext_lazy("人名", "名")
    COURTESY = "courtesy", pgettext_lazy("人名", "字")
    ART = "art", pgettext_lazy("人名", "号")
    TABOO = "taboo", pgettext_lazy("人名", "讳")
    GENERATION = "generation", pgettext_lazy("人名", "派名")
    MILK = "milk", pgettext_lazy("人名", "乳名")
    MARRIED = "married", pgettext_lazy("人名", "婚后姓名")
    PAPER = "paper", pgettext_lazy("人名", "纸名（证件上的名）")
    ALIAS = "alias", pgettext_lazy("人名", "别名")


class Script(models.TextChoices):
    """ISO 15924."""

    HANT = "Hant", _("繁体字")
    HANS = "Hans", _("简体字")
    LATN = "Latn", _("拉丁字母")
    THAI = "Thai", _("泰文")
    OTHER = "Zyyy", _("其他文字")


class PersonName(models.Model):
    """Surname and given part as the source writes them. `language` is a tag of BCP 47 ("yue-Latn-x-us-taishan")."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names", verbose_name=_("谱中人"))
    kind = models.CharField(pgettext_lazy("人名", "哪一种"), max_length=10, choices=NameKind.choices)
    surname = models.CharField(pgettext_lazy("人名", "姓"), max_length=40, blank=True)
    given = models.CharField(pgettext_lazy("人名", "名字"), max_length=80, blank=True)
    language = models.CharField(_("语言标签"), max_length=60, blank=True)
    script = models.CharField(_("文字"), max_length=4, choices=Script.choices, default=Script.HANT)
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+", verbose_name=_("引证"))

    objects = OfDeceased()
    everyone: Rows = models.Manager()

    class Meta:
        verbose_name = _("人名")
        verbose_name_plural = _("人名")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(surname="", given=""),
                name="families_name_says_something",
                violation_error_message=_("请写姓或名。"),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """Surname first, as the hometown writes it."""
        between = " " if self.script in (Script.LATN, Script.OTHER) else ""
        return f"{self.surname}{between}{self.given}".strip()


class EventKind(models.TextChoices):
    BIRTH = "birth", pgettext_lazy("生平", "出生")
    DEATH = "death", pgettext_lazy("生平", "去世")
    BURIAL = "burial", pgettext_lazy("生平", "安葬")
    MARRIAGE = "marriage", pgettext_lazy("生平", "婚娶")
    ADOPTION = "adoption", pgettext_lazy("生平", "过继")
    EMIGRATION = "emigration", pgettext_lazy("生平", "出洋")
    RETURN = "return", pgettext_lazy("生平", "回国")
    RESIDENCE = "residence", pgettext_lazy("生平", "居住")
    OFFICE = "office", pgettext_lazy("生平", "科举、任职")


class Event(models.Model):
    """What a source says happened, and when in its words. A death without a date is a record of death too."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="events", verbose_name=_("谱中人"))
    kind = models.CharField(pgettext_lazy("生平", "哪一件"), max_length=10, choices=EventKind.choices)
    on = EdtfField(_("时间"), blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("地名表里的地方")
    )
    place_text = models.CharField(_("出处所写的地方"), max_length=100, blank=True)
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+", verbose_name=_("引证"))

    objects = OfDeceased()
    everyone: Rows = models.Manager()

    class Meta:
        verbose_name = _("生平记载")
        verbose_name_plural = _("生平记载")
        ordering = ["on_year", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}".strip()


class RelationKind(models.TextChoices):
    """What the other is to the person. An heir's father bounds no birth; of an uncertain parent nobody knows."""

    FATHER = "father", _("父")
    MOTHER = "mother", _("母")
    HEIR_OF = "heir-of", _("嗣父（出继到他名下）")
    ALSO_HEIR_OF = "also-heir-of", _("兼祧之父")
    SPOUSE = SPOUSE, _("配偶")
    UNCERTAIN = "uncertain", _("疑为父母")

    @property
    def is_blood(self) -> bool:
        return self in (RelationKind.FATHER, RelationKind.MOTHER)


class Relation(models.Model):
    """`other` is the parent or the spouse of `person`. `rank` is the order among her siblings, or of wives (1: 原配)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="relations", verbose_name=_("谱中人"))
    other = models.ForeignKey(Person, models.CASCADE, related_name="related_to", verbose_name=_("另一人"))
    kind = models.CharField(pgettext_lazy("世系", "是什么人"), max_length=12, choices=RelationKind.choices)
    rank = models.PositiveSmallIntegerField(_("排行或次序"), null=True, blank=True)
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+", verbose_name=_("引证"))

    objects = OfDeceased("person", "other")
    everyone: Rows = models.Manager()

    class Meta:
        verbose_name = _("世系关系")
        verbose_name_plural = _("世系关系")
        ordering = ["rank", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=F("other")),
                name="families_nobody_is_her_own_kin",
                violation_error_message=_("一个人不能和自己有世系关系。"),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.person_id} {self.get_kind_display()} #{self.other_id}"
