"""Fills the registers of the sample town: every register that brings samples along, each record as far on its way as its own
fields carry it, and what may be public published."""

from __future__ import annotations

from typing import Any

from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Unit, User
from yinxin.apps.registers.donations import samples as gifts
from yinxin.apps.registers.donations.actions import claims, questions, rates, sharing
from yinxin.apps.registers.donations.models import Donation, Question, Share
from yinxin.apps.registers.honours import samples as honours
from yinxin.apps.registers.honours.models import ACTIVITIES, Honour
from yinxin.apps.registers.talents import samples as talents
from yinxin.apps.registers.talents.actions import offer
from yinxin.apps.registers.talents.matters import OF_KIND
from yinxin.apps.registers.talents.models import TalentKind
from yinxin.cli import sample_families
from yinxin.domain.privacy.consents import digest
from yinxin.kit.consent import giving
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.logs import actions as logs
from yinxin.kit.registers.models import Act
from yinxin.kit.registers.moving.evidence import filled
from yinxin.kit.registers.sampling import enter, samples_of

WHY = "样例"
CHINESE = "zh-hans"


def fill(place: Unit, *, office: User, donor: User) -> None:
    """The donor's account is tied to her share, and she has asked something."""
    for row in gifts.RATES:
        told = dict(zip(("base", "quote", "since", "until", "rate", "source"), row, strict=True))
        rates.enter({**told, "address": ""}, by=office)
    for register in catalogue:
        _fill_one(register, place, office)
    sample_families.fill(office=office)
    _give(office, donor)
    _honour(office)
    offer_talents(place)


def _fill_one(register: Register, place: Unit, office: User) -> None:
    given = {"unit": place} if "unit" in register.form_fields else {}
    for row in samples_of(register):
        record = enter(register, {**given, **row}, by=office)
        stage = _reached(register, record)
        if stage != record.stage:
            actions.change(register, record, {"stage": stage}, by=office, reason=WHY, act=Act.MOVED)
    if register.is_public:
        shown = {stage.name for stage in register.stages.stages if stage.shown} if register.stages else {""}
        actions.publish(register, register.model._default_manager.filter(stage__in=shown), by=office, reason=WHY)


def _reached(register: Register, record: Any) -> str:
    """The last stage that its fields tell of. Steps that want papers alone are passed on the way to one that wants a field; a step
    that wants a reason is nobody's to invent."""
    here: str = record.stage
    been, ahead = {here}, [here] if register.stages else []
    while ahead and register.stages:
        for step in register.stages.steps_from(ahead.pop(0)):
            if step.reasoned or step.target in been or filled(record, step.needs) != set(step.needs):
                continue
            been.add(step.target)
            ahead.append(step.target)
            here = step.target if step.needs else here
    return here


def _give(office: User, donor: User) -> None:
    for code, donors in gifts.SHARES.items():
        gift = Donation.objects.get(code=code)
        sharing.write(gift, [sharing.Donor(**one) for one in donors], by=office)  # type: ignore[arg-type]
    share = Share.objects.get(donation__code=gifts.CLAIMED, name=donor.name)
    code, _row = claims.issue(share, by=office)
    claims.claim(code, by=donor)
    asked = questions.ask(share, kind=Question.Kind.QUESTION, text="X光机现在还在用吗？", by=donor)
    questions.answer(asked, "2018年已按规定报废，换成了数字化设备，铭牌仍挂在原处。", by=office)


def offer_talents(place: Unit) -> None:
    """Each by the act of an invented person of her own, since nobody is entered by another. Nobody can sign in as one of them: the
    accounts have no password."""
    for number, row in enumerate(talents.ROWS, start=1):
        told = dict(row)
        kind, languages = TalentKind(str(told.pop("kind"))), told.pop("languages")
        person = people.add_user(email=f"talent{number}@lanpu.example", name=f"样例人才{number}", by=None)
        agreed = Agreement(digest(giving.words(OF_KIND[kind], CHINESE)), CHINESE)
        spoken = [tuple(one.split(":")) for one in languages]  # type: ignore[attr-defined]  # of the samples
        offer(person, kind, told | {"unit": place}, languages=spoken, agreed=agreed)


def _honour(office: User) -> None:
    for code, activities in honours.ACTIVITIES.items():
        record = Honour.objects.get(code=code)
        for kind, event, held_on, attendance in activities:
            told: dict[str, object] = {"kind": kind, "event": event, "held_on": held_on, "attendance": attendance}
            logs.write(ACTIVITIES, record, told, by=office)
