"""The words of the screen in three languages: collect the Simplified Chinese ids, keep the catalogs whole, compile them.

Pure Python on Babel and Django's own template reader, because gettext's command line tools are absent on many office
machines. Traditional Chinese is drafted by OpenCC in Hong Kong wording and then read by a person; English is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize
from opencc import OpenCC

PACKAGE = Path(__file__).resolve().parents[2]
LOCALE = PACKAGE / "locale"
LANGUAGES = ("en", "zh_Hant")

# A catalog is a translation, not a log: with a date of its own every run would change it.
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

# Words that Hong Kong and Macao say otherwise, after the characters are converted.
WORDING = {
    "説": "說",
    "啓": "啟",
    "羣": "群",
    "户": "戶",
    "臺": "台",
    "登錄": "登入",
    "導入": "匯入",
    "導出": "匯出",
    "用戶": "使用者",
    "搜索": "搜尋",
    "默認": "預設",
    "鏈接": "連結",
    "打印": "列印",
    "保存": "儲存",
    "設置": "設定",
    "刷新": "重新整理",
    "界面": "介面",
    "屏幕": "螢幕",
    "文本": "文字",
    "粘貼": "貼上",
    "服務器": "伺服器",
    "數據庫": "資料庫",
    "加載": "載入",
    "文件夾": "資料夾",
    "文件名": "檔名",
    "文件類型": "檔案類型",
    "字節": "位元組",
    "字段": "欄位",
    "點擊": "按一下",
}

CALLED = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\s*\(")
"""Where none of them is called there is nothing to collect, and taking the source apart is what costs."""

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def collected(package: Path = PACKAGE) -> Catalog:
    """Every message id in the package's Python and templates."""
    catalog = _blank(None)
    for path in sorted(package.rglob("*")):
        for message, context, comments in _messages(path):
            place = path.relative_to(package.parent).as_posix()
            catalog.add(message, locations=[(place, 0)], context=context, auto_comments=comments)
    return catalog


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None, list[str]]]:
    if path.suffix == ".py":
        source = path.read_text(encoding="utf-8")
    elif path.suffix == ".html":
        # The template reader leaves the indentation, which Python's tokenizer would take for blocks.
        read = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        source = "\n".join(line.strip() for line in read.splitlines())
    else:
        return
    if CALLED.search(source) is None:
        return
    found = extract("python", BytesIO(source.encode()), KEYWORDS, ("译者：",), {"encoding": "utf-8"})
    for _, message, comments, context in found:
        if message:
            yield message, context, comments


def update(language: str, locale: Path = LOCALE) -> int:
    """Bring one catalog level with the code: new ids in, dead ids out. Returns how many still want a translation."""
    kept = _read(language, locale)
    fresh = _blank(language)
    for message in collected():
        if not message.id:
            continue
        old = kept.get(message.id, message.context)
        fresh.add(
            message.id,
            old.string if old is not None and not old.fuzzy else _draft(language, message),
            locations=message.locations,
            context=message.context,
            auto_comments=message.auto_comments,
        )
    printed = BytesIO()
    write_po(printed, fresh, width=0, include_lineno=False, sort_output=True, ignore_obsolete=True)
    path = _path(language, locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(printed.getvalue())
    return sum(1 for message in fresh if message.id and not _complete(message))


def compile_all(locale: Path = LOCALE) -> None:
    """Write the .mo files Django reads, next to each catalog."""
    for language in LANGUAGES:
        with _path(language, locale).with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(language, locale))


def faults(language: str, locale: Path = LOCALE) -> list[str]:
    """What keeps a catalog from being whole, one line a message."""
    catalog, wanted = _read(language, locale), collected()
    found: list[str] = []
    for message in wanted:
        held = catalog.get(message.id, message.context) if message.id else None
        if message.id and held is None:
            found.append(f"missing: {message.id}")
    for message in catalog:
        if message.id:
            found += _faults_of(message, stale=wanted.get(message.id, message.context) is None)
    return found


def _faults_of(message: Message, *, stale: bool) -> Iterator[str]:
    if stale:
        yield f"stale: {message.id}"
    if message.fuzzy:
        yield f"fuzzy: {message.id}"
    if not _complete(message):
        yield f"untranslated: {message.id}"
        return
    asked = set(PLACEHOLDER.findall(_last(message.id)))
    for string in _strings(message):
        if set(PLACEHOLDER.findall(string)) - asked or (
            string == _strings(message)[-1] and asked - set(PLACEHOLDER.findall(string))
        ):
            yield f"placeholders differ: {message.id}"


def _complete(message: Message) -> bool:
    return all(_strings(message))


def _strings(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def _last(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[-1]


def _draft(language: str, message: Message) -> str | tuple[str, ...]:
    plural = not isinstance(message.id, str)
    drafted = _traditional(_last(message.id)) if language == "zh_Hant" else ""
    if not plural:
        return drafted
    return (drafted,) if language == "zh_Hant" else ("", "")


def _traditional(text: str) -> str:
    written: str = _converter().convert(text)
    for word, local in WORDING.items():
        written = written.replace(word, local)
    return written


@cache
def _converter() -> OpenCC:
    return OpenCC("s2hk")


def _path(language: str, locale: Path) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def _read(language: str, locale: Path) -> Catalog:
    path = _path(language, locale)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return read_po(StringIO(text), locale=language)


def _blank(language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        project="yinxin",
        header_comment="# Words of the screen. The ids are the Simplified Chinese text.",
        creation_date=UNDATED,
        revision_date=UNDATED,
        fuzzy=False,
    )
