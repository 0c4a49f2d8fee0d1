"""One's own data as a file to take away: JSON for programs, a page of words for people, and the files one gave (PIPL art. 45)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from yinxin.apps.me import access
from yinxin.apps.me.holdings import files, holdings, values
from yinxin.apps.me.keepers import keepers
from yinxin.apps.me.looks import looks_of
from yinxin.apps.people.models import User


def package(user: User) -> bytes:
    """The zip, whole: everything the register names, what the keepers hold, the receipts with their words, and who looked."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(_data(user), ensure_ascii=False, indent=2, default=str))
        archive.writestr("README.txt", _explained())
        for number, (name, content) in enumerate(_files(user), start=1):
            archive.writestr(f"files/{number:03}-{PurePath(name).name}", content)
    return made.getvalue()


def _data(user: User) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for holding in holdings():
        label = f"{holding.model._meta.label_lower}:{holding.via}"
        kept[label] = [values(row, holding.fields) for row in holding.rows(user.pk)]
    for keeper in keepers():
        kept |= {name: list(rows) for name, rows in keeper.held(user).items()}
    return {
        "made": timezone.localtime().isoformat(timespec="seconds"),
        "account": user.pk,
        "kept": kept,
        "consents": [_receipt(receipt) for receipt in access.receipts(user)],
        "looks": [look.told() for look in looks_of(access.looks(user))],
    }


def _receipt(receipt: Any) -> dict[str, Any]:
    return {
        "purpose": receipt.purpose,
        "matter": receipt.matter,
        "text": receipt.text,
        "sha256": receipt.wording_hash,
        "given": receipt.given_at.isoformat(),
        "ended": receipt.withdrawn_at.isoformat() if receipt.withdrawn_at else None,
        "ending": receipt.ending,
    }


def _files(user: User) -> Iterator[tuple[str, bytes]]:
    for held in files(user.pk):
        with held.open("rb") as opened:
            yield held.name or "", opened.read()
    for keeper in keepers():
        yield from keeper.files(user)


def _explained() -> str:
    """In every language: the file may be opened years later by somebody who helps."""
    return "\n".join(_explained_in(language) for language, _name in settings.LANGUAGES)


def _explained_in(language: str) -> str:
    with override(language):
        return _told()


def _told() -> str:
    return _(
        "这里是本系统保存的关于您的全部资料。data.json 供程序读取：kept 是各项资料，consents 是同意回执，looks 是谁看过您的记录。"
        "files 文件夹里是您上传并已收下的文件；还在等待病毒扫描、已被退回或已找不到的，只列名称。文件里有您的敏感信息，请妥善保管，用完删除。\n"
    )
