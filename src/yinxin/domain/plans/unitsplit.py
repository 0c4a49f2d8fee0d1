"""Cutting a printed list of units into its names: placeholders whole, half names joined, 等 dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yinxin.domain.plans.unitnames import GROUP_NAME, UNIT_END, is_group, looks_like_unit

_SEPARATORS = "、，,；;/／｜|　 \t\n。．"
# 财政部和税务总局: 和 joins two names only between two complete ones (工业和信息化部 is one).
_AND = re.compile(r"(?:以及|和|及|与|暨)")
_EDGE = re.compile(r"^(?:由|请|及|和|以及|与|其中|包括|同时|并|再由|主要由|[：:★☆▲△●*])+|(?:等(?:地)?|[：:])+$")
_MARK = re.compile(r"^[①-⑳\d]{1,2}[.．、]?\s*(?=[一-龥]{2})(?!\d*个)")


def depths(text: str) -> list[int]:
    """How many brackets are open before each character; a bracket that closes counts as outside."""
    depth, found = 0, []
    for character in text:
        depth = max(0, depth - (character in "）)〕】]"))
        found.append(depth)
        depth += character in "（(〔【["
    return found


def split_outside(text: str, separators: str) -> Iterator[str]:
    open_at, begin = depths(text), 0
    for at, character in enumerate(text):
        if character in separators and open_at[at] == 0:
            yield text[begin:at]
            begin = at + 1
    yield text[begin:]


def names(text: str) -> Iterator[str]:
    """Names of a list: placeholders whole (各市、县人民政府), 等 dropped, half names joined (农业农村、市场监管等部门)."""
    waiting: list[str] = []
    for token in _tokens(text):
        for name in _tidy(token):
            if not UNIT_END.search(re.sub(r"[（(][^（）()]*[）)]$", "", name)) and not is_group(name):
                waiting.append(name)
            elif waiting and (name.endswith(("部门", "单位", "机构", "企业")) or re.search(r"等(?:部门|单位)$", name)):
                yield "、".join([*waiting, name])
                waiting = []
            else:
                yield from waiting
                waiting = []
                if is_group(name) and not UNIT_END.search(re.sub(r"[（(][^（）()]*[）)]$", "", name)):
                    waiting = [name]
                else:
                    yield name
    yield from waiting


def _tokens(text: str) -> Iterator[str]:
    open_at, at, begin = depths(text), 0, 0
    while at < len(text):
        if open_at[at] == 0 and at == begin:
            group = GROUP_NAME.match(text, at)
            if group and _closes(text, group.end()):
                yield group[0]
                at = begin = group.end()
                continue
        if text[at] in _SEPARATORS and open_at[at] == 0:
            yield text[begin:at]
            begin = at + 1
        at += 1
    yield text[begin:]


def _closes(text: str, at: int) -> bool:
    """Whether a placeholder may end here: at the end, a separator, 等, or a word that joins or assigns."""
    return (
        at == len(text) or text[at] in _SEPARATORS or text.startswith(("等", "和", "及", "以及", "与", "（", "("), at)
    )


def _tidy(token: str) -> Iterator[str]:
    name = _MARK.sub("", _EDGE.sub("", _balanced(token.strip())).strip())
    # 商务部等有关部门: the named one, then the placeholder.
    placeholder = re.match(r"(.+?)等((?:各)?(?:有关|相关|其他|市直|市级|省直).{0,6}(?:部门|单位|企业|机构))$", name)
    if placeholder:
        yield from _tidy(placeholder[1])
        yield placeholder[2]
        return
    several = re.match(r"(.+?)等(?:部门|单位|\d+个?(?:部门|单位)|[一二三四五六七八九十]+(?:部门|单位|家))$", name)
    if several and UNIT_END.search(several[1]):
        yield from _tidy(several[1])
        return
    # 全国妇联等和各省级人民政府
    name = re.sub(r"等(?=(?:以及|和|及|与))", "", name)
    open_at = depths(name)
    for joint in _AND.finditer(name):
        left, right = name[: joint.start()], name[joint.end() :]
        if open_at[joint.start()] == 0 and UNIT_END.search(left) and len(right) >= 3 and _stands_alone(left, right):
            yield from _tidy(left)
            yield from _tidy(right)
            return
    if name:
        yield name


def _stands_alone(left: str, right: str) -> bool:
    """市财政局和市审计局 are two; 党委和政府, 单位和部门 stay one, and so does a name whose right half needs the left."""
    if left in ("中央", "国家", "地方", "机关", "社会"):
        return False  # 中央和国家机关工委
    if left.endswith(("单位", "部门", "党委")) and right in ("部门", "单位", "政府", "个人", "企业"):
        return False
    return looks_like_unit(right) and not re.match(r"^(?:部门|单位|地区|企业)$", right)


def _balanced(token: str) -> str:
    """Without a bracket at either edge that has no partner in the name: （市教育局 / 市财政局）."""
    opened, closed = (sum(token.count(mark) for mark in marks) for marks in ("（(〔【[", "）)〕】]"))
    while opened > closed and token[:1] in tuple("（(〔【["):
        token, opened = token[1:], opened - 1
    while closed > opened and token[-1:] in tuple("）)〕】]"):
        token, closed = token[:-1], closed - 1
    if opened == closed and token[:1] in tuple("（(〔【[") and token[-1:] in tuple("）)〕】]"):
        return token[1:-1]
    return token
