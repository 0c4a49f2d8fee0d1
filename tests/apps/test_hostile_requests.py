"""Hostile requests one by one, each with the answer it must get: a refusal with its sentence, or as if it were not there."""

from __future__ import annotations

import json
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT
from django.urls import path
from ninja import NinjaAPI, Schema

from tests.factories.people import PASSWORD, Cast
from tests.factories.proposals import confirmed
from tests.soak.requests.knocking import Answer, Knock, Site
from yinxin.apps.people.models import Unit
from yinxin.config.urls import urlpatterns as real
from yinxin.kit import problems
from yinxin.kit.policy import PUBLIC, policy

small = NinjaAPI(urls_namespace="hostile", docs_url=None, openapi_url=None)
problems.install(small)


class Letter(Schema):
    text: str


@small.post("/letters")
@policy("test.letters", roles=PUBLIC)
def letters(request: HttpRequest, letter: Letter) -> dict[str, str]:
    return {"text": letter.text}


@policy("test.form", roles=PUBLIC, methods=("GET", "POST"))
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(json.dumps([request.GET.lists().__repr__(), request.POST.lists().__repr__()]))


urlpatterns = [path("api/v1/small/", small.urls), path("form/", form), *real]
handler400 = "yinxin.kit.refusals.pages.bad_request"
handler404 = "yinxin.kit.refusals.pages.not_found"
handler500 = "yinxin.kit.refusals.pages.our_fault"
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

TOKEN = "a" * 32
URLENCODED = "application/x-www-form-urlencoded"


def asked(method: str, address: str, body: bytes = b"", **environ: str) -> Answer:
    """As it comes from the server, with a valid token against forgery."""
    path_, _, query = address.partition("?")
    told = {"HTTP_COOKIE": f"csrftoken={TOKEN}", "HTTP_X_CSRFTOKEN": TOKEN} | environ
    return Site().ask(Knock(method, path_, query, body, told))


def told(answer: Answer) -> str:
    return answer.body.decode()


# Addresses


def test_an_address_with_a_nul_is_refused():
    for address in ("/units/?q=%00", "/api/v1/units?q=%00", "/units/%00/", "/%00"):
        answer = asked("GET", address)
        assert answer.status == 400, address
        assert "不是文字的字符" in told(answer)


def test_an_address_that_is_too_long_is_told_so():
    for address in ("/sign-in/?next=" + "a" * 9000, "/" + "a/" * 1500, "/api/v1/units?q=" + "a" * 9000):
        answer = asked("GET", address)
        assert answer.status == 414, address[:20]
        assert "地址太长" in told(answer)


def test_bytes_that_are_no_utf_8_are_no_fault_of_ours():
    for address in ("/%ff%fe/", "/units/%c3%28/", "/form/?q=%ff&%ED%A0%80=%ED%A0%80", "/%", "/%zz/", "/form/?%&&&=&=="):
        assert asked("GET", address).status in {200, 404}, address


def test_a_percent_sign_and_two_noughts_that_are_text_are_taken():
    assert asked("GET", "/form/?q=100%2500").status == 200


def test_more_parameters_than_anybody_has_are_refused():
    answer = asked("GET", "/form/?" + "&".join("a=1" for _ in range(1100)))

    assert answer.status == 400
    assert "最多1000项" in told(answer)


def test_a_parameter_given_twice_means_one_thing_to_judge_and_view(cast: Cast, sign_in):
    answer = sign_in(cast.office).get(f"/units/?place={cast.place.pk}&place={cast.elsewhere.pk}")

    assert answer.status_code == 404, "the last counts, for the form and for what it lets see"


TRICKS = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "http:evil.example",
    "http:/evil.example",
    "https:///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\x08//evil.example",
    "//evil.example@testserver/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://testserver/",
    "data:text/html,<script>alert(1)</script>",
    "//evil%E3%80%82example/",
    "https:evil.example\\@testserver",
    "http://[::1",
    "/\r\nLocation: https://evil.example/",
    "ftp://testserver/",
]


def test_nobody_is_sent_to_another_site(cast: Cast, sign_in):
    reader = sign_in(cast.reader)
    for trick in TRICKS:
        client = Client()
        answers = [
            client.post(
                "/sign-in/",
                {"username": cast.reader.email, "password": PASSWORD, "next": trick},
            ),
            reader.post("/language/", {"language": "en", "next": trick}),
            reader.get("/sign-in/", {"next": trick}),
        ]
        assert client.session.get("_auth_user_id") == str(cast.reader.pk), "she is in, else nothing was shown"
        for answer in answers:
            assert answer.status_code == 302, trick
            assert is_local(answer["Location"]), (trick, answer["Location"])


def is_local(location: str) -> bool:
    """As a browser takes it: white space at its ends is dropped, a backslash is a slash."""
    plain = location.strip().replace("\\", "/")
    return plain.startswith("/") and not plain.startswith("//") and not re.search(r"[\x00-\x20\x7f]", plain)


