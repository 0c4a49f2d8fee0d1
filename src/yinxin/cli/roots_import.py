"""`yinxin roots import FILE --clan CLAN`: a family tree or a sheet of persons, by the acts the page uses; it waits for another official."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from yinxin.apps.people.models import User
from yinxin.apps.roots.exchange import access, actions
from yinxin.apps.roots.exchange.faults import FAULTY, faults_of
from yinxin.apps.roots.exchange.matching import already
from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.apps.roots.families.models import Branch, Clan
from yinxin.cli.plans_read import read_source
from yinxin.cli.registers_sheets import acting, register_named
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.refusals import sentence_of

REFUSED = 2
LONGEST_TITLE = 80


def add_arguments(parser: ArgumentParser) -> None:
    """Which file, into which clan, where it comes from, who acts."""
    parser.add_argument("file", metavar="FILE", help="GEDCOM文件（.ged、.gdz）或表格（.csv、.xlsx）")
    parser.add_argument("--clan", required=True, metavar="编号", help="归入哪个宗族，例如 ZZ-1")
    parser.add_argument("--branch", default="", metavar="编号", help="归入哪一房")
    parser.add_argument("--title", required=True, metavar="来历", help="文件的来历，每条记载都以它为出处；不写在世的人")
    parser.add_argument(
        "--confirmed-by",
        default="",
        metavar="邮箱",
        help="核对过、同意导入的另一位经办人；不写时等人在页面上核对、确认",
    )
    parser.add_argument("--take-new", action="store_true", help="已经登记的人，文件里多出的记载并列登记；不写就不动")
    parser.add_argument("--by", default="", help="经办人的电子邮箱；全系统协调办只有一人时可以不写")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """2 where the file is refused, with every fault of a sheet."""
    by = acting(register_named("clans"), args.by)
    clan, branch = _clan(args.clan, by), None
    if args.branch:
        branch = _branch(args.branch, clan, by)
    if not 0 < len(args.title.strip()) <= LONGEST_TITLE:
        raise UnreadableError("title", f"“--title”要写文件的来历，最多{LONGEST_TITLE}个字。")
    second = _second(args.confirmed_by, args.clan, by)
    data, name = read_source(args.file, None)
    try:
        tree = actions.upload(name, data, title=args.title.strip(), clan=clan, branch=branch, by=by)
    except RefusedError as refused:
        if refused.code != FAULTY:
            raise
        return _faulty(refused, as_json=args.json)
    if args.take_new:
        actions.decide(tree, apart=[], taking=list(already(tree.sifted, clan)), by=by)
    if second:
        tree = _confirmed(tree, by=second)
    sys.stdout.write(_json(tree) if args.json else _words(tree))
    return 0


def _second(email: str, clan: str, by: User) -> User | None:
    """Who confirms, checked before anything is read; None where it waits for the page."""
    if not email:
        return None
    second = acting(register_named("clans"), email)
    if second == by:
        raise UnreadableError("officer", "上传和确认不能是同一个人：请用 --confirmed-by 写另一位经办人的电子邮箱。")
    _clan(clan, second)
    return second


def _confirmed(tree: TreeImport, *, by: User) -> TreeImport:
    """What cannot be confirmed is not left behind."""
    try:
        return actions.confirm(tree, by=by)
    except RefusedError:
        actions.discard(tree, by=by)
        raise


def _clan(code: str, by: User) -> Clan:
    found: Clan | None = access.clans(by).filter(code=code).first()
    if found is None:
        raise UnreadableError(
            "clan", f"没有编号为“{code}”、由“{by.email}”经办的宗族：请核对编号，或用 --by 换一位经办人。"
        )
    return found


def _branch(code: str, clan: Clan, by: User) -> Branch:
    found: Branch | None = access.branches(by).filter(code=code, clan=clan).first()
    if found is None:
        raise UnreadableError("branch", f"“{clan}”没有编号为“{code}”的房派：请核对编号，或先登记这一房。")
    return found


def _faulty(refused: RefusedError, *, as_json: bool) -> int:
    faults = faults_of(refused)
    if as_json:
        told = [{"line": one.line, "column": one.column, "do": one.advice} for one in faults]
        sys.stdout.write(json.dumps({"faults": told}, ensure_ascii=False, indent=1) + "\n")
    sys.stderr.write(f"{sentence_of(refused)}\n")
    for one in () if as_json else faults:
        sys.stderr.write(f"  第{one.line}行“{one.column}”：{one.advice}\n")
    return REFUSED


def _told(tree: TreeImport) -> dict[str, Any]:
    counts = {name: count for name, count in tree.counts.items() if name != "said"}
    return {
        "import": tree.pk,
        "clan": tree.clan.code,
        "state": tree.state,
        "format": tree.version,
        "characters": tree.characters,
        "sha256": tree.sha256,
        "persons": counts,
        "lost": dict(tree.lost),
    }


def _json(tree: TreeImport) -> str:
    return json.dumps(_told(tree), ensure_ascii=False, indent=1) + "\n"


def _words(tree: TreeImport) -> str:
    counts = tree.counts
    dropped = counts["living"] + counts["maybe_living"] + counts["restricted"] + counts["nameless"]
    lines = [
        f"{tree.format}，{tree.characters}，共 {counts['persons']} 人：能证明已去世 {counts['kept']} 人，舍去 {dropped} 人。"
    ]
    if counts["undated"]:
        lines.append(
            f"舍去的人里，有 {counts['undated']} 位写了去世、注明了卷页，只是没有日期：请补上日期再导入，或在页面上逐位登记。"
        )
    if tree.is_done:
        lines.append(
            f"已导入 {counts['came_in']} 人，补充记载 {counts['more']} 人。导入编号 {tree.pk}，可以在页面上撤销。"
        )
    else:
        lines.append(f"等待确认，编号 {tree.pk}：请在“导入世系”页面核对后导入。")
    return "\n".join(lines) + "\n"
