"""Faults against signing in: counted tries, answers that name nobody, second factors, and sessions that end."""

from tests.faults.fault import Fault

SIGNING_IN = "src/yinxin/config/signing_in.py"
SIGNING = "src/yinxin/apps/people/actions/signing.py"
ENDING = "src/yinxin/kit/sessions/ending.py"
STORE = "src/yinxin/kit/sessions/store.py"
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
        (f"{ACCOUNT_TESTS}::test_after_five_wrong_passwords_comes_a_wait_alike_for_known_and_unknown",),
    ),
    Fault(
        "one network tries as many addresses as it likes",
        SIGNING,
        "        limits.take_declared(NETWORK, network)\n",
        "",
        (f"{ACCOUNT_TESTS}::test_one_network_does_not_try_addresses_for_ever",),
    ),
    Fault(
        "a guesser's own sign-in resets the count of his network",
        SIGNING,
        "    limits.forget(ADDRESS, address)\n",
        "    limits.forget(ADDRESS, address)\n    limits.forget(NETWORK, network)\n",
        (f"{ACCOUNT_TESTS}::test_an_account_of_ones_own_buys_no_further_tries",),
    ),
    Fault(
        "the second step may be guessed at",
        SIGNING_IN,
        '"second-step": (5, timedelta(minutes=15)),',
        '"second-step": (50_000, timedelta(minutes=15)),',
        (f"{SIGN_IN_TESTS}::test_the_second_step_cannot_be_guessed",),
    ),
    Fault(
        "a stranger fills a letter box",
        f"{PEOPLE}/entrance/adapter.py",
        '            limits.take_declared("letter.address", email.lower())',
        "            pass",
        (f"{SIGN_IN_TESTS}::test_a_letter_box_is_not_filled",),
    ),
    Fault(
        "an unknown address is answered otherwise",
        SIGNING_IN,
        "ACCOUNT_PREVENT_ENUMERATION = True",
        "ACCOUNT_PREVENT_ENUMERATION = False",
        (f"{ALIKE}::test_a_known_and_an_unknown_address_get_the_same_bytes",),
    ),
    Fault(
        "only a known address gets a letter",
        SIGNING_IN,
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True",
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False",
        (f"{ALIKE}::test_both_get_a_letter_and_only_its_reader_learns_which",),
    ),
    Fault(
        "a closed account is told apart from a wrong password",
        f"{PEOPLE}/entrance/adapter.py",
        "return user if user is not None and user.is_active else None",
        "return user",
        (f"{SIGN_IN_TESTS}::test_an_account_that_was_closed_is_told_what_a_wrong_password_is",),
    ),
    Fault(
        "an address nobody confirmed opens the account",
        SIGNING_IN,
        'ACCOUNT_EMAIL_VERIFICATION = "mandatory"',
        'ACCOUNT_EMAIL_VERIFICATION = "optional"',
        (f"{SIGN_IN_TESTS}::test_an_account_whose_address_is_not_confirmed_does_not_open",),
    ),
    Fault(
        "what protects an account is changed without showing who one is",
        SIGNING_IN,
        "ACCOUNT_REAUTHENTICATION_REQUIRED = True",
        "ACCOUNT_REAUTHENTICATION_REQUIRED = False",
        (f"{SIGN_IN_TESTS}::test_what_protects_an_account_is_changed_only_after_showing_who_one_is",),
    ),
    Fault(
        "officials get in without a second factor",
        f"{PEOPLE}/second_factor.py",
        "return factors.must_have_factor(user) and not factors.has_factor(user)",
        "return False",
        (f"{OFFICIALS}::test_an_official_sets_a_second_factor_up_before_anything_else",),
    ),
    Fault(
        "recovery codes alone are a second factor",
        f"{PEOPLE}/entrance/factors.py",
        "type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]",
        "type__in=Authenticator.Type.values",
        (f"{OFFICIALS}::test_recovery_codes_alone_are_no_second_factor",),
    ),
    Fault(
        "the secret of an authenticator is read as it lies",
        f"{PEOPLE}/entrance/factors.py",
        'raise UnreadableSecretError("the secret of a second factor does not open") from None',
        "return encrypted_text",
        (f"{SIGN_IN_TESTS}::test_the_secret_of_an_authenticator_is_not_in_the_database",),
    ),
    Fault(
        "the secret of one person opens for another",
        f"{PEOPLE}/entrance/factors.py",
        'return f"mfa.authenticator.data|{owner}"',
        'return "mfa.authenticator.data"',
        (f"{SIGN_IN_TESTS}::test_the_secret_of_one_person_does_not_open_for_another",),
    ),
    Fault(
        "a sign-in stands without its event",
        f"{PEOPLE}/entrance/adapter.py",
        "                entering.record_sign_in(_ours(user), method=method)\n",
        "",
        (f"{SIGN_IN_TESTS}::test_nobody_is_signed_in_without_the_event_of_it",),
    ),
    Fault(
        "a second factor is reset for oneself",
        f"{PEOPLE}/actions/factors.py",
        "if by.pk == user.pk:",
        "if False:",
        (f"{OFFICIALS}::test_nobody_resets_her_own",),
    ),
    Fault(
        "whoever has the lost device stays signed in",
        f"{PEOPLE}/actions/factors.py",
        "    ending.end_all(user)\n",
        "",
        (f"{OFFICIALS}::test_an_office_resets_the_second_factor_of_its_official_with_a_reason",),
    ),
    Fault(
        "the session of another can be ended",
        ENDING,
        'Session.objects.filter(user_id=user.pk).values_list("session_key", flat=True)\n    return _end([key for key in keys if _mark',
        'Session.objects.values_list("session_key", flat=True)\n    return _end([key for key in keys if _mark',
        (f"{SESSIONS}::test_nobody_ends_another_persons_session",),
    ),
    Fault(
        "the page of devices shows what opens a session",
        ENDING,
        'return salted_hmac("sessions.mark", key, algorithm="sha256").hexdigest()[:24]',
        "return key",
        (f"{SESSIONS}::test_the_owner_sees_her_devices_and_ends_one",),
    ),
    Fault(
        "the table of sessions holds the cookie",
        STORE,
        'return salted_hmac("sessions.key", key, algorithm="sha256").hexdigest()[:40]',
        "return key",
        (f"{SESSIONS}::test_a_copy_of_the_database_opens_no_session_and_tells_no_code",),
    ),
    Fault(
        "the content of one session opens in another",
        STORE,
        """f"browsers.session.session_data|{digest(self.session_key or '')}\"""",
        '"browsers.session.session_data"',
        (f"{SESSIONS}::test_a_session_opens_in_its_own_row_alone",),
    ),
    Fault(
        "a new password leaves the other sign-ins",
        f"{PEOPLE}/actions/accounts.py",
        "ended = ending.end_all(user, but=here)",
        "ended = 0",
        (f"{SESSIONS}::test_a_new_password_ends_the_other_sign_ins_and_is_told_by_letter",),
    ),
    Fault(
        "a session in use lasts for ever",
        "src/yinxin/kit/sessions/middleware.py",
        "if now - session.get(BEGAN, now) > LONGEST.total_seconds():",
        "if False:",
        (f"{SESSIONS}::test_a_session_that_is_used_lasts_and_one_that_lasts_too_long_ends",),
    ),
    Fault(
        "a password somebody else has seen need not be changed",
        f"{PEOPLE}/actions/accounts.py",
        "user.must_change_password = True",
        "user.must_change_password = False",
        (f"{ACCOUNT_TESTS}::test_the_office_adds_a_person_who_makes_the_password_her_own",),
    ),
)
