"""Keys: made once, whole, readable by their owner only; never made in silence where something may hang on the lost one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from yinxin.kit import keys
from yinxin.kit.env import SettingError
from yinxin.kit.keys import files


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    settings.KEYS_FOLDER = tmp_path / "keys"
    files._read.cache_clear()
    yield settings.KEYS_FOLDER
    files._read.cache_clear()


def test_each_key_is_its_own_and_stays(folder: Path):
    held = {key: keys.read(key) for key in keys.Key}
    files._read.cache_clear()

    assert {len(key) for key in held.values()} == {32}
    assert len(set(held.values())) == len(keys.Key)
    assert {key: keys.read(key) for key in keys.Key} == held
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_many_that_begin_together_get_one_key():
    with ThreadPoolExecutor(8) as pool:
        found = set(
            pool.map(
                lambda _: files._read.__wrapped__(
                    files.Path(files.settings.KEYS_FOLDER), keys.Key.VAULT, may_make=True
                ),
                range(64),
            )
        )
    assert len(found) == 1


def test_production_makes_no_key(settings):
    settings.PRODUCTION = True

    with pytest.raises(SettingError, match="yinxin keys make"):
        keys.read(keys.Key.AUDIT)

    assert keys.make_missing() == tuple(keys.Key)
    assert len(keys.read(keys.Key.AUDIT)) == 32
    assert keys.make_missing() == ()


@pytest.mark.parametrize("content, said", [("not hex", "十六进制"), ("ab" * 31, "31 字节"), ("", "0 字节")])
def test_a_damaged_key_is_said(folder: Path, content: str, said: str):
    folder.mkdir()
    (folder / "audit.key").write_text(content)

    with pytest.raises(SettingError, match=said):
        keys.read(keys.Key.AUDIT)


def test_each_purpose_has_a_key_of_its_own_and_keeps_it():
    """What was sealed yesterday opens today: the way from purpose to key may never change."""
    (files.Path(files.settings.KEYS_FOLDER)).mkdir()
    (files.Path(files.settings.KEYS_FOLDER) / "vault.key").write_text("11" * 32)
    files._read.cache_clear()

    made = {purpose: keys.derived(keys.Key.VAULT, purpose) for purpose in ("mail", "browsers.session")}

    known = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"yinxin mail").derive(b"\x11" * 32)
    assert made["mail"] == known
    assert len({*made.values(), keys.read(keys.Key.VAULT)}) == 3
