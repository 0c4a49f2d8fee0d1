"""A program asks the API: the same rows as the pages, the same people, the same filters, one shape of errors."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.proposals import ANOTHER, FIRST, INTERNAL, SECOND, confirmed, imported
from yinxin.apps.plans import actions

PROBLEM = "application/problem+json"


@pytest.fixture
def plan(cast):
    return confirmed(cast).plan


def test_plans_tasks_and_figures_are_read(cast, plan, sign_in):
    api = sign_in(cast.reader)
    listed = api.get("/api/v1/plans").json()
    assert listed["count"] == 1
    assert listed["items"][0] == api.get(f"/api/v1/plans/{plan.pk}").json()
    assert listed["items"][0]["document_number"] == "五府办〔2031〕7号"
    tasks = api.get("/api/v1/tasks").json()
    assert [task["serial"] for task in tasks["items"]] == [1, 2, 3, 4]
    first = tasks["items"][0]
    assert first["path"] == ["一、主要任务", "（一）保护老屋"]
    assert first["units"][0] == {"name": "市教育局", "role": "lead", "unit_id": cast.reporting.pk, "group_id": None}
    assert api.get(f"/api/v1/tasks/{first['id']}").json() == first
    figures = api.get(f"/api/v1/figures?task={first['id']}").json()
    assert figures["items"][0]["unit"] == "处"
    assert api.get("/api/v1/figures?plan=999999").json() == {"count": 0, "items": []}


def test_the_same_filters_as_on_the_page(cast, plan, sign_in):
    api = sign_in(cast.office)

    def serials(query: str) -> list[int]:
        return [task["serial"] for task in api.get(f"/api/v1/tasks?{query}").json()["items"]]

    assert serials("q=家書") == [2]
    assert serials(f"lead=u{cast.reporting.pk}") == [1]
    assert serials(f"unit=u{cast.areas[0].pk}&unit=u{cast.offices['市委宣传部'].pk}") == [1, 3]
    assert serials("year=2032&sort=-due") == [4]
    assert serials("limit=2&offset=1") == [2, 3]


@pytest.mark.parametrize("address", ["plans", "tasks", "figures"])
def test_strangers_find_nothing_where_readers_find_rows(cast, plan, sign_in, address):
    assert sign_in(cast.reader).get(f"/api/v1/{address}").json()["count"] > 0
    assert sign_in(cast.neighbour).get(f"/api/v1/{address}").json()["count"] == 0
    assert sign_in(cast.nobody).get(f"/api/v1/{address}").status_code == 404


def test_what_may_not_be_seen_is_answered_like_what_is_not_there(cast, plan, sign_in):
    api = sign_in(cast.neighbour)
    task = plan.tasks.first()
    for address, missing in ((f"plans/{plan.pk}", "plans/999999"), (f"tasks/{task.pk}", "tasks/999999")):
        hidden, absent = api.get(f"/api/v1/{address}"), api.get(f"/api/v1/{missing}")
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content
        assert hidden["Content-Type"] == PROBLEM


def test_internal_draft_and_withdrawn_rows_stay_out(cast, plan, sign_in):
    confirmed(cast, INTERNAL, "内部.txt")
    imported(cast, ANOTHER, "草稿.txt")
    actions.apply_changes(imported(cast, SECOND, "修订.txt"), by=cast.office)
    api = sign_in(cast.reader)
    assert api.get("/api/v1/plans").json()["count"] == 1
    titles = [task["title"] for task in api.get("/api/v1/tasks").json()["items"]]
    assert "4.出版口述史" not in titles
    assert len(titles) == 4
    quotes = [figure["quote"] for figure in api.get("/api/v1/figures").json()["items"]]
    assert not any("座椅" in quote for quote in quotes)


@pytest.mark.parametrize(
    "query",
    [
        "tasks?limit=0",
        "tasks?limit=100000",
        "tasks?offset=-1",
        "tasks?plan=145133269930666295296",
        "tasks?sort=clever",
        "figures?task=x",
    ],
)
def test_nonsense_is_a_problem_document(cast, plan, sign_in, query):
    answer = sign_in(cast.reader).get(f"/api/v1/{query}")
    assert answer.status_code == 422
    assert answer["Content-Type"] == PROBLEM
    assert answer.json()["errors"]


@pytest.mark.parametrize("address", ["plans/145133269930666295296", "tasks/-1", "tasks/145133269930666295296"])
def test_numbers_beyond_the_database_are_not_found(cast, plan, sign_in, address):
    assert sign_in(cast.reader).get(f"/api/v1/{address}").status_code == 404


def test_more_tasks_cost_no_more_queries(cast, sign_in):
    head = FIRST.split("1.修缮")[0]
    line = "{n}.办好第{n}号展室。2031年底前展出旧物{n}件。（牵头单位：市教育局）\n"
    confirmed(cast, head + "".join(line.format(n=number) for number in range(1, 101)), "多.txt")
    api = sign_in(cast.reader)
    api.get("/api/v1/tasks?limit=1")  # the first request makes the row that counts this account's requests
    used = []
    for limit in (10, 100):
        with CaptureQueriesContext(connection) as caught:
            assert len(api.get(f"/api/v1/tasks?limit={limit}").json()["items"]) == limit
        used.append(len(caught))
    assert used[0] == used[1]


def test_it_is_described_with_every_address(client, db):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for address in ("plans", "plans/{id}", "tasks", "tasks/{id}", "figures"):
        assert f"/api/v1/{address}" in paths
