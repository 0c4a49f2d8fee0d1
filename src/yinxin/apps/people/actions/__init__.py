"""What people may do to the directory. Each verb is one transaction with its event in the audit record."""

from yinxin.apps.people.actions.accounts import Invited, change_password, invite
from yinxin.apps.people.actions.aliases import add_former_name, forget_alias, learn_alias
from yinxin.apps.people.actions.closing import close_account, open_account
from yinxin.apps.people.actions.groups import add_group, change_group, regroup, set_members
from yinxin.apps.people.actions.posts import add_user, end_post, give_post, leave_office
from yinxin.apps.people.actions.reforms import merge_units, rename_unit, split_unit
from yinxin.apps.people.actions.units import add_unit, change_unit, close_unit

__all__ = [
    "Invited",
    "add_former_name",
    "add_group",
    "add_unit",
    "add_user",
    "change_group",
    "change_password",
    "change_unit",
    "close_account",
    "close_unit",
    "end_post",
    "forget_alias",
    "give_post",
    "invite",
    "learn_alias",
    "leave_office",
    "merge_units",
    "open_account",
    "regroup",
    "rename_unit",
    "set_members",
    "split_unit",
]
