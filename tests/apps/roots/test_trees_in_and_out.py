"""A family tree comes in by preview, without one word of whoever may live; goes out as GEDCOM; and comes back changing nothing."""

from __future__ import annotations

import csv
import io
import logging

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories.registers import entered, register_named
from tests.factories.tree_world import TREE, clan_of, taken_in
from yinxin.apps.roots.exchange import actions
from yinxin.apps.roots.exchange.exporting import tree_of
from yinxin.apps.roots.exchange.giving_out import written
from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.apps.roots.families.access import shown_persons
from yinxin.apps.roots.families.actions import correcting
from yinxin.apps.roots.families.models import Citation, Event, Person, PersonName, Relation
from yinxin.documents.gedcom.characters import text_of
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.gedcom import read
from yinxin.domain.gedcom.sifting import sift
from yinxin.kit.audit.models import Event as AuditEvent
from yinxin.kit.audit.models import Payload
from yinxin.kit.intake.models import Received

LIVING = ("在世", "WANG XIAOMING", "王小明", "Ming", "Hidden Street", "secret@example.org")
WITH_LIVING = TREE.replace(
    "0 @I3@ INDI\n1 NAME /譚/在世\n",
    "0 @I4@ INDI\n1 NAME /王/小明\n2 TRAN Ming /Wang/\n3 LANG zh-Latn-pinyin\n1 BIRT\n2 DATE 1985\n"
    "0 @I3@ INDI\n1 NAME /譚/在世\n1 BIRT\n2 DATE 1950\n2 PLAC Hidden Street\n1 EMAIL secret@example.org\n",
)


IN_CHILD = {
    "test_only_the_deceased_are_stored_in_any_form",
    "test_a_file_that_is_refused_leaves_nothing_and_its_sentence_names_nobody",
}


@pytest.fixture(autouse=True)
def _read_here(request, monkeypatch):
    """A child for every file of every test would take half a minute; these have it, and tests/documents/gedcom."""
    if request.node.originalname not in IN_CHILD:
        monkeypatch.setattr(
            actions, "sifted_in_child", lambda data, _, *words: sift(read(text_of(data)[0]), text_of(data)[1], *words)
        )


def everything_stored() -> str:
    """Every text of every table."""
    texts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            texts += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(texts)


def test_only_the_deceased_are_stored_in_any_form(cast, caplog):
    caplog.set_level(logging.DEBUG)
    made = taken_in(clan_of(cast), cast.office, text=WITH_LIVING)
    done = actions.confirm(made, by=cast.steward)
    assert made.counts["maybe_living"] == 2
    assert (done.counts["came_in"], Person.objects.count()) == (2, 2)
    stored = everything_stored() + caplog.text
    assert "啟賢" in stored
    assert [word for word in LIVING if word in stored] == []
    assert not Received.objects.exists()
    assert default_storage.listdir("")[1] == []


def test_a_file_that_is_refused_leaves_nothing_and_its_sentence_names_nobody(cast, caplog):
    clan = clan_of(cast)
    circle = WITH_LIVING.replace("0 @F2@ FAM\n1 HUSB @I2@", "0 @F2@ FAM\n1 HUSB @I3@")
    with pytest.raises(UnreadableError) as refused:
        taken_in(clan, cast.office, text=circle)
    with pytest.raises(RefusedError, match="tree-nobody"):
        taken_in(clan, cast.office, text="0 HEAD\n0 @I1@ INDI\n1 NAME /王/小明\n")
    assert "自己的祖先" in refused.value.sentence
    assert [word for word in LIVING if word in everything_stored() + refused.value.sentence + caplog.text] == []
    assert not TreeImport.objects.exists()


def test_what_came_in_has_its_words_and_sources(cast):
    actions.confirm(taken_in(clan_of(cast), cast.office), by=cast.steward)
    names = list(PersonName.objects.values_list("surname", "given", "language", "script"))
    assert names == [
        ("譚", "朝觀", "", "Hant"),
        ("譚", "啟賢", "", "Hant"),
        ("Hom", "Kai Yin", "yue-Latn-x-us1904", "Latn"),
    ]
    assert list(Event.objects.order_by("pk").values_list("kind", "on", "place_text")) == [
        ("birth", "嘉慶六年", ""),
        ("death", "1960", "台山"),
    ]
    assert [(one.kind, str(one.citation)) for one in Relation.objects.all()] == [("father", "渡头梁氏族谱电子版")]


def test_the_same_file_again_brings_nobody_in(cast):
    clan = clan_of(cast)
    actions.confirm(taken_in(clan, cast.office), by=cast.steward)
    again = taken_in(clan, cast.office)
    with pytest.raises(RefusedError, match="tree-nothing-new"):
        actions.confirm(again, by=cast.steward)
    assert Person.objects.count() == 2


