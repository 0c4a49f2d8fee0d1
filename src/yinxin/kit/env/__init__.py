"""Typed reading of the YINXIN_* environment: every value is declared, and a wrong, missing or unknown one is one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PREFIX = "YINXIN_"
YES = frozenset({"1", "yes", "true", "on"})
NO = frozenset({"0", "no", "false", "off"})


class SettingError(Exception):
    """A setting that stops the start. Its text is the one sentence for the operator."""


class Env:
    """The environment, asked one declared name at a time; `refuse_unknown` then finds what nobody asked for."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._asked: set[str] = set()

    def text(self, name: str, default: str | None = None) -> str:
        """The value of `name`; without a default a missing one stops the start."""
        value = self._find(name)
        if value is not None:
            return value
        if default is None:
            raise SettingError(f"缺少设置 {name}：请在环境变量中给出 {name}，或用 {name}_FILE 指向存放该值的文件。")
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        """A yes or a no, in any of the usual spellings."""
        value = self._find(name)
        if value is None:
            return default
        if value.lower() in YES | NO:
            return value.lower() in YES
        raise SettingError(f"设置 {name} 的值“{value}”既不是 yes 也不是 no：请改为 yes 或 no。")

    def number(self, name: str, default: int, *, least: int = 0) -> int:
        """A whole number not under `least`."""
        value = self._find(name)
        if value is None:
            return default
        if not value.isascii() or not value.isdigit() or int(value) < least:
            raise SettingError(f"设置 {name} 的值“{value}”不是不小于 {least} 的整数：请改正。")
        return int(value)

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """One word of a closed list."""
        value = self.text(name, default)
        if value not in allowed:
            raise SettingError(f"设置 {name} 的值“{value}”不认识：可用的值是 {'、'.join(allowed)}。")
        return value

    def words(self, name: str, default: tuple[str, ...] | None = None) -> list[str]:
        """A list written with commas."""
        value = self.text(name, None if default is None else ",".join(default))
        return [word.strip() for word in value.split(",") if word.strip()]

    def secret(self, name: str, *, made_at: Path | None) -> str:
        """A secret; where `made_at` is given (never in production) a missing one is made there, readable by its owner only."""
        value = self._find(name)
        if value is None and made_at is not None:
            return _kept_secret(made_at)
        value = self.text(name) if value is None else value
        if len(value) < 32:
            raise SettingError(f"设置 {name} 太短：请换成至少 32 个随机字符。")
        return value

    def refuse_unknown(self) -> None:
        """A misspelt setting would be silently without effect, so it stops the start."""
        known = self._asked | {f"{name}_FILE" for name in self._asked}
        unknown = sorted(name for name in self._values if name.startswith(PREFIX) and name not in known)
        if unknown:
            raise SettingError(f"不认识的设置 {'、'.join(unknown)}：请对照 docs/operate/settings.md 改正名称或删除。")

    def _find(self, name: str) -> str | None:
        self._asked.add(name)
        file = self._values.get(f"{name}_FILE", "").strip()
        value = self._values.get(name, "").strip()
        if file and value:
            raise SettingError(f"设置 {name} 与 {name}_FILE 同时给出，不知以哪个为准：请只留一个。")
        if not file:
            return value or None
        try:
            return Path(file).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError):
            raise SettingError(f"读不了 {name}_FILE 指向的文件 {file}：请检查文件是否存在、是否可读。") from None


def _kept_secret(path: Path) -> str:
    """The secret at `path`, made on first use. Opening with mode "x" lets only one of two processes starting together make it."""
    import secrets  # slow to import, and seldom needed: the command line reads this module for every verb

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8").strip()
