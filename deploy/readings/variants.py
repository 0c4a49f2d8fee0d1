"""Which characters may stand for which: other forms of the same word, cut where a surname would become another surname."""

from __future__ import annotations

from collections.abc import Iterable

import unihan

FIELDS = ("kSimplifiedVariant", "kTraditionalVariant", "kZVariant")

LOOSE = (
    "余餘 范範 于於 后後 岳嶽 游遊 谷穀 郁鬱 姜薑 沈瀋 朱硃 胡鬍 胡鬚 松鬆 里裏 里裡 周週 周賙 卜蔔 仇讎 种種 干乾 干幹 斗鬥 面麵 表錶 志誌 冲衝 沖衝 术術 秋鞦 征徵 "
    "占佔 升昇 升陞 克剋 布佈 彩綵 采採 采寀 采埰 系係 系繫 向嚮 台檯 台颱 了瞭 千韆 舍捨 板闆 涂塗 朴樸 适適 御禦 咸鹹 昆崑 栗慄 苏囌 蘇囌 蒙矇 蒙濛 蒙懞 席蓆 暗闇 "
    "柜櫃 极極 几幾 伙夥 仆僕 出齣 制製 合閤 回迴 困睏 夸誇 家傢 折摺 据據 旋鏇 梁樑 欲慾 毛毿 注註 淀澱 准準 漓灘 漂飄 才纔 冬鼕 别彆 卷捲 症癥 致緻 荐薦 蔑衊 辟闢 "
    "雕鵰 雇僱 须鬚 卤滷 吁籲 团糰 筑築 借藉 价價 佣傭 凶兇 刮颳 局侷 巨鉅 念唸 扎紮 托託 扣釦 挽輓 札劄 杆桿 杯盃 泛氾 腊臘 腌醃 药葯 石碩 赞讚 當噹 当噹 尸屍 帘簾 "
    "丰豐 复複 复復 尽儘 汇彙 获穫 脏髒 钟鐘 鍾鐘 锺鐘 参蔘 曲麯 万萬 粘黏 洪鴻 强彊 洒灑 秘祕 荡盪 愿願 余馀 宁甯"
)
"""Pairs that are one word in simplified running text; as surnames they are two names, or one of them is none."""

ALSO = (
    "肖蕭 肖萧 蕭萧 钟鍾 钟鐘 锺鍾 云雲 叶葉 曲麴 丑醜 党黨 万萬 单單 宁寧 宁甯 寧甯 宁寗 寧寗 甯寗 丘邱 付傅 闫閻 闫阎 閆閻 閆闫 阎閻 凌淩 晁鼂 台臺 杰傑 盘盤 盘槃 "
    "峰峯 群羣 衛衞 啟啓 启啟 启啓 為爲 裡裏 鑑鑒 强強 吴吳 呂吕 黃黄 戶户 產産 教敎 清淸 青靑 真眞 鎮鎭 鄉鄊 村邨 栢柏 坭泥 墩敦 姊姉 哲喆 德悳 恆恒 勛勳 煙烟 線綫 線缐 粧妝 "
    "榮荣 輝煇 輝辉 繡綉 繡绣 綉绣 祐佑 濬浚 沖冲 涌湧 圩墟 颜顏 颜顔 顏顔 麥麦 豐丰 兎兔 甦蘇 堃坤 陞昇 崑崐 鉄鐵 覊羈 岡崗 冈崗 "
)
"""Pairs that are one name in another script or hand, whatever Unihan says."""


def pairs(words: str) -> set[frozenset[str]]:
    """The pairs of a list."""
    return {frozenset(word) for word in words.split() if len(word) == 2}


def joined(characters: Iterable[str]) -> set[frozenset[str]]:
    """Every two characters one of which may stand for the other, in a surname too."""
    known = set(characters)
    found: set[frozenset[str]] = set()
    for field in FIELDS:
        for character, others in unihan.variants(field).items():
            found.update(frozenset((character, other)) for other in others)
    found = (found - pairs(LOOSE)) | pairs(ALSO)
    return {pair for pair in found if pair <= known and len(pair) == 2}


def sets(wanted: set[frozenset[str]]) -> dict[str, list[str]]:
    """Character → all that may stand for it, by code point."""
    found: dict[str, set[str]] = {}
    for pair in wanted:
        one, other = sorted(pair)
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {character: sorted(others) for character, others in sorted(found.items())}


def loose(characters: Iterable[str]) -> set[frozenset[str]]:
    """Every two characters that are one word in running text, and not in a surname."""
    known = set(characters)
    return {pair for pair in pairs(LOOSE) - pairs(ALSO) if pair <= known}
