"""Further spellings of a unit: entered by the office, or learned when a plan is confirmed."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from yinxin.apps.people.actions.names import held, refuse_taken
from yinxin.apps.people.models import NameKind, Unit, UnitName, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record

SPELLINGS = (NameKind.ALIAS, NameKind.LEARNED)


@transaction.atomic
def learn_alias(unit: Unit, name: str, *, by: User, kind: str = NameKind.LEARNED) -> UnitName:
    """From now on `name` means `unit` in this place. Learning it twice changes nothing."""
    row = held(unit)
    if known := row.names.filter(name=name).first():
        return known
    refuse_taken(row.root_id, name, other_than=row)
    alias = UnitName.objects.create(unit=row, name=name, kind=kind)
    record("people.learn-alias", row, by=by, new={"name": name, "kind": str(kind)})
    return alias


@transaction.atomic
def add_former_name(unit: Unit, name: str, *, since: date | None, until: date | None, by: User) -> UnitName:
    """A name the unit bore before it was entered here. It may since have gone to another unit, so it is not refused."""
    row = held(unit)
    if known := row.names.filter(name=name, kind=NameKind.FORMER, since=since, until=until).first():
        return known
    former = UnitName.objects.create(unit=row, name=name, kind=NameKind.FORMER, since=since, until=until)
    days = {"since": since.isoformat() if since else None, "until": until.isoformat() if until else None}
    record("people.add-former-name", row, by=by, new={"name": name, **days})
    return former


@transaction.atomic
def forget_alias(alias: UnitName, *, by: User) -> None:
    """An alias was wrong. Official and former names are history and stay."""
    if alias.kind not in SPELLINGS:
        raise RefusedError("name-is-history", name=alias.name)
    record("people.forget-alias", alias.unit, by=by, old={"name": alias.name, "kind": alias.kind})
    alias.delete()
