"""The only judges of how somebody wants to be reached."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.notices import zones
from yinxin.apps.notices.addresses import COLUMNS, Addresses
from yinxin.apps.notices.models import NoticePreference
from yinxin.domain.reading_hours import Quiet, Rhythm
from yinxin.kit.gateways import sms, wecom
from yinxin.kit.gateways.declared import gateway

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
WRITTEN = ("%H:%M", "%H:%M:%S")
BLANKS = re.compile(r"[\s()（）.-]")


class PreferenceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """When and by which ways; a way without a gateway is not asked about."""

    hour = forms.TypedChoiceField(label=_("几点"), coerce=int, choices=HOURS)
    zone = forms.ChoiceField(
        label=_("您所在的时区"),
        help_text=_("摘要的时间和免打扰时段都按这个时区算。"),
        choices=lazy(zones.choices, list),
    )
    quiet_since = forms.TimeField(
        label=_("免打扰开始"), input_formats=WRITTEN, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=_("免打扰结束"),
        help_text=_("这段时间里不发消息，到结束时再发。开始和结束填同一时刻，就是不设免打扰。"),
        input_formats=WRITTEN,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )

    class Meta:
        model = NoticePreference
        fields = (
            "rhythm",
            "weekday",
            "hour",
            "zone",
            "quiet_since",
            "quiet_until",
            "now_by_mail",
            "now_by_sms",
            "now_by_wecom",
        )
        widgets = {"rhythm": forms.RadioSelect}
        labels = {"rhythm": _("多久发一次")}
        help_texts = {"weekday": _("只对每周的摘要有用。")}

    def __init__(self, *args: Any, reachable: Addresses, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reachable = reachable
        for way in COLUMNS:
            if gateway(way) is None:
                del self.fields[f"now_by_{way}"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for way, column in COLUMNS.items():
            if told.get(f"now_by_{way}") and not getattr(self.reachable, column):
                self.add_error(f"now_by_{way}", _("还没有填接收的号码或账号。请先在“短信和企业微信”里填写。"))
        _judge_hour(self, told)
        return told

    @property
    def wanted(self) -> dict[str, Any]:
        """The columns and their values, for the action."""
        return dict(self.cleaned_data)


def _judge_hour(form: forms.BaseForm, told: dict[str, Any]) -> None:
    """A digest that may never come when it is due would always come at the end of the quiet hours."""
    asked = ("rhythm", "hour", "quiet_since", "quiet_until")
    if any(name not in told for name in asked) or told["rhythm"] == Rhythm.NEVER:
        return
    if Quiet(told["quiet_since"], told["quiet_until"]).covers(time(told["hour"])):
        form.add_error("hour", _("这个时间在免打扰时段里。请改摘要的时间，或改免打扰时段。"))


class AddressForm(forms.Form):
    """Where to be reached, and the tick that allows it."""

    phone = forms.CharField(
        label=_("手机号码"),
        max_length=30,
        required=False,
        help_text=_("只用来收紧急通知。可带国家或地区代码，例如 +60 12 345 6789。"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    wecom = forms.CharField(
        label=_("企业微信账号"),
        max_length=64,
        required=False,
        help_text=_("单位的企业微信管理员能告诉您账号（UserID）；不是微信号，也不是手机号。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, consented: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.consented = consented
        for way, column in COLUMNS.items():
            if gateway(way) is None:
                del self.fields[column]
        if not consented:
            # Never ticked beforehand (PIPL art. 14).
            self.fields["agree"] = forms.BooleanField(
                label=_("我已阅读并单独同意上面的说明"), required=False, initial=False
            )
            self.fields["shown"] = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)

    def clean_phone(self) -> str:
        phone = BLANKS.sub("", self.cleaned_data["phone"])
        if phone and not sms.NUMBER.fullmatch(phone):
            raise forms.ValidationError(_("电话只能写数字，前面可加“+”和国家或地区代码。请检查后再填。"))
        return phone

    def clean_wecom(self) -> str:
        account: str = self.cleaned_data["wecom"].strip()
        if account and not wecom.MEMBER.fullmatch(account):
            raise forms.ValidationError(_("企业微信账号以字母或数字开头，只有字母、数字和“_-@.”。请问清管理员后再填。"))
        return account

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if any(told.get(column) for column in COLUMNS.values()) and not self.consented and not told.get("agree"):
            self.add_error("agree", _("填写号码或账号，要先勾选单独同意；也可以都留空。"))
        return told

    @property
    def addresses(self) -> Addresses:
        return Addresses(**{column: self.cleaned_data.get(column, "") for column in COLUMNS.values()})

    def agreement(self, language: str) -> Agreement | None:
        """The tick, if there was one."""
        return Agreement(self.cleaned_data["shown"], language) if self.cleaned_data.get("agree") else None


class ReadAllForm(forms.Form):
    """The latest notice that stood on the page."""

    newest = forms.IntegerField(min_value=1, max_value=2**63 - 1)
