"""The directory goes out as a sheet and comes in again; a sheet with faults changes nothing and names each of them."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.people import Cast
from yinxin.apps.people import actions, exporting, importing
from yinxin.apps.people.models import NameKind, Unit, UnitGroup
from yinxin.kit.audit.models import Event

REFORM = date(2019, 3, 1)


def take_in(cast: Cast, text: str, name: str = "单位目录.csv") -> importing.Outcome:
    return importing.load(cast.place, SimpleUploadedFile(name, text.encode()), by=cast.office)


def places_of(outcome: importing.Outcome) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.value) for fault in outcome.faults]


@pytest.fixture
def reformed(cast: Cast) -> Cast:
    """A directory in which every column has something to say."""
    actions.rename_unit(cast.offices["市外事侨务局"], "市外事局", on=REFORM, by=cast.office)
    actions.learn_alias(cast.reporting, "教局", by=cast.office)
    actions.close_unit(cast.offices["市财政局"], on=REFORM, by=cast.office)
    actions.merge_units(
        [cast.offices["市委宣传部"], cast.offices["市文化广电新闻出版局"]],
        name="市宣传文化局",
        on=REFORM,
        by=cast.office,
    )
    return cast


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_was_exported_comes_in_without_a_change(reformed: Cast, kind: str):
    _, content = exporting.sheet(reformed.place, kind)
    events = Event.objects.count()

    outcome = importing.load(reformed.place, SimpleUploadedFile(f"目录.{kind}", content), by=reformed.office)

    total = Unit.objects.filter(place=reformed.place).count() + 1
    assert (outcome.faults, outcome.added, outcome.changed, outcome.unchanged) == ((), 0, 0, total)
    assert Event.objects.count() == events


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_directory_moves_to_an_empty_place(cast: Cast, kind: str):
    actions.rename_unit(cast.offices["市外事侨务局"], "市外事局", on=REFORM, by=cast.office)
    _, content = exporting.sheet(cast.place, kind)
    rows = content if kind == "xlsx" else content.decode().replace(cast.place.name, cast.elsewhere.name).encode()
    if kind == "xlsx":
        actions.close_unit(cast.elsewhere, on=REFORM, by=cast.office)
        actions.rename_unit(cast.place, "旧五邑市人民政府", on=REFORM, by=cast.office)
        target = actions.add_unit(name="五邑市人民政府", level="city", kind="government", parent=None, by=None)
    else:
        target = cast.elsewhere

    outcome = importing.load(target, SimpleUploadedFile(f"目录.{kind}", rows), by=cast.office)

    assert outcome.faults == ()
    moved = {(unit.name, unit.parent.name) for unit in Unit.objects.filter(place=target)}
    assert moved == {
        (unit.name, target.name if unit.parent_id == cast.place.pk else unit.parent.name)
        for unit in Unit.objects.filter(place=cast.place)
    }
    renamed = Unit.objects.get(place=target, name="市外事局")
    assert renamed.names.get(kind=NameKind.FORMER).until == REFORM
    assert UnitGroup.objects.get(place=target, name="各市、区政府").members.count() == len(cast.areas)


def test_a_row_adds_changes_and_ends_a_unit(cast: Cast):
    outcome = take_in(
        cast,
        "名称,层级,上级单位,简称/别名,停用日期,小组\n"
        "市税务局,市级,,税务；税局,,\n"
        "税务一所,镇级,市税务局,,,\n"
        "市教育局,市级,,教局,,教育专班\n"
        "市财政局,市级,,,2020年1月1日,\n",
    )

    assert (outcome.faults, outcome.added, outcome.changed) == ((), 2, 2)
    assert Unit.objects.get(name="税务一所").parent.name == "市税务局"
    assert set(cast.reporting.names.filter(kind=NameKind.ALIAS).values_list("name", flat=True)) == {"教局"}
    assert list(cast.reporting.member_of.values_list("name", flat=True)) == ["教育专班"]
    assert Unit.objects.get(name="市财政局").valid_to == date(2020, 1, 1)


def test_columns_the_sheet_lacks_stay_as_they_are(cast: Cast):
    actions.learn_alias(cast.reporting, "教局", by=cast.office)

    outcome = take_in(cast, "名称,层级\n市教育局,市级\n")

    assert (outcome.faults, outcome.changed) == ((), 0)
    assert cast.reporting.names.filter(name="教局").exists()


def test_every_fault_is_named_and_nothing_is_kept(cast: Cast):
    outcome = take_in(
        cast,
        "名称,层级,上级单位,启用日期,排序\n"
        "市税务局,市级,,,\n"
        ",市级,,,\n"
        "市气象局,部级,,2019-13-01,九\n"
        "市税务局,市级,,,\n"
        "甲局,市级,乙局,,\n"
        "乙局,市级,甲局,,\n",
    )

    assert places_of(outcome) == [
        (3, "名称", ""),
        (4, "启用日期", "2019-13-01"),
        (4, "层级", "部级"),
        (4, "排序", "九"),
        (5, "名称", "市税务局"),
        (6, "上级单位", "乙局"),
        (7, "上级单位", "甲局"),
    ]
    assert all(fault.sentence.endswith("。") for fault in outcome.faults)
    assert not Unit.objects.filter(name="市税务局").exists()


def test_what_the_directory_refuses_is_a_fault_of_its_row(cast: Cast):
    outcome = take_in(
        cast, "名称,层级,上级单位,简称/别名\n市税务局,市级,,\n市水务局,市级,市不存在局,\n市审计局,市级,,市财政局\n"
    )

    assert places_of(outcome) == [(3, "名称", "市水务局"), (4, "名称", "市审计局")]
    assert "市不存在局" in outcome.faults[0].sentence
    assert not Unit.objects.filter(name="市税务局").exists()


@pytest.mark.parametrize(
    ("text", "row"),
    [("", 0), ("只有一段话，没有表格。", 0), ("单位,电话\n", 1), ("甲,乙\n丙,丁\n", 0)],
    ids=["empty", "no-table", "no-level", "no-name"],
)
def test_a_file_that_is_no_directory_gets_a_sentence(cast: Cast, text: str, row: int):
    outcome = take_in(cast, text)

    assert outcome.faults
    assert outcome.faults[0].row == row
    assert outcome.faults[0].sentence.endswith("。")


def test_a_cell_of_the_export_is_never_a_formula(cast: Cast):
    actions.learn_alias(cast.reporting, "=1+1", by=cast.office)

    _, content = exporting.sheet(cast.place, "csv")

    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert "'=1+1" in cells
    assert "=1+1" not in cells
