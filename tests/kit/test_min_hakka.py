"""Hokkien, Teochew, Hakka, Hainanese, Foochow: the sound laws give what speakers say, and the traditions what their papers bear."""

from __future__ import annotations

import pytest

from tests.kit.test_traditions import READ, READINGS, ways
from tests.shape.tree import ROOT
from yinxin.domain.roots.readings import Role

LAWS = {
    "nan": "聰tshong 燈ting 鹽iam 針tsim 甜tiam 飯huan 雜tsap 殺sat 別piat 骨kut 策tshik 客khik 教kau 驕kiau 舉ku 樞tshu 追tui 崩ping 酸suan 漫buan",
    "tws": "聰tshong 燈teng 鹽iam 針tsim 甜tiam 雜tsap 骨kut 策tshek 教kau 舉kur 祝tsok 追tui 酸suan",
    "hak": "聰tshung 燈ten 鹽iam 針tsim 甜thiam 飯fan 雜tshap 殺sat 骨kut 策tshet 教kau 舉ki 追tsui 群khiun 犬khien 灰fui 碗von",
    "hai": "燈deng 鹽iam 針tsim 甜diam 骨kut 教kau 追dui 心tim 破pho",
    "fuz": "燈deng 鹽ieng 針zing 甜dieng 雜zak 骨guk 教gau 舉gy 追dui 群gung 犬kieng 酸suang 漫muang",
}
"""Characters set by hand nowhere, as they are read aloud."""


@pytest.mark.parametrize(("dialect", "words"), LAWS.items(), ids=LAWS)
def test_characters_sound_as_they_are_read_aloud(dialect, words):
    wrong = []
    for word in words.split():
        heard = [syllable for syllable, _ in READINGS.of(word[0], dialect, Role.ANY)]
        if word[1:] not in heard:
            wrong.append((word, heard))
    assert wrong == []


@pytest.mark.parametrize("dialect", LAWS)
def test_no_law_hides_behind_a_wider_one(dialect):
    """The first row that fits holds, so that one without a selector must be the last of its rime."""
    rows = (ROOT / "deploy" / "readings" / "laws" / f"{dialect}.tsv").read_text(encoding="utf-8").splitlines()
    keys = [row.split("\t")[1].partition(" ") for row in rows if row.startswith("rime\t")]
    closed: set[str] = set()
    hidden = []
    for rime, _, selector in keys:
        if rime in closed:
            hidden.append((rime, selector))
        if not selector:
            closed.add(rime)
    assert hidden == []


PAPERS = {
    "straits-hokkien": "陳tan 林lim 王ong 黃ng,ooi,wee 吳goh,go 張teo,teoh,teow 蔡chua,chuah 許khoo,khor,khaw,koh 郭kueh,quek,kwek,kok 邱khoo,khu,khew"
    " 楊yeo,yeoh,ewe 劉lau,low,lew 謝cheah,chia,seah 鄭tay,teh,tee 蘇soh,saw,soo 洪ang 顏gan 魏gooi,gui,gwee 潘phua 莊chng 溫oon 方png,hng 廖leow,liau"
    " 傅poh 葉yap 余ee,oo 柯kua,quah 曾chan 雷lui,looi 何ho,hor",
    "straits-teochew": "陳tan 林lim 黃ng 王heng 張teo,teoh 楊yeo 郭quek,kwek,kueh 吳goh,ngoh 許koh,khoh,khow 鄭tay,teh 蔡chua 孫sng,seng 梁neo 嚴ngiam 盧low,loh"
    " 佘seah 余eu,er 丁teng 蘇soh,sow",
    "straits-hakka": "陳chin 劉liew,lew 溫voon,woon 黃wong,vong 楊yong 田thien,then 張chong 胡foo,fu 丘hiew,khiu 魏ngui 賴lai,lye 彭phang 鄧then 江kong 蔡chai,tsai"
    " 葉yap 范fam 謝chia 沈shim,sim",
    "straits-hainan": "符foo,fu 韓han 林lim 王ong,heng 雲hoon 何ho,hua 葉yap 吳ngo,goh 邢heng 黃wee,ooi 陳tan 楊yeo",
    "sarawak-foochow": "林ling 陳ting,ding 張tiong,diong 許hii,hee 黃wong,uong 劉lau 謝sia 吳ngu 余yii,yu 錢chieng 方huong 嚴ngieng 徐sii 江kong,gong",
    "dutch-hokkien": "黃oei,oey 蔡tjoa,tjua 林liem 陳tan 郭kwee 鄭the,te 吳go,gouw 楊njoo,nyoo,jo 施sie 謝tjia 曾tjan 周tjioe 潘phoa,poa 馬be 李lie 許kho,khouw"
    " 張tio,thio 葉jap,yap 蘇souw,so 蕭siauw 魏goei",
    "dutch-hakka": "張tjong 劉lioe 陳tjhin,tjin 黃bong,wong 楊jong,yong 鄧then 范fam 葉jap",
    "philippine": "施sy 許co,khu,ko 吳go,gaw 黃uy,ng,wee 李dy,ly,lee,dee 楊yu,yo 柯cua 蔡chua,tua 洪ang 張tiu,teo 郭que,kue 葉yap 劉lao 鄭te,ty,tee,tay 王ong 顏gan"
    " 莊ching,cheng 高co,ko",
    "thai-teochew": "陳tang,tan 林lim 王heng 黃ung,ueng,eung 張tia,teo 吳ngow,ngo 馬bae 鄭tae 周chio,chiu 劉lao 方pung",
    "cambodia-teochew": "陳taing,tang 張tea 吳ngov,gov 李ly 黃ung,oeung 林lim 謝chea 劉lav,lao",
    "poj": "陳tan 黃ng 張tiu,tiunn 許khoo,khaw,kho 蔡chhoa,tshua 胡oo,o 葉iap 楊iunn,iu 郭koeh,kueh",
    "hakka-abroad": "林lyn,lim 陳chin 鍾chung 劉lyew,liew 丘hew,hiu 楊young,yong 張chong,chung 曾chen,tsen 黃wong 沈shim 巫moo",
    "hainan": "陳dan 林lim 符fu 韓han 吳ngou",
    "foochow-mission": "林ling 陳ding 黃uong,wong 張diong 鄭dang",
}


@pytest.mark.parametrize(("tradition", "words"), PAPERS.items(), ids=PAPERS)
def test_surnames_are_written_as_papers_bear_them(tradition, words):
    missing = {}
    for word in words.split():
        lacking = set(word[1:].split(",")) - set(ways(READ[tradition], word[0]))
        if lacking:
            missing[word[0]] = lacking
    assert missing == {}
