"""Who × address × method × object: every cell answers as declared, and what one may not see is told like what is not there.

The resolver names the addresses, so a new one cannot be forgotten. Where it takes a parameter, tests/factories/world.py says
what the parameter can name and who may open that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import transaction
from django.http import Http404, HttpResponse
from django.test import Client

from tests.factories.world import MAKERS, MISSING, MISSING_JOB, WHO, WORDS, Sample, World, make_world, signed_in
from yinxin.apps.people.models import APPLICANT, User
from yinxin.config.urls import urlpatterns
from yinxin.kit.policy.addresses import Address, declared_policies
from yinxin.kit.policy.middleware import PolicyMiddleware

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
PARAMETER = re.compile(r"[\w.-]+[/.]<(?:\w+:)?\w+>")
DONE = {200, 286, 302, 400, 409, 415, 422}
"""What an address may answer to somebody it lets in, who sends an empty form. Neither 404 nor 405, and never our own fault."""
NOT_FOUND = {404}

ASKS_FIRST: dict[str, str] = {
    "people:session-end": "a mark that names no session of one's own ends nothing, whosever it is",
    "mfa_edit_webauthn": "whoever has not just confirmed that it is she is asked to, before anything is looked up",
    "mfa_remove_webauthn": "as above",
}
"""Addresses that answer alike to everybody whatever the parameter names, and so tell nothing; each with the reason."""

NOTHING_THERE = {
    "registers:public-data",
    "registers:public-points",
    "api:api-root",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
}
"""Addresses that answer "not found" to whom they let in as well: there is nothing of hers to show yet, or never anything."""


def addresses() -> tuple[Address, ...]:
    return declared_policies(urlpatterns)


def keys(address: Address) -> list[str]:
    return PARAMETER.findall(address.route)


def without_maker() -> list[str]:
    """Addresses for whose parameters nobody said what they can name."""
    return [
        address.route
        for address in addresses()
        if address.name not in MAKERS and any(key not in MAKERS and key not in WORDS for key in keys(address))
    ]


def test_every_parameter_has_a_maker():
    assert without_maker() == [], (
        "say in tests/factories/world.py what these parameters can name and who may open it: "
        'add @maker("piece/of/<the:route>") and yield one(value, *who) for things of the same place, of another unit and of elsewhere'
    )


def samples(address: Address, world: World) -> list[Sample]:
    """What the address can name; an address without a row to name has one sample, for everybody it lets in."""
    words = {_parameter(key): WORDS[key] for key in keys(address) if key in WORDS}
    rows = [address.name] if address.name in MAKERS else [key for key in keys(address) if key in MAKERS]
    if not rows:
        return [Sample(words, frozenset(WHO))]
    (key,) = rows
    names = re.findall(r"<(?:\w+:)?(\w+)>", address.route)
    return [Sample({**words, **_named(sample.values, names)}, sample.seen_by) for sample in MAKERS[key](world)]


def _named(values: dict[str, object], names: list[str]) -> dict[str, object]:
    """A single value goes by whatever name the route gives it: pk in a page, id in the API."""
    return values if values.keys() <= set(names) else dict(zip(names, values.values(), strict=False))


def _parameter(key: str) -> str:
    return re.split("[<:>]", key)[-2]


def path(address: Address, values: dict[str, object]) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), address.route)


def missing(sample: Sample) -> dict[str, object]:
    """The same address with a number that no row has, in its last place that takes one."""
    absent = {int: MISSING, UUID: MISSING_JOB}
    numbers = [name for name, value in sample.values.items() if type(value) in absent]
    return {**sample.values, **{name: absent[type(sample.values[name])] for name in numbers[-1:]}}


def ask(client: Client, method: str, url: str) -> HttpResponse:
    """One request whose effects are undone, signing out included."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = _asked(client, method, url)
        answer.content if not answer.streaming else b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def _asked(client: Client, method: str, url: str) -> HttpResponse:
    """A page takes a form, the API JSON."""
    if method != "POST":
        return client.generic(method, url)
    return client.post(url, "{}", content_type="application/json") if url.startswith("/api/") else client.post(url)


