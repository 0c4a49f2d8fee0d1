"""The only judges of what comes in about an imported family tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yinxin.apps.roots.exchange import access
from yinxin.apps.roots.exchange.faults import FaultLine
from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.apps.roots.families.models import Branch, Clan
from yinxin.kit.registers.declaration import Visitor

TITLE = TreeImport._meta.get_field("title")


class TreeForm(forms.Form):
    """The file, where it comes from, and whose it is. `faults` are those of a sheet, once it was read."""

    faults: Sequence[FaultLine] = ()

    tree = forms.FileField(
        label=_("世系文件"),
        allow_empty_file=True,
        help_text=_(
            "GEDCOM 7或5.5.1（.ged、.gdz），或照空白表格填的表（.csv、.xlsx），最多两万人。编码不限：UTF-8、UTF-16、GB18030、Big5、ANSEL。"
        ),
    )
    title = forms.CharField(label=TITLE.verbose_name, max_length=80, help_text=TITLE.help_text)
    clan = forms.ModelChoiceField(Clan.objects.none(), label=_("归入哪个宗族"))
    branch = forms.ModelChoiceField(Branch.objects.none(), label=_("归入哪一房"), required=False)

    def __init__(self, *args: Any, user: Visitor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["clan"].queryset = access.clans(user)  # type: ignore[attr-defined]
        self.fields["branch"].queryset = access.branches(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        clan, branch = told.get("clan"), told.get("branch")
        if clan and branch and branch.clan_id != clan.pk:
            raise ValidationError({"branch": _("这一房不属于所选的宗族。")})
        return told

    @property
    def upload(self) -> dict[str, Any]:
        """For the action. The file is read once, into memory."""
        told = self.cleaned_data
        file = told["tree"]
        return {
            "name": file.name,
            "data": file.read(),
            "title": told["title"],
            "clan": told["clan"],
            "branch": told["branch"],
        }


class ApartForm(forms.Form):
    """Who of those who seem to stand already is somebody else; of whom the file's further words are taken."""

    apart = forms.MultipleChoiceField(label=_("另立的人"), required=False)
    taking = forms.MultipleChoiceField(label=_("补充记载的人"), required=False)

    def __init__(self, *args: Any, keys: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.choices = [(key, key) for key in keys]  # type: ignore[attr-defined]
