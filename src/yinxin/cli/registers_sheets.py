"""What the verbs of registers' sheets share: which register, in whose name, which file."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from yinxin.apps.people.models import Post, Role, User
from yinxin.domain.errors import UnreadableError
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Load
from yinxin.kit.registers.sheets import previewing
from yinxin.kit.registers.sheets.headers import LEFT_OUT
from yinxin.kit.registers.sheets.layout import sheet_columns

REFUSED = 2


def add_common(parser: ArgumentParser) -> None:
    """Every verb acts in the name of somebody: what she may see and load is what the command sees and loads."""
    parser.add_argument("register", metavar="REGISTER", help="名录的地址名，例如 genealogies")
    parser.add_argument("--by", default="", help="经办人的电子邮箱；全系统协调办只有一人时可以不写")


def add_reading(parser: ArgumentParser) -> None:
    """How a sheet is read."""
    parser.add_argument("file", metavar="FILE", help="表格文件：xlsx、xls、ods 或 csv")
    parser.add_argument("--leave-out", action="append", default=[], metavar="标题", help="不要这一栏；可以写多次")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="标题=项目",
        help="这一栏是哪个项目（项目的名称或代号）；可以写多次",
    )
    parser.add_argument("--keep-empty", action="store_true", help="已有记录的空格保持原来的内容；不写时清除")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def register_named(slug: str) -> Register:
    found = catalogue.get(slug)
    if found is None:
        raise UnreadableError("register", f"没有名录“{slug}”：有 {'、'.join(one.slug for one in catalogue)}。")
    return found


def acting(register: Register, email: str) -> User:
    """Somebody who may load this register. UnreadableError where she may not, or nobody is named and there are several."""
    if email:
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    else:
        holders = User.objects.filter(pk__in=Post.objects.filter(role=Role.OFFICE, until=None).values("user"))
        found = list(holders.filter(is_active=True)[:2])
        user = found[0] if len(found) == 1 else None
    if user is None:
        raise UnreadableError("officer", "请用 --by 写明经办人的电子邮箱。")
    if not register.may_load(user):
        raise UnreadableError("officer", f"“{user.email}”不能载入“{register.label}”的表格：请换一位经办人。")
    return user


def previewed(args: Namespace, register: Register, by: User) -> Load:
    """The sheet taken in and judged, with what the arguments decide about its columns."""
    name, data = _file(args.file)
    load = previewing.upload(register, name, data, by=by)
    decided = _decided(args, load)
    if decided or args.keep_empty:
        previewing.decide(load, decided, clears=not args.keep_empty, by=by)
    return load


def told(load: Load) -> dict[str, Any]:
    """What a program wants to know of a preview: the counts first, then every fault with its place."""
    found = load.findings
    return {
        "register": load.register,
        "file": load.name,
        "sha256": load.sha256,
        "load": load.pk,
        "state": load.state,
        "counts": load.counts,
        "missing": found["missing"],
        "unknown_columns": [
            {"column": one["letters"], "header": one["text"], "perhaps": [label for _name, label in one["proposals"]]}
            for one in found["headers"]
            if one["open"]
        ],
        "faults": [
            {
                "line": line,
                "column": group["label"],
                "value": value,
                "problem": said or group["message"],
                "do": group["advice"],
            }
            for group in found["groups"]
            for line, value, said in group["cells"]
        ],
        "changes": [
            {
                "line": line,
                "record": key,
                "fields": [dict(zip(("column", "old", "new"), cell, strict=True)) for cell in cells],
            }
            for line, key, cells in found["changes"]
        ],
    }


def say(load: Load, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(told(load), ensure_ascii=False, indent=1) + "\n")
        return
    sys.stdout.write(
        f"{load.name}：新登记{load.count('new')}条，修改{load.count('changed')}条，没有变化{load.count('same')}条，"
        f"有问题{load.count('bad')}行。\n"
    )
    found = load.findings
    for one in found["headers"]:
        if one["open"]:
            sys.stdout.write(f"  没有认出的栏：{one['letters']} {one['text']}\n")
    for name in found["missing"]:
        sys.stdout.write(f"  没有找到“{name}”一栏。\n")
    for group in found["groups"]:
        lines = "、".join(str(line) for line, _value, _said in group["cells"][:8])
        more = " 等" if len(group["cells"]) > 8 else ""
        label = f"{group['label']}：" if group["label"] else ""
        sys.stdout.write(
            f"  {label}{group['message']}（{len(group['cells'])}处，第{lines}{more}行）{group['advice']}\n"
        )


def written(name: str, data: bytes) -> None:
    """Into a file, or to standard output for `-`."""
    if name == "-":
        sys.stdout.buffer.write(data)
        return
    path = Path(name)
    try:
        path.write_bytes(data)
    except OSError:
        raise UnreadableError("not-written", f"写不进文件“{path.name}”：请检查文件夹和写入权限。") from None


def _file(name: str) -> tuple[str, bytes]:
    path = Path(name)
    try:
        return path.name, path.read_bytes()
    except OSError:
        raise UnreadableError("missing", f"打不开文件“{path.name}”：请检查文件名和读取权限。") from None


def _decided(args: Namespace, load: Load) -> dict[str, str]:
    names = {word: one.name for one in sheet_columns(load.kind) for word in (one.name, one.label)}
    places = {one["text"]: str(one["place"]) for one in load.findings["headers"]}
    decided = {}
    for text in args.leave_out:
        decided[_place(places, text)] = LEFT_OUT
    for pair in args.column:
        text, _, field = pair.partition("=")
        if field not in names:
            raise UnreadableError("column", f"“{load.kind.label}”没有项目“{field}”：请写它的名称或代号。")
        decided[_place(places, text)] = names[field]
    return decided


def _place(places: dict[str, str], text: str) -> str:
    if text not in places:
        raise UnreadableError("column", f"表里没有标题为“{text}”的一栏：请照表里写。")
    return places[text]
