"""What an office does to its directory over the years: units are added, renamed, merged, split and closed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.people import Cast, make_unit
from yinxin.apps.people import actions, queries
from yinxin.apps.people.models import Level, NameKind, Role, Unit, UnitKind
from yinxin.domain.directory import Ground, Match
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history

REFORM = date(2019, 3, 1)


def refusal(act, *arguments, **named) -> str:
    with pytest.raises(RefusedError) as caught:
        act(*arguments, **named)
    return caught.value.code


def test_a_renamed_unit_answers_to_both_names(cast: Cast):
    unit = cast.offices["市外事侨务局"]

    actions.rename_unit(unit, "市外事局", on=REFORM, by=cast.office, citation="《机构改革方案》")

    directory = queries.directory_of(cast.place)
    assert directory.resolve("市外事局", on=date(2020, 1, 1)).units == (unit.pk,)
    old = directory.resolve("市外侨局", on=date(2020, 1, 1))
    assert (old.match, old.units) == (Match.UNIT, (unit.pk,))
    assert directory.resolve("市外事侨务局", on=date(2020, 1, 1)).ground is Ground.FORMER_NAME
    assert directory.resolve("市外事侨务局", on=date(2018, 1, 1)).ground is Ground.NAME
    event = history(unit).last()
    assert (event.action, event.actor, event.old) == ("people.rename-unit", cast.office, {"name": "市外事侨务局"})


def test_a_name_in_use_cannot_be_taken(cast: Cast):
    assert refusal(actions.rename_unit, cast.reporting, "市财政局", on=REFORM, by=cast.office) == "unit-name-taken"
    assert refusal(make_unit, cast.place, "市财政局") == "unit-name-taken"
    assert Unit.objects.get(pk=cast.reporting.pk).name == "市教育局"


def test_a_former_name_may_be_borne_by_another_unit_later(cast: Cast):
    actions.rename_unit(cast.offices["市外事侨务局"], "市外事局", on=REFORM, by=cast.office)

    heir = make_unit(cast.place, "市外事侨务局", valid_from=date(2022, 5, 1))

    directory = queries.directory_of(cast.place)
    assert directory.resolve("市外事侨务局", on=date(2023, 1, 1)).units == (heir.pk,)
    assert directory.resolve("市外事侨务局", on=date(2018, 1, 1)).units == (cast.offices["市外事侨务局"].pk,)


def test_a_change_is_entered_once_it_has_happened(cast: Cast):
    unit = cast.reporting
    actions.rename_unit(unit, "市教育体育局", on=REFORM, by=cast.office)

    assert refusal(actions.rename_unit, unit, "市教育局", on=REFORM, by=cast.office) == "unit-change-too-early"
    assert (
        refusal(actions.rename_unit, unit, "市教育局", on=date(2099, 1, 1), by=cast.office) == "unit-change-in-future"
    )
    assert refusal(actions.rename_unit, unit, "市教育体育局", on=REFORM, by=cast.office) == "unit-name-unchanged"


def test_merged_units_end_and_their_names_lead_to_the_new_one(cast: Cast):
    old = [cast.offices["市教育局"], cast.offices["市文化广电新闻出版局"]]
    group = actions.add_group(cast.place, "文教口各单位", members=old, by=cast.office)

    change = actions.merge_units(old, name="市教育文化局", on=REFORM, by=cast.office)

    merged = change.targets.get()
    directory = queries.directory_of(cast.place)
    for name in ("市教育局", "市文广新局"):
        assert directory.resolve(name, on=date(2020, 1, 1)).units == (merged.pk,)
    assert directory.resolve("市教育局", on=date(2018, 1, 1)).units == (old[0].pk,)
    assert set(change.sources.all()) == set(old)
    assert list(group.members.all()) == [merged]
    assert cast.reporter.posts.get(until=None).unit == merged
    assert history(merged).filter(action="people.merge-into").exists()


def test_units_merge_into_one_that_goes_on(cast: Cast):
    kept, gone = cast.offices["市财政局"], cast.offices["市发展和改革局"]
    below = actions.add_unit(name="市粮食中心", level=Level.CITY, parent=gone, by=None)

    actions.merge_units([kept, gone], into=kept, on=REFORM, by=cast.office)

    kept.refresh_from_db(), gone.refresh_from_db(), below.refresh_from_db()
    assert (kept.valid_to, gone.valid_to, below.parent) == (None, REFORM, kept)


def test_units_of_two_places_or_a_place_never_merge(cast: Cast):
    other = make_unit(cast.elsewhere, "市教育局")

    assert refusal(actions.merge_units, [cast.reporting, other], name="新局", on=REFORM, by=cast.office) == (
        "merger-across-places"
    )
    assert refusal(actions.merge_units, [cast.reporting], name="新局", on=REFORM, by=cast.office) == "merger-needs-two"
    assert refusal(actions.merge_units, [cast.place, cast.reporting], name="新局", on=REFORM, by=cast.office) == (
        "place-cannot-merge"
    )


def test_a_split_unit_leads_to_all_its_successors(cast: Cast):
    unit = cast.offices["市文化广电新闻出版局"]

    change = actions.split_unit(unit, ["市文化局", "市新闻出版局"], on=REFORM, by=cast.office)

    found = queries.directory_of(cast.place).resolve("市文广新局", on=date(2020, 1, 1))
    assert (found.ground, set(found.units)) == (Ground.SUCCESSOR, {target.pk for target in change.targets.all()})


def test_a_split_unit_may_go_on_itself(cast: Cast):
    unit = cast.offices["市外事侨务局"]

    actions.split_unit(unit, ["市外事侨务局", "市侨务中心"], on=REFORM, by=cast.office)

    unit.refresh_from_db()
    assert unit.valid_to is None
    assert refusal(actions.split_unit, unit, ["市外事侨务局"], on=REFORM, by=cast.office) == "split-needs-two"


def test_a_closed_unit_is_history(cast: Cast):
    unit = cast.offices["市财政局"]
    actions.close_unit(unit, on=REFORM, by=cast.office)

    assert refusal(actions.rename_unit, unit, "市财局", on=REFORM, by=cast.office) == "unit-closed"
    assert refusal(actions.learn_alias, unit, "财局", by=cast.office) == "unit-closed"
    assert make_unit(cast.place, "市财政局").pk != unit.pk


def test_a_unit_with_others_below_it_is_not_closed(cast: Cast):
    actions.add_unit(name="市会计中心", level=Level.CITY, parent=cast.offices["市财政局"], by=None)

    assert refusal(actions.close_unit, cast.offices["市财政局"], on=REFORM, by=cast.office) == "unit-has-children"


def test_an_alias_learned_once_is_known_from_then_on(cast: Cast):
    unit = cast.offices["市归国华侨联合会"]
    assert queries.directory_of(cast.place).resolve("五邑侨联之家").match is Match.UNKNOWN

    actions.learn_alias(unit, "五邑侨联之家", by=cast.office)
    again = actions.learn_alias(unit, "五邑侨联之家", by=cast.office)

    assert again.kind == NameKind.LEARNED
    assert queries.directory_of(cast.place).resolve("五邑侨联之家").units == (unit.pk,)
    assert history(unit).filter(action="people.learn-alias").count() == 1
    assert refusal(actions.learn_alias, cast.reporting, "五邑侨联之家", by=cast.office) == "unit-name-taken"


def test_an_alias_can_be_forgotten_and_history_cannot(cast: Cast):
    alias = actions.learn_alias(cast.reporting, "教局", by=cast.office)
    actions.forget_alias(alias, by=cast.office)

    assert queries.directory_of(cast.place).resolve("市教局之友").match is Match.UNKNOWN
    assert not cast.reporting.names.filter(name="教局").exists()
    official = cast.reporting.names.get(kind=NameKind.OFFICIAL)
    assert refusal(actions.forget_alias, official, by=cast.office) == "name-is-history"


def test_a_unit_never_stands_below_itself_or_above_its_parent(cast: Cast):
    above = cast.offices["市财政局"]
    below = actions.add_unit(name="市国库中心", level=Level.CITY, parent=above, by=None)
    correct = {"kind": UnitKind.DEPARTMENT, "order": 0, "valid_from": None, "by": cast.office}

    assert refusal(actions.change_unit, above, level=Level.CITY, parent=below, **correct) == "unit-below-itself"
    assert refusal(actions.change_unit, above, level=Level.CITY, parent=cast.elsewhere, **correct) == (
        "unit-parent-elsewhere"
    )
    assert refusal(make_unit, cast.areas[0], "市跨级办") == "unit-above-parent"


def test_the_placeholder_of_a_place_means_its_seven_areas(cast: Cast):
    found = queries.directory_of(cast.place).resolve("各市、区政府")

    assert (found.match, found.group) == (Match.GROUP, cast.all_areas.pk)
    assert set(found.units) == {area.pk for area in cast.areas}


def test_members_come_from_the_place(cast: Cast):
    code = refusal(actions.set_members, cast.all_areas, [cast.elsewhere], by=cast.office)

    assert code == "member-from-elsewhere"
    assert cast.all_areas.members.count() == len(cast.areas)


def test_a_post_is_held_once_and_ends_once(cast: Cast):
    post = cast.reporter.posts.get()
    assert refusal(actions.give_post, cast.reporter, post.unit, Role.REPORTER, since=REFORM, by=cast.office) == (
        "post-already-held"
    )

    actions.end_post(post, until=REFORM, by=cast.office)

    assert refusal(actions.end_post, post, until=REFORM, by=cast.office) == "post-already-ended"


def test_what_follows_a_change_is_told_in_its_transaction(cast: Cast, settings):
    settings.UNIT_CHANGE_FOLLOWERS = [f"{__name__}.refuse_to_follow"]

    assert refusal(actions.rename_unit, cast.reporting, "市教体局", on=REFORM, by=cast.office) == "will-not-follow"

    cast.reporting.refresh_from_db()
    assert cast.reporting.name == "市教育局"
    assert not history(cast.reporting).filter(action="people.rename-unit").exists()


def refuse_to_follow(change, *, by):
    raise RefusedError("will-not-follow", change=change.pk)


def test_a_larger_directory_costs_no_more_queries(cast: Cast, django_assert_num_queries):
    with CaptureQueriesContext(connection) as small:
        queries.directory_of(cast.place)
    for number in range(20):
        make_unit(cast.place, f"市第{number}局")

    with django_assert_num_queries(len(small)):
        queries.directory_of(cast.place)
