"""The sentences with which a family tree is refused: what is wrong, in which line, and what to do. They never hold a name,
nor an identifier, which may be one."""

from __future__ import annotations

from yinxin.domain.errors import UnreadableError
from yinxin.domain.gedcom import limits


def no_gedcom() -> UnreadableError:
    return UnreadableError(
        "gedcom-none", "这不是GEDCOM家谱文件：第一行应是“0 HEAD”。请在家谱软件里用“导出GEDCOM”重新导出。"
    )


def too_deep(number: int) -> UnreadableError:
    return UnreadableError(
        "gedcom-deep", f"第{number}行的层级超过{limits.MAX_DEPTH}层，不像家谱软件写出的文件，请重新导出后再上传。"
    )


def skipped_level(number: int) -> UnreadableError:
    return UnreadableError(
        "gedcom-level", f"第{number}行的层级比上一行深了不止一级，文件可能已损坏，请用家谱软件重新导出后再上传。"
    )


def no_line(number: int) -> UnreadableError:
    return UnreadableError(
        "gedcom-line", f"第{number}行不是“层级 标签 内容”的格式，文件可能已损坏，请用家谱软件重新导出后再上传。"
    )


def long_line(number: int) -> UnreadableError:
    return UnreadableError(
        "gedcom-long-line",
        f"第{number}行超过{limits.MAX_LINE // 10_000}万字，不像家谱软件写出的文件，请检查文件是否完好。",
    )


def long_value(number: int) -> UnreadableError:
    return UnreadableError(
        "gedcom-long-value",
        f"第{number}行起的一段文字连同续行超过{limits.MAX_VALUE // 10_000}万字，请在家谱软件里缩短后重新导出。",
    )


def too_many_lines() -> UnreadableError:
    return UnreadableError(
        "gedcom-lines", f"文件超过{limits.MAX_LINES // 10_000}万行的上限，请在家谱软件里按房支分成几个文件导出。"
    )


def too_many_persons() -> UnreadableError:
    return UnreadableError(
        "gedcom-persons", f"文件里的人超过{limits.MAX_PERSONS}个的上限，请在家谱软件里按房支分成几个文件导出。"
    )


def shared_notes() -> UnreadableError:
    return UnreadableError("gedcom-shared", "文件里的共用备注被引用得太多太长，请在家谱软件里去掉备注后重新导出。")


def nul(number: int) -> UnreadableError:
    return UnreadableError("gedcom-nul", f"第{number}行有空字符（NUL），文件可能已损坏，请用家谱软件重新导出后再上传。")


def twice(number: int) -> UnreadableError:
    return UnreadableError(
        "gedcom-twice", f"第{number}行的编号在文件里已经用过一次，请在家谱软件里修复数据后重新导出。"
    )


def circle(number: int) -> UnreadableError:
    return UnreadableError(
        "gedcom-circle",
        f"第{number}行的人按文件所写成了自己的祖先，请在家谱软件里改正这个人或其子女的父母后重新导出。",
    )


def circle_in_sheet(number: int) -> UnreadableError:
    return UnreadableError(
        "gedcom-circle",
        f"第{number}行的人按表格所写成了自己的祖先，请核对这个人和其子女各行的父、母、嗣父、兼祧之父、疑为父母，改正编号后再上传。",
    )
