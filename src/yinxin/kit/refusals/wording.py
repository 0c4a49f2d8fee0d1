"""The sentences for requests that are refused before any form or view judges them."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals.sentences import say

BAD_REQUEST = 400
TOO_LARGE = 413
ADDRESS_TOO_LONG = 414
WRONG_KIND = 415

say(
    {
        "not-text": _("请求里有不是文字的字符（空字符或残缺的字符），没有办理。请删去后重试。"),
        "form-broken": _("请求读不懂，没有办理。请返回上一页重试。"),
        "too-many-files": _("一次最多上传%(n)s个文件。请分几次上传。"),
        "too-many-fields": _("提交的项目太多，最多%(most)s项。请分几次提交。"),
        "json-not-utf-8": _("JSON 不是 UTF-8 编码（第%(position)s个字节起读不懂）。请改用 UTF-8。"),
        "json-too-deep": _("JSON 嵌套太深（第%(position)s个字符处），最多%(most)s层。请减少层次。"),
        "json-malformed": _("JSON 写法有误：第%(line)s行第%(column)s个字符。请改正后重发。"),
        "json-number": _("JSON 里的数 %(number)s 不能用：请写 64 位以内的整数或有限的小数。"),
        "json-name-twice": _("JSON 的同一个对象里，“%(name)s”写了两次。请只留一个。"),
        "json-text": _("JSON 的 %(path)s 里有不是文字的字符（空字符或残缺的字符）。请删去后重发。"),
    },
    status=BAD_REQUEST,
)
say(
    {
        "form-too-large": _("提交的文字太多，最多%(most)s千字节。请缩短，或分几次提交。"),
        "json-too-large": _("JSON 太大，最多%(most)s千字节。请分几次发送。"),
    },
    status=TOO_LARGE,
)
say({"address-too-long": _("地址太长，最多%(most)s个字符。请减少条件后重试。")}, status=ADDRESS_TOO_LONG)
say({"wrong-charset": _("请求的文字编码“%(charset)s”不能用。请改用 UTF-8。")}, status=WRONG_KIND)
