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
        (f"{CONSENT_TESTS}::test_withdrawing_deletes_what_stood_on_it_in_the_same_breath",),
    ),
    Fault(
        "a withdrawal leaves what stood on the consent",
        GIVING,
        "    matter.on_withdrawal(person)\n",
        "",
        (f"{CONSENT_TESTS}::test_withdrawing_deletes_what_stood_on_it_in_the_same_breath",),
    ),
    Fault(
        "a withdrawal is kept although the clearing failed",
        GIVING,
        "@transaction.atomic\ndef withdraw(",
        "def withdraw(",
        (f"{CONSENT_TESTS}::test_a_withdrawal_whose_clearing_fails_is_no_withdrawal",),
    ),
    Fault(
        "a withdrawn receipt still counts",
        GIVING,
        "matter=matter.code, withdrawn_at__isnull=True)",
        "matter=matter.code)",
        (f"{CONSENT_TESTS}::test_withdrawing_deletes_what_stood_on_it_in_the_same_breath",),
    ),
    Fault(
        "a receipt counts for ever",
        GIVING,
        "        and timezone.now() < receipt.ends_at\n",
        "",
        (f"{CONSENT_TESTS}::test_it_is_asked_for_again_after_24_months",),
    ),
    Fault(
        "a receipt for older words counts",
        GIVING,
        "        and receipt.version == matter.wording.version\n",
        "",
        (f"{CONSENT_TESTS}::test_new_words_ask_anew",),
    ),
    Fault(
        "a receipt counts for another purpose of the law",
        GIVING,
        "receipt.purpose == matter.purpose\n        and ",
        "",
        (f"{CONSENT_TESTS}::test_a_receipt_for_another_purpose_of_the_law_does_not_serve",),
    ),
    Fault(
        "somebody else's receipt counts",
        GIVING,
        "Receipt.objects.filter(person_id=person.pk, matter=matter.code",
        "Receipt.objects.filter(matter=matter.code",
        (f"{CONSENT_TESTS}::test_a_consent_is_one_persons_and_for_one_matter",),
    ),
    Fault(
        "nobody asks which words were shown",
        GIVING,
        "if consents.digest(text) != shown:",
        "if False:",
        (f"{CONSENT_TESTS}::test_nobody_agrees_to_words_she_was_not_shown",),
    ),
    Fault(
        "the tick is set beforehand",
        "src/yinxin/apps/me/forms.py",
        "required=False, initial=False",
        "required=False, initial=True",
        (f"{OWN_PAGES}::test_sensitive_values_need_the_tick_and_the_tick_is_never_set_beforehand",),
    ),
    Fault(
        "an official sees a value whose consent was withdrawn",
        "src/yinxin/apps/me/actions/finding.py",
        "if row is None or not _consents(row):",
        "if row is None:",
        (f"{FINDING_TESTS}::test_a_ticket_is_worth_nothing_once_the_person_withdrew",),
    ),
    Fault(
        "words somebody agreed to are altered in place",
        "src/yinxin/domain/privacy/consents.py",
        "我可以只填其中几项，也可以都不填，",
        "我可以只填其中几项，",
        ("tests/domain/test_privacy.py",),
    ),
    Fault(
        "what stood on a lapsed consent is kept",
        "src/yinxin/kit/consent/lapsing.py",
        "    matter.on_withdrawal(receipt.person)\n",
        "",
        (f"{CONSENT_TESTS}::test_what_stood_on_a_lapsed_consent_is_deleted_in_the_night",),
    ),
)
