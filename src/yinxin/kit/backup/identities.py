"""The age keys of the two officials: made here, carried away by them, never kept by the server."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pyrage

from yinxin.domain.errors import RefusedError
from yinxin.kit.env import SettingError

SHORTEST_PASSPHRASE = 12
ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
PREFIX = "AGE-SECRET-KEY-"


def recipients(words: Sequence[str]) -> tuple[pyrage.x25519.Recipient, ...]:
    """The two public keys of the setting. None at all is for the caller to judge; anything else than two different ones is an error."""
    if not words:
        return ()
    if len(words) != 2 or len(set(words)) != 2:
        raise SettingError(
            "设置 YINXIN_BACKUP_RECIPIENTS 应为两把不同的公钥（age1…,age1…）：请写入两位负责人的公钥，用逗号分开。"
        )
    return tuple(_recipient(word) for word in words)


def _recipient(word: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(word)
    except pyrage.RecipientError:
        raise SettingError(
            f"设置 YINXIN_BACKUP_RECIPIENTS 中的“{word[:12]}…”不是公钥：请写入 yinxin backup identity 显示的 age1… 公钥。"
        ) from None


def make(file: Path, passphrase: str) -> str:
    """Write a new private key to `file`, locked by the passphrase, and return the public key. An existing file is never touched."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise RefusedError("identity-weak")
    if file.exists():  # said before the passphrase is worked on for a second; what counts is O_EXCL below
        raise RefusedError("identity-exists", file=str(file))
    identity = pyrage.x25519.Identity.generate()
    held = f"# 公钥：{identity.to_public()}\n{identity}\n"
    locked = pyrage.passphrase.encrypt(held.encode(), passphrase, armored=True)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(locked)
    except FileExistsError:
        raise RefusedError("identity-exists", file=str(file)) from None
    return str(identity.to_public())


def read(file: Path, ask: Callable[[Path], str]) -> pyrage.x25519.Identity:
    """The private key of a file: locked by a passphrase (then `ask` is called for it), or plain as `age-keygen` writes it."""
    try:
        held = file.read_bytes()
    except OSError:
        raise RefusedError("identity-unreadable", file=str(file)) from None
    if held.startswith(ARMOUR):
        try:
            held = pyrage.passphrase.decrypt(held, ask(file))
        except pyrage.DecryptError:
            raise RefusedError("identity-passphrase", file=str(file)) from None
    try:
        (line,) = (line for line in held.decode().splitlines() if line.startswith(PREFIX))
        return pyrage.x25519.Identity.from_str(line.strip())
    except (ValueError, pyrage.IdentityError):
        raise RefusedError("identity-unreadable", file=str(file)) from None
