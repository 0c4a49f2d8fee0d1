"""The gazetteer: what its packages give, fit to be read aloud in a county office, and true in names, levels and times."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter

import pytest

from tests.shape.tree import ROOT
from yinxin.kit.root_tables.gazetteer import FILE, Gazetteer, Level, gazetteer

BUILDER = ROOT / "deploy" / "gazetteer"
PACKAGES = ROOT / "var" / "gazetteer"
TABLES = ROOT / "src" / "yinxin" / "kit" / "root_tables"
WITH_CHECKSUM = (BUILDER / "gazetteer.sha256").read_text(encoding="ascii").split()[0]


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer()


def test_the_table_is_the_one_its_builder_made():
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() == WITH_CHECKSUM


@pytest.mark.slow
@pytest.mark.skipif(
    len(list(PACKAGES.glob("*"))) < 2 and not os.environ.get("CI"), reason="make gazetteer has not fetched the packages"
)
def test_the_packages_give_these_very_bytes(tmp_path):
    made = tmp_path / "gazetteer.tsv"
    subprocess.run([sys.executable, BUILDER / "build.py", made, PACKAGES], check=True, timeout=600)
    assert made.read_bytes() == FILE.read_bytes()


def test_it_is_small_and_names_its_licences():
    assert FILE.stat().st_size <= 3_000_000
    said = FILE.with_name("gazetteer.LICENSE.txt").read_text(encoding="utf-8")
    for word in ("china-division 2.7.0", "WTFPL", "GeoNames", "Creative Commons Attribution 4.0"):
        assert word in said


def test_every_place_stands_after_what_holds_it(places):
    seen: set[str] = set()
    for place in places.by_id.values():
        assert place.parent in seen or place.parent == "", place.id
        seen.add(place.id)
    assert [one.traditional for one in places.above("440781108")] == ["台山市", "江門市", "廣東省"]


def test_the_five_counties_zhongshan_and_zhoushan_are_there_to_the_village(places):
    villages = Counter(places.above(one.id)[1].id for one in places.by_id.values() if one.level is Level.VILLAGE)
    for county, least in (("440781", 310), ("440783", 260), ("440705", 230), ("440785", 170), ("440784", 135)):
        assert villages[county] >= least, county
    assert villages["4420"] >= 280
    assert sum(villages[code] for code in ("330902", "330903", "330921", "330922")) >= 400
    levels = Counter(one.level for one in places.by_id.values())
    assert levels[Level.PROVINCE] == 34 and levels[Level.COUNTY] > 2_800 and levels[Level.TOWN] > 4_000


def test_names_changed_and_the_years_say_when(places):
    def spans(key: str) -> set[tuple[str, str, str]]:
        return {(one.text, one.begins, one.ends) for one in places.by_id[key].names}

    assert ("新寧", "1499", "1914") in spans("440781")
    assert ("香山", "1152", "1925") in spans("4420")
    assert ("寶安", "1914", "1979") in spans("4403")
    assert ("Canton", "1510", "1949") in spans("4401")
    assert any(text == "Amoy" for text, _, _ in spans("3502"))
    gone = places.by_id["H-chixi"]
    assert (gone.traditional, gone.begins, gone.ends, gone.parent) == ("赤溪縣", "1867", "1953", "440781108")


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("台山市", "台山市"),
        ("斗门区", "斗門區"),
        ("余姚市", "餘姚市"),
        ("郁南县", "鬱南縣"),
        ("冲蒌镇", "沖蔞鎮"),
        ("钟村街道", "鍾村街道"),
        ("广海镇", "廣海鎮"),
        ("龙岩市", "龍巖市"),
        ("台北市", "臺北市"),
        ("云浮市", "雲浮市"),
    ],
)
def test_a_name_is_written_as_its_own_people_write_it(places, simplified, traditional):
    assert traditional in {one.traditional for one in places.by_id.values() if one.simplified == simplified}


def test_no_name_carries_what_converters_do_to_places(places):
    written = set("".join(one.traditional for one in places.by_id.values()))
    assert written & set("裏衝鬆榖醜嚮薑硃鬍佔註闆") == set()


def test_places_lie_where_they_say(places):
    inside = [one for one in places.by_id.values() if one.id.startswith("440781") and one.point]
    assert len(inside) > 300
    assert all(112.1 < one.point[0] < 113.2 and 21.5 < one.point[1] < 22.6 for one in inside if one.point)
    assert places.by_id["440781110"].precision == "seat"
    assert {one.precision for one in places.by_id.values() if one.level is Level.VILLAGE and one.point} <= {
        "town",
        "county",
        "city",
    }
    assert all(not one.precision for one in places.by_id.values() if one.point is None)


def test_the_search_gets_every_name_in_characters_once(places):
    lines = places.lines().decode().splitlines()
    assert len(lines) == len(set(lines))
    known = set(lines)
    assert {"440781\t台山市", "440781\t新寧", "4420\t香山", "N-zili\t自力村"} <= known
    assert not any("Canton" in line for line in lines)
    assert places.weights["台山市"] > places.weights["寧波市"] > places.weights["沙坑村"]
