"""The clue sheet: what was ticked, in Chinese, on one page, with a font inside; and the card to hold up."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pypdfium2
import pytest
from django.http import Http404
from django.test import Client
from django.utils.translation import override

from tests.factories.families import ancestor, branch_of, clan_of
from tests.factories.registers import entered, register_named
from yinxin.apps.roots.families.models import Clan
from yinxin.apps.roots.seeking.box.form import Question
from yinxin.apps.roots.seeking.box.page import box_page
from yinxin.apps.roots.seeking.card import card_of
from yinxin.apps.roots.seeking.clue.held import held_picks
from yinxin.apps.roots.seeking.clue.picks import MOST, Pick, picked
from yinxin.apps.roots.seeking.clue.printing import printed
from yinxin.apps.roots.seeking.clue.sheet import sheet_of

ASKED = {"q": "Hom Ah Sing", "where": "us", "pick": ["surname:譚", "place:台山"], "language": "en"}


def sheet():
    return sheet_of(Question("Hom Ah Sing", "us"), picked(ASKED["pick"]))


def test_it_speaks_chinese_and_in_small_the_language_of_its_bearer(db):
    text = Client().get("/roots/clue/", ASKED).text
    for said in ("寻根线索单", "Clue sheet", "Hom Ah Sing", "美国", "United States", "譚", "（谭）", "台山"):
        assert said in text
    chinese = Client().get("/roots/clue/", ASKED | {"language": "zh-hans"}).text
    assert "寻根线索单" in chinese and "Clue sheet" not in chinese


def test_a_surname_is_written_as_its_table_has_it():
    (group,) = sheet_of(Question("Yee"), picked(["surname:余"])).groups
    assert [(name.chars, name.simplified) for name in group.names] == [("余", "")]


@pytest.mark.parametrize("surname", ["於", "麴", "余"])
def test_card_and_sheet_write_a_surname_alike_and_never_as_another_surname(surname):
    """A general fold makes 於 into 于 and 麴 into 曲."""
    (group,) = sheet_of(Question("x"), picked([f"surname:{surname}"])).groups
    card = card_of(Pick("surname", surname))
    (name,) = group.names
    assert (name.chars, name.simplified) == (surname, "") and (card.chars, card.simplified) == (surname, "")


def test_the_code_leads_back_to_the_question_and_tells_nothing_else(settings):
    settings.SITE_URL = "https://yinxin.example"
    parts = urlsplit(sheet().url)
    assert (parts.netloc, parts.path) == ("yinxin.example", "/roots/")
    assert parse_qs(parts.query) == {"q": ["Hom Ah Sing"], "where": ["us"]}


def test_whoever_carries_it_may_leave_out_what_she_typed(db):
    """Then neither the sheet nor its code holds a word of hers."""
    shown = Client().get("/roots/clue/", ASKED).text
    assert "bare=1" in shown and "Leave out the words of the paper" in shown
    text = Client().get("/roots/clue/", ASKED | {"bare": "1"}).text
    sheet_alone = text[text.index("<article") : text.index("</article>")]
    assert "譚" in sheet_alone
    for left_out in ("Hom", "美国", "United States", "clue-words"):
        assert left_out not in sheet_alone
    bare = sheet_of(Question("Hom Ah Sing", "us"), picked(ASKED["pick"]), bare=True)
    assert urlsplit(bare.url).query == "" and "Hom" not in pdf_text(printed(bare))
    assert parse_qs(bare.other)["q"] == ["Hom Ah Sing"]


def test_its_bearer_can_say_the_names(db):
    text = Client().get("/roots/clue/", ASKED).text
    assert "taam4 · Tán" in text and "toi4 saan1 · Táishān" in text
    assert "taam4" not in Client().get("/roots/clue/", ASKED | {"language": "zh-hant"}).text
    with override("en"):
        assert "taam4" in pdf_text(printed(sheet()))


def test_what_is_printed_is_what_was_typed():
    """No mark that turns a line around, and nothing that is not seen."""
    assert sheet_of(Question("Hom \u202egniS\u200b"), ()).words == "Hom gniS"


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text: str = document[0].get_textpage().get_text_bounded()
    document.close()
    return text


@pytest.fixture(scope="module")
def pdf() -> bytes:
    with override("en"):
        return printed(sheet())


def test_it_prints_on_one_page_with_a_chinese_font_inside(pdf):
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert all(said in text for said in ("譚", "谭", "台山", "Hom Ah Sing", "寻根线索单", "Clue sheet"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        faces = [font for page in opened.pages for _, font in page.Resources.Font.items()]
        assert any("CJK" in str(face.BaseFont) or "Han" in str(face.BaseFont) for face in faces)
        for face in faces:
            below = face.DescendantFonts[0] if "/DescendantFonts" in face else face
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(below.FontDescriptor.keys())


def test_a_full_sheet_is_still_one_page():
    picks = picked(
        [f"{kind}:{chars}" for kind in ("surname", "place", "person") for chars in ("譚", "司徒", "歐陽", "甄")]
    )
    assert len(picks) == MOST
    with override("en"):
        document = pypdfium2.PdfDocument(printed(sheet_of(Question("x" * 200, "indonesia"), picks)))
    assert len(document) == 1
    document.close()


@pytest.mark.parametrize("given", ["surname:<b>", "surname:", "clan:譚", "place:" + "山" * 17, "譚", "place:Hoy San"])
def test_what_is_no_pick_is_left_out(given):
    assert [one.written for one in picked([given, "surname:譚"])] == ["surname:譚"]


def test_the_file_is_given_out_as_a_pdf(db):
    answer = Client().get("/roots/clue.pdf", ASKED)
    assert answer.headers["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_the_card_shows_the_characters_and_a_sentence_for_whoever_reads_them(db):
    text = Client().get("/roots/card/?pick=place:臺山&language=en").text
    assert "臺山" in text and "台山" in text and "请带我到这里" in text and "Please take me here" in text
    assert Client().get("/roots/card/").headers["Location"] == "/roots/"


@pytest.mark.parametrize("path", ["/roots/card/", "/roots/clue/", "/roots/clue.pdf"])
def test_what_has_not_the_form_of_a_pick_is_no_page(db, path):
    assert Client().get(path, {"pick": ["王小明", "surname:譚"]}).status_code == 404


SLOGANS = """打倒政府 天下大亂 革命萬歲 全家死光 還我血汗錢 某某是騙子 點擊領獎 澳門賭場 罷工罷課 自由萬歲
張三貪污 李四殺人 免費貸款 加我微信 縣長下台 王五欠債不還 代辦簽證 買賣外匯 不要繳稅 侮辱先人"""


@pytest.mark.parametrize("kind", ["surname", "place", "person"])
def test_no_words_but_names_we_hold_stand_under_the_masthead(cast, kind):
    slogans = SLOGANS.split()
    assert len(slogans) == 20
    for slogan in slogans:
        with pytest.raises(Http404):
            held_picks(["surname:譚", f"{kind}:{slogan}"])
    for path in ("/roots/card/", "/roots/clue/", "/roots/clue.pdf"):
        answer = Client().get(path, {"pick": [f"{kind}:{slogans[0]}", "surname:譚"]})
        assert answer.status_code == 404 and slogans[0] not in answer.text
        assert "max-age" not in answer.headers.get("Cache-Control", "")


def test_what_the_box_finds_can_be_held_up_and_printed(cast):
    """Of the tables, of a public place with an old name, of a clan with a surname no table has, and of somebody long dead."""
    entered(register_named("places"), cast, row=0, published=True).names.create(text="澜古寨", source="样例")
    branch = branch_of(clan_of(cast, published=True), cast)
    ancestor(branch, cast)
    Clan.objects.update(surnames="梁 㐀")
    found = [
        one.pick
        for words in ("Hom", "Canton", "Amoy", "Hoy San", "Sunning", "Szeto", "澜浦", "梁德昌")
        for section in box_page(Question(words)).sections
        for one in (*section.hits, *section.further)
    ]
    kinds = {one.partition(":")[0] for one in found}
    assert kinds == {"surname", "place", "person"} and len(found) > 20
    for pick in (*found, "place:澜古寨", "surname:㐀", "surname:谭", "place:臺山"):
        assert [one.written for one in held_picks([pick])] == [pick]


def test_what_is_withdrawn_is_held_up_no_longer(cast):
    branch = branch_of(clan_of(cast, published=True), cast)
    ancestor(branch, cast)
    Clan.objects.update(published_on=None)
    assert Client().get("/roots/card/?pick=person:梁德昌").status_code == 404


def test_a_phone_keeps_the_card_and_no_page_with_a_name_in_it(cast, sign_in):
    assert "max-age=86400" in Client().get("/roots/card/?pick=place:臺山").headers["Cache-Control"]
    assert sign_in(cast.nobody).get("/roots/card/?pick=place:臺山").headers["Cache-Control"] == "no-store"
    assert Client().get("/roots/?q=Hom").headers["Cache-Control"] == "no-store"


def test_the_guide_draws_every_paper_and_names_what_is_marked(db):
    text = Client().get("/roots/papers/?language=en").text
    assert text.count('role="img"') == 6
    for said in ("Shee", "paper surname", "never to judge whose family is real", "Daughters"):
        assert said in text
