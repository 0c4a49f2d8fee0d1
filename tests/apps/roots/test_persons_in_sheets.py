"""Persons of a clan come in from a sheet as from a family tree, and go out as the sheet that comes in again."""

from __future__ import annotations

import csv
import io
import json
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.roots.test_trees_in_and_out import RICH, everything_said, everything_stored
from tests.factories.tree_world import clan_of, taken_in
from yinxin.apps.roots.exchange import actions
from yinxin.apps.roots.exchange.giving_out import sheet, written
from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.apps.roots.families.access import shown_persons
from yinxin.apps.roots.families.models import Event, Person, Relation
from yinxin.cli import roots_export, roots_import
from yinxin.cli.main import Parser
from yinxin.documents.gedcom.characters import text_of
from yinxin.documents.gedcom.guarded import SHEETS
from yinxin.documents.kin_sheets.cells import reading_of
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.gedcom import Tree, read
from yinxin.domain.gedcom.sifting import sift
from yinxin.kit.audit.models import Event as AuditEvent

HEAD = "编号,姓,名,性别,出生,去世,去世地,父,配偶,出处,卷页,可信程度\n"
CLAN = (
    HEAD
    + "1,梁,国强,男,道光五年,光绪二十年,渡头,,,渡头梁氏族谱,卷四,后来的记载\n"
    + "1,,,,,1895,,,,后山墓碑,东三,当时的记载\n"
    + "2,陈,氏,女,,光绪三十年,,,1,渡头梁氏族谱,卷四,\n"
    + "3,梁,贤,男,,1930,,1,,渡头梁氏族谱,卷五,\n"
)
LIVING = "4,王,小明,男,1985-06-07,,荷花街,,,梁家口述,,\n5,梁,早逝,男,,1999,,4,,,,\n"
IN_CHILD = {
    "test_only_the_deceased_of_a_sheet_are_stored_in_any_form",
    "test_the_verb_takes_in_and_the_other_gives_out",
}


@pytest.fixture(autouse=True)
def _read_here(request, monkeypatch):
    """A child for every file of every test would take half a minute."""

    def here(data, _sift, *words, child=""):
        text, characters = text_of(data)
        return sift(*(reading_of(data) if child == SHEETS else (read(text), characters)), *words)

    if request.node.originalname not in IN_CHILD:
        monkeypatch.setattr(actions, "sifted_in_child", here)


def sent(clan, cast, text: str, *, name: str = "persons.csv") -> TreeImport:
    return actions.upload(name, text.encode("gb18030"), title="梁氏登记表", clan=clan, branch=None, by=cast.office)


def test_only_the_deceased_of_a_sheet_are_stored_in_any_form(cast, caplog):
    caplog.set_level(logging.DEBUG)
    tree = sent(clan_of(cast), cast, CLAN + LIVING)
    assert (tree.counts["kept"], tree.counts["maybe_living"], tree.version, tree.characters) == (
        3,
        2,
        "sheet",
        "GB18030",
    )
    done = actions.confirm(tree, by=cast.steward)
    stored = everything_stored() + caplog.text
    assert (done.counts["came_in"], Person.objects.count()) == (3, 3)
    assert "国强" in stored
    assert [word for word in ("小明", "1985-06-07", "荷花街", "早逝") if word in stored] == []


def test_where_a_file_comes_from_names_nobody_who_may_live(cast):
    held = (CLAN + LIVING).encode()
    with pytest.raises(RefusedError, match="tree-title-names"):
        actions.upload("a.csv", held, title="王小明提供", clan=clan_of(cast), branch=None, by=cast.office)
    assert not TreeImport.objects.exists()


def test_each_row_is_a_source_and_what_contradicts_stands_side_by_side(cast):
    actions.confirm(sent(clan_of(cast), cast, CLAN), by=cast.steward)
    deaths = Event.objects.filter(person__names__given="国强", kind="death").order_by("pk")
    assert [(one.on, str(one.citation), one.citation.confidence) for one in deaths] == [
        ("光绪二十年", "渡头梁氏族谱（转引自梁氏登记表） 卷四", "later"),
        ("1895", "后山墓碑（转引自梁氏登记表） 东三", "record"),
    ]
    assert sorted(Relation.objects.values_list("kind", flat=True)) == ["father", "spouse"]


