"""`yinxin backup identity`: a private key for one official to carry away, and the public key that the server may know."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from yinxin.cli.passphrases import ask
from yinxin.domain.errors import RefusedError
from yinxin.kit.backup import identities


def add_arguments(parser: ArgumentParser) -> None:
    """Where to write it."""
    parser.add_argument("file", metavar="文件", type=Path, help="私钥文件，例如 U 盘上的 li-min.age-key；已有的不覆盖")


def run(args: Namespace) -> int:
    """Makes it on whatever machine this is; the best one is not the server."""
    passphrase = ask("为这把私钥设一个口令（至少 12 个字符）：")
    if ask("再输一次：") != passphrase:
        raise RefusedError("identity-unlike")
    public = identities.make(args.file, passphrase)
    sys.stdout.write(
        f"公钥：{public}\n"
        f"私钥已写入 {args.file}，由口令保护：请本人带走保管，另存一份；不要留在服务器上。\n"
        "请把两位负责人的公钥写入 YINXIN_BACKUP_RECIPIENTS，用逗号分开。\n"
    )
    return 0
