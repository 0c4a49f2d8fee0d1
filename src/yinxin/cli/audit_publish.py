"""`yinxin audit publish`: check the chain now, sign its head and publish it, besides the nightly one."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit import anchor_files, anchors, nightly
from yinxin.kit.audit.models import Anchor
from yinxin.kit.env import SettingError


def add_arguments(parser: ArgumentParser) -> None:
    """Where to write it besides, for a mail or a stick that leaves the house."""
    parser.add_argument("--out", type=Path, metavar="文件", help="把这个链头另存为 JSON 文件，可交系统以外的人保管")


def run(args: Namespace) -> int:
    """The same as at night: checked, recorded, signed. A chain with a fault is refused."""
    done = nightly.verify_and_publish()
    if done is None:
        raise RefusedError("audit-nothing-recorded")
    head = anchors.signed(Anchor.objects.get(pk=done["anchor"]))
    sys.stdout.write(f"已公布第 {head.sequence} 条处的链头 {head.hash}\n公钥指纹（SHA-256）{anchors.fingerprint()}\n")
    if args.out:
        _write(args.out, json.dumps(anchor_files.written([head]), ensure_ascii=False, indent=2) + "\n")
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingError(f"链头已公布，但写不了文件 {path}（{error.strerror}）：请换一个位置。") from None
    sys.stdout.write(f"已写入 {path}\n")
