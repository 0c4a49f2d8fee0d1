"""Faults against the audit record."""

from tests.faults.fault import Fault

APPENDING = "src/yinxin/kit/audit/appending.py"
CANONICAL = "src/yinxin/kit/audit/canonical.py"
CHAIN = "src/yinxin/kit/audit/chain.py"
FILTERS = "src/yinxin/kit/audit/filters.py"
GUARDS = "src/yinxin/kit/audit/guards.py"
RECORDING = "src/yinxin/kit/audit/recording.py"
CHAIN_TESTS = "tests/apps/kit/test_audit_chain.py"
GUARD_TESTS = "tests/apps/kit/test_audit_guards.py"
PAGE_TESTS = "tests/apps/kit/test_audit_pages.py"
TAMPER_TESTS = "tests/apps/kit/test_audit_tampers.py"

RECORD = (
    Fault(
        "an event is kept outside the transaction of its change",
        APPENDING,
        "if not transaction.get_connection(database).in_atomic_block:",
        "if False:",
        ("tests/apps/kit/test_audit.py",),
    ),
    Fault(
        "the seal leaves out what an event tells",
        CANONICAL,
        "        event.commitment,\n        event.previous,",
        "        event.previous,",
        (f"{CHAIN_TESTS}::test_a_content_rewritten_together_with_its_salt_and_commitment_is_noticed",),
    ),
    Fault(
        "the seal leaves out who did it",
        CANONICAL,
        "        event.actor_id,\n",
        "",
        (f"{CHAIN_TESTS}::test_what_was_tampered_with_is_named",),
    ),
    Fault(
        "the seal is not bound to the event before",
        CANONICAL,
        "        event.commitment,\n        event.previous,",
        "        event.commitment,",
        (f"{CHAIN_TESTS}::test_an_event_sealed_anew_with_the_key_must_be_followed_by_all_the_others",),
    ),
    Fault(
        "time goes back in the chain with the clock",
        APPENDING,
        "at=max(before, now) if before else now,",
        "at=now,",
        (f"{CHAIN_TESTS}::test_time_does_not_go_back_when_the_clock_does",),
    ),
    Fault(
        "two writers follow the same event",
        APPENDING,
        '    if connection.vendor == "postgresql":',
        "    if False:",
        ("tests/apps/kit/test_audit_together.py",),
        database="postgresql",
    ),
    Fault(
        "no trigger against changing an event",
        GUARDS,
        '    Trigger("audit_event_changed", "audit_event", "UPDATE"),\n',
        "",
        (GUARD_TESTS,),
    ),
    Fault(
        "no trigger against removing an event",
        GUARDS,
        '    Trigger("audit_event_removed", "audit_event", "DELETE"),\n',
        "",
        (GUARD_TESTS,),
    ),
    Fault(
        "no trigger against emptying the record",
        GUARDS,
        'return (*ROWS, *EMPTYING) if vendor == "postgresql" else ROWS',
        "return ROWS",
        (GUARD_TESTS,),
        database="postgresql",
    ),
    Fault(
        "a payload may be rewritten instead of erased",
        GUARDS,
        "AND length(NEW.salt) = 0 AND NEW.content = ''",
        "",
        (GUARD_TESTS,),
    ),
    Fault(
        "triggers are not made anew after a migration",
        GUARDS,
        "    if has_tables(using):\n        create(using)",
        "    if has_tables(using) and not absent(using):\n        create(using)",
        (GUARD_TESTS,),
    ),
    Fault(
        "a trigger may guard one column alone",
        GUARDS,
        " AND t.tgattr::text = ''",
        "",
        (f"{GUARD_TESTS}::test_a_guard_of_the_same_name_that_guards_less_is_missed",),
        database="postgresql",
    ),
    Fault(
        "a trigger may stand on another table",
        GUARDS,
        "SELECT t.tgname, c.relname, t.tgtype,",
        "SELECT t.tgname, CASE WHEN c.relname = 'audit_anchor' AND t.tgname = 'audit_event_changed' THEN 'audit_event' ELSE c.relname END, t.tgtype,",
        (f"{GUARD_TESTS}::test_a_guard_of_the_same_name_that_guards_less_is_missed",),
        database="postgresql",
    ),
    Fault(
        "the start does not miss a trigger",
        "src/yinxin/kit/audit/checks.py",
        "if absent := guards.absent(alias):",
        "if absent := ():",
        (GUARD_TESTS,),
    ),
    Fault(
        "a personal record is read without a purpose",
        RECORDING,
        "    if not purpose:\n        raise ValueError",
        "    if False:\n        raise ValueError",
        (f"{CHAIN_TESTS}::test_a_look_without_a_purpose_is_refused",),
    ),
    Fault(
        "an event is not compared with the one before",
        CHAIN,
        "if link.previous != self.head:",
        "if False:",
        (f"{CHAIN_TESTS}::test_an_event_sealed_anew_with_the_key_must_be_followed_by_all_the_others",),
    ),
    Fault(
        "a content is not compared with its event",
        CHAIN,
        "elif not _matches(link):",
        "elif False:",
        (f"{CHAIN_TESTS}::test_what_was_tampered_with_is_named",),
    ),
    Fault(
        "an erasure that no event explains is accepted",
        CHAIN,
        "if not explained:",
        "if False:",
        (f"{CHAIN_TESTS}::test_what_was_tampered_with_is_named",),
    ),
    Fault(
        "an erasure may be announced beforehand",
        CHAIN,
        " if number > int(name)}",
        "}",
        (f"{CHAIN_TESTS}::TestErasing::test_an_earlier_event_explains_no_erasure",),
    ),
    Fault(
        "checking ignores what was published",
        CHAIN,
        "            check.expect(_published(batch[0].sequence, batch[-1].sequence))\n",
        "",
        (f"{CHAIN_TESTS}::test_a_published_head_that_was_altered_is_forged",),
    ),
    Fault(
        "checking ignores heads kept outside",
        CHAIN,
        "        check.expect(anchors)\n",
        "",
        (f"{CHAIN_TESTS}::test_an_end_cut_off_is_found_by_an_anchor_and_only_by_one",),
    ),
    Fault(
        "a published head is not compared",
        CHAIN,
        "if seal != link.hash:",
        "if False:",
        (f"{TAMPER_TESTS}::test_every_tamper_is_found",),
    ),
    Fault(
        "the signature of a head is not checked",
        CHAIN,
        "if not anchor.is_ours:",
        "if False:",
        (f"{CHAIN_TESTS}::test_a_head_signed_by_somebody_else_is_forged",),
    ),
    Fault(
        "what is left of an end cut off is not seen",
        CHAIN,
        'if content > (Event.objects.aggregate(last=Max("sequence"))["last"] or 0):',
        "if False:",
        (f"{CHAIN_TESTS}::test_contents_left_behind_betray_an_end_cut_off",),
    ),
    Fault(
        "a broken chain gets a new head at night",
        "src/yinxin/kit/audit/nightly.py",
        "        if report.fault is None:\n",
        "        if True:\n",
        (PAGE_TESTS,),
    ),
    Fault(
        "a head is signed that nobody checked",
        "src/yinxin/kit/audit/nightly.py",
        "anchors.publish(report.events, report.head)",
        'anchors.publish(*Event.objects.values_list("sequence", "hash").order_by("-sequence")[0])',
        (f"{PAGE_TESTS}::TestNightly::test_what_came_after_the_check_is_not_signed",),
    ),
    Fault(
        "the auditor reads by name what officials do for themselves",
        FILTERS,
        'return event.post != "" and event.about_id != event.actor_id',
        'return event.post != ""',
        (f"{PAGE_TESTS}::TestTheAuditorsPage::test_what_an_official_does_for_herself_is_told_like_anybodys",),
    ),
    Fault(
        "the auditor reads by name what officials did before they held a post",
        FILTERS,
        'return event.post != "" and event.about_id != event.actor_id',
        "return event.actor_id is not None and event.about_id != event.actor_id",
        (f"{PAGE_TESTS}::TestTheAuditorsPage::test_what_an_official_does_for_herself_is_told_like_anybodys",),
    ),
    Fault(
        "the auditor can pick out what officials do for themselves",
        FILTERS,
        "            events = events.filter(IN_POST)\n",
        "            pass\n",
        (f"{PAGE_TESTS}::TestTheAuditorsPage::test_what_an_official_does_for_herself_is_told_like_anybodys",),
    ),
    Fault(
        "what an event told can be guessed after its erasure",
        APPENDING,
        "secrets.token_bytes(canonical.SALT_BYTES)",
        "bytes(canonical.SALT_BYTES)",
        (f"{CHAIN_TESTS}::test_what_two_events_tell_alike_cannot_be_told_from_their_commitments",),
    ),
    Fault(
        "an event does not say in which post",
        RECORDING,
        'post = _posts_of(by) if by else ""',
        'post = ""',
        (f"{CHAIN_TESTS}::test_an_event_says_who_in_which_posts_did_what_to_whose_record",),
    ),
)
