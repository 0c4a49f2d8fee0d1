"""Posts: who gives and ends which, what one post keeps from another, and that nothing is left without an owner."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.people import LONG_AGO, Cast, make_place, make_unit, make_user
from tests.factories.proposals import FIRST, confirmed
from yinxin.apps.me.actions import erase
from yinxin.apps.people import access, actions, owners
from yinxin.apps.people.handover import Answer
from yinxin.apps.people.models import Level, Post, Role, Unit, UnitKind, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event, Payload
from yinxin.kit.sessions.models import Session

TODAY = timezone.localdate


def refusal(act, *args, **facts) -> str:
    with pytest.raises(RefusedError) as refused:
        act(*args, **facts)
    return refused.value.code


def give(by: User | None, user: User, unit: Unit, role: str, since: date = LONG_AGO) -> Post:
    return actions.give_post(user, unit, role, since=since, by=by)


# Who gives what


def test_the_head_appoints_who_reports_and_handles_in_her_own_unit(cast: Cast):
    give(cast.head, cast.nobody, cast.reporting, Role.REPORTER)
    give(cast.head, cast.nobody, cast.reporting, Role.CLERK)

    assert refusal(give, cast.head, cast.reader, cast.reporting, Role.HEAD) == "post-not-yours-to-give"
    assert refusal(give, cast.head, cast.reader, cast.reporting, Role.OFFICE) == "post-not-yours-to-give"
    other = cast.offices["市财政局"]
    assert refusal(give, cast.head, cast.reader, other, Role.REPORTER) == "post-not-yours-to-give"


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_only_the_administrator_appoints_administrators_and_auditors(cast: Cast, role: Role):
    assert refusal(give, cast.office, cast.nobody, cast.place, role) == "post-not-yours-to-give"

    give(cast.administrator, cast.nobody, cast.place, role)


@pytest.mark.parametrize("who", ["office", "administrator", "head"])
def test_nobody_gives_herself_a_post(cast: Cast, who: str):
    giver = getattr(cast, who)

    assert refusal(give, giver, giver, cast.reporting, Role.REPORTER) == "post-for-oneself"


@pytest.mark.parametrize(
    "who", ["reporter", "clerk", "reader", "supervisor", "steward", "auditor", "neighbour", "nobody"]
)
def test_nobody_else_gives_or_ends_any(cast: Cast, who: str):
    stranger = getattr(cast, who)
    for role in Role:
        assert refusal(give, stranger, cast.nobody if who != "nobody" else cast.reader, cast.reporting, role)
    assert refusal(actions.end_post, cast.head.posts.get(), until=TODAY(), by=stranger) == "post-not-yours-to-give"


@pytest.mark.parametrize("alone", ["administrator", "auditor"])
@pytest.mark.parametrize("other", [role for role in Role if role not in {Role.ADMINISTRATOR, Role.AUDITOR}])
def test_administration_and_audit_are_held_alone(cast: Cast, alone: str, other: Role):
    assert refusal(give, None, getattr(cast, alone), cast.place, other) == "post-held-alone"

    busy = make_user("忙人", "mang@example.org")
    give(None, busy, cast.place, other)
    assert refusal(give, None, busy, cast.place, alone) == "post-held-alone"


def test_nobody_administers_and_audits_even_in_two_places(cast: Cast):
    assert refusal(give, None, cast.administrator, cast.elsewhere, Role.AUDITOR) == "post-held-alone"
    assert refusal(give, None, cast.auditor, cast.elsewhere, Role.ADMINISTRATOR) == "post-held-alone"
    give(None, cast.auditor, cast.elsewhere, Role.AUDITOR)


def test_an_administrator_may_change_over_on_the_day_the_old_post_ends(cast: Cast):
    second = make_user("副手", "fu@example.org")
    give(cast.administrator, second, cast.place, Role.ADMINISTRATOR)
    actions.end_post(cast.administrator.posts.get(), until=TODAY(), by=second)

    assert refusal(give, second, cast.administrator, cast.place, Role.READER) == "post-held-alone"
    give(second, cast.administrator, cast.place, Role.READER, since=TODAY())


def test_a_closed_unit_takes_nobody_in(cast: Cast):
    actions.close_unit(cast.reporting, on=TODAY(), by=cast.office)

    assert refusal(give, cast.office, cast.nobody, cast.reporting, Role.READER) == "unit-closed"


def test_a_person_without_a_post_is_reached_by_the_exact_address_only(cast: Cast, sign_in):
    office = sign_in(cast.office)
    address = f"/units/{cast.reporting.pk}/posts/"
    page = office.get(address).content.decode()
    assert "无职者" not in page
    assert "陈科员" in page

    sent = {"role": "reader", "since": "2019-03-01"}
    assert office.post(address, {**sent, "user": cast.nobody.pk}).status_code == 422
    assert office.post(address, {**sent, "email": "none@example"}).status_code == 422
    assert office.post(address, {**sent, "email": "NONE@example.org"}).status_code == 302
    assert cast.nobody.posts.get().unit == cast.reporting


# Levels


def test_a_county_sees_itself_and_what_is_below_not_its_neighbour_nor_its_city(cast: Cast, sign_in):
    county, beside = cast.areas[0], cast.areas[1]
    town = make_unit(county, "沙堤镇人民政府", level=Level.TOWN, kind=UnitKind.GOVERNMENT)
    village = make_unit(town, "北湾村", level=Level.VILLAGE, kind=UnitKind.GOVERNMENT)
    bureau = make_unit(county, "榕江区教育局", level=Level.COUNTY)
    user = make_user("区协调", "qu@example.com")
    give(None, user, bureau, Role.OFFICE)

    assert set(access.units(user)) == {county, town, village, bureau}
    assert set(access.places(user)) == {county}
    assert {unit.pk for unit in access.units(cast.office)} >= {village.pk, bureau.pk, beside.pk}
    client = sign_in(user)
    assert client.get(f"/units/{village.pk}/").status_code == 200
    assert {client.get(f"/units/{unit.pk}/").status_code for unit in (beside, cast.place, cast.reporting)} == {404}


def test_the_city_does_not_read_the_plans_of_a_county_that_name_none_of_its_units(cast: Cast):
    from dataclasses import replace

    from yinxin.apps.plans import access as plans

    county = cast.areas[0]
    user = make_user("区协调", "qu@example.com")
    give(None, user, county, Role.OFFICE)
    plan = confirmed(replace(cast, place=county, office=user), FIRST).plan

    assert set(plans.plans(user)) == {plan}
    assert not plans.plans(cast.office).exists()
    assert not plans.plans(cast.supervisor).exists()


def test_a_county_cannot_make_itself_something_that_reaches_further(cast: Cast, sign_in):
    """A department's post reaches as far as the government above it."""
    county = cast.areas[0]
    user = make_user("区协调", "qu@example.com")
    give(None, user, county, Role.OFFICE)
    sent = {"level": "county", "kind": "department", "parent": cast.place.pk, "order": "0"}

    assert sign_in(user).post(f"/units/{county.pk}/change/", sent).status_code == 404
    assert sign_in(cast.office).post(f"/units/{county.pk}/change/", sent).status_code == 302


