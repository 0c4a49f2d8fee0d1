"""What is done with notices: telling, reading, and saying how one wants to be reached."""

from yinxin.apps.notices.actions.telling import tell

__all__ = ["tell"]
