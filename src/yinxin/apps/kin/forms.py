"""The only judges of what somebody writes here. What they say depends on nothing but what was written."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Collection
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.kin.matters import ABROAD, CARD
from yinxin.apps.kin.models import Answer, Decision, Detail, Reason, RelayMessage
from yinxin.apps.kin.variants import is_county, is_town
from yinxin.apps.me.actions.contact import Agreement
from yinxin.domain.kin import cards
from yinxin.domain.kin.cards import Card, Sought
from yinxin.kit.consent.matters import Matter

HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
TOWN = re.compile(rf"^{HAN}{{1,6}}(?:镇|鎮|乡|鄉|街道)$")
TOO_FINE = re.compile(r"[村屯巷弄号號]|[路组組]$")
"""What speaks of something finer than a town; a town that is so called (新村镇) is known by the gazetteer."""

LONGEST_LETTER = 2_000
LONGEST_DETAIL = 100
LONGEST_NAME = 30
"""Of a person or a place; a letter is written as a letter, which bears a warning and is counted."""

NO_NAME = re.compile(r"\d|[/@:：!！?？#]|www|\w\.\w", re.IGNORECASE)
NO_NUMBER = re.compile(r"[^\d+()（） \-]|\d{16}")


TICKS = {CARD.code: "card", ABROAD.code: "abroad"}
"""By its code: a consent itself is another key in every language in which its title is read."""


class AgreeingForm(forms.Form):
    """A form that also asks for the separate consents that are not there yet, each by a tick of its own, never ticked beforehand (PIPL art. 14)."""

    def __init__(self, *args: Any, missing: Collection[Matter], **options: Any) -> None:
        super().__init__(*args, **options)
        self.missing = list(missing)
        for matter in self.missing:
            self.fields[f"agree_{TICKS[matter.code]}"] = forms.BooleanField(
                label=_("我已阅读并单独同意上面的说明"), error_messages={"required": _("要先勾选单独同意，才能继续。")}
            )
            self.fields[self.shown_name(matter)] = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def tick(self, matter: Matter) -> forms.BoundField:
        return self[f"agree_{TICKS[matter.code]}"]

    def shown_name(self, matter: Matter) -> str:
        """The field that carries the digest of the words that were shown."""
        return f"shown_{TICKS[matter.code]}"

    def agreed(self, language: str) -> dict[str, Agreement]:
        """What was agreed to, by the codes of the consents."""
        told = self.cleaned_data
        return {matter.code: Agreement(told[self.shown_name(matter)], language) for matter in self.missing}


def _named(label: Any, longest: int, *, required: bool = False, hint: Any = "") -> forms.RegexField:
    return forms.RegexField(
        rf"^{HAN}{{1,{longest}}}$",
        label=label,
        required=required,
        max_length=longest,
        help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": _("请只写汉字，不要空格和标点。")},
    )


SOUGHT = [
    (Sought.ANY.value, _("不限：同宗的亲人")),
    (Sought.STAYED.value, _("留在家乡的那一支")),
    (Sought.WENT.value, _("去了海外的那一支")),
]


class CardForm(AgreeingForm):
    """One family line: one surname, one county. The year of birth is checked and not kept."""

    surname = _named(_("姓氏"), 2, required=True, hint=_("一张卡只写一个姓，用汉字，繁体简体都可以。"))
    county = _named(_("祖籍县或市"), 12, required=True, hint=_("例如：台山、开平、中山。"))
    town = _named(_("祖籍的镇"), 12, hint=_("只写到镇，不写村。村名等双方都愿意以后，您可以自己告诉对方。"))
    clan = _named(_("堂号"), 6)
    branch = _named(_("房支"), 6)
    first = forms.IntegerField(label=_("您是第几世，从"), required=False, min_value=1, max_value=cards.LAST_GENERATION)
    last = forms.IntegerField(label=_("到第几世"), required=False, min_value=1, max_value=cards.LAST_GENERATION)
    sought = forms.ChoiceField(label=_("想找哪一支"), choices=SOUGHT, initial=Sought.ANY.value)
    born = forms.IntegerField(
        label=_("您的出生年份"), help_text=_("只用来核对您已成年，核对后不保存。"), min_value=1800, max_value=2200
    )
    own = forms.BooleanField(
        label=_("我已年满18岁，为我自己写；不是替未成年人、被监护人或别人写"),
        error_messages={"required": _("寻访卡只能由成年人为自己写。")},
    )

    def clean_town(self) -> str:
        told: str = self.cleaned_data["town"]
        if told and not is_town(told) and (TOO_FINE.search(told) or not TOWN.match(told)):
            raise forms.ValidationError(_("请只写到镇，不写村：写镇、乡或街道的全名，例如“海宴镇”。"))
        return told

    def clean_county(self) -> str:
        told: str = self.cleaned_data["county"]
        if not is_county(told):
            raise forms.ValidationError(_("没有查到这个县或市。请只写县名或市名，不写镇和村，例如“台山”。"))
        return told

    def clean_clan(self) -> str:
        return self._house("clan")

    def clean_branch(self) -> str:
        return self._house("branch")

    def _house(self, name: str) -> str:
        told: str = self.cleaned_data[name]
        if TOO_FINE.search(told):
            raise forms.ValidationError(_("这里只写堂号或房支的名字，不写村、巷、路和门牌。"))
        return told

    def clean_born(self) -> int:
        born: int = self.cleaned_data["born"]
        today = timezone.localdate()
        if not cards.is_year_of_birth(born, today=today):
            raise forms.ValidationError(_("请写四位数的出生年份。"))
        if not cards.is_adult(born, today=today):
            raise forms.ValidationError(_("寻访卡只能由成年人为自己写；满18岁的下一年起可以写。"))
        return born

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        first, last = told.get("first"), told.get("last")
        if (first is None) != (last is None):
            self.add_error("last", _("世代要写就写两个数，从第几世到第几世；只知道一个，就写两个一样的数。"))
        elif first is not None and last is not None and not cards.are_generations(first, last):
            self.add_error("last", _("世代从小到大写，一张卡最多跨十世。"))
        if not self._tells_more(told):
            self.add_error("town", _("镇、堂号、房支、世代至少写一项：只凭姓和县，对不上人。"))
        return told

    @staticmethod
    def _tells_more(told: dict[str, Any]) -> bool:
        return any(told.get(name) for name in ("town", "clan", "branch", "first", "last"))

    @property
    def card(self) -> Card:
        told = self.cleaned_data
        return Card(
            surname=told["surname"],
            county=told["county"],
            town=told["town"],
            clan=told["clan"],
            branch=told["branch"],
            generations=(told["first"], told["last"]) if told["first"] is not None else None,
            sought=Sought(told["sought"]),
        )


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(label=pgettext_lazy("书信", "回答"), choices=Answer.choices[1:])


class LetterForm(forms.Form):
    """One letter. `sent_as` makes a double press one letter."""

    text = forms.CharField(
        label=_("写给对方"), max_length=LONGEST_LETTER, widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"})
    )
    sent_as = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class ReleaseForm(forms.Form):
    """One detail, typed by herself: nothing is taken over from her account."""

    detail = forms.ChoiceField(label=_("告诉哪一项"), choices=Detail.choices)
    value = forms.CharField(
        label=_("告诉对方的内容"), max_length=LONGEST_DETAIL, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        detail, value = told.get("detail"), told.get("value", "")
        if value and detail and not _is_of_its_kind(Detail(detail), value):
            self.add_error(
                "value", _("这一项只写它本身：姓名和地名不写号码、网址和别的话，邮箱和电话照格式写。别的话请写在信里。")
            )
        return told


def _is_of_its_kind(detail: Detail, value: str) -> bool:
    if detail == Detail.EMAIL:
        try:
            validate_email(value)
        except forms.ValidationError:
            return False
        return True
    if detail == Detail.PHONE:
        return NO_NUMBER.search(value) is None and 5 <= sum(char.isdigit() for char in value) <= 15
    return len(value) <= LONGEST_NAME and NO_NAME.search(unicodedata.normalize("NFKC", value)) is None


class RevokeForm(forms.Form):
    detail = forms.ChoiceField(choices=Detail.choices)


class EndForm(forms.Form):
    """Whether whoever writes a card that is alike is kept away too."""

    is_blocked = forms.BooleanField(label=_("屏蔽"), required=False)


class ReportForm(forms.Form):
    """Why, and which of the other side's letters and details two officials shall read."""

    reason = forms.ChoiceField(label=_("为什么举报"), choices=Reason.choices, widget=forms.RadioSelect)
    letters = forms.MultipleChoiceField(
        label=_("交给经办人员看的信"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, received: list[tuple[RelayMessage, str]], given: list[tuple[Detail, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        choices = [(str(row.pk), text) for row, text in received]
        choices += [(detail.value, f"{detail.label}：{value}") for detail, value in given]
        self.fields["letters"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[uuid.UUID]:
        return [uuid.UUID(one) for one in self.cleaned_data["letters"] if one not in Detail]

    @property
    def details(self) -> list[Detail]:
        return [Detail(one) for one in self.cleaned_data["letters"] if one in Detail]


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(label=_("意见"), choices=Decision.choices, widget=forms.RadioSelect)