@pytest.mark.parametrize(
    ("level", "kind", "code"),
    [
        (Level.CITY, UnitKind.GOVERNMENT, "government-beside-parent"),
        (Level.PROVINCE, UnitKind.GOVERNMENT, "unit-above-parent"),
        (Level.PROVINCE, UnitKind.DEPARTMENT, "unit-above-parent"),
    ],
)
def test_a_government_stands_below_the_one_it_belongs_to(cast: Cast, level: str, kind: str, code: str):
    assert refusal(make_unit, cast.place, "某处", level=level, kind=kind) == code


def test_a_unit_is_not_moved_below_what_belongs_to_it(cast: Cast):
    county = cast.areas[0]
    make_unit(county, "榕江区教育局", level=Level.COUNTY)
    changed = {"kind": county.kind, "parent": cast.place, "order": 0, "valid_from": None}

    assert refusal(actions.change_unit, county, level=Level.TOWN, by=cast.office, **changed) == "unit-below-child"


def test_what_is_below_a_unit_moves_with_it(cast: Cast):
    county, other = cast.areas[0], cast.areas[1]
    town = make_unit(county, "沙堤镇人民政府", level=Level.TOWN, kind=UnitKind.GOVERNMENT)
    village = make_unit(town, "北湾村", level=Level.VILLAGE, kind=UnitKind.GOVERNMENT)
    actions.change_unit(town, level=town.level, kind=town.kind, parent=other, order=0, valid_from=None, by=cast.office)

    village.refresh_from_db()
    assert village.trail == f"/{cast.place.pk}/{other.pk}/{town.pk}/{village.pk}/"


# Handing over


def duty_of(cast: Cast) -> None:
    """市教育局 leads a task of a confirmed plan."""
    confirmed(cast, FIRST)


