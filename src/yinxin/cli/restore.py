"""`yinxin restore`: a backup comes back, proved against the audit record, with the erased erased again; or a drill of it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from yinxin.cli.passphrases import ask
from yinxin.domain.errors import RefusedError
from yinxin.kit.backup import identities

if TYPE_CHECKING:
    from yinxin.kit.backup.restoring import Restored, Sealed

NO_ANCHOR = (
    "注意：没有给出公布过的链头（--anchor），不能排除有人换上了一份较早的备份；"
    "请向审计人员或公示页面的读者取得最近一次公布的链头再核对。\n"
)


def add_arguments(parser: ArgumentParser) -> None:
    """What to restore, what opens it, and whether something may move aside for it."""
    parser.add_argument("backup", metavar="主备份", nargs="?", type=Path)
    parser.add_argument("keys", metavar="密钥备份", nargs="?", type=Path)
    parser.add_argument("--identity", action="append", type=Path, default=[], help="私钥文件；写两次，先后不论")
    parser.add_argument("--anchor", type=Path, help="公布过的链头文件，用来发现被换成旧备份")
    parser.add_argument("--erasures", type=Path, help="随备份带走的注销名单 erased.jsonl")
    parser.add_argument(
        "--replace", default="", metavar="数据库", help="已有内容的数据库的名称：移到一旁保留，换上备份"
    )
    parser.add_argument(
        "--accept-loss", type=int, default=0, metavar="条数", help="备份比公布过的链头旧时，承认其后丢失的记录条数"
    )
    parser.add_argument("--drill", action="store_true", help="只演练：恢复到临时的地方，核对后删去，不动现有数据")


def run(args: Namespace) -> int:
    """Restores, or drills."""
    from yinxin.cli.boot import boot

    boot()
    if args.drill:
        return _drill(args)
    return _restore(args)


def _drill(args: Namespace) -> int:
    from yinxin.cli.prepare import refuse_unready
    from yinxin.kit.backup.drilling import drill

    refuse_unready()
    restored = drill(_sealed(args) if args.backup else None)
    what = "一份新做的备份" if args.backup is None else f"备份 {restored.manifest.name} "
    sys.stdout.write(
        "".join([f"恢复演练成功：{what}恢复到临时的地方，逐项核对无误，已删去。\n", *_told(args, restored)])
    )
    return 0


def _restore(args: Namespace) -> int:
    from django.conf import settings

    from yinxin.kit.backup import erasures
    from yinxin.kit.backup.destination import destination
    from yinxin.kit.backup.restoring import restore

    place = destination()
    if place.is_used and args.replace != place.name:
        raise RefusedError("backup-target-in-use", target=place.name)
    if args.erasures:
        erasures.learn(args.erasures)
    restored = restore(_sealed(args), place, Path(settings.MEDIA_ROOT), erasures.known())
    sys.stdout.write("".join([f"已恢复备份 {restored.manifest.name} 到 {place.name}。\n", *_told(args, restored)]))
    sys.stdout.writelines(f"原有内容保留在 {aside}，核对后请自行删去。\n" for aside in restored.aside)
    return 0


def _sealed(args: Namespace) -> Sealed:
    from yinxin.kit.backup.restoring import Sealed

    if args.backup is None or args.keys is None:
        raise RefusedError("backup-name-both")
    held = [identities.read(file, lambda file: ask(f"私钥 {file.name} 的口令：")) for file in args.identity]
    return Sealed(args.backup, args.keys, held, args.anchor, args.accept_loss)


def _told(args: Namespace, restored: Restored) -> Iterator[str]:
    manifest = restored.manifest
    yield (
        f"核对：{len(manifest.counts)} 张表 {sum(manifest.counts.values())} 行、{len(manifest.parts)} 个部分与清单一致，"
        f"审计记录 {manifest.sequence} 条首尾相接；用时 {restored.seconds:.1f} 秒。\n"
    )
    yield f"注销名单：再次删去 {restored.erased_again} 人。\n"
    if manifest.absent:
        yield f"注意：有 {len(manifest.absent)} 个文件在备份时就已不在。\n"
    if restored.keys_are_older:
        yield "注意：密钥备份比主备份旧，其后登记的人的加密内容读不出来。\n"
    if args.anchor is None and not (args.drill and args.backup is None):
        yield NO_ANCHOR
