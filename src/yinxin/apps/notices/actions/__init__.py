"""What is done with notices: telling, reading, and saying how one wants to be reached."""

from yinxin.apps.notices.actions.reading import read, read_all
from yinxin.apps.notices.actions.settling import keep_address, settle
from yinxin.apps.notices.actions.telling import tell

__all__ = ["keep_address", "read", "read_all", "settle", "tell"]
