"""The sentences with which a file is refused: what is wrong, where, and what to do."""

from __future__ import annotations

from yinxin.documents.limits import MAX_BYTES, MAX_COLUMNS, MAX_LINE, MAX_PAGES, MAX_ROWS, MEBIBYTE
from yinxin.domain.errors import UnreadableError


def empty() -> UnreadableError:
    return UnreadableError("empty", "这个文件是空的，没有任何内容，请检查后重新上传。")


def no_text() -> UnreadableError:
    return UnreadableError("no-text", "这个文件里没有可读的文字，请确认上传的是正确的文件。")


def unknown_kind() -> UnreadableError:
    return UnreadableError(
        "unknown-kind",
        "无法识别这个文件的类型，请另存为 docx、xlsx、pdf、ofd、html、csv 或 txt 后再上传。",
    )


def no_sheet() -> UnreadableError:
    return UnreadableError("no-sheet", "这不是电子表格，请另存为 xlsx 或 csv 后再上传。")


def picture() -> UnreadableError:
    return UnreadableError("picture", "这是一张图片，不是文档，请上传带有文字的原文件，或先转成 pdf。")


def missing() -> UnreadableError:
    return UnreadableError("missing", "找不到这个文件，或没有读取它的权限，请检查文件名和权限。")


def not_a_file() -> UnreadableError:
    return UnreadableError("not-a-file", "这是一个文件夹或特殊文件，不是文档，请指定一个文件。")


def too_large() -> UnreadableError:
    return UnreadableError("too-large", f"文件超过 {MAX_BYTES // MEBIBYTE} MB 的上限，请拆分后分别上传。")


def too_many_pages() -> UnreadableError:
    return UnreadableError("too-many-pages", f"文档超过 {MAX_PAGES} 页的上限，请拆分后分别上传。")


def too_many_rows(where: str = "") -> UnreadableError:
    place = f"“{where}”" if where else "文件"
    return UnreadableError("too-many-rows", f"{place}超过 {MAX_ROWS} 行的上限，请拆分或删去多余的行后再上传。")


def too_many_columns(where: str = "") -> UnreadableError:
    place = f"“{where}”" if where else "表格"
    return UnreadableError("too-many-columns", f"{place}超过 {MAX_COLUMNS} 列的上限，请删去多余的列后再上传。")


def line_too_long(number: int | None = None) -> UnreadableError:
    """`number`: the line of a text file; elsewhere it is a paragraph or a cell."""
    place = f"第 {number} 行" if number else "有一段文字"
    return UnreadableError(
        "line-too-long", f"{place}超过 {MAX_LINE // 10_000} 万字没有换行，不像文档，请检查文件是否完好。"
    )


def too_deep() -> UnreadableError:
    return UnreadableError("too-deep", "文件内部的嵌套层数过多，可能已损坏或被做了手脚，请重新导出后再上传。")


def damaged(what: str = "文件") -> UnreadableError:
    return UnreadableError("damaged", f"{what}已损坏，无法读取，请用原软件打开并重新保存后再上传。")


def password() -> UnreadableError:
    return UnreadableError("password", "文件设有打开密码，请去掉密码并另存后再上传。")


def bomb() -> UnreadableError:
    return UnreadableError("bomb", "文件解压后的大小远远超出正常文档，已拒绝读取，请用原软件重新保存后再上传。")


def entities() -> UnreadableError:
    return UnreadableError("entities", "文件里夹带了外部定义或实体声明，为安全起见已拒绝读取，请重新导出后再上传。")


def too_much_memory() -> UnreadableError:
    return UnreadableError("too-much-memory", "读取这个文件需要的内存超出上限，请拆分成较小的文件后再上传。")


def too_slow() -> UnreadableError:
    return UnreadableError("too-slow", "读取这个文件的时间超出上限，请拆分或用原软件重新保存后再上传。")


def reader_died() -> UnreadableError:
    return UnreadableError("damaged", "读取这个文件时中途出错，文件可能已损坏，请用原软件重新保存后再上传。")


def needs_office(kind: str) -> UnreadableError:
    return UnreadableError(
        "needs-office", f"读取 {kind} 文件需要在本机安装 LibreOffice，请安装后再试，或先另存为 docx 或 xlsx。"
    )


def conversion_failed(kind: str) -> UnreadableError:
    return UnreadableError(
        "conversion-failed", f"LibreOffice 无法打开这个 {kind} 文件，请用原软件另存为 docx 或 xlsx 后再上传。"
    )


def scanned() -> UnreadableError:
    return UnreadableError(
        "scanned",
        "这个 PDF 是扫描件，没有文字层，请上传由文字处理软件导出的文件，"
        "或请管理员安装文字识别组件（yinxin[ocr]）后再试。",
    )


def unclear_scan() -> UnreadableError:
    return UnreadableError("scanned", "这个 PDF 是扫描件，文字识别没有认出任何文字，请上传更清晰的扫描件或原文件。")


def drawn_only() -> UnreadableError:
    return UnreadableError("scanned", "这个 OFD 只有图像，没有文字层，请上传由文字处理软件导出的文件。")
