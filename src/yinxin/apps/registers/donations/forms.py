"""The only judges of what offices and donors enter about gifts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.donations.actions.sharing import OWN, Donor
from yinxin.apps.registers.donations.models import (
    DonorKind,
    Part,
    Publicity,
    Question,
    Rate,
    Share,
    Style,
    WishBasis,
)
from yinxin.domain import shares
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of

if TYPE_CHECKING:
    FormSet = BaseFormSet["DonorForm"]
    ModelForm = forms.ModelForm[Rate]
else:
    FormSet, ModelForm = BaseFormSet, forms.ModelForm


OF_THE_OFFICE = [(WishBasis.NONE.value, WishBasis.NONE.label), (WishBasis.PAPER.value, WishBasis.PAPER.label)]
"""What an office may say a wish rests on: that she agreed online, only her own account says."""


class DonorForm(forms.Form):
    """One donor of a gift; of one who has tied her account to it only how she is spoken of and her place in the list."""

    is_own = False

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1)
    name = forms.CharField(label=_("姓名或名称"), max_length=100, required=False)
    other_name = forms.CharField(label=_("其他文字的姓名或名称"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("捐赠人类别"), choices=DonorKind.choices, initial=DonorKind.PERSON)
    part = forms.ChoiceField(label=pgettext_lazy("捐赠人", "身份"), choices=Part.choices, initial=Part.DONOR)
    style = forms.ChoiceField(label=_("称谓"), choices=Style.choices, initial=Style.NONE)
    amount = forms.DecimalField(
        label=_("份额（金额）"), max_digits=16, decimal_places=2, min_value=0.01, required=False
    )
    percent = forms.DecimalField(
        label=_("份额（百分比）"), max_digits=5, decimal_places=2, min_value=0.01, max_value=100, required=False
    )
    publicity = forms.ChoiceField(label=_("公开意愿"), choices=Publicity.choices, initial=Publicity.ANONYMOUS)
    basis = forms.ChoiceField(label=_("意愿依据"), choices=OF_THE_OFFICE, initial=WishBasis.NONE)
    paper = forms.CharField(label=_("书面意愿的档号"), max_length=80, required=False)
    gone = forms.BooleanField(label=pgettext_lazy("按钮", "删去"), required=False)

    def keep(self, share: Share) -> None:
        """The donor's own values are shown and not taken from what was sent."""
        self.is_own = True
        self.fields["basis"].choices = WishBasis.choices  # type: ignore[attr-defined]
        for name in OWN:
            self.fields[name].disabled = True
            self.initial[name] = getattr(share, name)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if self.is_own:
            self._refuse_rewritten()
            return found
        if found.get("gone") or not found.get("kind"):
            return found
        if not found.get("name") and not found.get("pk"):
            self.add_error("name", _("请写捐赠人的姓名或名称；不知道的，不用单列一行。"))
        if found.get("amount") and found.get("percent"):
            self.add_error("percent", _("金额和百分比只填一样。"))
        named = found["kind"] == DonorKind.PERSON and found.get("publicity") == Publicity.NAMED
        if (
            named
            and found.get("basis") != WishBasis.ACCOUNT
            and not (found.get("basis") == WishBasis.PAPER and found.get("paper"))
        ):
            self.add_error("basis", _("公开个人姓名，要有本人签名的书面意愿：请选“本人签名的书面意愿”，并填档号。"))
        return found

    def _refuse_rewritten(self) -> None:
        """A page opened before she claimed sends values of its own: they are not dropped in silence."""
        for name in OWN:
            field, sent = self.fields[name], self.data.get(self.add_prefix(name))
            if sent is not None and field.to_python(sent) != (self.initial[name] or field.to_python("")):
                self.add_error(name, _("这一项只有捐赠人本人能改。请刷新页面再试。"))

    @property
    def donor(self) -> Donor:
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("gone", "DELETE")}
        return Donor(**kept)


