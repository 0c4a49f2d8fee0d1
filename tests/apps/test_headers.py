"""What a browser is told about every page: what it may run, where it may send, what it keeps, and whom it lets in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template.loader import get_template
from django.test import Client, override_settings

import yinxin
from tests.factories.people import PASSWORD, Cast
from yinxin.config import browsers
from yinxin.config.urls import urlpatterns as real

PACKAGE = Path(yinxin.__file__).parent
EVERY_KIND = ("/", "/sign-in/", "/no-such-page/", "/api/v1/units", "/api/v1/no-such-thing", "/sign-in/?q=%00")


@pytest.fixture
def production():
    """The headers and cookies of a production behind nginx."""
    rules = browsers.rules(production=True, hosts=["testserver"], preload=True)
    with override_settings(**rules, BEHIND_PROXY=True):
        yield


def directives(answer: HttpResponse) -> dict[str, str]:
    told = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: sources for name, _, sources in told}


def test_every_kind_of_answer_carries_every_header(cast: Cast, client: Client):
    for address in EVERY_KIND:
        answer = client.get(address)
        assert directives(answer)["default-src"] == "'none'", address
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["X-Frame-Options"] == "DENY", address
        assert answer["Referrer-Policy"] == "same-origin", address
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", address
        assert "camera=()" in answer["Permissions-Policy"], address
        assert "no-store" in answer["Cache-Control"], address


def test_only_tags_with_the_answers_own_nonce_run_or_style(cast: Cast, sign_in):
    client = sign_in(cast.office)
    nonces = set()
    for address in ("/", "/units/", "/plans/upload/"):
        answer = client.get(address)
        told = directives(answer)
        nonce = re.fullmatch(r"'nonce-([A-Za-z0-9+/=]{24})'", told["script-src"])[1]
        assert told["style-src"] == told["script-src"]
        tags = re.findall(r"<(?:script|link rel=\"stylesheet\")[^>]*>", answer.content.decode())
        assert len(tags) > 5
        assert [tag for tag in tags if f'nonce="{nonce}"' not in tag] == [], address
        nonces.add(nonce)
    assert len(nonces) == 3, "a nonce is used once"


def test_nothing_unsafe_and_no_other_host_is_allowed(client: Client, db):
    told = directives(client.get("/sign-in/"))

    assert "unsafe" not in str(told)
    assert "http" not in str(told)
    assert "*" not in str(told)
    for name in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert told[name] == "'none'"
    assert told["form-action"] == "'self'"


def test_an_answer_without_a_page_may_run_nothing_at_all(cast: Cast, sign_in):
    told = directives(sign_in(cast.office).get("/api/v1/units"))

    assert (told["script-src"], told["style-src"]) == ("", "")


def test_a_host_that_is_not_ours_is_answered_with_the_headers_too(production, db):
    answer = Client(headers={"Host": "evil.example"}).get("/sign-in/", secure=True)

    assert answer.status_code == 400
    assert directives(answer)["default-src"] == "'none'"
    assert "evil.example" not in answer.content.decode()


def test_in_production_browsers_come_back_over_tls_alone(production, client: Client, db):
    plain, safe = client.get("/sign-in/"), client.get("/sign-in/", secure=True)

    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/sign-in/")
    assert safe["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert "upgrade-insecure-requests" in directives(safe)


def test_without_the_setting_other_hosts_of_the_domain_are_left_alone():
    rules = browsers.rules(production=True, hosts=["yinxin.example"], preload=False)

    assert not rules["SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert not rules["SECURE_HSTS_PRELOAD"]
    assert rules["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600


def test_every_cookie_is_for_this_host_over_tls_and_for_no_script(production, cast: Cast):
    client = Client()
    client.get("/sign-in/", secure=True)
    client.post(
        "/sign-in/",
        {"username": cast.reader.email, "password": PASSWORD},
        secure=True,
        headers={"Referer": "https://testserver/sign-in/"},
    )
    client.post("/language/", {"language": "en", "next": "/"}, secure=True)

    assert {"__Host-session", "__Host-csrf", "__Host-language"} <= set(client.cookies)
    for name, morsel in client.cookies.items():
        assert name.startswith("__Host-"), name
        assert morsel["secure"], name
        assert morsel["httponly"], name
        assert morsel["samesite"] == "Lax", name
        assert (morsel["path"], morsel["domain"]) == ("/", ""), name


def test_what_a_view_gives_out_is_kept_in_no_cache_also_a_download(cast: Cast, sign_in):
    answer = sign_in(cast.office).get(f"/places/{cast.place.pk}/units.csv")

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer["Content-Disposition"].startswith("attachment")


def test_no_template_of_ours_holds_what_the_browser_would_refuse():
    assert len(templates()) > 30
    assert {str(path): found for path in templates() if (found := refused_by_browsers(path.read_text("utf-8")))} == {}


def templates() -> list[Path]:
    """Ours, and those of packages that pages of ours could fall back to."""
    return sorted(PACKAGE.rglob("*.html"))


def refused_by_browsers(source: str) -> list[str]:
    """Inline styles and scripts, attributes that run, tags without a nonce, addresses on other hosts."""
    source = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", source, flags=re.DOTALL)
    found = re.findall(r"<[a-z][^>]*?\s(?:style|on[a-z]+)\s*=[^>]*>", source, re.IGNORECASE)
    found += re.findall(r"<style\b.*?>|(?:href|src|action)=[\"']\s*(?:javascript:|data:text|https?://|//).*?>", source)
    found += [
        tag for tag, body in SCRIPT.findall(source) if "nonce=" not in tag or not ("src=" in tag or is_data(tag, body))
    ]
    found += [tag for tag in re.findall(r"<link\b[^>]*stylesheet[^>]*>", source) if "nonce=" not in tag]
    return found


SCRIPT = re.compile(r"(<script\b[^>]*>)(.*?)(?=</script|<script|$)", re.DOTALL)


def is_data(tag: str, body: str) -> bool:
    """A block of data no browser runs (HTML, "data block"): one value, escaped where it is made, and nothing marked as safe here."""
    return 'type="application/ld+json"' in tag and bool(re.fullmatch(r"\s*\{\{ [\w.]+ \}\}\s*", body))


def test_a_block_of_data_is_no_script():
    block = '<script type="application/ld+json" nonce="{{ request.csp_nonce }}">{{ page.linked }}</script>'

    assert refused_by_browsers(block) == []


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color: red">',
        "<STYLE>",
        "<style media=print>",
        "<script>alert(1)</script>",
        '<script nonce="{{ request.csp_nonce }}">alert(1)</script>',
        '<script type="module" nonce="{{ request.csp_nonce }}">{{ page.linked }}</script>',
        '<script type="application/ld+json">{{ page.linked }}</script>',
        '<script type="application/ld+json" nonce="{{ request.csp_nonce }}">{{ page.linked|safe }}</script>',
        '<script type="application/ld+json" nonce="{{ request.csp_nonce }}">{"@id": "{{ page.url }}"}</script>',
        "<script src=\"{% static 'ui/x.js' %}\" defer></script>",
        '<button type="button" onclick="go()">',
        '<a href="javascript:go()">',
        '<link rel="stylesheet" href="{% static \'ui/x.css\' %}">',
        '<img src="https://elsewhere.example/a.png">',
    ],
)
def test_a_planted_one_would_be_found(planted: str):
    assert refused_by_browsers(f"<main>{planted}</main>".replace("STYLE", "style"))


def test_every_template_a_page_of_ours_names_is_ours():
    """A package's own template has inline styles; where a view of a package is used, its template stands in our tree."""
    used = {name for pattern in real for name in template_names(pattern)}
    elsewhere = [name for name in used if not Path(get_template(name).origin.name).is_relative_to(PACKAGE)]

    assert elsewhere == []


def template_names(pattern: object) -> list[str]:
    """The templates of class-based views below a pattern."""
    inner = getattr(pattern, "url_patterns", None)
    if inner is not None:
        return [name for one in inner for name in template_names(one)]
    view = getattr(getattr(pattern, "callback", None), "view_class", None)
    name = getattr(view, "template_name", None)
    return [name] if name else []
