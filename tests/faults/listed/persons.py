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
        (ERASING_TESTS,),
    ),
    Fault(
        "erasing leaves the contact record",
        ERASING,
        "    ContactRecord.objects.filter(person=user).delete()\n    end_all(user)\n    for holding in holdings():\n"
        "        if all(one.on_erasure in {OnErasure.REMOVED, OnErasure.SHREDDED} for one in holding.fields):",
        "    end_all(user)\n    for holding in holdings():\n"
        "        if all(one.on_erasure is OnErasure.REMOVED for one in holding.fields):",
        (ERASING_TESTS,),
    ),
    Fault(
        "erasing leaves what other apps hold",
        ERASING,
        "            holding.rows(user.pk).delete()",
        "            pass",
        (ERASING_TESTS,),
    ),
    Fault(
        "erasing leaves the key",
        ERASING,
        "    keyring.shred(user.pk)\n",
        "",
        (ERASING_TESTS,),
    ),
    Fault(
        "erasing asks no keeper",
        ERASING,
        "        keeper.forget(user)",
        "        pass",
        (ERASING_TESTS,),
    ),
    Fault(
        "an erasure is not listed outside the database",
        ERASING,
        "    erasure_list.keep()\n",
        "",
        (ERASING_TESTS,),
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
        (ERASING_TESTS,),
    ),
    Fault(
        "a browser left open erases the account",
        f"{ME}/views/leaving.py",
        "@fresh\ndef erase(",
        "def erase(",
        (OWN_PAGES, ERASING_TESTS),
    ),
    Fault(
        "the list erases a new person of the same number",
        f"{ME}/erasure_list.py",
        " if not began_after(one.person, one.at)",
        "",
        (ERASING_TESTS,),
    ),
    Fault(
        "the export leaves out the receipts",
        f"{ME}/taking_out.py",
        '        "consents": [_receipt(receipt) for receipt in access.receipts(user)],\n',
        "",
        (OWN_PAGES,),
    ),
    Fault(
        "the export leaves out files",
        f"{ME}/taking_out.py",
        "        yield from keeper.files(user)",
        "        yield from ()",
        (OWN_PAGES,),
    ),
    Fault(
        "the export opens the account",
        f"{ME}/holdings.py",
        "WITHHELD_MARK if one.label in WITHHELD else _plain(row, one.field)",
        "_plain(row, one.field)",
        (OWN_PAGES,),
    ),
    Fault(
        "one's own page shows another's receipts",
        f"{ME}/access.py",
        "return Receipt.objects.filter(person=user)",
        "return Receipt.objects.all()",
        (OWN_PAGES,),
    ),
    Fault(
        "the event of a change tells the value",
        f"{ME}/actions/contact.py",
        'new={"fields": changed}',
        'new={"fields": changed, "phone": contact.phone}',
        (OWN_PAGES,),
    ),
    Fault(
        "the access log omits looks at the account",
        "src/yinxin/kit/audit/recording.py",
        "Event.objects.filter(about=user.pk, action=LOOK)",
        'Event.objects.filter(about=user.pk, action=LOOK, object_type="me.contactrecord")',
        (OWN_PAGES, "tests/apps/kit/test_audit_chain.py"),
    ),
    Fault(
        "a look is recorded twice",
        FINDING,
        "        _look(row, shown, official, errand, masked=True)\n",
        "        _look(row, shown, official, errand, masked=True)\n        _look(row, shown, official, errand, masked=True)\n",
        (FINDING_TESTS,),
    ),
    Fault(
        "a value is revealed without an event",
        FINDING,
        "        _look(row, [field], official, errand, masked=False)\n",
        "",
        (FINDING_TESTS,),
    ),
    Fault(
        "a look in vain leaves no event",
        FINDING,
        '            record("me.find-in-vain", official, by=official, purpose=errand.purpose.value, reason=errand.reason)\n',
        "",
        (FINDING_TESTS,),
    ),
    Fault(
        "looks are not counted",
        FINDING,
        'limits.take("me.look", str(official.pk), most=most, window=DAY)',
        "pass",
        (FINDING_TESTS,),
    ),
    Fault(
        "two of one number are told apart from none",
        FINDING,
        "if len(rows) != 1 or",
        "if not rows or",
        (FINDING_TESTS,),
    ),
    Fault(
        "somebody without a consent that stands is found",
        FINDING,
        " or giving.standing(rows[0].person, matters.CONTACT) is None",
        "",
        (FINDING_TESTS,),
    ),
    Fault(
        "a number is found under any kind of document",
        f"{ME}/contact.py",
        'blind.index(INDEX, f"{kind}{number}")',
        "blind.index(INDEX, number)",
        (FINDING_TESTS,),
    ),
    Fault(
        "the ticket of one official serves another",
        FINDING,
        'if told["by"] != official.pk:',
        "if False:",
        (FINDING_TESTS,),
    ),
    Fault(
        "every official may look persons up",
        f"{ME}/views/finding.py",
        "FINDERS = (Role.CLERK, Role.STEWARD)",
        "FINDERS = (Role.CLERK, Role.STEWARD, Role.OFFICE)",
        (FINDING_TESTS,),
    ),
)
