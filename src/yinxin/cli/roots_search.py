"""`yinxin roots search`: what a spelling on an old paper may mean. Needs no database."""

from __future__ import annotations

import atexit
import gc
import json
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from yinxin.cli.roots_words import sentence
from yinxin.domain.errors import UnreadableError
from yinxin.domain.roots.answers import Answer, Kind
from yinxin.domain.roots.engine import Engine
from yinxin.kit.root_tables import engine

LARGEST = 500_000_000
MOST = 100
BOM = b"\xef\xbb\xbf"
_LINES = re.compile("[\x85\u2028\u2029]")  # many a reader takes them for the end of a line
Search = Callable[[str], Answer]


def add_arguments(parser: ArgumentParser) -> None:
    """What is sought, and among what."""
    parser.add_argument("query", nargs="?", metavar="拼写", help="纸上写的字，罗马字母或汉字，如 “Moy”、“Hoy Ping”")
    parser.add_argument("--kind", required=True, choices=[kind.value for kind in Kind], help="姓氏、地名还是人名")
    parser.add_argument("--where", metavar="地区", help="这张纸是在哪里写的，或者祖籍哪里，如 “美国”、“Penang”")
    parser.add_argument("--limit", type=int, default=10, metavar="数", help="最多列出多少个，默认 10")
    parser.add_argument("--batch", type=Path, metavar="文件", help="每行一个拼写的 UTF-8 文件，逐行回答")
    parser.add_argument("--pool", type=Path, metavar="文件", help="自己的候选名单：每行“编号、制表符、中文”")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出，供程序读取")


def run(args: Namespace) -> int:
    """Searches and prints, a line for each query."""
    if (args.query is None) == (args.batch is None):
        raise UnreadableError("roots-query", "请给出一个拼写，或者用 --batch 给出一个文件，两者取一。")
    if not 1 <= args.limit <= MOST:
        raise UnreadableError("roots-limit", f"--limit 应为 1 到 {MOST}：现在是 {args.limit}。")
    queries = [args.query] if args.batch is None else _lines(args.batch)
    with _unswept():
        search = _search(engine(), args)
        for query in queries:
            answer = search(query)
            sys.stdout.write(_as_json(query, answer) if args.json else _in_words(answer))
    return 0


@contextmanager
def _unswept() -> Iterator[None]:
    """Nobody looks for cyclic garbage, then or at the end: there is none, and among the many small rows of the tables the looking takes
    a fifth of the time of one answer."""
    gc.disable()
    atexit.register(gc.freeze)
    try:
        yield
    finally:
        gc.enable()


def _search(roots: Engine, args: Namespace) -> Search:
    kind, pool = Kind(args.kind), _read(args.pool).removeprefix(BOM) if args.pool else None
    where = args.where
    if where and roots.tables.regions.find(where) is None:
        raise UnreadableError(
            "roots-where", f"不认识地区“{where[:30]}”：请写国家、省、市、县的名称，如 美国、Penang、台山。"
        )
    if kind is Kind.SURNAME:
        if pool is not None:
            raise UnreadableError("roots-pool", "姓氏在内置的姓氏表里查，不用 --pool：请去掉它，或者改查地名、人名。")
        return lambda query: roots.surnames(query, where=where, limit=args.limit)
    from yinxin.domain.roots.index import NameIndex  # a surname needs neither, and is answered sooner without
    from yinxin.domain.roots.place_rows import ENDINGS

    if kind is Kind.PLACE:
        places = roots.place_search(NameIndex.from_lines(pool, endings=ENDINGS)) if pool is not None else None
        return lambda query: roots.places(query, where=where, limit=args.limit, pool=places)
    if pool is None:
        raise UnreadableError("roots-pool", "查人名要有候选名单：请用 --pool 给出，每行“编号、制表符、中文姓名”。")
    persons = roots.person_search(NameIndex.from_lines(pool))
    return lambda query: roots.persons(query, pool=persons, where=where, limit=args.limit)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableError("roots-file-large", f"{file.name} 超过 500 MB：请分成几份。")
        return file.read_bytes()
    except OSError:
        raise UnreadableError("roots-file", f"打不开文件 {file.name}：请检查路径和权限。") from None


def _lines(file: Path) -> list[str]:
    """The lines as they stand; only the line ends are taken off."""
    try:
        text = _read(file).decode()
    except UnicodeDecodeError:
        raise UnreadableError("roots-batch-utf8", f"{file.name} 不是 UTF-8 文本：请另存为 UTF-8。") from None
    return text.removesuffix("\n").split("\n") if text else []


def _as_json(query: str, answer: Answer) -> str:
    hits = []
    for hit in answer.hits:
        row: dict[str, object] = {
            "chars": hit.chars,
            "simplified": hit.simplified,
            "probability": round(hit.probability, 4),
            "because": [sentence(reason) for reason in hit.because],
        }
        if hit.id is not None:
            row["id"] = hit.id
        if hit.same_name:
            row["same_name"] = list(hit.same_name)
        hits.append(row)
    told = {
        "query": query,
        "ms": round(answer.ms, 3),
        "unknown": round(answer.unknown, 4),
        "known": not answer.nothing_known,
        "asks": list(answer.asks),
        "hits": hits,
    }
    return _LINES.sub(lambda end: f"\\u{ord(end.group()):04x}", json.dumps(told, ensure_ascii=False)) + "\n"


def _in_words(answer: Answer) -> str:
    lines = [answer.query]
    if answer.nothing_known:
        lines.append(
            "  不像是中文姓名或地名；如果是，最接近的是：" if answer.hits else "  不像是中文姓名或地名，查不到。"
        )
    for hit in answer.hits:
        both = hit.chars if hit.simplified == hit.chars else f"{hit.chars}（{hit.simplified}）"
        lines.append(f"  {both}  {hit.probability:.0%}")
        lines.extend(f"    {sentence(reason)}" for reason in hit.because)
    return "\n".join(lines) + "\n"
