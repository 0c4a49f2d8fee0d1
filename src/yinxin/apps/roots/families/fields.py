"""What of persons of genealogies is entered, and by whom."""

from __future__ import annotations

from yinxin.apps.roots.families import entering_form, forms
from yinxin.kit.policy.fields import exposed, takes
from yinxin.kit.registers.access import KEEPERS

exposed("families.personname", "kind surname given language script", read=KEEPERS, set=KEEPERS)
exposed("families.event", "kind on place place_text", read=KEEPERS, set=KEEPERS)
exposed("families.relation", "kind rank", read=KEEPERS, set=KEEPERS)
exposed("families.person", "branch sex generation visibility", read=KEEPERS, set=KEEPERS)

SOURCE = "book title page quotation made added_later confidence"

takes(forms.CitedForm, model="families.personname", besides=SOURCE)
takes(forms.NameForm, model="families.personname", besides=SOURCE)
takes(forms.EventForm, model="families.event", besides=SOURCE)
takes(forms.RelationForm, model="families.relation", besides=f"{SOURCE} number")
takes(forms.PersonForm, model="families.person", besides=SOURCE)
takes(
    entering_form.EnterForm,
    model="families.person",
    besides=f"{SOURCE} surname given kind script born died is_dead father mother heir_of spouse",
)
takes(forms.SeenForm, besides="seen")
takes(forms.ReasonForm, besides="reason")
