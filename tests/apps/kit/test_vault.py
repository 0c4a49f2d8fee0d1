"""What stands sealed can be opened in its own place, for its own person, unchanged, and nowhere else."""

from __future__ import annotations

import logging
import os
import random
from dataclasses import dataclass

import pytest
from cryptography.exceptions import InvalidTag
from django.core import serializers
from django.db import connection, models, transaction
from django.test import override_settings
from django.test.utils import isolate_apps

from tests.factories.people import make_user
from yinxin.apps.me.models import ContactRecord
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.kit import keys
from yinxin.kit.refusals import sentence_of
from yinxin.kit.vault import blind, ciphers, keyring, sealing
from yinxin.kit.vault.fields import Sealed, SealedField, UnsealedValueError
from yinxin.kit.vault.models import PersonKey

FIELDS = ("address", "phone", "document_number")
IN_SOAK = pytest.param(1000, marks=pytest.mark.slow)


@dataclass(frozen=True, slots=True)
class People:
    """Three accounts and nothing around them."""

    nobody: User
    reader: User
    clerk: User


@pytest.fixture
def people(db) -> People:
    return People(*(make_user(name, f"{name}@example.org") for name in ("nobody", "reader", "clerk")))


def kept(user, **values) -> ContactRecord:
    row = ContactRecord(person=user)
    for field in FIELDS:
        sealing.seal(row, field, values.get(field, f"{field} of {user.pk}"))
    row.save()
    return ContactRecord.objects.get(pk=row.pk)


