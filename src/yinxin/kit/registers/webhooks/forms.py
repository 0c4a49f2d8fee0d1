"""What is asked of a hook: where it leads and of which register it tells; and which button was pressed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yinxin.kit import outward
from yinxin.kit.registers.public.catalogue_page import public_registers


class HookForm(forms.Form):
    url = forms.URLField(
        label=_("接收地址"),
        max_length=300,
        assume_scheme="https",
        help_text=_("对方程序接收消息的 https 网址。不能是内部网络的地址。"),
    )
    register = forms.ChoiceField(label=_("名录"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("全部公开名录")), *((one.slug, one.label) for one in public_registers())]
        self.fields["register"].choices = choices  # type: ignore[attr-defined]  # a choice

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            outward.reachable(url, outward.SIGNED)
        except outward.InwardError:
            raise ValidationError(
                _("这个地址不能用：要以 https:// 开头，端口 443 或 8443，不带用户名，也不能是内部网络的地址。")
            ) from None
        return url


class HookTurnForm(forms.Form):
    turn = forms.ChoiceField(choices=[(one, one) for one in ("off", "on", "renew", "try")])
