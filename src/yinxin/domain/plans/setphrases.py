"""Numbers that are part of a word: 新一轮, 五位一体, 四个意识, 五次会议, 一次注册, 三年一届."""

from __future__ import annotations

import re

# 新一轮 and 十三届九次全会 count nothing.
_SET_PHRASE = re.compile(
    r"新一[轮届批代期]|届[一二三四五六七八九十]+次|次(?:全会|全体会议|党代会)|(?:跑|只进|只跑)一次|一次(?:备案|办好|办成|告知|办妥|性)"
    r"|一对一|一件事|一家亲|一个声音|一张网|一个(?:窗口|门|平台|中心)办"
)
# 四个意识, 三个代表, 两个并重, 五位一体, 十件民生实事 stand without quotation marks too.
_SLOGAN_AFTER = re.compile(
    r"\s*(?:意识|自信|维护|代表|全面|坚持|确立|到位|确保|服务|并重|拓展|建设|统一|结合|转变|同步|落实|优先|必须|一(?![个家座所名体])|不|责任制|文明|务必"
    r"|大局|百年|市场|效益|圈)(?=[，。；、：:”」）)》的要和与]|$)|\s*一体|\s*(?:民生|惠民|便民|为民)?(?:实事|大事)"
)
# 民生实事十件: a set of that name, however it is put.
_SLOGAN_BEFORE = re.compile(r"(?:民生|惠民|便民|为民)办?实事(?:项目|工程)?\s*$")
# 一次备案, 一次申请: at one go.
_ONCE_AFTER = re.compile(r"性|备案|申请|申报")
# 推行一次注册, 做到一次查验、三家认可: what is done at one go; 举办一次, 每年一次 and 一次现场会 behind a verb of holding are counted.
_AT_ONE_GO = re.compile(r"(?:^|[〓、，：:]|做到|推行|实行|实现|推动|推进|推广|只需|仅需|最多|全程|全部|通过|争取)\s*$")
_MUTUAL_AFTER = re.compile(r"\s*(?:认可|互认|通用|共享|联审|联办|联动|共治|合一|贯通|协同)")
# 六届人大五次会议, 二次全会, 三次党代会: the fifth meeting.
_SESSION_AFTER = re.compile(r"\s*(?:全体|全委|常务|常委)?(?:会议|全会|委员会|党代会)")
_SESSION_BEFORE = re.compile(r"(?:届|人大|政协|党委|常委会|委员会|理事会|代表大会|代会|党组|联合会|全国|[联会])\s*$")
# 三年一届, 一年一度: how often.
_RHYTHM_BEFORE = re.compile(r"(?<!每)[一二两三四五六七八九十\d](?:年|个?月|周|季度?)\s*$")
# 每年举办两期, 编印三期: what is held or printed comes in issues; 完成二期修缮 is the second.
_ISSUES_BEFORE = re.compile(r"举办|开展|开办|开设|组织|承办|每|至少|编|刊|出版|发行|培训|推出|开讲|宣讲|讲")


def is_set_phrase(before: str, printed: str, unit: str, after: str) -> bool:
    """Whether the number belongs to a phrase, whatever the sentence says of it."""
    if _SET_PHRASE.search(before[-2:] + printed + unit + after[:4]):
        return True
    if printed == "一" and unit in {"届", "次", "期"} and _RHYTHM_BEFORE.search(before):
        return True
    if unit == "件" and _SLOGAN_BEFORE.search(before):
        return True
    return unit in {"个", "位", "件"} and _SLOGAN_AFTER.match(after) is not None


def is_ordinal(before: str, printed: str, unit: str, after: str) -> bool:
    """Of a Chinese numeral: the second (二期), the fifth (五次会议), or a way of doing (一次备案, 三家认可)."""
    if unit == "期":
        return _ISSUES_BEFORE.search(before) is None
    if unit == "届":
        return printed not in {"一", "两"}
    if unit == "次":
        return _is_once(before, printed, after)
    return unit == "种" or (unit in {"家", "方"} and _MUTUAL_AFTER.match(after) is not None)


def _is_once(before: str, printed: str, after: str) -> bool:
    if _SESSION_AFTER.match(after) and _SESSION_BEFORE.search(before):
        return True
    if _ONCE_AFTER.match(after):
        return True
    return printed == "一" and after.strip() != "" and _AT_ONE_GO.search(before) is not None
