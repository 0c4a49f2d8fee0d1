"""Faults against sealed values: under a key of their person, bound to their place, found by a keyed digest, shown under a mask."""

from tests.faults.fault import Fault

VAULT = "src/yinxin/kit/vault"
VAULT_TESTS = "tests/apps/kit/test_vault.py"
PRIVACY_TESTS = "tests/domain/test_privacy.py"
FINDING_TESTS = "tests/apps/me/test_finding.py"

SEALED = (
    Fault(
        "a sealed value is not bound to its person",
        f"{VAULT}/sealing.py",
        '{declared.name}|{person}"',
        '{declared.name}"',
        (f"{VAULT_TESTS}::test_a_value_is_bound_to_its_person_whatever_the_key",),
    ),
    Fault(
        "a sealed value is not bound to its field",
        f"{VAULT}/sealing.py",
        "label_lower}.{declared.name}|{person}",
        "label_lower}|{person}",
        (f"{VAULT_TESTS}::test_a_value_pasted_in_the_database_is_refused",),
    ),
    Fault(
        "a sealed value is not bound to its model",
        f"{VAULT}/sealing.py",
        "{declared.model._meta.label_lower}.{declared.name}|",
        "{declared.name}|",
        (f"{VAULT_TESTS}::test_a_value_is_bound_to_its_model",),
    ),
    Fault(
        "the version of the cipher is not bound",
        f"{VAULT}/ciphers.py",
        'return f"{version}|{place}".encode()',
        "return place.encode()",
        (f"{VAULT_TESTS}::test_a_value_is_bound_to_the_version_of_its_cipher",),
    ),
    Fault(
        "a wrong tag opens to nothing instead of a refusal",
        f"{VAULT}/ciphers.py",
        'raise UnsealableError("sealed for another place or person, or changed since") from None',
        'return b""',
        (f"{VAULT_TESTS}::test_a_value_pasted_in_the_database_is_refused",),
    ),
    Fault(
        "every value is sealed under the same nonce",
        f"{VAULT}/ciphers.py",
        "nonce = os.urandom(NONCE)",
        "nonce = bytes(NONCE)",
        (f"{VAULT_TESTS}::test_the_same_text_is_never_sealed_alike",),
    ),
    Fault(
        "both ciphers share half a key",
        f"{VAULT}/ciphers.py",
        'return HKDF(algorithm=SHA256(), length=16, salt=None, info=b"yinxin vault sm4-gcm").derive(key)',
        "return key[:16]",
        (f"{VAULT_TESTS}::test_the_two_ciphers_use_no_key_in_common",),
    ),
    Fault(
        "all persons have one key",
        f"{VAULT}/keyring.py",
        "fresh = _wrap(os.urandom(KEY_LENGTH), person_id)",
        "fresh = _wrap(keys.read(keys.Key.VAULT), person_id)",
        (f"{VAULT_TESTS}::test_every_person_has_a_key_of_her_own_that_is_nobody_elses",),
    ),
    Fault(
        "a wrapped key is not bound to its person",
        f"{VAULT}/keyring.py",
        'return f"{PersonKey._meta.label_lower}.wrapped|{person_id}"',
        'return f"{PersonKey._meta.label_lower}.wrapped"',
        (f"{VAULT_TESTS}::test_the_key_of_one_person_pasted_to_another_opens_nothing",),
    ),
    Fault(
        "a destroyed key may be made again",
        f"{VAULT}/keyring.py",
        'held.save(update_fields=["wrapped", "shredded_at"])',
        "held.delete()",
        (f"{VAULT_TESTS}::test_after_shredding_nothing_of_the_person_opens_and_no_second_key_is_made",),
    ),
    Fault(
        "a sealed field takes plain text",
        f"{VAULT}/fields.py",
        'raise UnsealedValueError("a sealed field takes what sealing.seal made, never the value itself")',
        "return Sealed(str(value).encode())",
        (f"{VAULT_TESTS}::test_text_gets_into_a_sealed_field_by_no_other_way",),
    ),
    Fault(
        "the index of a number needs no key",
        f"{VAULT}/blind.py",
        "hmac.new(keys.read(keys.Key.INDEX), ",
        'hmac.new(b"yinxin", ',
        (f"{VAULT_TESTS}::test_an_index_cannot_be_made_without_its_key",),
    ),
    Fault(
        "the index of a number is alike everywhere",
        f"{VAULT}/blind.py",
        'f"{place}|{normalised(value)}".encode()',
        "normalised(value).encode()",
        (f"{VAULT_TESTS}::test_an_index_is_the_same_for_the_same_number_in_one_place_and_no_other",),
    ),
    Fault(
        "a mask shows all of a number",
        "src/yinxin/domain/privacy/masks.py",
        'return value[:head] + STAR * max(len(value) - head - tail, 1) + (value[-tail:] if tail else "")',
        "return value",
        (PRIVACY_TESTS,),
    ),
    Fault(
        "a mask tells how long an address is",
        "src/yinxin/domain/privacy/masks.py",
        "return value[:SHOWN_OF_ADDRESS] + STAR * LONG",
        "return value[:SHOWN_OF_ADDRESS] + STAR * len(value[SHOWN_OF_ADDRESS:])",
        (PRIVACY_TESTS,),
    ),
    Fault(
        "what is found is shown without its mask",
        "src/yinxin/apps/me/actions/finding.py",
        "values[field] = value if field == revealed or not value else hide(value)",
        "values[field] = value",
        (f"{FINDING_TESTS}::test_what_is_found_is_one_person_under_a_mask",),
    ),
)