def test_a_new_child_is_tied_to_the_father_who_stands_already(cast):
    clan = clan_of(cast)
    actions.confirm(taken_in(clan, cast.office), by=cast.steward)
    son = "0 @I9@ INDI\n1 NAME /譚/新\n1 DEAT\n2 DATE 1930\n0 @F1@ FAM\n1 CHIL @I9@"
    actions.confirm(taken_in(clan, cast.office, text=TREE.replace("0 @F1@ FAM", son)), by=cast.steward)
    father = Person.objects.get(names__given="朝觀")
    assert Relation.objects.get(person__names__given="新").other_id == father.pk
    assert Person.objects.count() == 3


def test_who_is_somebody_else_comes_in_beside(cast, sign_in):
    clan = clan_of(cast)
    actions.confirm(taken_in(clan, cast.office), by=cast.steward)
    again = taken_in(clan, cast.office)
    browser = sign_in(cast.steward)
    browser.post(f"/trees/{again.pk}/decide/", {"apart": ["I2"]})
    assert browser.post(f"/trees/{again.pk}/confirm/").status_code == 302
    assert Person.objects.filter(names__given="啟賢").count() == 2


def test_an_import_is_undone_as_a_whole(cast, sign_in):
    clan = clan_of(cast)
    before = Citation.objects.count()
    done = actions.confirm(taken_in(clan, cast.office), by=cast.steward)
    assert sign_in(cast.steward).post(f"/trees/{done.pk}/undo/").status_code == 302
    assert not Person.everyone.exists()
    assert not PersonName.everyone.exists()
    assert Citation.objects.count() == before
    with pytest.raises(RefusedError, match="tree-not-done"):
        actions.undo(done, by=cast.steward)


def test_an_import_is_not_undone_once_somebody_said_more(cast):
    done = actions.confirm(taken_in(clan_of(cast), cast.office), by=cast.steward)
    row = PersonName.objects.get(given="朝觀")
    correcting.change(row, {"given": "朝官"}, correcting.source_of(row.citation), by=cast.office)
    with pytest.raises(RefusedError, match="tree-built-upon"):
        actions.undo(done, by=cast.office)
    assert Person.objects.count() == 2


def test_an_import_is_not_undone_once_another_hangs_on_it(cast):
    clan = clan_of(cast)
    first = actions.confirm(taken_in(clan, cast.office), by=cast.steward)
    son = "0 @I9@ INDI\n1 NAME /譚/新\n1 DEAT\n2 DATE 1930\n0 @F1@ FAM\n1 CHIL @I9@"
    second = actions.confirm(taken_in(clan, cast.office, text=TREE.replace("0 @F1@ FAM", son)), by=cast.steward)
    with pytest.raises(RefusedError, match="tree-built-upon"):
        actions.undo(first, by=cast.office)
    actions.undo(second, by=cast.office)
    actions.undo(first, by=cast.office)
    assert not Person.everyone.exists()


def test_what_is_given_up_is_gone(cast, sign_in):
    made = taken_in(clan_of(cast), cast.office)
    sign_in(cast.office).post(f"/trees/{made.pk}/discard/")
    assert not TreeImport.objects.exists()
    assert "啟賢" not in everything_stored()


def test_an_official_uploads_and_sees_what_would_come_in(cast, sign_in):
    clan = clan_of(cast)
    file = SimpleUploadedFile("王小明.ged", WITH_LIVING.encode("gb18030"))
    answer = sign_in(cast.office).post("/trees/", {"tree": file, "title": "电子版", "clan": clan.pk}, follow=True)
    assert answer.status_code == 200
    for shown in ("啟賢", "Hom Kai Yin", "嘉慶六年", "gb18030".upper()):
        assert shown in answer.text
    assert [word for word in LIVING if word in answer.text and word != "在世"] == []
    assert "王小明" not in everything_stored()


def test_a_fault_of_the_file_is_told_in_one_sentence(cast, sign_in):
    file = SimpleUploadedFile("x.ged", b"0 HEAD\n1 A\n3 B\n")
    answer = sign_in(cast.office).post("/trees/", {"tree": file, "title": "t", "clan": clan_of(cast).pk})
    assert answer.status_code in (409, 422)
    assert "第3行" in answer.text


def test_a_clan_that_is_not_hers_is_no_choice(cast, sign_in):
    clan = clan_of(cast)
    file = SimpleUploadedFile("x.ged", TREE.encode())
    answer = sign_in(cast.neighbour).post("/trees/", {"tree": file, "title": "t", "clan": clan.pk})
    assert answer.status_code == 422
    assert not TreeImport.objects.exists()


