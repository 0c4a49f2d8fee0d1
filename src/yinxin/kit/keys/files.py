"""Reading and making the key files of the folder YINXIN_KEYS."""

from __future__ import annotations

import os
import secrets
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf import settings

from yinxin.kit.env import SettingError

LENGTH = 32
"""Bytes of every key: AES-256, HMAC-SHA-256 and an Ed25519 seed all take as many."""


class Key(StrEnum):
    """What each key is for; each purpose has its own, so that losing one opens one door."""

    AUDIT = "audit"
    ANCHOR = "anchor"
    VAULT = "vault"
    INDEX = "index"


def read(key: Key) -> bytes:
    """The 32 bytes of a key.

    In development a missing one is made. In production it stops with SettingError: a key made in silence
    would leave everything sealed or chained under the lost one unreadable, and nobody would know why.
    """
    return _read(Path(settings.KEYS_FOLDER), key, may_make=not settings.PRODUCTION)


def missing() -> tuple[Key, ...]:
    """The keys that have no file yet."""
    return tuple(key for key in Key if not _path(Path(settings.KEYS_FOLDER), key).exists())


def make_missing() -> tuple[Key, ...]:
    """Make every key that has no file, and say which were made. An existing one is never touched."""
    absent = missing()
    for key in absent:
        _make(_path(Path(settings.KEYS_FOLDER), key))
    return absent


@cache
def _read(folder: Path, key: Key, *, may_make: bool) -> bytes:
    path = _path(folder, key)
    if may_make and not path.exists():
        _make(path)
    try:
        held = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except OSError:
        raise SettingError(
            f"读不了密钥文件 {path}：请检查 YINXIN_KEYS 是否指对、文件是否可读；新装系统请先运行 yinxin keys make。"
        ) from None
    except ValueError:
        raise SettingError(f"密钥文件 {path} 的内容不是十六进制：请从密钥的备份恢复该文件。") from None
    if len(held) != LENGTH:
        raise SettingError(f"密钥文件 {path} 应为 {LENGTH} 字节，实为 {len(held)} 字节：请从密钥的备份恢复该文件。")
    return held


def _path(folder: Path, key: Key) -> Path:
    return folder / f"{key}.key"


def _make(path: Path) -> None:
    """Written whole under another name first: two processes that start together must not read half a key, nor two keys."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(LENGTH))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
