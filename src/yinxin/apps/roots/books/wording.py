"""The acts on scanned pages in words, and what they refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word
from yinxin.kit.refusals import say

word(
    acts={
        "books.scan": _("上传书页"),
        "books.settle": _("修改书页的说明和开放程度"),
        "books.remove": _("删去书页"),
        "books.transcribe": _("录入书页文字"),
        "books.correct": _("更正书页文字"),
        "books.unwrite": _("删去书页文字"),
        "books.read": _("校对书页文字"),
        "books.state": _("声明书页没有在世的人"),
        "books.confirm": _("复核书页没有在世的人"),
        "books.reopen": _("收回书页的声明"),
    },
    columns={
        "opening": _("开放程度"),
        "number": _("第几张"),
        "rights": _("使用权利"),
        "region": _("录文编号"),
    },
)

say(
    {
        "page-taken": _("这本书的第%(number)s张已经有了。请换一个张数，或先删去原来的一张。"),
        "page-held": _("这张书页还在等待病毒扫描，暂时不能复核。请过一会儿再来。"),
        "page-second-person": _("声明和复核要由两个人做：您已经声明过，请另一位同事复核。"),
        "page-not-stated": _("还没有人声明这张书页没有在世的人，不能复核。请先由一位同事声明。"),
        "page-already": _("这张书页已经声明过了，请刷新页面查看。"),
        "region-second-person": _("录文和校对要由两个人做：这段是您录的，请另一位同事校对。"),
        "region-outside": _("这个框超出了书页。请按书页的宽%(width)s、高%(height)s像素重新填写。"),
        "page-gone": _("这张书页或这段录文刚被别人删去，请回到书页列表查看。"),
    }
)