def told(answer: HttpResponse, url: str) -> tuple[int, dict[str, str], str]:
    """All a client can tell of an answer, but what differs each time (nonce, token) and the address it asked itself."""
    body = "" if answer.streaming else answer.content.decode(errors="replace")
    body = re.sub(r'nonce="[^"]*"', "", body)
    body = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken&quot;: &quot;|X-CSRFToken": ")\w+', "", body)
    headers = {name: re.sub(r"'nonce-[^']*'", "", value) for name, value in answer.headers.items()}
    plain = {name: _masked(value, url) for name, value in headers.items() if name != "Content-Length"}
    return answer.status_code, plain, _masked(body, url)


def _masked(text: str, url: str) -> str:
    return text.replace(url, "…").replace(quote(url, safe=""), "…").replace(quote(url), "…")


def admits(address: Address, method: str, who: str, roles: dict[str, frozenset[str]]) -> bool:
    return any(one.admits(signed_in=bool(who), roles=roles[who]) for one in address.policies if method in one.methods)


@pytest.fixture
def world(db, settings) -> World:
    settings.LIMITS = {name: (10**6, span) for name, (_, span) in settings.LIMITS.items()}
    return make_world()


@pytest.fixture
def roles(world: World) -> dict[str, frozenset[str]]:
    return roles_held({who: world.person(who) for who in WHO})


def roles_held(people: dict[str, User]) -> dict[str, frozenset[str]]:
    """What each is, told from the posts themselves."""
    held = {who: frozenset(one.posts.values_list("role", flat=True)) | {APPLICANT} for who, one in people.items()}
    return {"": frozenset(), **held}


@dataclass(frozen=True, slots=True)
class Cell:
    """One question of the matrix: who asks an address how, and what it may answer."""

    who: str
    method: str
    address: Address
    sample: Sample
    allowed: frozenset[int]


def kept_out(world: World, roles: dict[str, frozenset[str]]) -> Iterator[Cell]:
    """Cells that the declaration alone decides: a method that is not taken, a role that is not let in."""
    for address in addresses():
        declared = {method for one in address.policies for method in one.methods}
        sample, unknown = samples(address, world)[0], 401 if address.route.startswith("api/") else 302
        for who in ("", *WHO):
            for method in METHODS:
                if method not in declared:
                    yield Cell(who, method, address, sample, frozenset({405}))
                elif not admits(address, method, who, roles):
                    yield Cell(who, method, address, sample, frozenset({404 if who else unknown}))


Question = tuple[list[Cell], list[Cell]]
"""One thing by one method: the cells of those who may open it, and of those who may not."""


def let_in(world: World, roles: dict[str, frozenset[str]]) -> Iterator[tuple[bool, list[Question]]]:
    """For each thing an address can name, whether it is the address's first, and what can be asked about it: GET, POST or both."""
    for address in addresses():
        for at, sample in enumerate(samples(address, world)):
            questions = [_question(address, sample, method, roles) for method in ("GET", "POST")]
            yield at == 0, [question for question in questions if any(question)]


def _question(address: Address, sample: Sample, method: str, roles: dict[str, frozenset[str]]) -> Question:
    is_open = path(address, sample.values) == path(address, missing(sample))
    allowed = frozenset(DONE | NOT_FOUND if address.name in NOTHING_THERE else DONE)
    cells = [Cell(who, method, address, sample, allowed) for who in ("", *WHO) if admits(address, method, who, roles)]
    may = [cell for cell in cells if is_open or cell.who in sample.seen_by]
    return may, [cell for cell in cells if cell not in may]


