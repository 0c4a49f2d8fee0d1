"""A person of a genealogy who is proven to have died. Of nobody else is a row ever kept; whoever is not proven is not in any query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yinxin.apps.roots.families.models.citation import Citation
from yinxin.apps.roots.families.models.clan import Branch, Clan
from yinxin.domain.kinship.living import RULE, Because, Verdict

if TYPE_CHECKING:
    Everyone = models.Manager["Person"]
else:
    Everyone = models.Manager


SPOUSE = "spouse"
"""The kind of relation that goes both ways; any other leads from a child to a parent."""


class Sex(models.TextChoices):
    MALE = "male", _("男")
    FEMALE = "female", _("女")
    UNKNOWN = "unknown", _("不详")


class Visibility(models.TextChoices):
    """OFFICE: the family asked, or the matter wants it. A person's sources stay with the office."""

    PUBLIC = "public", _("公开")
    OFFICE = "office", _("只在机关内")


class Deceased(Everyone):
    """The default manager: the proven deceased alone, by the rule that holds today and not by what was once written."""

    def get_queryset(self) -> QuerySet[Person]:
        return super().get_queryset().filter(proven()).exclude(beside_the_living())


class Person(models.Model):
    """`generation` is 世 as the book numbers it. `standing` to `judged_on` are computed by `families.judging` and never typed.

    `proven_from` is the day from which the death is proven. `everyone` is for the judge and the keeper of rows alone. Where the proof was
    typed by an official (`stated_by`) she `is_waiting` until another has seen it too (`confirmed_by`), and nobody outside the office
    sees her.
    """

    clan = models.ForeignKey(Clan, models.PROTECT, related_name="persons", verbose_name=_("宗族"))
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, related_name="persons", verbose_name=_("房派")
    )
    sex = models.CharField(_("性别"), max_length=8, choices=Sex.choices, default=Sex.UNKNOWN)
    generation = models.PositiveSmallIntegerField(
        _("世次"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(300)]
    )
    visibility = models.CharField(_("公开范围"), max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC)
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+", verbose_name=_("引证"))
    standing = models.CharField(
        _("是否已故"),
        max_length=12,
        choices=[(one.value, one.value) for one in Verdict],
        default=Verdict.MAYBE_LIVING,
        editable=False,
    )
    because = models.CharField(
        _("依据"),
        max_length=16,
        choices=[(one.value, one.value) for one in Because],
        default=Because.UNKNOWN,
        editable=False,
    )
    proven_from = models.DateField(_("自哪天起可证"), null=True, editable=False)
    judged_on = models.DateField(_("判定日期"), null=True, editable=False)
    rule = models.PositiveSmallIntegerField(_("判定规则"), default=0, editable=False)
    is_waiting = models.BooleanField(_("等第二人核对"), default=False, editable=False, db_index=True)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("登记证据的人"),
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("复核人")
    )

    objects = Deceased()
    everyone: Everyone = models.Manager()

    class Meta:
        verbose_name = _("谱中人")
        verbose_name_plural = _("谱中人")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["branch", "generation"], name="families_person_in_branch"),
            models.Index(fields=["standing", "proven_from"], name="families_person_standing"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(standing=Verdict.DECEASED.value)
                | Q(proven_from__isnull=False, judged_on__isnull=False, rule__gt=0),
                name="families_person_deceased_is_proven",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | Q(is_waiting=False, stated_by__isnull=False) & ~Q(stated_by=F("confirmed_by")),
                name="families_person_two_saw_the_proof",
            ),
        ]

    def __str__(self) -> str:
        """Never a name: this stands in logs."""
        return f"#{self.pk}"


def proven(prefix: str = "") -> Q:
    """What a row must say that its person may be shown. `prefix` leads to the person ("person__")."""
    told: dict[str, Any] = {
        "standing": Verdict.DECEASED.value,
        "rule": RULE,
        "proven_from__lte": timezone.localdate(),
    }
    return Q(**{f"{prefix}{name}": value for name, value in told.items()})


def beside_the_living(to: str = "pk") -> Q:
    """Persons a parent or spouse of whom may live, asked again from the relations themselves. `to` leads to the person's key."""
    may_live = ~Q(standing=Verdict.DECEASED.value, rule=RULE) & ~Q(because=Because.BESIDE_LIVING.value)
    parents = Person.everyone.filter(may_live, related_to__person=OuterRef(to))
    spouses = Person.everyone.filter(may_live, relations__kind=SPOUSE, relations__other=OuterRef(to))
    return Q(Exists(parents)) | Q(Exists(spouses))


class IndexState(models.Model):
    """One row: `number` grows with every change to persons, so that whoever holds names in memory knows when to read them anew."""

    number = models.PositiveBigIntegerField(_("变动次数"), default=0)

    class Meta:
        verbose_name = _("谱中人变动次数")
        verbose_name_plural = _("谱中人变动次数")

    def __str__(self) -> str:
        return str(self.number)
