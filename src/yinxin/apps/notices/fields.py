"""What a person sets of how she is reached. Nobody else reads or sets it."""

from __future__ import annotations

from yinxin.apps.notices import forms
from yinxin.kit.policy import SIGNED_IN
from yinxin.kit.policy.fields import exposed, takes

exposed(
    "notices.noticepreference",
    "rhythm weekday hour zone quiet_since quiet_until now_by_mail now_by_sms now_by_wecom",
    set=SIGNED_IN,
)
exposed("notices.noticeaddress", "phone wecom", set=SIGNED_IN)

takes(forms.PreferenceForm, model="notices.noticepreference")
takes(forms.AddressForm, model="notices.noticeaddress", besides="agree shown")
takes(forms.ReadAllForm, besides="newest")
