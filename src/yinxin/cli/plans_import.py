"""`yinxin plans import FILE…`: documents into the database, through the same actions as the upload page."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from yinxin.apps.people.models import Post, Role, Unit, User
from yinxin.apps.plans import actions
from yinxin.apps.plans.models import ProposedTask, Source
from yinxin.domain.errors import UnreadableError
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run as run_job

REFUSED = 2


def add_arguments(parser: ArgumentParser) -> None:
    """Which files, for which place, in whose name."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="规划文件")
    parser.add_argument("--confirm", action="store_true", help="没有疑点的任务直接进入清单；不写时全部等待人工确认")
    parser.add_argument("--place", default="", help="发文地区；只有一个地区时可以不写")
    parser.add_argument("--by", default="", help="经办人的电子邮箱；该地区协调办只有一人时可以不写")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Each file is judged for itself; one refused makes the exit code 2, and the others are imported all the same."""
    place = _place(args.place)
    by = _officer(args.by, place)
    receipts = actions.upload([_file(name) for name in args.files], place=place, by=by)
    outcomes = [_finish(receipt, confirm=args.confirm, by=by) for receipt in receipts]
    if args.json:
        sys.stdout.write(json.dumps(outcomes, ensure_ascii=False, indent=1) + "\n")
    for outcome in outcomes:
        if outcome["refusal"]:
            sys.stderr.write(f"{outcome['refusal']}\n")
        elif not args.json:
            sys.stdout.write(_line(outcome))
    return REFUSED if any(outcome["refusal"] for outcome in outcomes) else 0


def _finish(receipt: actions.Receipt, *, confirm: bool, by: User) -> dict[str, object]:
    """Read at once instead of waiting for a worker: whoever types a command waits for its answer."""
    source = receipt.source
    if source is None:
        return {"file": receipt.name, "refusal": receipt.refusal}
    for job in Job.objects.filter(key__startswith=f"plans.read:{source.pk}:"):
        run_job(str(job.pk))
    source.refresh_from_db()
    if source.state == Source.State.FAILED:
        return {"file": receipt.name, "refusal": source.refusal}
    if confirm:
        actions.confirm_clear(source, by=by)
    rows = source.proposed.all()
    waiting = [row for row in rows if row.state == ProposedTask.State.OPEN]
    return {
        "file": receipt.name,
        "refusal": "",
        "known": not receipt.is_new,
        "plan": source.plan_id,
        "title": source.plan.title if source.plan else "",
        "revision": source.is_revision,
        "confirmed": sum(row.state == ProposedTask.State.CONFIRMED for row in rows),
        "waiting": len(waiting),
        "doubtful": sum(row.is_doubtful for row in waiting),
        "changes": {kind: source.changes.filter(kind=kind).count() for kind in ("added", "changed", "gone")},
    }


def _line(outcome: dict[str, object]) -> str:
    known = "（以前上传过）" if outcome["known"] else ""
    text = (
        f"{outcome['file']}{known}：《{outcome['title']}》（编号{outcome['plan']}），"
        f"已确认{outcome['confirmed']}项，待确认{outcome['waiting']}项，其中有疑点{outcome['doubtful']}项。"
    )
    changes = outcome["changes"]
    if outcome["revision"] and isinstance(changes, dict):
        text += f"与清单相比：新增{changes['added']}项，修改{changes['changed']}项，删去{changes['gone']}项。"
    return text + "\n"


def _file(name: str) -> tuple[str, bytes]:
    path = Path(name)
    try:
        return path.name, path.read_bytes()
    except OSError:
        raise UnreadableError("missing", f"打不开文件“{path.name}”：请检查文件名和读取权限。") from None


def _place(name: str) -> Unit:
    places = list(Unit.objects.filter(place__isnull=True, **({"name": name} if name else {}))[:2])
    if len(places) == 1:
        return places[0]
    if name:
        raise UnreadableError("place", f"没有名为“{name}”的地区：请先用 yinxin people add 建立，或改正名称。")
    raise UnreadableError("place", "请用 --place 写明发文地区；还没有地区时，先用 yinxin people add 建立。")


def _officer(email: str, place: Unit) -> User:
    """A command acts in the name of somebody of the office too: the record must say who."""
    posts = Post.objects.filter(role=Role.OFFICE, until__isnull=True)
    users = {post.user for post in posts.select_related("user", "unit") if post.unit.root_id == place.pk}
    if email:
        users = {user for user in users if user.email == email.strip().lower()}
    if len(users) == 1:
        return users.pop()
    raise UnreadableError("officer", f"请用 --by 写明“{place.name}”协调办经办人的电子邮箱。")