def test_the_last_who_answers_for_a_unit_says_who_takes_over(cast: Cast):
    duty_of(cast)
    actions.end_post(cast.head.posts.get(), until=TODAY(), by=cast.office)
    last = cast.reporter.posts.get()
    assert refusal(actions.end_post, last, until=TODAY(), by=cast.office) == "post-needs-successor"

    actions.end_post(last, until=TODAY(), by=cast.office, answer=Answer(cast.nobody))

    post = cast.nobody.posts.get()
    assert (post.unit, post.role, post.since, post.until) == (cast.reporting, Role.REPORTER, TODAY(), None)
    assert owners.owners().of(cast.reporting) == cast.reporting.pk


def test_or_it_goes_to_the_office_which_is_shown_it_until_somebody_is_appointed(cast: Cast, sign_in):
    duty_of(cast)
    for post in (cast.head.posts.get(), cast.reporter.posts.get()):
        actions.end_post(post, until=TODAY(), by=cast.office, answer=Answer(to_others=True))

    lone = {one.unit: one.falls_to for one in owners.unattended(access.units_watched(cast.office))}
    assert lone[cast.reporting] == cast.place
    page = sign_in(cast.office).get("/units/").content.decode()
    assert "市教育局" in page.split("unattended-title")[-1].split("</section>")[0]
    told = sign_in(cast.supervisor).get("/api/v1/units/unattended").json()
    assert {"unit_id": cast.reporting.pk, "falls_to_id": cast.place.pk} in told
    assert "unattended-title" not in sign_in(cast.reader).get("/units/").content.decode()


def test_nobody_takes_over_from_the_last_of_an_office_but_a_person(cast: Cast):
    duty_of(cast)
    post = cast.office.posts.get()
    ending = {"until": TODAY(), "by": cast.administrator}

    assert refusal(actions.end_post, post, **ending) == "office-needs-successor"
    assert refusal(actions.end_post, post, **ending, answer=Answer(to_others=True)) == "office-needs-successor"
    actions.end_post(post, **ending, answer=Answer(cast.nobody))
    assert access.roles_of(cast.nobody) >= {Role.OFFICE}


def test_the_offices_own_department_does_not_close_over_open_work(cast: Cast):
    duty_of(cast)
    bureau = make_unit(cast.place, "市协调办公室")
    give(None, cast.nobody, bureau, Role.OFFICE)
    actions.end_post(cast.office.posts.get(), until=TODAY(), by=cast.administrator)

    assert refusal(actions.close_unit, bureau, on=TODAY(), by=cast.nobody) == "unit-has-last-office"


def test_the_form_asks_before_anything_is_refused(cast: Cast, sign_in):
    duty_of(cast)
    office = sign_in(cast.office)
    actions.end_post(cast.head.posts.get(), until=TODAY(), by=cast.office)
    post = cast.reporter.posts.get()
    address = f"/posts/{post.pk}/end/"
    assert f"successor_{post.pk}" in office.get(address).content.decode()

    assert office.post(address, {"until": TODAY()}).status_code == 409
    assert office.post(address, {"until": TODAY(), f"successor_{post.pk}": "others"}).status_code == 302
    assert office.post(address, {"until": TODAY()}).status_code == 409


def test_leaving_ends_every_post_at_once_or_none(cast: Cast, sign_in):
    duty_of(cast)
    actions.end_post(cast.head.posts.get(), until=TODAY(), by=cast.office)
    give(None, cast.reporter, cast.place, Role.READER)
    office, address = sign_in(cast.office), f"/officials/{cast.reporter.pk}/leave/"
    reporting = cast.reporter.posts.get(role=Role.REPORTER)

    assert office.post(address, {"until": TODAY()}).status_code == 409
    assert access.roles_of(cast.reporter) >= {Role.REPORTER, Role.READER}
    sent = {"until": TODAY(), f"successor_{reporting.pk}": cast.clerk.pk}
    assert office.post(address, sent).status_code == 302
    assert access.roles_of(cast.reporter) == {"applicant"}
    assert access.roles_of(cast.clerk) >= {Role.REPORTER}


def test_a_later_app_has_its_say_before_a_post_ends(cast: Cast, settings):
    settings.POST_ENDING_GUARDS = ["tests.factories.guards.refuse_always"]

    assert refusal(actions.end_post, cast.reader.posts.get(), until=TODAY(), by=cast.office) == "unit-has-duties"


# Lists and accounts


def test_the_list_of_officials_holds_nobody_without_a_post(cast: Cast, sign_in):
    page = sign_in(cast.office).get("/officials/").content.decode()

    assert "陈科员" in page
    assert "无职者" not in page
    assert "赵邻人" not in page
    assert "@" not in page.split("<main")[1]


