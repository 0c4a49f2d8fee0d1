"""The only judges of what is entered of a person: names, events, relations, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.families.drafts import Source
from yinxin.apps.roots.families.free_text import refuse_places, refuse_sources
from yinxin.apps.roots.families.models import (
    Branch,
    Citation,
    Confidence,
    Event,
    Person,
    PersonName,
    Place,
    Relation,
)
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of

if TYPE_CHECKING:
    CitedModelForm = forms.ModelForm[Any]
else:
    CitedModelForm = forms.ModelForm

SOURCE = ("book", "title", "page", "quotation", "made", "added_later", "confidence")


class CitedForm(CitedModelForm):
    """An assertion with its source: a book of the catalogue, or another by its title."""

    book = forms.ModelChoiceField(label=_("族谱目录里的书"), queryset=Book.objects.none(), required=False)
    title = forms.CharField(
        label=_("其他出处"), required=False, max_length=200, help_text=_("碑刻、档案、报刊的名称和编号")
    )
    page = forms.CharField(label=_("卷页"), required=False, max_length=60)
    quotation = forms.CharField(label=_("原文"), required=False, max_length=300)
    made = Citation._meta.get_field("made").formfield()
    added_later = forms.BooleanField(
        label=_("后人添写的"), required=False, help_text=_("书成以后另手添上的，书的年代不能说明此人那时已经出生")
    )
    confidence = forms.ChoiceField(
        label=pgettext_lazy("出处", "可信程度"), choices=Confidence.choices, initial=Confidence.LATER
    )

    def __init__(self, *args: Any, books: QuerySet[Book], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["book"].queryset = books  # type: ignore[attr-defined]
        if self.instance.citation_id:
            for name in SOURCE:
                self.fields[name].initial = getattr(self.instance.citation, name)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("book") and not told.get("title"):
            self.add_error("title", _("请选一本书，或写出处的名称：没有出处的不登记。"))
        if not self.errors:
            self._refuse_the_living()
        return told

    def _refuse_the_living(self) -> None:
        """What the source says is shown to everybody."""
        try:
            refuse_sources([self.source])
            if "place_text" in self.cleaned_data:
                refuse_places([Event(place_text=self.cleaned_data["place_text"])])
        except RefusedError as fault:
            raise ValidationError(sentence_of(fault)) from fault

    @property
    def source(self) -> Source:
        told = {name: self.cleaned_data[name] for name in SOURCE}
        return Source(**{**told, "confidence": Confidence(told["confidence"])})

    @property
    def values(self) -> dict[str, Any]:
        """Of the assertion itself."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class NameForm(CitedForm):
    class Meta:
        model = PersonName
        fields = ("kind", "surname", "given", "language", "script")


class EventForm(CitedForm):
    def __init__(self, *args: Any, places: QuerySet[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]

    class Meta:
        model = Event
        fields = ("kind", "on", "place", "place_text")


class RelationForm(CitedForm):
    """The other person is named by the number on her page: there is no list of persons to choose from."""

    field_order = ("kind", "number", "rank")

    number = forms.IntegerField(
        label=_("另一人的编号"), min_value=1, max_value=2**31 - 1, help_text=_("在他的页面上，#后面的数")
    )

    def __init__(self, *args: Any, persons: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.persons = persons
        self.fields["number"].initial = self.instance.other_id

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        self.found = self.persons.filter(~Q(pk=self.instance.person_id), pk=number).first()
        if self.found is None:
            raise ValidationError(
                _("没有找到编号为%(number)s的另一位先人，或者他不在这个宗族里。请从他的页面上抄编号。")
                % {"number": number}
            )
        return number

    @property
    def values(self) -> dict[str, Any]:
        return {**super().values, "other": self.found}

    class Meta:
        model = Relation
        fields = ("kind", "rank")


class PersonForm(CitedForm):
    def __init__(self, *args: Any, branches: QuerySet[Branch], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["branch"].queryset = branches  # type: ignore[attr-defined]

    class Meta:
        model = Person
        fields = ("branch", "sex", "generation", "visibility")


class SeenForm(forms.Form):
    """The digest of what was shown to whoever confirms it; without one nothing was."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    @property
    def digest(self) -> str:
        return str(self.cleaned_data["seen"]) if self.is_valid() else ""


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("删去理由"), max_length=300)
