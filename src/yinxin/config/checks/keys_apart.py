"""The keys lie where neither a copy of the database nor a reader of the program takes them along."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from yinxin.kit import keys

GROUP_AND_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@register(Tags.security, deploy=False)
def keys_lie_apart(**_: Any) -> list[CheckMessage]:
    """In production every key is there, apart from program and data, and open to its owner alone."""
    if not settings.PRODUCTION:
        return []
    folder = Path(settings.KEYS_FOLDER)
    return [Error(sentence, id=f"yinxin.{number}") for number, sentence in (*_missing(folder), *_exposed(folder))]


def _missing(folder: Path) -> Iterator[tuple[str, str]]:
    try:
        absent = keys.missing()
    except OSError:
        yield "E020", f"打不开密钥目录 {folder}：请让运行银信的用户能读它。"
        return
    if absent:
        names = "、".join(f"{key}.key" for key in absent)
        yield (
            "E020",
            f"密钥目录 {folder} 缺 {names}：请先检查 YINXIN_KEYS 是否指对；新装的系统请运行 yinxin keys make。",
        )


def _exposed(folder: Path) -> Iterator[tuple[str, str]]:
    for place, meaning in _kept_apart_from().items():
        if folder.resolve().is_relative_to(place.resolve()):
            yield (
                "E021",
                f"密钥目录 {folder} 在{meaning} {place} 之内，一次拷贝就会连同带走：请移到别处并改 YINXIN_KEYS。",
            )
    for path in (folder, *sorted(folder.glob("*.key"))):
        if path.exists() and path.stat().st_mode & GROUP_AND_OTHERS:
            yield "E022", f"{path} 能被其他用户读到：请运行 chmod go= {path}。"


def _kept_apart_from() -> dict[Path, str]:
    held = settings.DATABASES["default"]
    database = {Path(held["NAME"]).parent: "数据库所在目录"} if held["ENGINE"].endswith("sqlite3") else {}
    program = dict.fromkeys((Path(settings.PACKAGE), Path(settings.CHECKOUT)), "程序目录")
    return database | program | {Path(settings.VAR): "数据目录"}
