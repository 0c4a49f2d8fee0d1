"""The form that enters one person of a branch: a name, what proves the death, whose child or spouse, and the source of it all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.roots.families.actions.entering import weighed
from yinxin.apps.roots.families.drafts import EventDraft, Existing, NameDraft, PersonDraft, RelationDraft
from yinxin.apps.roots.families.forms import PersonForm
from yinxin.apps.roots.families.models import (
    Event,
    EventKind,
    NameKind,
    Person,
    PersonName,
    RelationKind,
    Script,
    Sex,
    Visibility,
)
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of

NEW = "new"
"""The key of the one draft."""

KIN = {
    "father": RelationKind.FATHER,
    "mother": RelationKind.MOTHER,
    "heir_of": RelationKind.HEIR_OF,
    "spouse": RelationKind.SPOUSE,
}


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=2**31 - 1, help_text=_("填编号，见他的页面")
    )


class EnterForm(PersonForm):
    """`draft` and `relations` of a form without faults. Whoever is not proven to have died is a fault."""

    surname = PersonName._meta.get_field("surname").formfield()
    given = PersonName._meta.get_field("given").formfield()
    kind = forms.ChoiceField(label=pgettext_lazy("人名", "哪一种"), choices=NameKind.choices)
    script = forms.ChoiceField(label=_("文字"), choices=Script.choices)
    born = Event._meta.get_field("on").formfield(label=_("出生时间"))
    died = Event._meta.get_field("on").formfield(label=_("去世时间"))
    is_dead = forms.BooleanField(label=_("有去世或安葬的记载，没有写时间"), required=False)
    father, mother, spouse = _number(_("父")), _number(_("母")), _number(_("配偶"))
    heir_of = _number(_("嗣父（出继到他名下）"))

    field_order = [
        "surname",
        "given",
        "kind",
        "script",
        "sex",
        "generation",
        "branch",
        "born",
        "died",
        "is_dead",
        "father",
        "mother",
        "heir_of",
        "spouse",
        "book",
        "title",
        "page",
        "quotation",
        "made",
        "added_later",
        "confidence",
        "visibility",
    ]

    def __init__(self, *args: Any, persons: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.persons = persons

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not told.get("surname") and not told.get("given"):
            self.add_error("surname", _("请写姓或名。"))
        for name in KIN:
            if told.get(name) and not self.persons.filter(pk=told[name]).exists():
                self.add_error(
                    name, _("没有找到编号为%(number)s的先人，或者他不在这个宗族里。") % {"number": told[name]}
                )
        if not self.errors:
            self._weigh()
        return told

    def _weigh(self) -> None:
        try:
            found = weighed([self.draft], self.relations)[NEW]
        except RefusedError as fault:
            raise ValidationError(sentence_of(fault)) from fault
        if not found.is_shown:
            raise ValidationError(sentence_of(RefusedError("person-not-proven")))

    @property
    def draft(self) -> PersonDraft:
        told, source = self.cleaned_data, self.source
        name = NameDraft(NameKind(told["kind"]), told["surname"], told["given"], source, script=Script(told["script"]))
        events = [EventDraft(EventKind.BIRTH, source, on=told["born"])] if told["born"] else []
        if told["died"] or told["is_dead"]:
            events.append(EventDraft(EventKind.DEATH, source, on=told["died"]))
        return PersonDraft(
            key=NEW,
            names=(name,),
            source=source,
            events=tuple(events),
            sex=Sex(told["sex"]),
            generation=told["generation"],
            visibility=Visibility(told["visibility"]),
        )

    @property
    def relations(self) -> list[RelationDraft]:
        return [
            RelationDraft(NEW, Existing(self.cleaned_data[name]), kind, self.source)
            for name, kind in KIN.items()
            if self.cleaned_data.get(name)
        ]
