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
        (VAULT_TESTS,),
    ),
    Fault(
        "a sealed value is not bound to its field",
        f"{VAULT}/sealing.py",
        "label_lower}.{declared.name}|{person}",
        "label_lower}|{person}",
        (VAULT_TESTS,),
    ),
    Fault(
        "a sealed value is not bound to its model",
        f"{VAULT}/sealing.py",
        "{declared.model._meta.label_lower}.{declared.name}|",
        "{declared.name}|",
        (VAULT_TESTS,),
    ),
    Fault(
        "the version of the cipher is not bound",
        f"{VAULT}/ciphers.py",
        'return f"{version}|{place}".encode()',
        "return place.encode()",
        (VAULT_TESTS,),
    ),
    Fault(
        "a wrong tag opens to nothing instead of a refusal",
        f"{VAULT}/ciphers.py",
        'raise UnsealableError("sealed for another place or person, or changed since") from None',
        'return b""',
        (VAULT_TESTS,),
    ),
    Fault(
        "every value is sealed under the same nonce",
        f"{VAULT}/ciphers.py",
        "nonce = os.urandom(NONCE)",
        "nonce = bytes(NONCE)",
        (VAULT_TESTS,),
    ),
    Fault(
        "both ciphers share half a key",
        f"{VAULT}/ciphers.py",
        'return HKDF(algorithm=SHA256(), length=16, salt=None, info=b"yinxin vault sm4-gcm").derive(key)',
        "return key[:16]",
        (VAULT_TESTS,),
    ),
    Fault(
        "all persons have one key",
        f"{VAULT}/keyring.py",
        "fresh = _wrap(os.urandom(KEY_LENGTH), person_id)",
        "fresh = _wrap(keys.read(keys.Key.VAULT), person_id)",
        (VAULT_TESTS,),
    ),
    Fault(
        "a wrapped key is not bound to its person",
        f"{VAULT}/keyring.py",
        'return f"{PersonKey._meta.label_lower}.wrapped|{person_id}"',
        'return f"{PersonKey._meta.label_lower}.wrapped"',
        (VAULT_TESTS,),
    ),
    Fault(
        "a destroyed key may be made again",
        f"{VAULT}/keyring.py",
        'held.save(update_fields=["wrapped", "shredded_at"])',
        "held.delete()",
        (VAULT_TESTS,),
    ),
    Fault(
        "a sealed field takes plain text",
        f"{VAULT}/fields.py",
        'raise UnsealedValueError("a sealed field takes what sealing.seal made, never the value itself")',
        "return Sealed(str(value).encode())",
        (VAULT_TESTS,),
    ),
    Fault(
        "the index of a number needs no key",
        f"{VAULT}/blind.py",
        "hmac.new(keys.read(keys.Key.INDEX), ",
        'hmac.new(b"yinxin", ',
        (VAULT_TESTS,),
    ),
    Fault(
        "the index of a number is alike everywhere",
        f"{VAULT}/blind.py",
        'f"{place}|{normalised(value)}".encode()',
        "normalised(value).encode()",
        (VAULT_TESTS,),
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
        (FINDING_TESTS,),
    ),
)