RICH = TREE.replace(
    "0 @F1@ FAM\n",
    """0 @W@ INDI
1 NAME /梁/氏
1 SEX F
1 DEAT Y
1 BURI
2 DATE 1890
2 PLAC 渡头
1 EVEN
2 TYPE 回国
2 DATE 1880
0 @H@ INDI
1 NAME /譚/承嗣
1 NAME /譚/子繼
2 TYPE 字
1 SEX M
1 DEAT
2 DATE INT 1920 (民國九年)
1 _GENERATION 19
1 FAMC @F1@
2 PEDI ADOPTED
2 _HEIR 嗣子
1 SOUR @S1@
2 PAGE 卷三
2 QUAY 3
0 @D@ INDI
1 NAME /譚/疑
1 DEAT
2 DATE ABT 1910
1 FAMC @F1@
2 STAT CHALLENGED
0 @S1@ SOUR
1 TITL 古樓譚氏族譜
0 @F1@ FAM
1 WIFE @W@
1 CHIL @H@
1 CHIL @D@
""",
)


def everything_said(persons) -> tuple[object, ...]:
    """What is known of them, without the numbers of rows."""
    name = {row.person_id: row.text for row in PersonName.objects.order_by("-pk")}
    return (
        sorted(PersonName.objects.values_list("kind", "surname", "given", "language", "script")),
        sorted((name[one.person_id], one.kind, one.on, one.place_text) for one in Event.objects.all()),
        sorted((name[one.person_id], name[one.other_id], one.kind) for one in Relation.objects.all()),
        sorted((name[one.pk], one.sex, one.generation or 0) for one in persons),
    )


@pytest.mark.parametrize("kind", ["gedcom7", "gedcom551"])
def test_what_went_out_comes_back_and_changes_nothing(cast, kind):
    clan = clan_of(cast, published=True)
    first = actions.confirm(taken_in(clan, cast.office, text=RICH), by=cast.steward)
    data, _ = written("公开谭氏", shown_persons().filter(clan=clan), kind)
    back = taken_in(clan, cast.office, text=data.decode())
    with pytest.raises(RefusedError, match="tree-nothing-new"):
        actions.confirm(back, by=cast.steward)
    # Into an empty clan the same file brings the same: names, events, ties, everything but where it was read.
    told = everything_said(Person.objects.all())
    actions.undo(first, by=cast.office)
    actions.confirm(taken_in(clan, cast.office, text=data.decode()), by=cast.steward)
    assert everything_said(Person.objects.all()) == told
    assert len(told[2]) == 7


def test_anybody_takes_out_what_is_public_and_nothing_else(cast):
    hidden, public = clan_of(cast), clan_of(cast, published=True)
    actions.confirm(taken_in(hidden, cast.office), by=cast.steward)
    actions.confirm(taken_in(public, cast.office, text=RICH), by=cast.steward)
    Person.objects.filter(clan=public, names__given="疑").update(visibility="office")
    visitor = Client()
    assert visitor.get(f"/r/clans/{hidden.pk}/tree/export/gedcom7").status_code == 404
    assert visitor.get(f"/r/clans/{public.pk}/tree/export/pdf").status_code == 404
    answer = visitor.get(f"/r/clans/{public.pk}/tree/export/gedcom7")
    assert answer["Content-Disposition"].startswith("attachment")
    tree = read(answer.content.decode()).tree
    assert len(tree.persons) == 4
    assert "疑" not in answer.content.decode()
    assert answer.content[:3] != b"\xef\xbb\xbf"


def test_a_branch_is_taken_out_as_csv_that_no_spreadsheet_runs(cast):
    clan = clan_of(cast, published=True)
    branch = entered(register_named("branches"), cast, code="F9", name="大房", clan=clan, place=None, published=True)
    text = TREE.replace("2 PLAC 台山", "2 PLAC =HYPERLINK(1)")
    actions.confirm(taken_in(clan, cast.office, text=text, branch=branch), by=cast.steward)
    answer = Client().get(f"/r/branches/{branch.pk}/tree/export/csv")
    father, child, spelt = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (child["姓"], child["名"], child["去世地"]) == ("譚", "啟賢", "'=HYPERLINK(1)")
    assert (child["父"], spelt["编号"]) == (father["编号"], child["编号"])
    assert (spelt["姓"], spelt["名"], spelt["语言标签"]) == ("Hom", "Kai Yin", "yue-Latn-x-us1904")


