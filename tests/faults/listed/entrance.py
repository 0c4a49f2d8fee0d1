"""Faults against signing in: counted tries, answers that name nobody, second factors, and sessions that end."""

from tests.faults.fault import Fault

SIGNING_IN = "src/yinxin/config/signing_in.py"
SIGNING = "src/yinxin/apps/people/actions/signing.py"
ENDING = "src/yinxin/kit/sessions/ending.py"
PEOPLE = "src/yinxin/apps/people"
ACCOUNT_TESTS = "tests/apps/people/test_accounts.py"
SIGN_IN_TESTS = "tests/apps/people/test_sign_in.py"
ALIKE = "tests/apps/people/test_sign_in_alike.py"
OFFICIALS = "tests/apps/people/test_sign_in_officials.py"
SESSIONS = "tests/apps/people/test_sessions.py"

ENTRANCE = (
    Fault(
        "a try is not counted",
        f"{PEOPLE}/entrance/forms.py",
        "            signing.take_try(email, network)\n",
        "            pass\n",
        (ACCOUNT_TESTS,),
    ),
    Fault(
        "one network tries as many addresses as it likes",
        SIGNING,
        "        limits.take_declared(NETWORK, network)\n",
        "",
        (ACCOUNT_TESTS,),
    ),
    Fault(
        "a guesser's own sign-in resets the count of his network",
        SIGNING,
        "    limits.forget(ADDRESS, address)\n",
        "    limits.forget(ADDRESS, address)\n    limits.forget(NETWORK, network)\n",
        (ACCOUNT_TESTS,),
    ),
    Fault(
        "the second step may be guessed at",
        SIGNING_IN,
        '"second-step": (5, timedelta(minutes=15)),',
        '"second-step": (50_000, timedelta(minutes=15)),',
        (SIGN_IN_TESTS,),
    ),
    Fault(
        "a stranger fills a letter box",
        f"{PEOPLE}/entrance/adapter.py",
        '            limits.take_declared("letter.address", email.lower())',
        "            pass",
        (SIGN_IN_TESTS,),
    ),
    Fault(
        "an unknown address is answered otherwise",
        SIGNING_IN,
        "ACCOUNT_PREVENT_ENUMERATION = True",
        "ACCOUNT_PREVENT_ENUMERATION = False",
        (ALIKE,),
    ),
    Fault(
        "only a known address gets a letter",
        SIGNING_IN,
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True",
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False",
        (ALIKE,),
    ),
    Fault(
        "a closed account is told apart from a wrong password",
        f"{PEOPLE}/entrance/adapter.py",
        "return user if user is not None and user.is_active else None",
        "return user",
        (SIGN_IN_TESTS,),
    ),
    Fault(
        "an address nobody confirmed opens the account",
        SIGNING_IN,
        'ACCOUNT_EMAIL_VERIFICATION = "mandatory"',
        'ACCOUNT_EMAIL_VERIFICATION = "optional"',
        (SIGN_IN_TESTS,),
    ),
    Fault(
        "what protects an account is changed without showing who one is",
        SIGNING_IN,
        "ACCOUNT_REAUTHENTICATION_REQUIRED = True",
        "ACCOUNT_REAUTHENTICATION_REQUIRED = False",
        (SIGN_IN_TESTS,),
    ),
    Fault(
        "officials get in without a second factor",
        f"{PEOPLE}/second_factor.py",
        "return factors.must_have_factor(user) and not factors.has_factor(user)",
        "return False",
        (OFFICIALS,),
    ),
    Fault(
        "recovery codes alone are a second factor",
        f"{PEOPLE}/entrance/factors.py",
        "type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]",
        "type__in=Authenticator.Type.values",
        (OFFICIALS,),
    ),
    Fault(
        "the secret of an authenticator is read as it lies",
        f"{PEOPLE}/entrance/factors.py",
        'raise UnreadableSecretError("the secret of a second factor is not sealed")',
        "return encrypted_text",
        (SIGN_IN_TESTS,),
    ),
    Fault(
        "a second factor is reset for oneself",
        f"{PEOPLE}/actions/factors.py",
        "if by.pk == user.pk:",
        "if False:",
        (OFFICIALS,),
    ),
    Fault(
        "whoever has the lost device stays signed in",
        f"{PEOPLE}/actions/factors.py",
        "    ending.end_all(user)\n",
        "",
        (OFFICIALS,),
    ),
    Fault(
        "the session of another can be ended",
        ENDING,
        'Session.objects.filter(user_id=user.pk).values_list("session_key", flat=True)\n    return _end([key for key in keys if _mark',
        'Session.objects.values_list("session_key", flat=True)\n    return _end([key for key in keys if _mark',
        (SESSIONS,),
    ),
    Fault(
        "the page of devices shows what opens a session",
        ENDING,
        'return salted_hmac("sessions.mark", key, algorithm="sha256").hexdigest()[:24]',
        "return key",
        (SESSIONS,),
    ),
    Fault(
        "a new password leaves the other sign-ins",
        f"{PEOPLE}/actions/accounts.py",
        "ended = ending.end_all(user, but=here)",
        "ended = 0",
        (SESSIONS,),
    ),
    Fault(
        "a session in use lasts for ever",
        "src/yinxin/kit/sessions/middleware.py",
        "if now - session.get(BEGAN, now) > LONGEST.total_seconds():",
        "if False:",
        (SESSIONS,),
    ),
    Fault(
        "a password somebody else has seen need not be changed",
        f"{PEOPLE}/actions/accounts.py",
        "user.must_change_password = True",
        "user.must_change_password = False",
        (ACCOUNT_TESTS,),
    ),
)
