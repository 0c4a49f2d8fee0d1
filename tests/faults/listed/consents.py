"""Faults against the separate consents: nothing sensitive without a receipt that counts, and a withdrawal that takes effect."""

from tests.faults.fault import Fault

GIVING = "src/yinxin/kit/consent/giving.py"
CONSENT_TESTS = "tests/apps/kit/test_consent.py"
OWN_PAGES = "tests/apps/me/test_own_pages.py"
FINDING_TESTS = "tests/apps/me/test_finding.py"

CONSENTS = (
    Fault(
        "sensitive values are kept without a receipt",
        "src/yinxin/apps/me/actions/contact.py",
        "    if contact.is_sensitive:\n        giving.require(user, matters.CONTACT)\n",
        "",
        (CONSENT_TESTS,),
    ),
    Fault(
        "a withdrawal leaves what stood on the consent",
        GIVING,
        "    matter.on_withdrawal(person)\n",
        "",
        (CONSENT_TESTS,),
    ),
    Fault(
        "a withdrawal is kept although the clearing failed",
        GIVING,
        "@transaction.atomic\ndef withdraw(",
        "def withdraw(",
        (CONSENT_TESTS,),
    ),
    Fault(
        "a withdrawn receipt still counts",
        GIVING,
        "matter=matter.code, withdrawn_at__isnull=True)",
        "matter=matter.code)",
        (CONSENT_TESTS,),
    ),
    Fault(
        "a receipt counts for ever",
        GIVING,
        "        and timezone.now() < receipt.ends_at\n",
        "",
        (CONSENT_TESTS,),
    ),
    Fault(
        "a receipt for older words counts",
        GIVING,
        "        and receipt.version == matter.wording.version\n",
        "",
        (CONSENT_TESTS,),
    ),
    Fault(
        "a receipt counts for another purpose of the law",
        GIVING,
        "receipt.purpose == matter.purpose\n        and ",
        "",
        (CONSENT_TESTS,),
    ),
    Fault(
        "somebody else's receipt counts",
        GIVING,
        "Receipt.objects.filter(person_id=person.pk, matter=matter.code",
        "Receipt.objects.filter(matter=matter.code",
        (CONSENT_TESTS,),
    ),
    Fault(
        "nobody asks which words were shown",
        GIVING,
        "if consents.digest(text) != shown:",
        "if False:",
        (CONSENT_TESTS,),
    ),
    Fault(
        "the tick is set beforehand",
        "src/yinxin/apps/me/forms.py",
        "required=False, initial=False",
        "required=False, initial=True",
        (OWN_PAGES,),
    ),
    Fault(
        "an official sees a value whose consent was withdrawn",
        "src/yinxin/apps/me/actions/finding.py",
        "if row is None or giving.standing(row.person, matters.CONTACT) is None:",
        "if row is None:",
        (FINDING_TESTS,),
    ),
    Fault(
        "words somebody agreed to are altered in place",
        "src/yinxin/domain/privacy/consents.py",
        "我可以只填其中几项，也可以都不填，",
        "我可以只填其中几项，",
        ("tests/domain/test_privacy.py",),
    ),
)
