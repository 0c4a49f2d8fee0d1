"""Whether a sentence tells of something done, or of plans, shortcomings and surroundings, which are evidence of nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from yinxin.domain.matching.pieces import DEEDS


class Outlook(StrEnum):
    """DONE may be evidence. AHEAD is still to come, WANTING is what lacks, SETTING is purpose, guidance or situation."""

    DONE = "done"
    AHEAD = "ahead"
    WANTING = "wanting"
    SETTING = "setting"


_AHEAD_HEADING = re.compile(
    r"下一?步|下一?阶段|今后|明年|来年|打算|展望|努力方向|未来|接下来|设想|工作思路|下半年.{0,4}(?:工作|计划|安排|重点|打算)|"
    r"(?:工作|任务|重点|年度?)(?:计划|安排|目标|要点)$|安排$|(?:会议|工作|几点)要求|议定事项|奋斗目标|发展目标|主要目标"
)
_WANTING_HEADING = re.compile(r"问题|不足|短板|困难|制约|薄弱|挑战|差距|教训")
_SETTING_HEADING = re.compile(r"形势|背景|机遇|指导思想|总体(?:要求|思路)|基本原则|发展趋势|重要意义")
# 问题整改情况, 破解难题: what was done about shortcomings.
_MENDED = re.compile(r"整改|解决|破解|化解|补齐|办理|处置|攻坚")

_OPENS_AHEAD = re.compile(
    r"^[\s　]*(?:下一?步|下一?阶段|接下来|今后|展望|明年|来年|面向未来|下半年，?(?:我|将|要|全)|\d{4}年，?(?:我|本)?[\w、]{0,10}?(?:将|要)(?!求))"
)
_ASKED = re.compile(
    r"^(?:[一二三四五六七]是|同时，?|其中，?|各[^，。]{0,12}|全体[^，。]{0,8}|有关[^，。]{0,8})?(?:必?须|务必|要(?!求[了的]|素|点|闻|件|么|道))|(?:强调|要求|指出|提出|提议|希望|建议|号召)[，：:]?(?:[^，。]{0,12})?[要须应]|"
    r"^(?:会议|[^，。]{0,12}(?:书记|市长|县长|区长|镇长|主席|主任|领导))?(?:强调|要求)[，：:]|不[能许得可准](?:松|停|等|放松|懈怠|再|搞|有|让|把|因)|^请[各有]"
)
_AHEAD = re.compile(
    rf"(?:[明来]年|今后|未来|下半年|\d{{4}}年)[^，。]{{0,6}}将|(?<!即)将(?:{DEEDS})|"
    r"(?<![即])将(?:会|要|于|在(?!册)|继续|进一步|全力|全面|持续|不断|加快|着力|坚持|深入|启动|开工|建成|举办|组织|推出|推进|达到?|完成|实现|重点|"
    r"以(?!.{0,8}为|.{0,30}纳入)|按照?|适时|陆续|分批|逐步|努力|围绕|开展|新增|迎来|投入|从)|即将|拟(?!定|[制订]|稿)(?!.{0,3}(?:办法|方案)已)|"
    r"(?<![按照列原据])计划(?:于|在|到|明年|年内|年底|\d|新|投|下|再)|力争|争取(?:于|在|到|明年|年内|年底|尽[快早]|早日|\d)|有望|预[计期](?:于|在|到|今|明|年|\d|可|将|下|全年)|抓紧(?:筹备|推进|谋划)|"
    r"尽快|早日|待.{2,16}后(?:再|即|启)|年内(?:完成|建成|启动)|确保.{0,12}(?:年底|月底|明年|\d{4}年)"
)
_DONE = re.compile(
    r"已(?:经|于|在|有|完|建|全|累|投|启|开|签|办|受|[^，。；]{1,6})|完成了|截[至止]|累计|建成了|举办了|目前(?!尚|还)"
)
_WANTING = re.compile(
    r"(?:仍|还|尚|依然|均)[^，。；]{0,14}(?:不足|不够|偏[低慢少弱大]|薄弱|滞后|差距|困难|问题|短板|未|有待|不高|不平衡|不均|亟待|松散|没有)|尚未|尚有|(?:年龄|比例|比重)偏|不多[，。]|不多$|没有(?:完全|到位|落实)|有待(?:进一步|加强|提[高升]|完善)|"
    r"亟[待需]|存在[^，。；]{0,24}(?:问题|不足|短板|差距|困难)|(?:还|也)要看到|清醒(?:地)?(?:认识|看)到|欠账|进[度展](?:偏|较|相对)?[慢缓]|未(?:能)?(?:达到|完成|实现)[^，。；]{0,12}(?:目标|任务|要求|进度)|比例偏低|不平衡"
)
_SETTING = re.compile(
    r"^[\s　]*(?:现将|下面|以下是?|特此|各位|同志们|尊敬的|附件?[：:]|为(?:深入)?贯彻|在.{2,30}(?:正确领导|坚强领导|关心支持|大力支持|指导)下|以.{4,40}为(?:指导|指引|遵循)|"
    r"坚持以|根据《|根据.{2,30}(?:要求|部署|安排))"
)
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百千两]{1,6}余?(?:个|项|场|次|家|名|处|座|条|批|期|份|件|所|套|台|对|户|宗|部|种|幢|人|亩|公里|万|亿)"
)
_CONCRETE = re.compile(
    r"\d|[一二三四五六七八九十百千两]{1,4}(?:个|项|场|次|家|名|处|座|条|批|期|份|件|所|套|台|对|公里|万|亿|成)|[《“]|举办|开展|建成|完成|印发|出台|召开|成立|启用|设立|开通|"
    r"培训|修缮|改造|上线|编制|制定|走访|慰问|签订|签署|组建|发放|发布|引进|开工|投用|竣工"
)


def of_heading(headings: Sequence[str]) -> Outlook:
    """What the innermost heading that says anything announces for what stands under it."""
    for title in reversed(headings):
        if _MENDED.search(title):
            return Outlook.DONE
        if _AHEAD_HEADING.search(title):
            return Outlook.AHEAD
        if _WANTING_HEADING.search(title):
            return Outlook.WANTING
        if _SETTING_HEADING.search(title):
            return Outlook.SETTING
    return Outlook.DONE


def opens_ahead(sentence: str) -> bool:
    """下一步，… turns to the future, and the rest of the paragraph with it."""
    return bool(_OPENS_AHEAD.match(sentence))


def of_sentence(text: str) -> Outlook:
    """By its own words alone."""
    if (_AHEAD.search(text) or _ASKED.search(text)) and not _DONE.search(text):
        return Outlook.AHEAD
    if _WANTING.search(text):
        return Outlook.WANTING
    if _SETTING.match(text) and not _CONCRETE.search(text):
        return Outlook.SETTING
    return Outlook.DONE


def is_concrete(text: str) -> bool:
    """A figure, a name, or a verb of doing: without any of them a sentence only praises."""
    return bool(_CONCRETE.search(text))


def has_figure(text: str) -> bool:
    """Whether it counts anything."""
    return bool(_FIGURE.search(text))
