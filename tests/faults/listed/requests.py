"""Faults against what outsiders may send and how often."""

from tests.faults.fault import Fault

BROWSERS = "src/yinxin/config/browsers.py"
TAKING = "src/yinxin/kit/limits/taking.py"
LIMITS = "tests/apps/kit/test_limits.py"

REQUESTS = (
    Fault(
        "a limit is asked first and counted afterwards",
        TAKING,
        "room = _counts().filter(key=row).filter(over | Q(taken__lt=most))",
        "room = _counts().filter(key=row)",
        (LIMITS,),
    ),
    Fault(
        "trying again makes the wait longer",
        TAKING,
        'until=Case(When(over, then=Value(now + window)), default=F("until")),',
        "until=Value(now + window),",
        (LIMITS,),
    ),
    Fault(
        "the table of limits names who tried",
        TAKING,
        'return salted_hmac("limits", f"{bucket}|{key}", algorithm="sha256").hexdigest()',
        'return f"{bucket}|{key}"[:64]',
        (LIMITS,),
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
)