def faults_of(
    cells: Iterable[Cell], browsers: dict[str, Client], absences: dict[tuple[str, ...], HttpResponse] | None = None
) -> Iterator[str]:
    """With `absences` the cells are of those who may not open it. There the answers about what is not there are kept, which
    many things share: every question is taken back, so the answer would be the same."""
    hidden = absences is not None
    for cell in cells:
        url, nowhere = path(cell.address, cell.sample.values), path(cell.address, missing(cell.sample))
        answer = ask(browsers[cell.who], cell.method, url)
        asked = f"{cell.who or 'nobody signed in'} {cell.method} {url}"
        if not hidden and answer.status_code not in cell.allowed:
            yield f"{asked} answered {answer.status_code}, not {sorted(cell.allowed)}"
        elif hidden:
            if _there(cell) not in absences:
                absences[_there(cell)] = ask(browsers[cell.who], cell.method, nowhere)
            absent = absences[_there(cell)]
            if told(answer, url) != told(absent, nowhere):
                yield f"{asked} ({answer.status_code}) differs from {nowhere} ({absent.status_code})"
            elif answer.status_code != 404 and cell.address.name not in ASKS_FIRST:
                yield f"{asked} answered {answer.status_code}, not 404"


def _there(cell: Cell) -> tuple[str, ...]:
    """The same question about what is not there."""
    return cell.who, cell.method, path(cell.address, missing(cell.sample))


def test_the_gate_decides_every_cell_as_declared(cast, rf):
    """Everybody × every address × every method at the gate itself, without the pages behind it."""
    roles = roles_held({who: cast.office if who == "county" else getattr(cast, who) for who in WHO})
    gate, wrong, count = PolicyMiddleware(lambda request: HttpResponse()), [], 0
    gate.roles_of = lambda user: roles[user.who]
    for address in addresses():
        for who in ("", *WHO):
            for method in METHODS:
                request = rf.generic(method, "/api/v1/x" if address.route.startswith("api/") else "/x")
                request.user = SimpleNamespace(is_authenticated=bool(who), who=who)
                request._dont_enforce_csrf_checks = True
                count += 1
                try:
                    answer = gate.process_view(request, address.view, (), {})
                except Http404:
                    answer = HttpResponse(status=404)
                if (answer is None) != admits(address, method, who, roles):
                    wrong.append((who, method, address.route))
    assert wrong == []
    assert count == len(addresses()) * (len(WHO) + 1) * len(METHODS)


FEW = pytest.param(31, id="some")
ALL = pytest.param(1, id="all", marks=pytest.mark.slow)


@pytest.mark.parametrize("step", [FEW, ALL])
def test_whom_the_table_keeps_out_stays_out(world: World, roles, step: int):
    """The same over HTTP: every thirty-first cell, which meets every address and everybody; all of them in `make soak`."""
    cells = list(kept_out(world, roles))[::step]

    assert list(faults_of(cells, signed_in(world))) == []
    assert {cell.address.route for cell in cells} == {cell.address.route for cell in kept_out(world, roles)}
    assert {cell.who for cell in cells} == {"", *WHO}


@pytest.mark.parametrize("most", [pytest.param(1, id="some"), pytest.param(99, id="all", marks=pytest.mark.slow)])
def test_whom_the_table_lets_in_sees_her_own_and_nothing_else(world: World, roles, most: int):
    """The first thing an address can name is kept from one who may not open it, by GET and by POST, and opened by one who may, by
    either in turn (every address is called with success elsewhere, tests/called.py); so is every seventh of the others, in one
    way. All of them by everybody and in every way in `make soak`."""
    browsers, wrong, asked, absences = signed_in(world), [], 0, {}
    for turn, (is_first, questions) in enumerate(let_in(world, roles)):
        opened = questions
        if most == 1 and questions:
            opened = [questions[turn % len(questions)]] if is_first or turn % 7 == 0 else []
            questions = questions if is_first else opened
        for cells, hidden in [(may, None) for may, _ in opened] + [(may_not, absences) for _, may_not in questions]:
            turned = cells[turn % len(cells) :] + cells[: turn % len(cells)] if cells else []
            turned = sorted(turned, key=lambda cell: _there(cell) not in absences)[:most]
            wrong += faults_of(turned, browsers, hidden)
            asked += len(turned)
    assert not wrong, "\n".join(wrong)
    assert asked > 200
