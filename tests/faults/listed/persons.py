"""Faults against a person's own rights (seeing, taking out, erasing) and against an official's look by one exact number."""

from tests.faults.fault import Fault

ME = "src/yinxin/apps/me"
ERASING = f"{ME}/actions/erasing.py"
FINDING = f"{ME}/actions/finding.py"
ERASING_TESTS = "tests/apps/me/test_erasing.py"
OWN_PAGES = "tests/apps/me/test_own_pages.py"
FINDING_TESTS = "tests/apps/me/test_finding.py"

PERSONS = (
    Fault(
        "erasing leaves what events told",
        ERASING,
        "    forget_what_was_told(user, by=by)\n",
        "",
        (f"{ERASING_TESTS}::test_the_chain_still_verifies_and_still_says_that_it_happened",),
    ),
    Fault(
        "erasing leaves the contact record",
        ERASING,
        "if all(one.on_erasure in {OnErasure.REMOVED, OnErasure.SHREDDED} for one in holding.fields):",
        "if all(one.on_erasure is OnErasure.REMOVED for one in holding.fields):",
        (f"{ERASING_TESTS}::test_everything_the_register_lets_go_is_gone_and_what_it_keeps_says_nothing",),
    ),
    Fault(
        "erasing leaves what other apps hold",
        ERASING,
        "            holding.rows(user.pk).delete()",
        "            pass",
        (f"{ERASING_TESTS}::test_everything_the_register_lets_go_is_gone_and_what_it_keeps_says_nothing",),
    ),
    Fault(
        "erasing leaves the key",
        ERASING,
        "    keyring.shred(user.pk)\n",
        "",
        (f"{ERASING_TESTS}::test_everything_the_register_lets_go_is_gone_and_what_it_keeps_says_nothing",),
    ),
    Fault(
        "erasing asks no keeper",
        ERASING,
        "        keeper.forget(user)",
        "        pass",
        (f"{ERASING_TESTS}::test_a_keeper_of_the_settings_is_asked_to_forget",),
    ),
    Fault(
        "an erasure is not listed outside the database",
        ERASING,
        "    erasure_list.keep()\n",
        "",
        (f"{ERASING_TESTS}::test_the_list_outlives_the_database_and_erases_again",),
    ),
    Fault(
        "an old page of the write-ahead log outlives an erasure",
        ERASING,
        'cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")',
        "pass",
        (ERASING_TESTS,),
        database="sqlite",
        survives="seen only where SQLite is 3.51.3 or newer, for an older one is given no write-ahead log",
    ),
    Fault(
        "whoever holds a post erases herself",
        ERASING,
        "    _refuse_in_office(row)\n",
        "",
        (f"{ERASING_TESTS}::test_whoever_holds_a_post_hands_it_over_first",),
    ),
    Fault(
        "a browser left open erases the account",
        f"{ME}/views/leaving.py",
        "@fresh\ndef erase(",
        "def erase(",
        (f"{OWN_PAGES}::test_an_old_session_gives_the_password_again_before_taking_out_or_leaving",),
    ),
    Fault(
        "the list erases a new person of the same number",
        f"{ME}/erasure_list.py",
        " if not began_after(one.person, one.at)",
        "",
        (f"{ERASING_TESTS}::test_a_new_person_who_bears_an_erased_number_is_left_alone",),
    ),
    Fault(
        "the export leaves out the receipts",
        f"{ME}/taking_out.py",
        '        "consents": [_receipt(receipt) for receipt in access.receipts(user)],\n',
        "",
        (f"{OWN_PAGES}::test_the_export_tells_of_consents_and_looks_and_is_itself_on_record",),
    ),
    Fault(
        "the export leaves out files",
        f"{ME}/taking_out.py",
        "        yield from keeper.files(user)",
        "        yield from ()",
        (f"{OWN_PAGES}::test_what_a_keeper_holds_travels_with_the_export",),
    ),
    Fault(
        "the export opens the account",
        f"{ME}/holdings.py",
        "WITHHELD_MARK if one.label in WITHHELD else _plain(row, one.field)",
        "_plain(row, one.field)",
        (f"{OWN_PAGES}::test_the_export_opens_no_account",),
    ),
    Fault(
        "one's own page shows another's receipts",
        f"{ME}/access.py",
        "return Receipt.objects.filter(person=user)",
        "return Receipt.objects.all()",
        (f"{OWN_PAGES}::test_nobody_sees_anothers",),
    ),
    Fault(
        "the event of a change tells the value",
        f"{ME}/actions/contact.py",
        'new={"fields": changed}',
        'new={"fields": changed, "phone": contact.phone}',
        (f"{OWN_PAGES}::test_changing_the_record_is_on_record_by_field_and_never_by_value",),
    ),
    Fault(
        "the access log omits looks at the account",
        "src/yinxin/kit/audit/recording.py",
        "Event.objects.filter(about=user.pk, action=LOOK)",
        'Event.objects.filter(about=user.pk, action=LOOK, object_type="me.contactrecord")',
        (f"{OWN_PAGES}::test_a_look_at_the_account_reads_like_any_other",),
    ),
    Fault(
        "a look is recorded twice",
        FINDING,
        "        _look(row, official, errand, fields=_shown(row, contact), masked=True)\n",
        2 * "        _look(row, official, errand, fields=_shown(row, contact), masked=True)\n",
        (f"{FINDING_TESTS}::test_a_look_is_exactly_one_event_and_the_person_reads_it",),
    ),
    Fault(
        "a value is revealed without an event",
        FINDING,
        "        _look(row, official, errand, fields=[field], beside=beside, masked=False)\n",
        "",
        (f"{FINDING_TESTS}::test_revealing_a_value_is_an_event_of_its_own_and_shows_that_value_alone",),
    ),
    Fault(
        "a look in vain leaves no event",
        FINDING,
        '            record("me.find-in-vain", official, by=official, purpose=errand.purpose.value, reason=errand.reason)\n',
        "",
        (f"{FINDING_TESTS}::test_a_look_in_vain_is_on_record_too_without_the_number",),
    ),
    Fault(
        "looks are not counted",
        FINDING,
        'limits.take("me.look", str(official.pk), most=most, window=DAY)',
        "pass",
        (f"{FINDING_TESTS}::test_more_looks_than_a_day_has_are_stopped_and_told_to_the_auditors_once",),
    ),
    Fault(
        "two of one number are told apart from none",
        FINDING,
        "if len(rows) == 1 and",
        "if rows and",
        (f"{FINDING_TESTS}::test_nobody_lapsed_consent_and_two_alike_are_answered_with_the_same_bytes",),
    ),
    Fault(
        "somebody without a consent that stands is found",
        FINDING,
        " and _consents(rows[0])",
        "",
        (f"{FINDING_TESTS}::test_nobody_lapsed_consent_and_two_alike_are_answered_with_the_same_bytes",),
    ),
    Fault(
        "a number is found under any kind of document",
        f"{ME}/contact.py",
        'blind.index(INDEX, f"{kind}{number}")',
        "blind.index(INDEX, number)",
        (f"{FINDING_TESTS}::test_part_of_a_number_or_another_kind_finds_nobody",),
    ),
    Fault(
        "the ticket of one official serves another",
        FINDING,
        'if told["by"] != official.pk:',
        "if False:",
        (f"{FINDING_TESTS}::test_a_ticket_serves_its_own_official_and_not_for_long",),
    ),
    Fault(
        "every official may look persons up",
        f"{ME}/views/finding.py",
        "FINDERS = (Role.CLERK, Role.STEWARD)",
        "FINDERS = (Role.CLERK, Role.STEWARD, Role.OFFICE)",
        (f"{FINDING_TESTS}::test_only_clerk_and_steward_may_look",),
    ),
    Fault(
        "a request on its way brings an erased person back",
        "src/yinxin/kit/still_there.py",
        "    if row is None or not row.is_active:",
        "    if row is None:",
        (f"{ERASING_TESTS}::test_a_request_that_was_already_on_its_way_brings_nobody_back",),
    ),
    Fault(
        "mail that waits outlives its recipient's erasure",
        "src/yinxin/kit/mail/keeping.py",
        '    retention.delete(_waiting(person), reason=_("收件人已注销账号。"))',
        "    return",
        (f"{ERASING_TESTS}::test_mail_that_waits_for_whoever_leaves_is_in_her_export_and_never_sent",),
    ),
)