def in_the_database(row: ContactRecord, field: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {field} FROM me_contactrecord WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def put_into_the_database(row: ContactRecord, field: str, sealed: bytes) -> ContactRecord:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE me_contactrecord SET {field} = %s WHERE id = %s", [sealed, row.pk])
    return ContactRecord.objects.get(pk=row.pk)


def refusal(row: ContactRecord, field: str) -> str:
    with pytest.raises(RefusedError) as refused:
        sealing.opened(row, field)
    assert "（" not in sentence_of(refused.value), "a code without a sentence"
    return refused.value.code


def test_what_is_sealed_comes_back_and_stands_nowhere_in_the_clear(people: People):
    row = kept(people.nobody, address="江门市蓬江区某路1号")

    assert sealing.opened(row, "address") == "江门市蓬江区某路1号"
    assert "蓬江".encode() not in in_the_database(row, "address")
    sealing.seal(row, "address", "")
    row.save()
    assert sealing.opened(ContactRecord.objects.get(pk=row.pk), "address") == ""


def test_the_same_text_is_never_sealed_alike(people: People):
    row = kept(people.nobody, phone="123456")
    once = in_the_database(row, "phone")
    sealing.seal(row, "phone", "123456")
    row.save()
    assert in_the_database(row, "phone") != once


@pytest.mark.parametrize("swaps", [50, IN_SOAK])
@pytest.mark.parametrize("cipher", ["aes", "sm4"])
def test_values_moved_to_another_row_field_or_person_are_all_refused(people: People, cipher, swaps):
    chance = random.Random(20261120)
    with override_settings(VAULT_CIPHER=cipher):
        rows = [kept(person) for person in (people.nobody, people.reader, people.clerk)]
    stolen = {(row.pk, field): in_the_database(row, field) for row in rows for field in FIELDS}
    refused = 0
    with transaction.atomic():
        for _ in range(swaps):
            (row, field), (other, from_field) = (
                (chance.choice(rows), chance.choice(FIELDS)),
                (chance.choice(rows), chance.choice(FIELDS)),
            )
            if (row.pk, field) == (other.pk, from_field):
                other, from_field = next(one for one in rows if one.pk != row.pk), field
            row.__dict__[field] = Sealed(stolen[other.pk, from_field])
            refused += refusal(row, field) == "sealed-damaged"
            row.__dict__[field] = Sealed(stolen[row.pk, field])
            assert sealing.opened(row, field) == f"{field} of {row.person_id}"
    assert refused == swaps


def test_a_value_pasted_in_the_database_is_refused(people: People):
    row, other = kept(people.nobody), kept(people.reader)
    assert (
        refusal(put_into_the_database(row, "address", in_the_database(other, "address")), "address") == "sealed-damaged"
    )
    assert (
        refusal(put_into_the_database(row, "phone", in_the_database(row, "document_number")), "phone")
        == "sealed-damaged"
    )


def test_a_value_is_bound_to_its_person_whatever_the_key(people: People, monkeypatch):
    """The second lock: it holds also where two persons were given one key by mistake."""
    key = os.urandom(keyring.KEY_LENGTH)
    monkeypatch.setattr(keyring, "own_key", lambda _: key)
    monkeypatch.setattr(keyring, "known_key", lambda _: key)
    mine, hers = kept(people.nobody), kept(people.reader)

    assert refusal(put_into_the_database(mine, "phone", in_the_database(hers, "phone")), "phone") == "sealed-damaged"


@isolate_apps("yinxin.apps.me")
def test_a_value_is_bound_to_its_model(people: People):
    """A field of the same name in another record of the same person."""

    class AnotherRecord(models.Model):  # noqa: DJ008  no row of it is ever printed
        person = models.IntegerField()
        phone = SealedField()

        class Meta:
            app_label = "me"

    other = AnotherRecord(person=people.nobody.pk)
    sealing.seal(other, "phone", "13800138000")
    assert sealing.opened(other, "phone") == "13800138000"

    row = kept(people.nobody)
    row.__dict__["phone"] = other.phone
    assert refusal(row, "phone") == "sealed-damaged"


def test_a_value_is_bound_to_the_version_of_its_cipher(monkeypatch):
    """Of two versions with one cipher nobody may pass a value of the one off as a value of the other."""
    later = ciphers.Suite(3, ciphers.AES.encrypt, ciphers.AES.decrypt)
    monkeypatch.setitem(ciphers._BY_VERSION, 3, later)
    key = os.urandom(32)
    sealed = ciphers.seal(ciphers.AES, key, b"x", "place")
    assert ciphers.unseal(key, ciphers.seal(later, key, b"x", "place"), "place") == b"x"

    with pytest.raises(ciphers.UnsealableError):
        ciphers.unseal(key, bytes([3]) + sealed[1:], "place")


def test_every_person_has_a_key_of_her_own_that_is_nobody_elses(people: People):
    made = {keyring.own_key(person.pk) for person in (people.nobody, people.reader, people.clerk)}

    assert len(made | {keys.read(key) for key in keys.Key}) == 3 + len(keys.Key)
    assert {len(key) for key in made} == {keyring.KEY_LENGTH}


def test_every_changed_bit_every_cut_and_every_foreign_text_is_refused(people: People):
    row = kept(people.nobody, phone="13800138000")
    sealed = in_the_database(row, "phone")
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        row.__dict__["phone"] = Sealed(bytes(changed))
        assert refusal(row, "phone") == "sealed-damaged"
    for length in range(len(sealed)):
        row.__dict__["phone"] = Sealed(sealed[:length])
        assert refusal(row, "phone") == "sealed-damaged"
    row.__dict__["phone"] = Sealed(b"13800138000")
    assert refusal(row, "phone") == "sealed-damaged"


def test_the_key_of_one_person_pasted_to_another_opens_nothing(people: People):
    mine, hers = kept(people.nobody), kept(people.reader)
    PersonKey.objects.filter(pk=people.nobody.pk).update(
        wrapped=bytes(PersonKey.objects.get(pk=people.reader.pk).wrapped)
    )

    with pytest.raises(RefusedError):  # the key itself does not open, so nothing new is sealed under it either
        keyring.own_key(people.nobody.pk)
    assert refusal(mine, "phone") == "sealed-damaged"
    assert sealing.opened(hers, "phone")


def test_without_the_outside_key_the_database_alone_opens_nothing(people: People, tmp_path):
    row = kept(people.nobody)
    with override_settings(KEYS_FOLDER=tmp_path):
        assert refusal(row, "phone") == "sealed-damaged"


def test_after_shredding_nothing_of_the_person_opens_and_no_second_key_is_made(people: People):
    mine, hers = kept(people.nobody), kept(people.reader)
    keyring.shred(people.nobody.pk)
    keyring.shred(people.nobody.pk)

    assert {refusal(mine, field) for field in FIELDS} == {"sealed-shredded"}
    assert sealing.opened(hers, "phone")
    with pytest.raises(RefusedError) as refused:
        sealing.seal(mine, "phone", "1")
    assert refused.value.code == "sealed-shredded"
    row = PersonKey.objects.get(pk=people.nobody.pk)
    assert row.wrapped is None
    assert row.shredded_at is not None


def test_an_office_may_go_over_to_sm4_and_back_and_read_both(people: People):
    row = kept(people.nobody)
    with override_settings(VAULT_CIPHER="sm4"):
        sealing.seal(row, "phone", "sm4 now")
        row.save()
    row = ContactRecord.objects.get(pk=row.pk)

    assert (in_the_database(row, "address")[0], in_the_database(row, "phone")[0]) == (1, 2)
    assert sealing.opened(row, "phone") == "sm4 now"
    assert sealing.opened(row, "address") == f"address of {people.nobody.pk}"


def test_another_outside_key_opens_nothing_and_changes_nothing(people: People, tmp_path):
    row = kept(people.nobody)
    (tmp_path / "vault.key").write_text(os.urandom(32).hex())
    with override_settings(KEYS_FOLDER=tmp_path):
        assert refusal(row, "phone") == "sealed-damaged"
    assert sealing.opened(row, "phone") == f"phone of {people.nobody.pk}"


def test_text_gets_into_a_sealed_field_by_no_other_way(people: People):
    row = kept(people.nobody)
    row.phone = "13800138000"
    with pytest.raises(UnsealedValueError):
        row.save()
    with pytest.raises(UnsealedValueError):
        ContactRecord.objects.filter(pk=row.pk).update(phone="13800138000")
    with pytest.raises(UnsealedValueError):
        ContactRecord.objects.filter(phone="13800138000").exists()
    with pytest.raises(TypeError):
        sealing.seal(row, "other_names", "x")
    with pytest.raises(TypeError):
        sealing.seal(ContactRecord(), "phone", "1")


def test_printing_logging_and_dumping_show_nothing(people: People, caplog):
    row = kept(people.nobody, phone="13800138000")
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("yinxin").warning("%s %r %s", row.phone, row.phone, vars(row))
    printed = caplog.text + f"{row.phone}{row.phone!r}{row}{row!r}"

    assert "13800138000" not in printed
    assert row.phone.data.hex() not in printed
    with pytest.raises(UnsealedValueError):
        serializers.serialize("json", [row])


AES_KNOWN = {
    # McGrew and Viega, The Galois/Counter Mode of Operation, test case 16 (also NIST's gcmEncryptExtIV256 set).
    "key": "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
    "nonce": "cafebabefacedbaddecaf888",
    "text": "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    "bound": "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    "sealed": "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b",
}
SM4_KNOWN = {
    # RFC 8998, A.1.
    "key": "0123456789abcdeffedcba9876543210",
    "nonce": "00001234567800000000abcd",
    "text": "aa" * 8 + "bb" * 8 + "cc" * 8 + "dd" * 8 + "ee" * 8 + "ff" * 8 + "ee" * 8 + "aa" * 8,
    "bound": "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    "sealed": "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    "83de3541e4c2b58177e065a9bf7b62ec",
}


@pytest.mark.parametrize(
    ("known", "encrypt", "decrypt"),
    [
        (AES_KNOWN, ciphers.AES.encrypt, ciphers.AES.decrypt),
        (SM4_KNOWN, ciphers.sm4_gcm_encrypt, ciphers.sm4_gcm_decrypt),
    ],
    ids=["AES-256-GCM", "SM4-GCM"],
)
def test_the_ciphers_give_the_published_answers(known, encrypt, decrypt):
    key, nonce, text, bound, sealed = (
        bytes.fromhex(known[name]) for name in ("key", "nonce", "text", "bound", "sealed")
    )
    assert encrypt(key, nonce, text, bound) == sealed
    assert decrypt(key, nonce, sealed, bound) == text
    with pytest.raises(InvalidTag):
        decrypt(key, nonce, sealed, bound + b"x")


def test_the_two_ciphers_use_no_key_in_common():
    key = os.urandom(32)
    assert ciphers.sm4_key(key) not in (key[:16], key[16:])


def test_an_index_is_the_same_for_the_same_number_in_one_place_and_no_other():
    place = "me.contactrecord.document_number"
    assert blind.index(place, " e1234-5678 ") == blind.index(place, "Ｅ１２３４５６７８")
    assert blind.index(place, "E12345678") != blind.index(place, "E12345679")
    assert blind.index(place, "E12345678") != blind.index("me.contactrecord.phone", "E12345678")
    assert len(blind.index(place, "E12345678")) == blind.LENGTH


def test_an_index_cannot_be_made_without_its_key(tmp_path):
    place = "me.contactrecord.document_number"
    ours = blind.index(place, "E12345678")
    with override_settings(KEYS_FOLDER=tmp_path):
        assert blind.index(place, "E12345678") != ours
