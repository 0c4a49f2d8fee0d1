"""What the engine itself keeps: the changes of all records. Each surface has its own module beside this one."""

from yinxin.kit.registers.models.attachment import Attachment, FactSource
from yinxin.kit.registers.models.campaign import Campaign, CampaignLine
from yinxin.kit.registers.models.change import Act, Change
from yinxin.kit.registers.models.check_answer import CheckAnswer, CheckPhoto
from yinxin.kit.registers.models.hook import Delivery, Hook, Outcome
from yinxin.kit.registers.models.link_state import LinkState
from yinxin.kit.registers.models.load import Load
from yinxin.kit.registers.models.news import News, PublicAddress, Turn
from yinxin.kit.registers.models.saved_view import SavedView
from yinxin.kit.registers.models.stage_move import StageMove

__all__ = [
    "Act",
    "Attachment",
    "Campaign",
    "CampaignLine",
    "Change",
    "CheckAnswer",
    "CheckPhoto",
    "Delivery",
    "FactSource",
    "Hook",
    "LinkState",
    "Load",
    "News",
    "Outcome",
    "PublicAddress",
    "SavedView",
    "StageMove",
    "Turn",
]
