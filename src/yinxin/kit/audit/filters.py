"""What the record may be looked through by. Nobody can be picked out but in a post: anything else would be watching a person."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.apps import apps
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.models import Event
from yinxin.kit.audit.wording import act_in_words, acts, purpose_in_words, purposes

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
LARGEST = 2**63 - 1
FAR_OFF = _("请填写2000年至2100年之间的日期，例如 2026-03-01。")
UNREAD = _("页码看不懂：请从最近的记录看起。")


IN_POST = ~models.Q(post="") & (models.Q(about=None) | ~models.Q(about=models.F("actor")))
"""Done in a post and not for oneself: what an auditor may see a name to."""


def is_in_post(event: Event) -> bool:
    """The same as IN_POST, of one event."""
    return event.post != "" and event.about_id != event.actor_id


class FilterForm(forms.Form):
    """The only judge of what the page is asked for. `before` is where the next page begins."""

    act = forms.ChoiceField(label=_("操作"), required=False)
    kind = forms.ChoiceField(label=_("对象类别"), required=False)
    official: Any = forms.ModelChoiceField(label=_("任职人员"), required=False, queryset=None, empty_label=_("不限"))
    purpose = forms.ChoiceField(label=_("目的"), required=False)
    since = forms.DateField(label=_("起始日期"), required=False)
    until = forms.DateField(label=_("截止日期"), required=False)
    before = forms.IntegerField(required=False, widget=forms.HiddenInput, error_messages={"invalid": UNREAD})

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        anything = ("", _("不限"))
        offered = {
            "act": ((act, act_in_words(act)) for act in acts()),
            "kind": _kinds(),
            "purpose": ((purpose, purpose_in_words(purpose)) for purpose in purposes()),
        }
        for name, choices in offered.items():
            self.fields[name].choices = [anything, *_by_words(choices)]  # type: ignore[attr-defined]
        self.fields["official"].queryset = import_string(settings.OFFICIALS)()  # type: ignore[attr-defined]
        for name in ("since", "until"):
            field = self.fields[name]
            field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            field.validators += [MinValueValidator(EARLIEST, FAR_OFF), MaxValueValidator(LATEST, FAR_OFF)]
        self.fields["before"].validators += [MinValueValidator(1, UNREAD), MaxValueValidator(LARGEST, UNREAD)]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("截止日期早于起始日期：请调换或改正。"))
        return data

    def narrowed(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """Of these events the ones asked for."""
        asked = {
            "action": self.cleaned_data["act"],
            "object_type": self.cleaned_data["kind"],
            "actor": self.cleaned_data["official"],
            "purpose": self.cleaned_data["purpose"],
            "sequence__lt": self.cleaned_data["before"],
            "at__gte": _midnight(self.cleaned_data["since"]),
            "at__lt": _midnight(self.cleaned_data["until"], days=1),
        }
        if self.cleaned_data["official"]:
            events = events.filter(IN_POST)
        return events.filter(**{name: value for name, value in asked.items() if value})


def _midnight(day: date | None, *, days: int = 0) -> datetime | None:
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), time.min)) if day else None


def _kinds() -> list[tuple[str, str]]:
    """Our own kinds of things; those of the framework nobody records."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("yinxin.")]
    return [(model._meta.label_lower, str(model._meta.verbose_name)) for model in ours]


def _by_words(choices: Any) -> list[tuple[str, str]]:
    return sorted(choices, key=lambda choice: choice[1])
