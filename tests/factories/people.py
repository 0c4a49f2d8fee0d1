"""The cast and its town: one person for every role, 赵邻人 of another place, and 无职者 who has an account and no post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.factories.made_once import made_once
from yinxin.apps.people import actions
from yinxin.apps.people.models import Level, Role, Unit, UnitGroup, UnitKind, User

PASSWORD = "letters-with-money-1892"
LONG_AGO = date(2010, 1, 1)
AREAS = ("榕江区", "海陵区", "新岸区", "台平市", "开阳市", "鹤岭市", "恩州市")
OFFICES = (
    "市委宣传部",
    "市外事侨务局",
    "市教育局",
    "市财政局",
    "市文化广电新闻出版局",
    "市发展和改革局",
    "市归国华侨联合会",
)


@dataclass(frozen=True, slots=True)
class Cast:
    """`place` is the sample city; `elsewhere` another one, of which nobody in `place` may learn anything."""

    place: Unit
    areas: tuple[Unit, ...]
    offices: dict[str, Unit]
    all_areas: UnitGroup
    office: User
    reporter: User
    reader: User
    elsewhere: Unit
    neighbour: User
    nobody: User
    head: User
    clerk: User
    supervisor: User
    steward: User
    administrator: User
    auditor: User

    @property
    def applicant(self) -> User:
        """An account without a post is all an applicant needs."""
        return self.nobody

    @property
    def reporting(self) -> Unit:
        """The unit 陈科员 reports for."""
        return self.offices["市教育局"]


def make_place(name: str = "五邑市人民政府", *, by: User | None = None) -> Unit:
    return actions.add_unit(name=name, level=Level.CITY, kind=UnitKind.GOVERNMENT, parent=None, by=by)


def make_unit(place: Unit, name: str, **fields: object) -> Unit:
    """A department of a place."""
    return actions.add_unit(**{"name": name, "level": Level.CITY, "parent": place, "by": None} | fields)  # type: ignore[arg-type]


def make_user(name: str, email: str) -> User:
    return actions.add_user(email=email, name=name, password=PASSWORD, by=None)


@made_once
def make_cast() -> Cast:
    """The whole cast. Posts began long ago, so that a test may act on any day since."""
    place, elsewhere = make_place(), make_place("远山市人民政府")
    areas = tuple(
        make_unit(place, f"{area}人民政府", level=Level.COUNTY, kind=UnitKind.GOVERNMENT, order=number)
        for number, area in enumerate(AREAS)
    )
    offices = {name: make_unit(place, name, order=10 + number) for number, name in enumerate(OFFICES)}
    office, reporter = make_user("林小梅", "lin@example.org"), make_user("陈科员", "chen@example.org")
    reader, neighbour = make_user("王路人", "wang@example.org"), make_user("赵邻人", "zhao@example.org")
    actions.give_post(office, place, Role.OFFICE, since=LONG_AGO, by=None)
    actions.give_post(reporter, offices["市教育局"], Role.REPORTER, since=LONG_AGO, by=None)
    actions.give_post(reader, place, Role.READER, since=LONG_AGO, by=None)
    actions.give_post(neighbour, elsewhere, Role.OFFICE, since=LONG_AGO, by=None)
    group = actions.add_group(place, "各市、区政府", members=areas, spellings=("各市（区）人民政府",), by=None)
    nobody = make_user("无职者", "none@example.org")
    return Cast(
        place,
        areas,
        offices,
        group,
        office,
        reporter,
        reader,
        elsewhere,
        neighbour,
        nobody,
        head=_posted("何局长", "he@example.com", offices["市教育局"], Role.HEAD),
        clerk=_posted("许经办", "xu@example.com", offices["市外事侨务局"], Role.CLERK),
        supervisor=_posted("杜督查", "du@example.com", place, Role.SUPERVISOR),
        steward=_posted("舒数据", "shu@example.com", place, Role.STEWARD),
        administrator=_posted("关系统", "guan@example.com", place, Role.ADMINISTRATOR),
        auditor=_posted("沈审计", "shen@example.com", place, Role.AUDITOR),
    )


def _posted(name: str, email: str, unit: Unit, role: Role) -> User:
    user = make_user(name, email)
    actions.give_post(user, unit, role, since=LONG_AGO, by=None)
    return user