def test_a_page_of_ours_is_still_gone_to(cast: Cast, client: Client):
    fields = {
        "username": cast.reader.email,
        "password": PASSWORD,
        "next": "/units/?level=city",
    }

    assert client.post("/sign-in/", fields)["Location"] == "/units/?level=city"


def test_another_host_is_not_answered(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    for host in (
        "evil.example",
        "testserver.evil.example",
        "",
        "[::1",
        "testserver@evil.example",
    ):
        answer = asked("GET", "/sign-in/", HTTP_HOST=host)
        assert answer.status == 400, host
        assert "evil" not in told(answer)


def test_a_forwarded_host_is_not_believed(settings):
    answer = asked("GET", "/units/", HTTP_X_FORWARDED_HOST="evil.example", HTTP_FORWARDED="host=evil.example")

    assert (answer.status, answer.headers["Location"]) == (302, "/sign-in/?next=/units/")


# Methods


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "PROPFIND", "FOO", "\xff"])
def test_a_method_nobody_declared_is_refused(method: str):
    answer = asked(method, "/sign-in/")

    assert answer.status == 405
    assert b"csrftoken" not in answer.body


def test_a_method_is_not_changed_by_what_is_sent_along(cast: Cast, sign_in):
    office = sign_in(cast.office)
    before = Unit.objects.count()

    for headers in ({"X-HTTP-Method-Override": "POST"}, {"X-HTTP-Method": "DELETE"}, {"X-Method-Override": "POST"}):
        assert office.get("/units/new/?_method=POST", headers=headers).status_code == 200
    assert Unit.objects.count() == before


# Headers


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_RANGE": "bytes=18446744073709551616-,-1,a-b"},
        {"HTTP_IF_NONE_MATCH": 'W/"' + "a" * 4000},
        {"HTTP_IF_MODIFIED_SINCE": "Sun, 99 Foo 99999999999999999999 99:99:99 GMT"},
        {"HTTP_X_FORWARDED_FOR": "999.999.999.999, \xff, ::ffff:1.2.3.4%eth0"},
        {"HTTP_X_FORWARDED_PROTO": "javascript"},
        {"HTTP_ACCEPT_LANGUAGE": "xx-" * 3000},
        {"HTTP_ACCEPT_LANGUAGE": "en;q=nan,zh;q=1e400,*;q=-1"},
        {"HTTP_COOKIE": 'sessionid="\\000\\000\\000\\000\\000\\000\\000\\000"; csrftoken="\\000"'},
        {"HTTP_COOKIE": "sessionid=" + "a" * 6000},
        {"HTTP_COOKIE": "django_language=" + "zh-" * 2000},
        {"HTTP_COOKIE": 'django_language="\\377\\376"; csrftoken=%ff; =; ;;; messages=rubbish'},
        {"HTTP_COOKIE": "a=1; " * 2000},
        {"HTTP_USER_AGENT": "\xff" * 8000},
        {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[bad/%ff", "HTTP_HX_PROMPT": "\xff"},
        {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""},
        {"CONTENT_LENGTH": "-1"},
        {"CONTENT_LENGTH": "99999999999999999999"},
    ],
    ids=lambda headers: " ".join(headers),
)
def test_rubbish_in_a_header_changes_nothing(headers: dict[str, str]):
    assert asked("GET", "/sign-in/", **headers).status == 200


def test_a_nul_in_a_header_is_refused():
    assert asked("GET", "/sign-in/", HTTP_USER_AGENT="a\0b").status == 400


def test_a_cookie_planted_from_another_host_locks_nobody_out(cast: Cast):
    """Refused with the request, it would be sent again with every try."""
    client = Client()
    client.force_login(cast.office)
    client.cookies["planted"] = "\0"

    assert client.get("/units/").status_code == 200


def test_a_pile_of_compressed_zeros_is_not_unpacked():
    answer = asked("POST", "/form/", b"\x1f\x8b" + b"\0" * 100, CONTENT_TYPE=URLENCODED, HTTP_CONTENT_ENCODING="gzip")

    assert answer.status in {200, 400}


# Forms


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"name=%00", 400),
        (b"a%00b=1", 400),
        (b"name=%ff%fe", 200),
        (b"name=%ED%A0%80", 200),
        (b"&".join(b"a=1" for _ in range(1001)), 400),
        (b"name=" + b"x" * 2_700_000, 413),
        (b"=&&==%", 200),
    ],
    ids=["nul", "nul in a name", "no utf-8", "half a pair", "too many fields", "too large", "signs alone"],
)
def test_a_form_that_no_browser_sends(sent: bytes, status: int):
    answer = asked("POST", "/form/", sent, CONTENT_TYPE=URLENCODED)

    assert answer.status == status
    if status != 200:
        assert "refusal-sentence" in told(answer)


