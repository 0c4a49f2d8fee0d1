"""What a person may do with her own data, and what an official may see of it. Each verb is one transaction with its event."""

from yinxin.apps.me.actions.account import correct
from yinxin.apps.me.actions.contact import keep_contact
from yinxin.apps.me.actions.erasing import erase
from yinxin.apps.me.actions.finding import find, reveal
from yinxin.apps.me.actions.taking_out import take_out

__all__ = ["correct", "erase", "find", "keep_contact", "reveal", "take_out"]
