"""The sentences for files that are not taken or not given out: what is wrong, where, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "upload-too-large": _("“%(name)s”超过%(megabytes)sMB。请拆成几个文件后再上传。"),
        "intake-name": _("这个文件的名称不能用。请改名后再上传。"),
        "intake-empty": _("“%(name)s”是空的，没有任何内容。请检查后重新上传。"),
        "intake-kind": _("“%(name)s”不是能收的文件。请上传%(allowed)s文件。"),
        "intake-pixels": _("“%(name)s”的像素太多。请缩小到%(millions)s00万像素以内后再上传。"),
        "intake-moving": _("“%(name)s”是动图。请另存为一张静止的图片后再上传。"),
        "intake-pages": _("“%(name)s”超过%(most)s页。请拆成几个文件后再上传。"),
        "intake-damaged": _("“%(name)s”已损坏，打不开。请用原软件重新保存后再上传。"),
        "intake-locked": _("“%(name)s”设有打开密码。请去掉密码并另存后再上传。"),
        "intake-form": _("“%(name)s”里有没有定型的表单或批注，收下会丢失所填内容。请用“打印为PDF”另存一份后再上传。"),
        "intake-words-lost": _("“%(name)s”清除附带内容后文字会改变，没有收下。请用“打印为PDF”另存一份后再上传。"),
        "intake-active": _("“%(name)s”里有清除不掉的可执行内容（%(what)s）。请用“打印为PDF”另存一份后再上传。"),
        "intake-macros": _("“%(name)s”里有宏、控件或会自动取用外部文件的内容。请另存为不带宏的docx或xlsx后再上传。"),
        "intake-two-formats": _("“%(name)s”里夹带了另一个文件。请用原软件重新保存后再上传。"),
        "intake-too-slow": _("检查“%(name)s”的时间超出上限。请拆成较小的文件，或用原软件重新保存后再上传。"),
        "intake-too-much-memory": _("检查“%(name)s”需要的内存超出上限。请拆成较小的文件后再上传。"),
        "intake-infected": _("“%(name)s”里查出病毒（%(finding)s），没有收下。请先在电脑上杀毒，再上传没有问题的文件。"),
        "intake-scanner-away": _("现在无法检查“%(name)s”有没有病毒，没有收下。请过一会儿再上传，或告诉系统管理员。"),
        "intake-held": _("“%(name)s”还在等待病毒扫描，暂时不能打开。请过一会儿再来。"),
        "intake-not-kept": _("“%(name)s”里查出病毒，内容没有保留。请上传没有问题的文件。"),
        "intake-missing": _("“%(name)s”的内容不在存放的地方。请告诉系统管理员，从备份中恢复。"),
    }
)