def test_what_is_too_large_is_told_how_much_goes():
    answer = asked("POST", "/form/", b"name=" + b"x" * 2_700_000, CONTENT_TYPE=URLENCODED)

    assert "最多2560千字节" in told(answer)


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "b" * 300,
        "multipart/form-data; boundary=\xff",
        "multipart/form-data; boundary*=bad''b",
        "multipart/form-data; boundary=b; boundary=c",
    ],
)
def test_a_multipart_form_with_a_broken_boundary_is_refused_with_a_sentence(kind: str):
    answer = asked("POST", "/form/", b"--b\r\nrubbish", CONTENT_TYPE=kind)

    assert answer.status in {200, 400}
    if "boundary=b;" not in kind:
        assert "请求读不懂" in told(answer)


CHARSETS = ["rot13", "utf-7", "undefined", "utf-16", "unicode_escape", "gb18030", "no-such", "\0"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_an_encoding_that_is_not_ours_is_told_and_never_used(charset: str):
    for kind in (URLENCODED, f"multipart/form-data; boundary={BOUNDARY}", "application/json", "text/plain"):
        answer = asked("POST", "/form/?q=%2BAA-", b"a=%2B2AA-", CONTENT_TYPE=f"{kind}; charset={charset}")
        assert answer.status in {400, 415}, kind
        assert "refusal-sentence" in told(answer)


def test_the_name_of_a_file_is_no_way_in(cast: Cast, sign_in):
    office = sign_in(cast.office)
    for name in ("a\0.txt", "../../etc/passwd", "\u202etxt.exe", "x" * 500, "", "\ud800.txt", '";.csv', "a/\0"):
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode("utf-8", "surrogatepass") + f"名称\r\n--{BOUNDARY}--\r\n".encode()
        answer = office.generic("POST", f"/places/{cast.place.pk}/import/", body, content_type=MULTIPART_CONTENT)
        assert answer.status_code in {200, 400, 409, 422}, name


def test_a_part_that_names_an_impossible_encoding_is_refused():
    head = b"--b\r\nContent-Disposition: form-data; name=\"a\"; filename*=undefined''x\r\n\r\nx\r\n--b--\r\n"

    assert asked("POST", "/form/", head, CONTENT_TYPE="multipart/form-data; boundary=b").status in {200, 400}


# JSON


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b'{"text": "\\u0000"}', 400, "json-text"),
        (b'{"text": "\\ud800"}', 400, "json-text"),
        (b'{"text": NaN}', 400, "json-number"),
        (b'{"text": "a", "text": "b"}', 400, "json-name-twice"),
        (b"[" * 100_000, 400, "json-too-deep"),
        (b'\xef\xbb\xbf{"text": "a"}', 400, "json-malformed"),
        (b'{"text": ', 400, "json-malformed"),
        (b"\xff\xfe", 400, "json-not-utf-8"),
        (b'"' + b"x" * 1_100_000 + b'"', 413, "json-too-large"),
        (b'"' + b"x" * 2_700_000 + b'"', 413, "form-too-large"),
        (b'{"text": 1}', 422, "invalid-input"),
        (b"[]", 422, "invalid-input"),
        (b"", 422, "invalid-input"),
    ],
)
def test_json_that_is_not_taken_is_a_problem_with_its_reason(sent: bytes, status: int, code: str):
    answer = asked("POST", "/api/v1/small/letters", sent, CONTENT_TYPE="application/json")

    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.body)["title"] == code
    assert len(json.loads(answer.body)["detail"]) > 5


def test_json_that_is_sound_is_taken():
    answer = asked("POST", "/api/v1/small/letters", '{"text": "家书😀"}'.encode(), CONTENT_TYPE="application/json")

    assert (answer.status, json.loads(answer.body)) == (200, {"text": "家书😀"})


def test_an_act_without_the_token_is_refused_on_pages_and_in_the_api():
    for address, kind in (("/form/", URLENCODED), ("/api/v1/small/letters", "application/json")):
        for cookie, header in (
            ("", ""),
            (TOKEN, ""),
            (TOKEN, "b" * 32),
            (TOKEN, "\xff"),
            ("\xff", "\xff"),
            ("", TOKEN),
        ):
            answer = asked(
                "POST", address, b"{}", CONTENT_TYPE=kind, HTTP_COOKIE=f"csrftoken={cookie}", HTTP_X_CSRFTOKEN=header
            )
            assert answer.status == 403, (address, cookie, header)


# Days and pages


def test_a_day_no_office_can_mean_is_refused_by_the_form(cast: Cast, sign_in):
    plan = confirmed(cast).plan
    office, facts = sign_in(cast.office), {"title": "方案", "classification": "open"}

    for day in ("0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31", "10000-01-01"):
        answer = office.post(f"/plans/{plan.pk}/facts/", facts | {"period_start": day})
        assert answer.status_code == 422, day
    assert office.post(f"/plans/{plan.pk}/facts/", facts | {"period_start": "2031-01-01"}).status_code == 302


def test_a_page_that_is_none_shows_one_that_is(cast: Cast, sign_in):
    office = sign_in(cast.office)

    for page in ("0", "-1", "9" * 400, "9" * 5000, "NaN", "1.5", "１", "\ud7ff", "last"):
        assert office.get("/plans/tasks/", {"page": page}).status_code == 200, page
