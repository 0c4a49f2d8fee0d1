"""Pools of candidates: the Chinese of the gold among invented names, always the same for the same seed. Nobody's data.

`python -m tests.bench.roots.pools KIND SIZE FILE` writes one as `id<TAB>Chinese` lines.
"""

from __future__ import annotations

import argparse
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from opencc import OpenCC

from tests.bench.roots.gold import KINDS, rows_of
from yinxin.kit.root_tables import tables

SEED, NAME_CHARACTERS = 1909, 2_200
# What villages of the qiaoxiang are called: auspicious words, the land, the trees, the clan, and what kind of place it is.
VILLAGE_HEADS = (
    "龍安平和永新南北東西上下中大小石水沙塘田坑坪岡山橋龜鳳虎馬牛松竹梅蓮荷桂榕橫長高低廣白黃赤青烏金銀寶福祿壽康寧樂仁義禮智信"
    "仙神聖文武元亨利貞興隆昌盛朝陽月星雲霞樓寨圍塔廟社祠墟埠港灣洲島灘涌溪泉井潭湖浦江河海天地日三四五六七八九雙獨古老舊"
)
VILLAGE_TAILS = (
    "村里塘坑岡邊頭尾口洞壩圍寨莊屋厝坂坪田洋溪山嶺橋園林埔坡灣洲涌朗美安平和興龍華昌隆慶樂寧仁義賢聖盛陽朝南北東西中"
)
# Given characters many people bear, about by how many.
USUAL_GIVEN = (
    "文華明國志德榮金生福林玉成光英秀永春海山興天家仁義禮信忠孝安平祥瑞福祿壽康寧昌盛隆發財寶貴全有餘大小元亨利貞立正中和美"
    "麗珍珠蘭芳梅菊蓮桂香月雲霞雪花鳳凰龍虎麟鵬鴻飛翔達通遠長久恆堅強剛毅勇武威雄傑豪俊偉健壯民族邦建新業勤儉敬宗祖耀輝煌炳"
    "燦然照熙昭朗清潔澄淵源流江河湖波濤潤澤霖沛露森樹松柏竹桐楓榕根植培基石岩峰崗嶺岳嵩泰衡庭堂門閣樓宇宏廣博學才智慧聰敏睿"
    "賢良善純厚誠慎恭溫良讓惠慈恩澤嘉吉慶喜樂歡欣怡悅暢彩艷妍嬌娟婉淑靜雅素貞潔如意心思念懷卓立超群群英士宜啟開啓創造就為可"
    "日旭晨曉曦晴朝夕星辰宿斗奎北南東西京滬粵閩港僑漢唐宋明清伯仲叔季孟少幼子孫兒女男亞阿細妹弟兄三四五六七八九十百千萬億兆"
)


def places(size: int) -> list[str]:
    """Places: those of the gold, those of the gazetteer where there is one, and invented villages, none twice."""
    chance = np.random.default_rng(SEED)
    names = dict.fromkeys(_gold("place"))
    real = sorted(set(_gazetteer()))
    wanted = min(len(real), size - len(names))
    names.update(dict.fromkeys(real[at] for at in chance.permutation(len(real))[:wanted]))
    heads, tails = np.array(list(VILLAGE_HEADS)), np.array(list(VILLAGE_TAILS))
    surnames = np.array([name for name in tables().surnames.names if len(name) == 1][:120])
    while len(names) < size:
        first = np.where(chance.random(size) < 0.2, chance.choice(surnames, size), chance.choice(heads, size))
        middle = np.where(chance.random(size) < 0.35, chance.choice(heads, size), "")
        made = np.char.add(np.char.add(first, middle), chance.choice(tails, size))
        names.update(dict.fromkeys(made[: size - len(names)].tolist()))
    return _shuffled(list(names), chance)


def persons(size: int, *, usual: bool = False) -> list[str]:
    """Persons: those of the gold among invented ones. `usual` gives them the given characters many people bear, and is harder."""
    chance = np.random.default_rng(SEED + usual)
    gold = list(dict.fromkeys(_gold("person")))
    rest = max(0, size - len(gold))
    table = tables().surnames
    mixed = np.sum(list(table.shares.values()), axis=0, dtype=np.float64)
    surnames = np.array(table.names)[chance.choice(len(table.names), rest, p=mixed / mixed.sum())]
    chars, weights = _given(usual=usual)
    first = chars[chance.choice(len(chars), rest, p=weights)]
    second = np.where(chance.random(rest) < 0.87, chars[chance.choice(len(chars), rest, p=weights)], "")
    made = np.char.add(np.char.add(surnames, first), second)
    return _shuffled([*gold, *made.tolist()], chance)


def as_lines(names: list[str]) -> bytes:
    """The pool as a file holds it."""
    return "".join(f"{number}\t{name}\n" for number, name in enumerate(names)).encode()


def _shuffled(names: list[str], chance: np.random.Generator) -> list[str]:
    """So that no tie falls to the gold for standing first."""
    return [names[at] for at in chance.permutation(len(names))]


@cache
def _gold(kind: str) -> tuple[str, ...]:
    """The traditional form of all rows of ours."""
    return tuple(row.chinese[0] for row in chain(rows_of(kind, "tune"), rows_of(kind, "held")))


def _gazetteer() -> list[str]:
    """The names of the built-in gazetteer, as pool lines hold them."""
    return [line.split("\t")[1] for line in tables().gazetteer().lines.decode().splitlines() if line.count("\t")]


@cache
def _given(*, usual: bool) -> tuple[NDArray[np.str_], NDArray[np.float64]]:
    """Given characters with their shares."""
    chance = np.random.default_rng(SEED)
    everyday = [bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFA)]
    traditional = sorted(set(OpenCC("s2t").convert("".join(everyday))))
    known = [char for char in traditional if tables().readings.at(char) is not None]
    drawn = np.array(known)[chance.permutation(len(known))[:NAME_CHARACTERS]]
    if not usual:
        return drawn, np.full(len(drawn), 1 / len(drawn))
    ranked = np.array(list(dict.fromkeys([*USUAL_GIVEN, *drawn.tolist()])))
    weights = 1 / (np.arange(len(ranked)) + 30.0)
    return ranked, weights / weights.sum()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS[1:])
    parser.add_argument("size", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--usual", action="store_true", help="given characters by how usual they are")
    asked = parser.parse_args()
    names = places(asked.size) if asked.kind == "place" else persons(asked.size, usual=asked.usual)
    asked.file.write_bytes(as_lines(names))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
