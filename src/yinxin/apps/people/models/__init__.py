"""The tables of the directory: users, units and their names, groups, changes and posts."""

from yinxin.apps.people.models.post import APPLICANT, Post, Role
from yinxin.apps.people.models.unit import Level, NameKind, Unit, UnitKind, UnitName
from yinxin.apps.people.models.unit_change import ChangeKind, UnitChange
from yinxin.apps.people.models.unit_group import UnitGroup
from yinxin.apps.people.models.user import Language, User

__all__ = [
    "APPLICANT",
    "ChangeKind",
    "Language",
    "Level",
    "NameKind",
    "Post",
    "Role",
    "Unit",
    "UnitChange",
    "UnitGroup",
    "UnitKind",
    "UnitName",
    "User",
]
