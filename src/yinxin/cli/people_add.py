"""`yinxin people add`: an account with a post, so that a new installation has somebody who can sign in."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from yinxin.apps.people import actions
from yinxin.apps.people.models import Level, Role, Unit, UnitKind


def add_arguments(parser: ArgumentParser) -> None:
    """Who, in which unit of which place, as what."""
    parser.add_argument("email", metavar="邮箱", help="登录用的电子邮箱")
    parser.add_argument("name", metavar="姓名")
    parser.add_argument("--place", required=True, help="地方的名称，如“榕江市政府”；没有就新建")
    parser.add_argument(
        "--level", choices=[level.value for level in Level], default=Level.CITY.value, help="新建地方的层级"
    )
    parser.add_argument("--unit", default="", help="该地方的哪个单位，默认是地方本身")
    parser.add_argument("--role", choices=[role.value for role in Role], default=Role.OFFICE.value, help="默认 office")


def run(args: Namespace) -> int:
    """Makes the account and prints its first password, once. What the account's own rules refuse is one sentence."""
    try:
        return _add(args)
    except ValidationError as refused:
        sys.stderr.write(f"没有建立账号：{''.join(refused.messages)}请改正“{args.email}”或“{args.name}”后再试。\n")
        return 2


@transaction.atomic
def _add(args: Namespace) -> int:
    place = Unit.objects.filter(place__isnull=True, name=args.place).first()
    if place is None:
        place = actions.add_unit(
            name=args.place, level=args.level, parent=None, by=None, kind=UnitKind.GOVERNMENT.value
        )
    unit = Unit.objects.filter(place=place, name=args.unit).first() if args.unit else place
    if unit is None:
        sys.stderr.write(f"“{args.place}”的单位目录里没有“{args.unit}”：请先导入单位目录，或改正名称。\n")
        return 2
    made = actions.invite(
        email=args.email, name=args.name, unit=unit, role=args.role, since=timezone.localdate(), by=None
    )
    sys.stdout.write(
        f"已建立账号 {made.user.email}（{unit.name}，{Role(args.role).label}）。"
        f"初始口令：{made.password}，首次登录时须修改。\n"
    )
    return 0
