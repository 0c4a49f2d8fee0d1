"""The city of the crowded installation: its units, one official for each, and those who look at everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.test import override_settings

from yinxin.apps.people import actions
from yinxin.apps.people.models import Level, Role, Unit, UnitGroup, UnitKind, User

COUNTIES = 7
LONG_AGO = date(2010, 1, 1)
FIELDS = ("教育", "民政", "财政", "文旅", "住建", "农业", "商务", "交通", "卫健", "外事", "档案", "体育")


@dataclass(frozen=True, slots=True)
class Town:
    """`reporters` stand in the order of `units`, which hold the counties first and not the city itself."""

    place: Unit
    units: tuple[Unit, ...]
    counties: UnitGroup
    office: User
    supervisor: User
    reporters: tuple[User, ...]


def make_town(units: int) -> Town:
    """A city with so many units, itself among them."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        place = actions.add_unit(
            name="榕江市人民政府", level=Level.CITY, kind=UnitKind.GOVERNMENT, parent=None, by=None
        )
        below = tuple(_unit(place, number) for number in range(units - 1))
        group = actions.add_group(place, "各县（市、区）政府", members=below[:COUNTIES], by=None)
        return Town(
            place,
            below,
            group,
            office=_posted("林小梅", "office@crowded.example", place, Role.OFFICE),
            supervisor=_posted("杜督查", "supervisor@crowded.example", place, Role.SUPERVISOR),
            reporters=tuple(
                _posted(f"填报员{number}", f"reporter{number}@crowded.example", unit, Role.REPORTER)
                for number, unit in enumerate(below)
            ),
        )


def _unit(place: Unit, number: int) -> Unit:
    if number < COUNTIES:
        name, level, kind = f"第{number + 1}区人民政府", Level.COUNTY, UnitKind.GOVERNMENT
    else:
        name = f"市{FIELDS[number % len(FIELDS)]}第{number}局"
        level, kind = Level.CITY, UnitKind.DEPARTMENT
    return actions.add_unit(name=name, level=level, kind=kind, parent=place, order=number, by=None)


def _posted(name: str, email: str, unit: Unit, role: Role) -> User:
    user = actions.add_user(email=email, name=name, password="letters-with-money-1892", by=None)
    actions.give_post(user, unit, role, since=LONG_AGO, by=None)
    return user
