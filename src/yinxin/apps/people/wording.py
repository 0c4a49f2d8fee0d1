"""The record of the directory in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word

word(
    acts={
        "people.add-user": _("开设账号"),
        "people.change-password": _("修改口令"),
        "people.pause-sign-in": _("口令多次不对，暂停登录"),
        "people.give-post": _("任职"),
        "people.end-post": _("离任"),
        "people.move-post": _("任职随单位变动"),
        "people.add-unit": _("添加单位"),
        "people.change-unit": _("修改单位"),
        "people.close-unit": _("停用单位"),
        "people.rename-unit": _("单位更名"),
        "people.merge-unit": _("并入其他单位"),
        "people.merge-into": _("其他单位并入"),
        "people.split-unit": _("单位拆分"),
        "people.add-former-name": _("添加曾用名称"),
        "people.learn-alias": _("添加别名"),
        "people.forget-alias": _("删去别名"),
        "people.add-group": _("添加单位小组"),
        "people.change-group": _("修改单位小组"),
        "people.set-members": _("改动小组成员"),
    },
    columns={
        "name": _("名称"),
        "level": _("层级"),
        "kind": _("类别"),
        "on": _("生效日期"),
        "valid_from": _("启用日期"),
        "valid_to": _("停用日期"),
        "until": _("截止日期"),
        "tries": _("次数"),
        "aliases": _("简称或别名"),
        "spellings": _("其他写法"),
    },
)
