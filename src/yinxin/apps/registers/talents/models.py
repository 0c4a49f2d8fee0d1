"""What somebody says of herself who would help the hometown with what she knows, and the requests to write to her."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.people.models import Unit
from yinxin.domain.registers.renewals import hidden_from


class TalentKind(models.TextChoices):
    """The two registers; a person may stand in both, with one entry each."""

    EXPERT = "expert", _("华侨华人专家人才")
    LANGUAGE = "language", _("外语人才")


class Expertise(models.TextChoices):
    FARMING = "farming", _("农业和食品")
    MAKING = "making", _("制造和材料")
    COMPUTING = "computing", _("信息技术")
    MEDICINE = "medicine", _("医药卫生")
    ENERGY = "energy", _("能源和环保")
    BUILDING = "building", _("建筑和规划")
    TEACHING = "teaching", _("教育")
    LAW = "law", _("法律")
    FINANCE = "finance", _("金融和管理")
    CULTURE = "culture", _("文化艺术")
    INTERPRETING = "interpreting", _("口译")
    TRANSLATING = "translating", _("笔译")


class Language(models.TextChoices):
    EN = "en", _("英语")
    JA = "ja", _("日语")
    KO = "ko", _("韩语")
    RU = "ru", _("俄语")
    FR = "fr", _("法语")
    ES = "es", _("西班牙语")
    PT = "pt", _("葡萄牙语")
    DE = "de", _("德语")
    IT = "it", _("意大利语")
    AR = "ar", _("阿拉伯语")
    TH = "th", _("泰语")
    VI = "vi", _("越南语")
    MS = "ms", _("马来语")
    ID = "id", _("印尼语")
    YUE = "yue", _("粤语")


class Level(models.TextChoices):
    SPEAKS = "speaks", _("能会话")
    WRITES = "writes", _("能笔译")
    INTERPRETS = "interprets", _("能交替传译")
    SIMULTANEOUS = "simultaneous", _("能同声传译")


class Availability(models.TextChoices):
    WEEKDAYS = "weekdays", _("工作日")
    WEEKENDS = "weekends", _("周末和假日")
    VISITS = "visits", _("回乡期间")
    ONLINE = "online", _("只在线上")


class Talent(models.Model):
    """`unit` is the place she offers it to: officials there and below may ask. Her name and address stand in her account alone."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="talents", verbose_name=pgettext_lazy("人才", "本人")
    )
    kind = models.CharField(pgettext_lazy("人才", "人才库"), max_length=10, choices=TalentKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("愿意服务的地方"))
    expertise = models.CharField(_("专长"), max_length=14, choices=Expertise.choices)
    specialty = models.CharField(
        _("具体会做什么"),
        max_length=200,
        blank=True,
        help_text=_("经办人员会看到这句话：请不要写姓名和联系方式"),
    )
    availability = models.CharField(_("什么时候有空"), max_length=10, choices=Availability.choices)
    renewed_on = models.DateField(_("确认日期"), editable=False)

    class Meta:
        verbose_name = _("人才登记")
        verbose_name_plural = _("人才库")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="talents_one_entry_a_register")]

    def __str__(self) -> str:
        return f"{self.get_expertise_display()} #{self.pk}"

    @property
    def hidden_from(self) -> date:
        """From this day on no official sees it, unless she confirms it again."""
        return hidden_from(self.renewed_on)


class TalentLanguage(models.Model):
    """A language she works in, and what she can do in it."""

    talent = models.ForeignKey(Talent, models.CASCADE, related_name="languages", verbose_name=_("人才登记"))
    language = models.CharField(_("语种"), max_length=3, choices=Language.choices)
    level = models.CharField(_("能做到"), max_length=14, choices=Level.choices)

    class Meta:
        verbose_name = _("语种")
        verbose_name_plural = _("语种")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["talent", "language"], name="talents_a_language_once")]

    def __str__(self) -> str:
        return f"{self.get_language_display()} · {self.get_level_display()}"


class AskedFor(models.TextChoices):
    """What an office may want of her: the closed list from which it chooses."""

    LECTURE = "lecture", _("讲座或授课")
    ADVICE = "advice", _("技术咨询")
    REVIEW = "review", _("项目评审")
    WRITTEN = "written", _("笔译")
    SPOKEN = "spoken", _("活动口译")
    TRAINING = "training", _("培训译员")


class Answer(models.TextChoices):
    WAITING = "waiting", _("待本人答复")
    ACCEPTED = "accepted", _("本人同意")
    DECLINED = "declined", _("本人未同意")
    ENDED = "ended", _("本人已收回")


class ContactRequest(models.Model):
    """An official asks whether she may write to her, for one purpose. Only `by` sees name and address, and only while it is accepted."""

    talent = models.ForeignKey(Talent, models.CASCADE, related_name="requests", verbose_name=_("人才登记"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("提出人"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("联系请求", "提出单位"))
    asked_for = models.CharField(_("用途"), max_length=10, choices=AskedFor.choices)
    errand = models.CharField(_("什么事"), max_length=300, help_text=_("写明活动、时间和要做的事：本人看了才好决定"))
    asked_on = models.DateField(_("提出日期"))
    answer = models.CharField(_("答复"), max_length=10, choices=Answer.choices, default=Answer.WAITING)
    answered_on = models.DateField(_("答复日期"), null=True)

    class Meta:
        verbose_name = _("联系请求")
        verbose_name_plural = _("联系请求")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.unit} {self.asked_on:%Y-%m-%d}"
