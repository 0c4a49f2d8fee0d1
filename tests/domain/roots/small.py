"""A small world of spellings: two dialects, three traditions, a few characters, written out by hand."""

from __future__ import annotations

import json

import numpy as np

from yinxin.domain.roots.associations import associations_from
from yinxin.domain.roots.engine import Engine, KnownPlaces, Tables
from yinxin.domain.roots.foreign import foreign_from
from yinxin.domain.roots.places import exonyms_from
from yinxin.domain.roots.readings import MAGIC, Readings
from yinxin.domain.roots.regions import Regions
from yinxin.domain.roots.rolewords import role_words_from
from yinxin.domain.roots.surname_table import SurnameTable
from yinxin.domain.roots.traditions import dialects_from, tradition_from

DIALECTS = (
    "yue\t粤语\tCantonese\tb t g k h m l s z c j gw\tcanton:1\nnan\t闽南话\tHokkien\tb t th k l m s ts\thokkien:1\n"
)
YUE = {
    "譚": [("taam", 255)],
    "陳": [("can", 255)],
    "曾": [("zang", 200), ("cang", 55)],
    "林": [("lam", 255)],
    "司": [("si", 255)],
    "徒": [("tou", 255)],
    "美": [("mei", 255)],
    "堂": [("tong", 255)],
    "台": [("toi", 255)],
    "山": [("saan", 255)],
    "梅": [("mui", 255)],
}
NAN = {"譚": [("tham", 255)], "陳": [("tan", 255)], "林": [("lim", 255)], "美": [("bi", 255)], "山": [("suann", 255)]}
HK = """id\thk
dialect\tyue
name\t香港
onset\tt\tt:9 th:1
onset\tc\tch:9 ts:1
onset\tz\tch:5 ts:5
onset\tl\tl:1
onset\ts\ts:9 sz:1
onset\tm\tm:1
rime\taam\tam:9 aam:1
rime\tan\tan:1
rime\tang\tang:9 eng:1
rime\tam\tam:5 um:5
rime\ti\ti:5 ee:3 e:2
rime\tou\to:5 ou:5
rime\tei\tei:6 ee:4
rime\tong\tong:1
rime\toi\toi:8 oy:2
rime\taan\tan:1
rime\tui\tui:6 oy:4
"""
US = HK.replace("id\thk", "id\tus").replace("t:9 th:1", "t:4 h:6").replace("rime\taam\tam:9", "rime\taam\tom:5 am:4")
STRAITS = """id\tstraits
dialect\tnan
onset\tth\tth:8 t:2
onset\tt\tt:1
onset\tl\tl:1
onset\tb\tb:1
onset\ts\ts:1
rime\tam\tam:1
rime\tan\tan:1
rime\tim\tim:1
rime\ti\ti:1
rime\tuann\tuan:1
"""
SURNAMES = (
    "traditional\tsimplified\tvariants\than\tcanton\thokkien\n"
    "陳\t陈\t-\t450\t900\t1100\n曾\t曾\t-\t60\t80\t90\n譚\t谭\t-\t30\t200\t5\n林\t林\t-\t110\t180\t900\n"
    "梅\t梅\t-\t10\t40\t2\n司徒\t司徒\t-\t1\t8\t-\n"
)
REGIONS = "any\t-\tcanton:1 hokkien:1\thk:1 us:1 straits:1\nus\t美国,US\tcanton:1\tus:8 hk:2\nstraits\tPenang,槟城\thokkien:1\tstraits:9 hk:1\n"


def table_of(readings: dict[str, dict[str, list[tuple[str, int]]]], variants: dict[str, str] | None = None) -> bytes:
    """A readings file as `make readings` writes it."""
    variants = variants or {}
    chars = sorted({ord(char) for some in readings.values() for char in some} | {ord(char) for char in variants})
    arrays: list[tuple[str, np.ndarray]] = [("chars", np.array(chars, np.uint32))]
    names: dict[str, list[str]] = {}
    for dialect, some in readings.items():
        names[dialect] = sorted({syllable for rows in some.values() for syllable, _ in rows})
        rows = [[(names[dialect].index(s), weight) for s, weight in some.get(chr(code), ())] for code in chars]
        flat = [entry for row in rows for entry in row]
        arrays += [
            (f"{dialect}.start", np.cumsum([0, *map(len, rows)]).astype(np.uint32)),
            (f"{dialect}.syllable", np.array([at for at, _ in flat], np.uint16)),
            (f"{dialect}.weight", np.array([weight for _, weight in flat], np.uint8)),
            (f"{dialect}.role", np.zeros(len(flat), np.uint8)),
        ]
    sets = [[ord(char) for char in variants.get(chr(code), "")] for code in chars]
    arrays += [
        ("variant.start", np.cumsum([0, *map(len, sets)]).astype(np.uint32)),
        ("variant.char", np.array([code for some in sets for code in some], np.uint32)),
    ]
    header = {
        "version": "test",
        "dialects": list(readings),
        "syllables": names,
        "arrays": [{"name": name, "dtype": array.dtype.name, "length": len(array)} for name, array in arrays],
    }
    head = json.dumps(header).encode()
    written = MAGIC + len(head).to_bytes(4, "little") + head
    for _, array in arrays:
        written += b"\0" * (-len(written) % 8) + array.tobytes()
    return written


def tables(**changed: object) -> Tables:
    """The tables of the small world."""
    readings = table_of({"yue": YUE, "nan": NAN}, {"譚": "谭", "谭": "譚", "陳": "陈", "陈": "陳"})
    known: dict[str, object] = {
        "readings": Readings.from_bytes(readings),
        "dialects": dialects_from(DIALECTS),
        "traditions": [tradition_from(text, "small") for text in (HK, US, STRAITS)],
        "surnames": SurnameTable.from_text(SURNAMES),
        "regions": Regions.from_text(REGIONS),
        "roles": role_words_from(
            "shee\tmarried\tsure\nnee\tmaiden\tsure\n氏\tmarried\tsure\n門\tmarried\tmaybe\nah\tfamiliar\tmaybe\nheung\tplace\tmaybe\n",
            "mary\t1\n",
        ),
        "foreign": foreign_from("smith\njohnson\ngarcia\nkowalski\nwright\nschneider\nrodriguez\n"),
        "evidence": (),
        "gazetteer": lambda: KnownPlaces(
            "a\t台山縣\nb\t梅山\nc\t美堂\n".encode(),
            {"台山": 1.0},
            exonyms_from("Hills of Toi\t台山\t\t1914\told-name\ta map\t譚山\n"),
        ),
        "associations": associations_from("Lung Tam Hall\t龍譚堂\t譚\ta list\n"),
    }
    return Tables(**{**known, **changed})  # type: ignore[arg-type]


def engine(**changed: object) -> Engine:
    """The engine over the small world."""
    return Engine(tables(**changed))