def test_what_went_out_as_a_sheet_comes_back_and_changes_nothing(cast):
    clan = clan_of(cast, published=True)
    first = actions.confirm(taken_in(clan, cast.office, text=RICH), by=cast.steward)
    data, ending = written("公开谭氏", shown_persons().filter(clan=clan), "csv")
    assert (data[:3], ending) == (b"\xef\xbb\xbf", "csv")
    text = data.decode("utf-8-sig")
    back = sent(clan, cast, text)
    with pytest.raises(RefusedError, match="tree-nothing-new"):
        actions.confirm(back, by=cast.steward)
    told = everything_said(Person.objects.all())
    actions.undo(first, by=cast.office)
    actions.confirm(sent(clan, cast, text), by=cast.steward)
    assert everything_said(Person.objects.all()) == told


def test_the_sheet_that_is_given_out_says_the_same_in_every_language(cast):
    clan = clan_of(cast, published=True)
    actions.confirm(taken_in(clan, cast.office, text=RICH), by=cast.steward)
    plain, _ = written("公开谭氏", shown_persons().filter(clan=clan), "csv")
    headings = set()
    for language in ("zh-hans", "zh-hant", "en"):
        answer = Client(headers={"accept-language": language}).get(f"/r/clans/{clan.pk}/tree/export/csv")
        assert reading_of(answer.content)[0].tree == reading_of(plain)[0].tree
        headings.add(answer.content.decode("utf-8-sig").partition(",")[0])
    assert headings == {"编号", "編號", "Number"}


def test_the_blank_sheet_has_the_headings_of_the_one_that_is_given_out(cast, sign_in):
    answer = sign_in(cast.office).get("/trees/blank.csv")
    assert answer.content == sheet(Tree())
    (row,) = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row[:4] == ["编号", "银信编号", "姓", "名"]


def test_an_official_sends_a_sheet_and_sees_who_would_come_in(cast, sign_in):
    clan = clan_of(cast)
    file = SimpleUploadedFile("王小明.csv", (CLAN + LIVING).encode())
    answer = sign_in(cast.office).post("/trees/", {"tree": file, "title": "登记表", "clan": clan.pk}, follow=True)
    assert "表格 · UTF-8" in answer.text
    assert "国强" in answer.text
    assert "小明" not in answer.text + everything_stored()


def test_every_fault_of_a_sheet_is_shown_by_line_and_column_and_nothing_is_kept(cast, sign_in):
    file = SimpleUploadedFile("x.csv", (CLAN + "6,梁,新,公,,某年,,99,,,,\n" + LIVING).encode())
    browser = sign_in(cast.office)
    answer = browser.post("/trees/", {"tree": file, "title": "登记表", "clan": clan_of(cast).pk})
    assert answer.status_code == 422
    assert "表格里有3处要改，一行也没有收下" in answer.text
    for shown in ("第 6 行", "性别", "请写男、女或不详", "去世", "看不懂这个时间", "父", "表里没有这个编号的人"):
        assert shown in answer.text
    assert "小明" not in answer.text + everything_stored()
    assert not TreeImport.objects.exists()


def test_an_undated_death_is_told_of_with_the_count_and_what_to_do(cast, sign_in):
    tree = sent(clan_of(cast), cast, CLAN + "7,梁,无期,男,,日期不详,,,,族谱,卷六,\n8,梁,听说,男,,日期不详,,,,,,口述\n")
    assert (tree.counts["maybe_living"], tree.counts["undated"]) == (2, 1)
    text = sign_in(cast.office).get(f"/trees/{tree.pk}/").text
    assert "有 1 位写了去世、注明了卷页，只是没有日期" in text
    assert "逐位登记" in text
    assert "无期" not in text


MORE = (
    CLAN.replace("光绪二十年,渡头", "光绪二十一年,渡头")
    .replace("3,梁,贤,男,,1930", "3,梁,贤,男,,1930,广州")
    .replace("广州,,1", "广州,1")
)


@pytest.fixture
def again(cast):
    """A clan of three stands; a file says more of two of them."""
    clan = clan_of(cast)
    actions.confirm(sent(clan, cast, CLAN), by=cast.steward)
    return sent(clan, cast, MORE)


def test_what_a_file_says_besides_is_shown_and_left_unless_it_is_taken(again, cast, sign_in):
    text = sign_in(cast.office).get(f"/trees/{again.pk}/").text
    assert "去世 光绪二十一年 渡头" in text
    assert "去世 1930 广州" in text
    with pytest.raises(RefusedError, match="tree-nothing-new"):
        actions.confirm(again, by=cast.steward)
    assert Event.objects.filter(kind="death").count() == 4


