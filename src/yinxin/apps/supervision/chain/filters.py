"""What the list of proposals is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from yinxin.apps.supervision.models import Proposal


@dataclass(frozen=True, slots=True)
class AskedFor:
    stage: str
    page: int


class ProposalFilterForm(forms.Form):
    stage = forms.ChoiceField(required=False, choices=[("", ""), *Proposal.Stage.choices])
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    def asked(self) -> AskedFor:
        """What is not understood is left aside."""
        self.is_valid()
        return AskedFor(self.cleaned_data.get("stage") or "", self.cleaned_data.get("page") or 1)
