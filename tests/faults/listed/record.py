"""Faults against the audit record."""

from tests.faults.fault import Fault

APPENDING = "src/yinxin/kit/audit/appending.py"
CANONICAL = "src/yinxin/kit/audit/canonical.py"
CHAIN = "src/yinxin/kit/audit/chain.py"
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
        (CHAIN_TESTS,),
    ),
    Fault(
        "the seal leaves out who did it",
        CANONICAL,
        "        event.actor_id,\n",
        "",
        (CHAIN_TESTS,),
    ),
    Fault(
        "the seal is not bound to the event before",
        CANONICAL,
        "        event.commitment,\n        event.previous,",
        "        event.commitment,",
        (CHAIN_TESTS,),
    ),
    Fault(
        "time goes back in the chain with the clock",
        APPENDING,
        "at=max(before, now) if before else now,",
        "at=now,",
        (CHAIN_TESTS,),
    ),
    Fault(
        "two writers follow the same event",
        APPENDING,
        '    if connection.vendor == "postgresql":',
        "    if False:",
        ("tests/apps/kit",),
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
        (CHAIN_TESTS,),
    ),
    Fault(
        "an event is not compared with the one before",
        CHAIN,
        "if link.previous != self.head:",
        "if False:",
        (CHAIN_TESTS,),
    ),
    Fault(
        "a content is not compared with its event",
        CHAIN,
        "elif not _matches(link):",
        "elif False:",
        (CHAIN_TESTS,),
    ),
    Fault(
        "an erasure that no event explains is accepted",
        CHAIN,
        "if not explained:",
        "if False:",
        (CHAIN_TESTS,),
    ),
    Fault(
        "an erasure may be announced beforehand",
        CHAIN,
        " if number > int(name)}",
        "}",
        (CHAIN_TESTS,),
    ),
    Fault(
        "checking ignores what was published",
        CHAIN,
        "            check.expect(_published(batch[0].sequence, batch[-1].sequence))\n",
        "",
        (CHAIN_TESTS,),
    ),
    Fault(
        "checking ignores heads kept outside",
        CHAIN,
        "        check.expect(anchors)\n",
        "",
        (CHAIN_TESTS,),
    ),
    Fault(
        "a published head is not compared",
        CHAIN,
        "if seal != link.hash:",
        "if False:",
        (CHAIN_TESTS, TAMPER_TESTS),
    ),
    Fault(
        "the signature of a head is not checked",
        CHAIN,
        "if not anchor.is_ours:",
        "if False:",
        (CHAIN_TESTS,),
    ),
    Fault(
        "what is left of an end cut off is not seen",
        CHAIN,
        'if content > (Event.objects.aggregate(last=Max("sequence"))["last"] or 0):',
        "if False:",
        (CHAIN_TESTS,),
    ),
    Fault(
        "a broken chain gets a new head at night",
        "src/yinxin/kit/audit/nightly.py",
        "    if report.fault is not None:\n        raise",
        "    if False:\n        raise",
        (PAGE_TESTS,),
    ),
    Fault(
        "what an event told can be guessed after its erasure",
        APPENDING,
        "secrets.token_bytes(canonical.SALT_BYTES)",
        "bytes(canonical.SALT_BYTES)",
        (CHAIN_TESTS,),
    ),
    Fault(
        "an event does not say in which post",
        RECORDING,
        'post = _posts_of(by) if by else ""',
        'post = ""',
        (CHAIN_TESTS,),
    ),
)