def test_what_is_taken_stands_beside_what_stood_and_is_undone_as_a_whole(again, cast, sign_in):
    before = everything_said(Person.objects.all())
    browser = sign_in(cast.steward)
    browser.post(f"/trees/{again.pk}/decide/", {"taking": ["1", "2"]})
    answer = browser.post(f"/trees/{again.pk}/confirm/", follow=True)
    assert "已补充1位先人的记载" in answer.text
    deaths = Event.objects.filter(person__names__given="国强", kind="death").order_by("pk")
    assert [(one.on, one.citation.title) for one in deaths][-1] == ("光绪二十一年", "渡头梁氏族谱（转引自梁氏登记表）")
    assert (deaths.count(), Person.objects.count()) == (3, 3)
    assert Event.objects.filter(place_text="广州").count() == 0, "nobody ticked her"
    browser.post(f"/trees/{again.pk}/undo/")
    assert everything_said(Person.objects.all()) == before


def test_the_same_file_has_nothing_more_to_say_once_it_was_taken(again, cast):
    clan = again.clan
    actions.decide(again, apart=[], taking=["1", "2", "3"], by=cast.office)
    actions.confirm(again, by=cast.steward)
    once_more = sent(clan, cast, MORE)
    actions.decide(once_more, apart=[], taking=["1", "2", "3"], by=cast.office)
    with pytest.raises(RefusedError, match="tree-nothing-new"):
        actions.confirm(once_more, by=cast.steward)


def test_nothing_is_taken_by_which_somebody_who_stands_could_live(cast):
    """A grave of 1900 for whoever lived in 1920: one of the two is not hers, and nobody knows which."""
    clan = clan_of(cast)
    head = "编号,姓,名,去世,安葬,其他生平,其他生平的时间\n"
    actions.confirm(sent(clan, cast, f"{head}1,梁,贤,1930,,居住,1920\n"), by=cast.steward)
    told = sent(clan, cast, f"{head}1,梁,贤,1930,1900,,\n")
    actions.decide(told, apart=[], taking=["1"], by=cast.office)
    with pytest.raises(RefusedError, match="tree-more-contradicts"):
        actions.confirm(told, by=cast.steward)
    assert Event.everyone.count() == 2
    assert Person.objects.count() == 1


def test_what_was_taken_and_put_right_since_is_not_undone(again, cast):
    from yinxin.apps.roots.families.actions import correcting

    actions.decide(again, apart=[], taking=["1"], by=cast.office)
    done = actions.confirm(again, by=cast.steward)
    row = Event.objects.get(pk=done.added["events"][0])
    correcting.change(row, {"on": "1896"}, correcting.source_of(row.citation), by=cast.office)
    with pytest.raises(RefusedError, match="tree-built-upon"):
        actions.undo(done, by=cast.office)


def said(command, *words: str) -> int:
    parser = Parser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(list(words)))


def test_the_verb_takes_in_and_the_other_gives_out(cast, tmp_path, capsys):
    clan = clan_of(cast, published=True)
    file = tmp_path / "persons.csv"
    file.write_text(CLAN + LIVING, encoding="gb18030")
    words = (str(file), "--clan", clan.code, "--title", "梁氏登记表", "--by", cast.office.email)
    assert said(roots_import, *words, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["state"], told["persons"]["kept"], told["persons"]["maybe_living"]) == ("open", 3, 2)
    with pytest.raises(UnreadableError, match="不能是同一个人"):
        said(roots_import, *words, "--confirmed-by", cast.office.email)
    assert said(roots_import, *words, "--confirmed-by", cast.steward.email) == 0
    assert "已导入 3 人" in capsys.readouterr().out
    assert AuditEvent.objects.filter(action="gedcom.keep", actor=cast.steward).count() == 1
    out = tmp_path / "out.csv"
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("gedcom7", b"0 HEAD"), ("gedcom551", b"0 HEAD")):
        assert said(roots_export, clan.code, str(out), "--format", kind) == 0
        assert out.read_bytes().startswith(begins)
        assert "国强" in out.read_text(encoding="utf-8-sig")
        assert "小明" not in out.read_text(encoding="utf-8-sig")


def test_the_verbs_say_what_is_wrong(cast, tmp_path, capsys):
    clan = clan_of(cast)
    file = tmp_path / "persons.csv"
    file.write_text(CLAN + "6,梁,新,公,,,,,,,,\n", encoding="utf-8")
    words = (str(file), "--title", "表", "--by", cast.office.email)
    assert said(roots_import, *words, "--clan", clan.code) == 2
    assert "第6行“性别”：看不懂。请写男、女或不详" in capsys.readouterr().err
    assert not TreeImport.objects.exists()
    with pytest.raises(UnreadableError, match="没有编号为“NONE”"):
        said(roots_import, *words, "--clan", "NONE")
    with pytest.raises(UnreadableError, match="不能载入"):
        said(roots_import, str(file), "--title", "表", "--clan", clan.code, "--by", cast.nobody.email)
    with pytest.raises(UnreadableError, match="没有编号为"):
        said(roots_export, clan.code, "--format", "csv")
