"""The only judges of what somebody offers, of what an official asks, and of her answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.people.models import Unit
from yinxin.apps.registers.talents.models import Answer, ContactRequest, Expertise, Language, Level, Talent, TalentKind

if TYPE_CHECKING:
    TalentModelForm = forms.ModelForm[Talent]
    RequestModelForm = forms.ModelForm[ContactRequest]
else:
    TalentModelForm = RequestModelForm = forms.ModelForm

PAIRS = (1, 2, 3, 4)
"""Languages one may name."""

REACHES = re.compile(r"@|https?:|\d[\d\s-]{5,}\d|微信|电话|手机|邮箱|wechat|whatsapp", re.IGNORECASE)
"""An address or a number in words that every official of the place reads."""


class OfferForm(TalentModelForm):
    """What she offers, up to four languages, and, until she has given it, the tick of her consent."""

    class Meta:
        model = Talent
        fields = ("unit", "expertise", "specialty", "availability")

    def __init__(self, *args: Any, kind: TalentKind, consented: bool, places: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.consented = kind, consented
        self.fields["unit"].queryset = places  # type: ignore[attr-defined]
        held = list(self.instance.languages.all()) if self.instance.pk else []
        for number in PAIRS:
            one = held[number - 1] if number <= len(held) else None
            self._pair(number, one.language if one else "", one.level if one else "")
        if not consented:
            # Never ticked beforehand (PIPL art. 14).
            self.fields["agree"] = forms.BooleanField(
                label=_("我已阅读并单独同意上面的说明"), error_messages={"required": _("要先勾选单独同意，才能登记。")}
            )
            self.fields["shown"] = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def _pair(self, number: int, language: str, level: str) -> None:
        blank = [("", "---------")]
        self.fields[f"language_{number}"] = forms.ChoiceField(
            label=_("语种%(n)d") % {"n": number}, choices=[*blank, *Language.choices], required=False, initial=language
        )
        self.fields[f"level_{number}"] = forms.ChoiceField(
            label=_("能做到"), choices=[*blank, *Level.choices], required=False, initial=level
        )

    def clean_specialty(self) -> str:
        told: str = self.cleaned_data["specialty"]
        if REACHES.search(told):
            raise forms.ValidationError(_("这句话许多经办人员都看得到，请不要写电话、邮箱、网址或微信号。"))
        return told

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        named = [told.get(f"language_{number}") for number in PAIRS]
        for number, language in zip(PAIRS, named, strict=True):
            if bool(language) != bool(told.get(f"level_{number}")):
                self.add_error(f"level_{number}", _("语种和能做到什么要一起选。"))
            if language and named.index(language) != number - 1:
                self.add_error(f"language_{number}", _("这个语种选了两次。"))
        if self.kind == TalentKind.LANGUAGE and not any(named):
            self.add_error("language_1", _("请至少选一个语种。"))
        return told

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    @property
    def languages(self) -> list[tuple[str, str]]:
        told = self.cleaned_data
        return [(told[f"language_{n}"], told[f"level_{n}"]) for n in PAIRS if told[f"language_{n}"]]

    def agreement(self, language: str) -> Agreement | None:
        return None if self.consented else Agreement(self.cleaned_data["shown"], language)

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"language_{number}"], self[f"level_{number}"]) for number in PAIRS]


class SearchForm(forms.Form):
    """By what one may look for help. There is no name, no place of living and no word search among it."""

    kind = forms.ChoiceField(label=pgettext_lazy("人才", "人才库"), choices=TalentKind.choices, required=False)
    expertise = forms.ChoiceField(label=_("专长"), choices=[("", _("全部")), *Expertise.choices], required=False)
    language = forms.ChoiceField(label=_("语种"), choices=[("", _("全部")), *Language.choices], required=False)
    level = forms.ChoiceField(label=_("能做到"), choices=[("", _("全部")), *Level.choices], required=False)

    def rows(self, offered: QuerySet[Talent]) -> QuerySet[Talent]:
        """Those that fit; an answer that is none of the choices finds nothing."""
        if not self.is_valid():
            return offered.none()
        told = self.cleaned_data
        found = offered.filter(kind=told["kind"] or TalentKind.EXPERT)
        if told["expertise"]:
            found = found.filter(expertise=told["expertise"])
        spoken = {f"languages__{name}": told[name] for name in ("language", "level") if told[name]}
        return (found.filter(**spoken) if spoken else found).distinct().prefetch_related("languages")


class RequestForm(RequestModelForm):
    """For which unit, what for, and what exactly: she reads it as it stands here."""

    class Meta:
        model = ContactRequest
        fields = ("unit", "asked_for", "errand")
        widgets = {"errand": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("asked_for", "errand")}


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(label=_("答复"), choices=[one for one in Answer.choices if one[0] != Answer.WAITING])
