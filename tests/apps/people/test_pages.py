"""The pages of the directory, each by somebody who may and somebody who may not, from the same set-up."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.people import PASSWORD, Cast, make_unit
from yinxin.apps.people import actions
from yinxin.apps.people.models import NameKind, Unit, UnitGroup

REFORM = "2019-03-01"


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_somebody_signs_in_by_e_mail_whatever_the_capitals(cast: Cast, client: Client):
    answer = client.post("/sign-in/?next=/units/", {"username": "Lin@Example.ORG", "password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, "/units/")
    assert cast.place.name in seen(client, "/units/")
    client.post("/sign-out/")
    assert client.get("/units/").status_code == 302


def test_a_wrong_password_and_an_unknown_address_are_told_alike(cast: Cast, client: Client):
    told = [
        client.post("/sign-in/", {"username": name, "password": "wrong"}).content.decode().count("电子邮箱或口令不对")
        for name in ("lin@example.org", "nobody-at-all@example.org")
    ]

    assert told == [1, 1]


def test_signing_in_never_leads_to_another_site(cast: Cast, client: Client):
    answer = client.post(
        "/sign-in/?next=https://elsewhere.example/", {"username": "lin@example.org", "password": PASSWORD}
    )

    assert answer["Location"] == "/"


@pytest.mark.parametrize("who", ["office", "reporter", "reader"])
def test_the_directory_is_for_everybody_of_the_place_and_nobody_else(cast: Cast, sign_in, who: str):
    assert "市教育局" in seen(sign_in(getattr(cast, who)), "/units/")
    neighbour = seen(sign_in(cast.neighbour), "/units/")
    assert "市教育局" not in neighbour
    assert sign_in(cast.neighbour).get(f"/units/{cast.reporting.pk}/").status_code == 404
    assert sign_in(cast.neighbour).get(f"/units/?place={cast.place.pk}").status_code == 404


def test_the_directory_is_searched_by_any_name_a_unit_bore(cast: Cast, sign_in):
    actions.rename_unit(cast.offices["市外事侨务局"], "市外事局", on=date(2019, 3, 1), by=cast.office)

    found = seen(sign_in(cast.reader), "/units/?q=侨务局")

    assert "市外事局" in found
    assert "市财政局" not in found


def test_a_longer_directory_costs_no_more_queries(cast: Cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.reader)
    seen(client, "/units/")
    with CaptureQueriesContext(connection) as short:
        seen(client, "/units/")
    for number in range(20):
        unit = make_unit(cast.place, f"市第{number}局")
        actions.learn_alias(unit, f"第{number}局", by=cast.office)

    with django_assert_num_queries(len(short)):
        seen(client, "/units/")


def test_a_unit_shows_its_names_and_what_happened_to_it(cast: Cast, sign_in):
    unit = cast.offices["市外事侨务局"]
    actions.rename_unit(unit, "市外事局", on=date(2019, 3, 1), by=cast.office, citation="市编办〔2019〕1号")

    page = seen(sign_in(cast.reader), f"/units/{unit.pk}/")

    assert "市外事侨务局" in page
    assert "市编办〔2019〕1号" in page


ACTS = {
    "add": ("/units/new/", {"name": "市税务局", "level": "city", "kind": "department", "order": "0"}),
    "change": ("/units/{unit}/change/", {"level": "city", "kind": "organisation", "order": "3"}),
    "rename": ("/units/{unit}/rename/", {"name": "市教体局", "on": REFORM}),
    "split": ("/units/{unit}/split/", {"names": "市教育一局\n市教育二局", "on": REFORM}),
    "close": ("/units/{unit}/close/", {"on": REFORM}),
    "alias": ("/units/{unit}/aliases/", {"name": "教局"}),
    "merge": ("/units/merge/", {"name": "市文教局", "on": REFORM}),
    "group": ("/places/{place}/groups/new/", {"name": "教育专班", "spellings": "教育工作专班"}),
    "post": ("/units/{unit}/posts/", {"role": "reporter", "since": REFORM}),
}


def sent(cast: Cast, act: str) -> tuple[str, dict[str, object]]:
    address, fields = ACTS[act]
    fields = dict(fields)
    if act in {"add", "change"}:
        fields["parent"] = cast.place.pk
    if act == "merge":
        fields["sources"] = [cast.reporting.pk, cast.offices["市财政局"].pk]
    if act == "group":
        fields["members"] = [cast.reporting.pk]
    if act == "post":
        fields["user"] = cast.reader.pk
    return address.format(unit=cast.reporting.pk, place=cast.place.pk), fields


def directory_as_it_is() -> list[object]:
    units = Unit.objects.order_by("pk").values_list("pk", "name", "kind", "order", "valid_to")
    rest = UnitGroup.objects.values_list("name", flat=True)
    posts = Unit.objects.order_by("pk").values_list("posts__user", "names__name")
    return [*units, *rest, *posts]


@pytest.mark.parametrize("act", ACTS)
def test_the_office_acts_and_nobody_else_does(cast: Cast, sign_in, act: str):
    address, fields = sent(cast, act)
    before = directory_as_it_is()
    for stranger in (cast.reporter, cast.reader, cast.neighbour):
        client = sign_in(stranger)
        refused = client.post(address, fields)
        assert refused.status_code in {404, 422}, stranger
        assert directory_as_it_is() == before

    office = sign_in(cast.office)
    assert office.get(address).status_code == 200
    assert office.post(address, fields).status_code == 302
    assert directory_as_it_is() != before


def test_a_form_with_faults_comes_back_with_sentences(cast: Cast, sign_in):
    answer = sign_in(cast.office).post(f"/units/{cast.reporting.pk}/rename/", {"name": "", "on": "9999-12-31"})

    assert answer.status_code == 422
    assert "1900年至2100年" in answer.content.decode()


def test_what_the_directory_refuses_is_a_page_with_a_sentence(cast: Cast, sign_in):
    answer = sign_in(cast.office).post(f"/units/{cast.reporting.pk}/rename/", {"name": "市财政局", "on": REFORM})

    assert answer.status_code == 409
    assert "请换一个名称" in answer.content.decode()


def test_an_alias_is_forgotten_on_its_page(cast: Cast, sign_in):
    alias = actions.learn_alias(cast.reporting, "教局", by=cast.office)

    answer = sign_in(cast.office).post(f"/units/{cast.reporting.pk}/aliases/{alias.pk}/forget/")

    assert answer.status_code == 302
    assert not cast.reporting.names.filter(kind=NameKind.LEARNED).exists()


def test_a_group_is_changed_on_its_page(cast: Cast, sign_in):
    address = f"/groups/{cast.all_areas.pk}/"
    office = sign_in(cast.office)
    assert "各市（区）人民政府" in seen(office, address)

    office.post(address, {"name": "各区政府", "spellings": "", "members": [cast.areas[0].pk]})

    cast.all_areas.refresh_from_db()
    assert (cast.all_areas.name, cast.all_areas.spellings) == ("各区政府", [])
    assert list(cast.all_areas.members.all()) == [cast.areas[0]]


def test_a_post_ends_on_its_page(cast: Cast, sign_in):
    post = cast.reporter.posts.get()

    answer = sign_in(cast.office).post(f"/posts/{post.pk}/end/", {"until": REFORM})

    assert answer.status_code == 302
    assert sign_in(cast.reporter).get("/units/").status_code == 404


def test_the_directory_goes_out_and_comes_in_on_its_pages(cast: Cast, sign_in):
    office = sign_in(cast.office)
    out = office.get(f"/places/{cast.place.pk}/units.xlsx")
    assert "filename*=UTF-8''" in out["Content-Disposition"]

    page = office.post(f"/places/{cast.place.pk}/import/", {"file": SimpleUploadedFile("目录.xlsx", out.content)})
    faulty = office.post(
        f"/places/{cast.place.pk}/import/",
        {"file": SimpleUploadedFile("目录.csv", "名称,层级\n市税务局,部级\n".encode())},
    )

    assert page.status_code == 200
    assert faulty.status_code == 422
    assert "没有这个层级" in faulty.content.decode()
    assert "部级" in faulty.content.decode()


def test_the_api_shows_what_the_pages_show(cast: Cast, sign_in):
    reader, neighbour = sign_in(cast.reader), sign_in(cast.neighbour)

    found = reader.get("/api/v1/units?q=教育").json()
    one = reader.get(f"/api/v1/units/{cast.reporting.pk}").json()

    assert [unit["name"] for unit in found["items"]] == ["市教育局"]
    assert (one["name"], [name["kind"] for name in one["names"]]) == ("市教育局", ["official"])
    assert neighbour.get("/api/v1/units?q=教育").json() == {"count": 0, "items": []}
    assert neighbour.get(f"/api/v1/units/{cast.reporting.pk}").status_code == 404


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "offset=-1", "limit=145133269930666295296", "place=0", "q=" + "侨" * 101]
)
def test_the_api_answers_a_malformed_question_in_its_one_shape(cast: Cast, sign_in, query: str):
    answer = sign_in(cast.reader).get(f"/api/v1/units?{query}")

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["errors"][0]["field"]


@pytest.mark.parametrize("number", ["0", "-1", "145133269930666295296", "x"])
def test_a_number_no_row_can_have_is_not_found(cast: Cast, sign_in, number: str):
    client = sign_in(cast.reader)

    assert client.get(f"/units/{number}/").status_code == 404
    assert client.get(f"/api/v1/units/{number}").status_code in {404, 422}


def test_a_sheet_that_names_a_new_group_says_so(cast: Cast, sign_in):
    address = f"/places/{cast.place.pk}/import/"

    def told(rows: str) -> str:
        sheet = SimpleUploadedFile("目录.csv", f"名称,层级,小组\n{rows}\n".encode())
        return sign_in(cast.office).post(address, {"file": sheet}).content.decode()

    assert "教育工作转班" in told("市教育局,市级,教育工作转班").partition("已新建")[2].partition("</p>")[0]
    assert "已新建" not in told("市财政局,市级,教育工作转班")


def test_an_empty_sheet_is_refused_and_a_script_notices(cast: Cast, sign_in):
    address = f"/places/{cast.place.pk}/import/"

    answer = sign_in(cast.office).post(address, {"file": SimpleUploadedFile("目录.csv", b"")})

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert sign_in(cast.office).get(address).status_code == 200


@pytest.mark.parametrize("act", ["rename", "split", "close", "change", "posts"])
def test_a_page_that_changes_a_unit_is_headed_by_it(cast: Cast, sign_in, act: str):
    page = seen(sign_in(cast.office), f"/units/{cast.reporting.pk}/{act}/")

    assert "市教育局" in page.partition("<h1>")[2].partition("<form")[0]