def test_the_questions_do_not_grow_with_the_persons(cast, django_assert_max_num_queries):
    clan = clan_of(cast, published=True)
    many = "".join(f"0 @N{n}@ INDI\n1 NAME /譚/{chr(0x4E00 + n)}\n1 DEAT\n2 DATE 1950\n" for n in range(60))
    actions.confirm(taken_in(clan, cast.office, text=RICH.replace("0 @F1@", many + "0 @F1@")), by=cast.steward)
    with django_assert_max_num_queries(8):
        assert len(tree_of(shown_persons().filter(clan=clan)).persons) == 65


@pytest.mark.parametrize("path", ["/trees/", "preview"])
def test_the_questions_of_a_page_do_not_grow(cast, sign_in, path, django_assert_max_num_queries):
    clan = clan_of(cast)
    made = taken_in(clan, cast.office)
    browser, address = sign_in(cast.office), path if path == "/trees/" else f"/trees/{made.pk}/"
    browser.get(address)
    with django_assert_max_num_queries(60) as first:
        browser.get(address)
    for number in range(5):
        taken_in(clan, cast.office, text=TREE.replace("朝觀", f"朝{number}"))
    many = "".join(
        f"0 @N{n}@ INDI\n1 NAME /譚/{chr(0x4E00 + n)}\n1 DEAT\n2 DATE 1950\n2 PLAC 村{n}\n" for n in range(60)
    )
    if path != "/trees/":
        address = f"/trees/{taken_in(clan, cast.office, text=TREE.replace('0 TRLR', many + '0 TRLR')).pk}/"
    with django_assert_max_num_queries(len(first)):
        assert browser.get(address).status_code == 200


def test_what_is_on_record_counts_and_names_nobody(cast):
    done = actions.confirm(taken_in(clan_of(cast), cast.office, text=WITH_LIVING), by=cast.steward)
    actions.undo(done, by=cast.office)
    acts = [one.action for one in AuditEvent.objects.order_by("sequence") if one.action.startswith("gedcom.")]
    assert acts == ["gedcom.upload", "gedcom.keep", "gedcom.undo"]
    told = " ".join(str(one.content) for one in Payload.objects.all())
    assert "啟賢" not in told
    assert "小明" not in told


def test_the_public_page_of_a_clan_offers_its_tree_once_somebody_is_shown(cast):
    clan = clan_of(cast, published=True)
    address = reverse("registers:public-record", args=["clans", clan.code])
    assert "GEDCOM" not in Client().get(address).text
    actions.confirm(taken_in(clan, cast.office), by=cast.steward)
    assert f"/r/clans/{clan.pk}/tree/export/gedcom551" in Client().get(address).text


def test_the_preview_says_why_each_is_held_to_be_dead_and_puts_the_weakest_first(cast, sign_in):
    made = taken_in(clan_of(cast), cast.office)
    text = sign_in(cast.office).get(f"/trees/{made.pk}/").text
    by_age, by_record = text.index("按最迟的出生年，已满110年"), text.index("有去世的记载")
    assert text.index("朝觀") < by_age < text.index("啟賢") < by_record


def test_nobody_comes_in_by_a_bare_word_that_she_died(cast):
    bare = "".join(
        f"0 @N{n}@ INDI\n1 NAME /譚/{chr(0x4E00 + n)}\n{told}\n0 @S1@ SOUR\n1 TITL 譜\n"
        for n, told in enumerate(
            ("1 DEAT Y", "1 DEAT Y\n2 SOUR @S1@\n3 PAGE 3", "1 BURI\n2 PLAC 后山", "1 DEAT\n2 PLAC living")
        )
    ).replace("0 @S1@ SOUR\n1 TITL 譜\n", "", 3)
    made = taken_in(clan_of(cast), cast.office, text=TREE.replace("0 TRLR", bare + "0 TRLR"))
    assert (made.counts["kept"], made.counts["maybe_living"]) == (2, 5)


def test_whoever_uploads_a_file_does_not_confirm_it_alone(cast, sign_in):
    waits = taken_in(clan_of(cast), cast.office)
    office, other = sign_in(cast.office), sign_in(cast.steward)
    assert f"/trees/{waits.pk}/confirm/" not in office.get(f"/trees/{waits.pk}/").text
    refused = office.post(f"/trees/{waits.pk}/confirm/")
    assert refused.status_code == 409
    assert "不能由您确认导入" in refused.text
    assert not Person.everyone.exists()
    assert f"/trees/{waits.pk}/confirm/" in other.get(f"/trees/{waits.pk}/").text
    assert other.post(f"/trees/{waits.pk}/confirm/").status_code == 302
    assert Person.everyone.exists()