class DonorRows(FormSet):
    """All donors of one gift; `total` is what they gave together. Empty new rows are nobody."""

    total: Any = None

    def clean(self) -> None:
        if any(self.errors):
            return
        whole = [shares.Part(one.amount, one.percent) for one in self.donors if one.part == Part.DONOR]
        try:
            shares.refuse_unless_whole(self.total, whole)
        except RefusedError as fault:
            raise ValidationError(sentence_of(fault)) from None

    @property
    def donors(self) -> list[Donor]:
        said = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("gone")]
        return [form.donor for form in said if form.cleaned_data.get("name") or form.cleaned_data.get("pk")]


MOST_DONORS = 300
DonorFormSet = formset_factory(DonorForm, formset=DonorRows, extra=2, max_num=MOST_DONORS, absolute_max=MOST_DONORS)


def donor_rows(donation: Any, data: Any = None) -> DonorRows:
    """The form of a gift's donors as they are."""
    fields = [name for name in DonorForm.base_fields if name != "gone"]
    initial = [{name: getattr(share, name) for name in fields} for share in Share.objects.filter(donation=donation)]
    made: Any = DonorFormSet(data, initial=initial, prefix="donors")
    made.total = donation.amount
    linked = {str(share.pk): share for share in Share.objects.filter(donation=donation, person__isnull=False)}
    for form in made.forms:
        if share := linked.get(str(form["pk"].value())):
            form.keep(share)
    return cast(DonorRows, made)


class ClaimForm(forms.Form):
    """The code from the letter."""

    code = forms.CharField(
        label=_("认领码"),
        min_length=8,
        max_length=40,
        help_text=_("信上的十六个字母和数字，大小写和短横都可以不管。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class WishForm(forms.Form):
    """How I wish to be named; `agree` and `shown` are the separate consent, asked only of a person who would be named."""

    publicity = forms.ChoiceField(label=_("公开意愿"), choices=Publicity.choices, widget=forms.RadioSelect)
    agree = forms.BooleanField(label=_("我已阅读并单独同意上面的说明"), required=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, asks_consent: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asks_consent = asks_consent

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if self.asks_consent and found.get("publicity") == Publicity.NAMED and not found.get("agree"):
            self.add_error("agree", _("公开姓名要先单独同意：请阅读说明并勾选；不同意就选别的。"))
        return found


class AskForm(forms.Form):
    """A question or an objection about my gift."""

    kind = forms.ChoiceField(label=_("类别"), choices=Question.Kind.choices)
    text = forms.CharField(label=_("内容"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))


class ChangeAnswerForm(forms.Form):
    """Yes or no to a change of use."""

    agrees = forms.TypedChoiceField(
        label=_("您是否同意改变用途"),
        choices=[("yes", _("同意变更")), ("no", _("不同意变更"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class PaperAnswerForm(ChangeAnswerForm):
    """The same on a signed paper."""

    agrees = forms.TypedChoiceField(
        label=_("书面答复的内容"),
        choices=[("yes", _("同意变更")), ("no", _("不同意变更"))],
        coerce=lambda value: value == "yes",
    )
    paper = forms.FileField(label=_("签名的书面答复（扫描件或照片）"))


class ReplyForm(forms.Form):
    """The office's answer to a donor."""

    answer = forms.CharField(label=_("答复"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))


class RateForm(ModelForm):
    """A rate with its source."""

    class Meta:
        model = Rate
        fields = ("base", "quote", "since", "until", "rate", "source", "address")
        widgets = {
            "since": forms.DateInput(attrs={"type": "date"}),
            "until": forms.DateInput(attrs={"type": "date"}),
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("base") and found.get("base") == found.get("quote"):
            self.add_error("quote", _("请选两种不同的货币。"))
        if found.get("since") and found.get("until") and found["until"] < found["since"]:
            self.add_error("until", _("止日不能早于起日；只管一天的，两天写成一样。"))
        return found


class TakeBackForm(forms.Form):
    """Why a rate goes."""

    reason = forms.CharField(label=_("理由"), max_length=300)