def test_more_officials_cost_no_more_queries(cast: Cast, sign_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office = sign_in(cast.office)
    used = []
    for number in range(2):
        for index in range(10):
            give(None, make_user(f"人{number}{index}", f"p{number}{index}@example.org"), cast.reporting, Role.READER)
        office.get("/officials/")
        with CaptureQueriesContext(connection) as caught:
            office.get("/officials/")
        used.append(len(caught))
    assert used[0] == used[1]


def test_an_administrator_finds_one_account_by_its_address_and_the_person_sees_it(cast: Cast, sign_in):
    from yinxin.kit.audit.recording import looks_at

    admin = sign_in(cast.administrator)
    assert admin.post("/accounts/", {"email": "none@example.org"}).status_code == 422
    assert admin.post("/accounts/", {"email": "none@example", "reason": "核对"}).status_code == 422
    assert admin.post("/accounts/", {"email": "no-one@example.org", "reason": "核对"}).status_code == 404
    answer = admin.post("/accounts/", {"email": "none@example.org", "reason": "本人来电"})

    assert (answer.status_code, "无职者" in answer.content.decode()) == (200, True)
    assert [(event.actor, event.purpose) for event in looks_at(cast.nobody)] == [
        (cast.administrator, "account-keeping")
    ]


def test_an_administrator_closes_and_opens_an_account_but_no_officials_elsewhere(cast: Cast, sign_in):
    admin, asked = sign_in(cast.administrator), {"reason": "本人申请"}

    def sent(email: str, act: str) -> int:
        return admin.post("/accounts/", {**asked, "email": email, "act": act}).status_code

    assert sent("none@example.org", "close") == 200
    assert not User.objects.get(pk=cast.nobody.pk).is_active
    assert sent("none@example.org", "open") == 200
    assert User.objects.get(pk=cast.nobody.pk).is_active
    assert sent("chen@example.org", "close") == 409
    assert sent("zhao@example.org", "close") == 404
    assert sent("guan@example.com", "close") == 409
    assert User.objects.filter(is_active=False).count() == 0


def test_only_who_administers_all_her_places_opens_what_another_closed(cast: Cast, sign_in):
    """Nor does a post that is over, or one that is yet to begin, leave an official to the administrator of another place."""
    admins = {}
    for number in range(2):
        admins[number] = make_user(f"区系统{number}", f"qu{number}@example.org")
        give(None, admins[number], cast.areas[number], Role.ADMINISTRATOR)
    post = give(None, cast.nobody, cast.areas[0], Role.READER)
    actions.end_post(post, until=TODAY(), by=cast.office)

    def sent(by: User, act: str) -> int:
        asked = {"reason": "核对", "email": "none@example.org", "act": act}
        return sign_in(by).post("/accounts/", asked).status_code

    assert sent(admins[1], "close") == 404
    assert sent(admins[0], "close") == 200
    assert sent(admins[1], "open") == 404
    assert not User.objects.get(pk=cast.nobody.pk).is_active
    assert sent(cast.administrator, "open") == 200

    post.delete()
    assert sent(admins[1], "look") == 200
    actions.give_post(cast.nobody, cast.areas[0], Role.READER, since=TODAY() + timedelta(days=9), by=None)
    assert sent(admins[1], "look") == 404


def test_a_closed_account_has_no_sign_in_left_when_it_opens_again(cast: Cast, sign_in):
    hers, admin = sign_in(cast.nobody), sign_in(cast.administrator)
    asked = {"reason": "本人申请", "email": "none@example.org"}
    assert hers.get("/account/sessions/").status_code == 200

    admin.post("/accounts/", {**asked, "act": "close"})
    assert not Session.objects.filter(user=cast.nobody).exists()
    admin.post("/accounts/", {**asked, "act": "open"})

    assert User.objects.get(pk=cast.nobody.pk).is_active
    assert hers.get("/account/sessions/").status_code == 302


def test_an_erased_account_is_not_opened_again(cast: Cast, sign_in):
    erase(cast.nobody)
    email = User.objects.get(pk=cast.nobody.pk).email

    answer = sign_in(cast.administrator).post("/accounts/", {"email": email, "reason": "试", "act": "open"})

    assert (answer.status_code, "已注销" in answer.content.decode()) == (409, True)
    assert not User.objects.get(pk=cast.nobody.pk).is_active


def test_trying_addresses_comes_to_an_end(cast: Cast, sign_in):
    admin = sign_in(cast.administrator)
    said = [admin.post("/accounts/", {"email": f"x{n}@example.org", "reason": "试"}).status_code for n in range(61)]

    assert (set(said[:60]), said[60]) == ({404}, 429)


def asked_in_vain() -> list[User | None]:
    return [event.actor for event in Event.objects.filter(action="people.find-in-vain")]


def test_every_way_of_asking_for_an_address_counts_towards_one_limit(cast: Cast, sign_in):
    browser, unit = sign_in(cast.administrator), cast.reporting.pk

    def given(number: int) -> int:
        fields = {"email": f"x{number}@example.org", "role": "reader", "since": "2020-01-01"}
        return browser.post(f"/units/{unit}/posts/", fields).status_code

    def opened(email: str) -> int:
        fields = {"email": email, "name": "何新来", "language": "zh-hans", "unit": unit, "role": "reader"}
        return browser.post("/users/new/", fields | {"since": "2020-01-01"}).status_code

    assert {given(number) for number in range(30)} == {422}
    assert {opened("none@example.org") for _ in range(20)} == {409}
    assert {
        browser.post("/accounts/", {"email": f"y{n}@example.org", "reason": "试"}).status_code for n in range(10)
    } == {404}

    assert (given(99), opened("z@example.org")) == (429, 429)
    assert browser.post("/accounts/", {"email": "none@example.org", "reason": "试"}).status_code == 429
    assert not User.objects.filter(email="z@example.org").exists()
    post = {"user": cast.reader.pk, "role": "reader", "since": "2020-01-01"}
    assert browser.post(f"/units/{unit}/posts/", post).status_code == 302, "choosing from the list asks nothing"


def test_what_was_asked_about_an_address_is_on_record_without_it(cast: Cast, sign_in):
    head, admin = sign_in(cast.head), sign_in(cast.administrator)
    fields = {"role": "reporter", "since": "2020-01-01"}
    head.post(f"/units/{cast.reporting.pk}/posts/", fields | {"email": "no-one@example.org"})
    admin.post("/accounts/", {"email": "no-one@example.org", "reason": "核对"})
    admin.post("/accounts/", {"email": "zhao@example.org", "reason": "核对"})
    assert asked_in_vain() == [cast.head, cast.administrator, cast.administrator]

    head.post(f"/units/{cast.reporting.pk}/posts/", fields | {"email": "none@example.org", "role": "?"})
    account = {"email": "none@example.org", "name": "某", "language": "zh-hans", "unit": cast.reporting.pk}
    sign_in(cast.office).post("/users/new/", account | fields)

    found = Event.objects.filter(action="people.find-account")
    assert [(event.actor, event.object_id) for event in found] == [
        (cast.head, str(cast.nobody.pk)),
        (cast.office, str(cast.nobody.pk)),
    ]
    assert not any("example" in str(content) for content in Payload.objects.values_list("content", flat=True))


def test_everything_done_to_posts_is_on_record(cast: Cast):
    before = Event.objects.count()
    post = give(cast.office, cast.nobody, cast.reporting, Role.REPORTER)
    actions.end_post(post, until=TODAY() + timedelta(days=3), by=cast.office, reason="轮岗")

    given, ended = Event.objects.order_by("sequence")[before:]
    assert (given.action, given.new["role"], given.actor) == ("people.give-post", "reporter", cast.office)
    assert (ended.action, ended.reason) == ("people.end-post", "轮岗")


def test_masses_of_fields_change_nothing_beyond_the_form(cast: Cast, sign_in):
    """Every field of the model beside those of the form: only the form's are taken."""
    extra = {field.name: "1" for field in (*Post._meta.fields, *Unit._meta.fields, *User._meta.fields)}
    sent = {**extra, "user": cast.reader.pk, "role": "reporter", "since": "2019-03-01", "until": "2019-03-02"}
    sent.pop("email")
    office = sign_in(cast.office)
    kept, units = list(User.objects.order_by("pk").values_list()), list(Unit.objects.order_by("pk").values_list())

    assert office.post(f"/units/{cast.reporting.pk}/posts/", sent).status_code == 302
    post = cast.reader.posts.get(role=Role.REPORTER)
    assert (post.until, post.unit) == (None, cast.reporting)
    assert (list(User.objects.order_by("pk").values_list()), list(Unit.objects.order_by("pk").values_list())) == (
        kept,
        units,
    )


def test_a_new_place_is_nobodys_until_somebody_is_appointed(cast: Cast):
    place = make_place("新城市人民政府")

    assert owners.owners().of(place) is None
    give(None, cast.nobody, place, Role.OFFICE)
    assert owners.owners().of(place) == place.pk
