"""What stands on the leaves: columns from right to left, each with large characters above and small ones in two rows beneath.

The persons are those of the sample town's clan; all of them are long dead. As in the old books there are no stops; the transcription
has them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """`small` in the transcription's words, with stops."""

    large: str
    small: str = ""

    @property
    def transcription(self) -> str:
        return f"{self.large}　{self.small}" if self.small else self.large


@dataclass(frozen=True, slots=True)
class Leaf:
    """`side` as a page of a book has it; `spine` stands where the leaf is folded; a title leaf has a few large columns."""

    number: int
    folio: str
    side: str
    columns: tuple[Column, ...]
    spine: str = ""
    is_title: bool = False


BOOK = "ZP-0001"

LEAVES = (
    Leaf(
        1,
        "扉頁",
        "cover",
        (Column("光緒癸巳年重修"), Column("渡頭梁氏族譜"), Column("安定堂藏板")),
        is_title=True,
    ),
    Leaf(
        2,
        "卷首 字派",
        "second",
        (
            Column("字派"),
            Column("始基承澤厚", "一世至五世。"),
            Column("繼述振家聲", "六世至十世。"),
            Column("耀祖光前烈", "十一世至十五世。"),
            Column("流芳裕後昆", "十六世至二十世。"),
            Column(
                "",
                "吾族自始昌公由南雄珠璣巷南遷，初居寧海縣城，後於渡口開基，聚族而居。子孫日繁，散處四方，或有同世而異名，"
                "尊卑莫辨者。",
            ),
            Column("", "今議定字派二十字，按世命名，遠涉重洋者亦一體遵之，庶幾昭穆不紊。"),
            Column("", "光緒十九年歲次癸巳孟春，合族公議。"),
        ),
        "渡頭梁氏族譜　卷首　三",
    ),
    Leaf(
        3,
        "卷四 第十二叶",
        "first",
        (
            Column("上坊三房"),
            Column(
                "八世振聲公",
                "述先公三子，字遠聞。生於雍正十二年，終於嘉慶六年。娶關氏。子一：家麟。分居上坊，為三房祖。",
            ),
            Column("九世家麟公", "振聲公子。生於乾隆四十一年，終於道光十八年。娶周氏。子二：聲遠、聲和。"),
            Column("十世聲遠公", "家麟公長子。生於嘉慶十五年，終於同治十年。娶雷氏。子一：耀南。"),
            Column("十世聲和公", "家麟公次子。生於嘉慶二十二年，終於光緒三年。子二：耀庭、耀邦。"),
            Column("十一世耀南", "聲遠公子，字子明。生於同治九年。娶伍氏。往金山大埠。"),
            Column("十一世耀庭", "聲和公長子。生於咸豐四年。居鄉，理宗祠事。"),
            Column("十一世耀邦", "聲和公次子。生於同治八年。光緒十五年往金山大埠。"),
        ),
        "渡頭梁氏族譜　卷四　十二",
    ),
)
