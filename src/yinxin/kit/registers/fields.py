"""What of every register may be read and set, and by whom: it follows from the declarations."""

from __future__ import annotations

from yinxin.kit.policy import PUBLIC
from yinxin.kit.policy.fields import exposed, serves, takes
from yinxin.kit.registers.access import KEEPERS, READERS
from yinxin.kit.registers.api import shapes
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.forms import RecordForm, form_of
from yinxin.kit.registers.listing.forms import FieldForm, ManyForm, PickForm, ReasonForm, ViewForm
from yinxin.kit.registers.listing.state import ListForm
from yinxin.kit.registers.logs.forms import EntryForm, StrikeForm
from yinxin.kit.registers.logs.forms import form_of as entry_form_of
from yinxin.kit.registers.moving.forms import DeclineForm, MoveForm
from yinxin.kit.registers.parts.forms import PartForm, RemovalForm
from yinxin.kit.registers.parts.forms import form_of as part_form_of
from yinxin.kit.registers.public.listing import PublicListForm
from yinxin.kit.registers.records.forms import AttachmentForm, Because, NewAttachmentForm, PublishForm, SourceForm
from yinxin.kit.registers.rounds.campaign_form import CampaignForm
from yinxin.kit.registers.rounds.forms import CheckForm, SettleForm, check_form_of
from yinxin.kit.registers.sheets.forms import DecisionForm, LoadForm, MendForm, SheetForm, UndoForm
from yinxin.kit.registers.values import followed
from yinxin.kit.registers.webhooks.forms import HookForm, HookTurnForm

takes(RecordForm, besides="reason version anyway")
takes(Because, besides="reason version")
takes(PublishForm, besides="reason")
takes(AttachmentForm, model="registers.attachment")
takes(NewAttachmentForm, model="registers.attachment", besides="file")
takes(SourceForm, besides="source url as_of")
# Of a public attachment of a public record anybody learns what is printed under it; of the others whoever sees the record.
exposed("registers.attachment", "kind caption credit rights is_public", set=KEEPERS, read=PUBLIC)
takes(SheetForm, besides="sheet")
takes(DecisionForm, besides="clears")
takes(MendForm, besides="field word meant")
takes(LoadForm, besides="reason good_only")
takes(UndoForm, besides="reason leave_out")
takes(PublicListForm, besides="q view sort after before")
takes(HookForm, besides="url register")
takes(HookTurnForm, besides="turn")
# What `values` holds is judged register by register in tests/apps/registers/test_api.py.
serves(shapes.RegisterPage, shapes.RecordPage, shapes.PublicRecordPage, besides="count items")
serves(shapes.RegisterOut, besides="slug label intro key fields filters records")
serves(shapes.FieldOut, besides="name label kind help choices")
serves(shapes.ChoiceOut, besides="value label")
serves(shapes.RecordOut, besides="id name stage published_on checked_on changed_at version values")
serves(shapes.PublicRecordOut, besides="key url published_on checked_on values")
takes(ListForm, besides="q sort columns size show after before")
takes(PickForm, besides="row all")
takes(FieldForm, besides="field")
takes(ManyForm, besides="value reason expected")
takes(ReasonForm, besides="reason")
takes(ViewForm, besides="name is_shared")
takes(MoveForm, besides="reason version")
takes(DeclineForm, besides="answer")
takes(SettleForm, besides="settlement")
takes(CampaignForm, besides="title opens_on due_on asks")

for one in catalogue:
    label = one.model._meta.label_lower
    exposed(label, " ".join(["id", *followed(one)]), read=READERS)
    exposed(label, " ".join(one.form_fields), set=KEEPERS)
    if direct := [name for name in one.public_fields if "__" not in name]:
        exposed(label, " ".join(direct), read=PUBLIC)
    takes(form_of(one), model=label, besides="reason version anyway")

takes(EntryForm)
takes(StrikeForm, besides="reason")

for one in catalogue:
    for log in one.logs:
        exposed(log.model._meta.label_lower, log.fields, read=READERS, set=KEEPERS)
        takes(entry_form_of(log), model=log.model._meta.label_lower)

takes(PartForm)
takes(RemovalForm, besides="reason")

for one in catalogue:
    for part in one.parts:
        exposed(part.model._meta.label_lower, part.fields, read=READERS, set=KEEPERS)
        takes(part_form_of(part), model=part.model._meta.label_lower)

FOUND = "check_key check_day check_agrees check_mismatch check_mend_by check_photos check_found"
takes(CheckForm, besides=FOUND)

for one in catalogue:
    for asks in {check.asks for check in one.checks}:
        takes(check_form_of(one, asks), model=one.model._meta.label_lower, besides=FOUND)
