"""The reasons of the search for roots in Chinese sentences, for the command line."""

from __future__ import annotations

from yinxin.domain.roots.answers import Reason, ReasonCode
from yinxin.kit.root_tables import tables

SENTENCES = {
    ReasonCode.SOUND: "“{char}”{dialect}读 {syllable}，{tradition}写作 {letters}",
    ReasonCode.NEAR: "“{char}”{dialect}读 {syllable}，{letters} 与{tradition}的写法相近",
    ReasonCode.ATTESTED: "有据：{letters} 写的是“{chars}”（{source}）",
    ReasonCode.SAME: "就是这个字：{chars}",
    ReasonCode.VARIANT: "“{given}”是“{chars}”的另一种写法",
    ReasonCode.MISTAKEN: "“{given}”不是“{chars}”，简繁转换时常被弄混",
    ReasonCode.EXONYM: "{letters} 是{chars}的外文旧称",
    ReasonCode.OLD_NAME: "{letters} 是{chars}的旧名",
    ReasonCode.COMMON: "“{chars}”在那里每万人约有 {share} 人",
    ReasonCode.TURNED: "姓写在后面：{letters}",
    ReasonCode.LEFT_OUT: "没有算进去的字：{letters}",
    ReasonCode.MARRIED_IN: "{letters} 是“氏”：这是她娘家的姓",
    ReasonCode.TOGETHER: "同一张纸上的 {letters} 也指向{chars}",
}

USUAL = "常见的写法：{letters} 多写“{chars}”"  # by a list, with no bearer to show


def sentence(reason: Reason) -> str:
    """One reason as a Chinese sentence; ids of dialects and traditions are told by their names."""
    facts = dict(reason.facts)
    known = tables()
    if facts.get("dialect") in known.dialects:
        facts["dialect"] = known.dialects[facts["dialect"]].name
    if reason.code is ReasonCode.ATTESTED and facts.get("source", "").startswith("list:"):
        return USUAL.format(**facts)
    facts["source"] = facts.get("source", "").removeprefix("bearer:").strip()
    names = {tradition.id: tradition.name for tradition in known.traditions}
    facts["tradition"] = names.get(facts.get("tradition", ""), facts.get("tradition", ""))
    return SENTENCES[reason.code].format(**facts)
