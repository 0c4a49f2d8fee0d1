"""The tables of the directory: users, units and their names, groups, changes, posts, and tries to sign in."""

from yinxin.apps.people.models.post import APPLICANT, Post, Role
from yinxin.apps.people.models.sign_in_tries import SignInTries
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
    "SignInTries",
    "Unit",
    "UnitChange",
    "UnitGroup",
    "UnitKind",
    "UnitName",
    "User",
]
