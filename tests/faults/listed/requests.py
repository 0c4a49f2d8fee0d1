"""Faults against what outsiders may send and how often."""

from tests.faults.fault import Fault

BROWSERS = "src/yinxin/config/browsers.py"
TAKING = "src/yinxin/kit/limits/taking.py"
JSON = "src/yinxin/kit/json_bodies.py"
SETTINGS = "src/yinxin/config/settings.py"
LIMITS = "tests/apps/kit/test_limits.py"
ACCOUNT_TESTS = "tests/apps/people/test_accounts.py"
HEADERS = "tests/apps/test_headers.py"
HOSTILE = "tests/apps/test_hostile_requests.py"
JSON_TESTS = "tests/kit/test_json_bodies.py"

REQUESTS = (
    Fault(
        "a limit is asked first and counted afterwards",
        TAKING,
        "room = _counts().filter(key=row).filter(over | Q(taken__lt=most))",
        "room = _counts().filter(key=row)",
        (f"{LIMITS}::test_so_many_pass_and_the_next_is_told_how_long_to_wait",),
    ),
    Fault(
        "every further try makes the wait longer",
        TAKING,
        'until=Case(When(over, then=Value(now + window)), default=F("until")),',
        "until=Value(now + window),",
        (f"{LIMITS}::test_the_span_begins_with_the_first_and_no_later_one_lengthens_it",),
    ),
    Fault(
        "the table of limits names who tried",
        TAKING,
        'return salted_hmac("limits", f"{bucket}|{key}", algorithm="sha256").hexdigest()',
        'return f"{bucket}|{key}"[:64]',
        (f"{LIMITS}::test_the_table_names_nobody_and_does_not_grow",),
    ),
    Fault(
        "pages may run any script of ours without a nonce",
        BROWSERS,
        '"script-src": [NONCE],',
        '"script-src": [SELF],',
        ("tests/apps/test_headers.py", "tests/apps/test_what_security_promises.py"),
    ),
    Fault(
        "pages may be framed",
        BROWSERS,
        '"frame-ancestors": [NONE],',
        '"frame-ancestors": [SELF],',
        ("tests/apps/test_headers.py", "tests/apps/test_what_security_promises.py"),
    ),
    Fault(
        "the session cookie is open to scripts",
        BROWSERS,
        '"SESSION_COOKIE_HTTPONLY": True,',
        '"SESSION_COOKIE_HTTPONLY": False,',
        ("tests/apps/test_headers.py", "tests/apps/test_what_security_promises.py"),
    ),
    Fault(
        "a page takes any style that is written into it",
        BROWSERS,
        '"style-src": [NONCE],',
        '"style-src": [SELF, "\'unsafe-inline\'"],',
        (f"{HEADERS}::test_nothing_unsafe_and_no_other_host_is_allowed",),
    ),
    Fault(
        "browsers may come back without TLS",
        BROWSERS,
        '"SECURE_HSTS_SECONDS": YEAR,',
        '"SECURE_HSTS_SECONDS": 0,',
        (f"{HEADERS}::test_in_production_browsers_come_back_over_tls_alone",),
    ),
    Fault(
        "the session cookie travels in the clear",
        BROWSERS,
        '"SESSION_COOKIE_SECURE": True,',
        '"SESSION_COOKIE_SECURE": False,',
        (f"{HEADERS}::test_every_cookie_is_for_this_host_over_tls_and_for_no_script",),
    ),
    Fault(
        "answers stay in the cache of a shared computer",
        "src/yinxin/kit/headers.py",
        '        answer.headers.setdefault("Cache-Control", "no-store")\n',
        "",
        (f"{HEADERS}::test_what_a_view_gives_out_is_kept_in_no_cache_also_a_download",),
    ),
    Fault(
        "a form from another site is believed",
        SETTINGS,
        '    "django.middleware.csrf.CsrfViewMiddleware",\n',
        "",
        (f"{HOSTILE}::test_an_act_without_the_token_is_refused_on_pages_and_in_the_api",),
    ),
    Fault(
        "a NUL reaches the database",
        SETTINGS,
        '    "yinxin.kit.refusals.impossible.ImpossibleRequestMiddleware",\n',
        "",
        (f"{HOSTILE}::test_an_address_with_a_nul_is_refused",),
    ),
    Fault(
        "whoever signs in is led to another site",
        "src/yinxin/apps/people/entrance/adapter.py",
        "return url_has_allowed_host_and_scheme(url, allowed_hosts=None)",
        "return True",
        (f"{HOSTILE}::test_nobody_is_sent_to_another_site",),
    ),
    Fault(
        "JSON of any depth is read",
        JSON,
        "if depth > DEEPEST:",
        "if False:",
        (JSON_TESTS,),
    ),
    Fault(
        "JSON may hold a number that is none",
        JSON,
        "parse_constant=_constant, ",
        "",
        (JSON_TESTS,),
    ),
    Fault(
        "JSON may name a field twice",
        JSON,
        "if name in made:",
        "if False:",
        (JSON_TESTS,),
    ),
    Fault(
        "JSON may hold a NUL",
        JSON,
        "    _refuse_odd_texts(value)\n",
        "",
        (JSON_TESTS,),
    ),
    Fault(
        "the API is asked as often as one likes",
        "src/yinxin/kit/limits/middleware.py",
        '                take_declared("api.account", str(request.user.pk))',
        "                pass",
        (f"{LIMITS}::test_the_api_is_counted_by_account_and_by_network",),
    ),
    Fault(
        "anybody names the network she comes from",
        "src/yinxin/kit/network.py",
        'request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""',
        'request.headers.get("X-Forwarded-For", "")',
        (f"{ACCOUNT_TESTS}::test_the_network_is_told_by_nginx_or_by_the_socket",),
    ),
)
