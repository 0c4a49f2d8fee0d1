"""What is said when a backup can not be made, opened or trusted."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals.sentences import say

say(
    {
        "backup-no-recipients": _(
            "还没有指定由谁打开备份：请让两位负责人各自运行 yinxin backup identity，把两把公钥写入 YINXIN_BACKUP_RECIPIENTS。"
        ),
        "backup-no-program": _("找不到 %(program)s：请安装与 PostgreSQL 服务器同版本的客户端（postgresql-client）。"),
        "backup-dump-failed": _("%(program)s 没有成功（%(reason)s）：请改正后重试。"),
        "backup-not-written": _("备份没有写成（%(reason)s）：请检查目录 %(folder)s 的空间与权限后重试。"),
        "backup-files-absent": _(
            "备份 %(name)s 已写好，但数据库提到的 %(count)s 个文件不在文件目录中（如 %(example)s）：请查明文件去向。"
        ),
        "backup-not-opened": _(
            "给出的私钥打不开备份 %(name)s：它封了两层，请同时给出两位负责人的私钥（--identity 写两次）。"
        ),
        "backup-damaged": _("备份 %(name)s 已损坏或被改动，没有恢复任何内容：请换用另一份备份。"),
        "backup-not-ours": _(
            "备份 %(name)s 不是由本系统签名的，没有恢复任何内容：请检查文件来源，以及 YINXIN_KEYS 中的 anchor.key 是否为原来的那一把。"
        ),
        "backup-wrong-kind": _(
            "%(name)s 不是%(wanted)s：请依次给出主备份和密钥备份（文件名以 .keys.age 结尾的是密钥备份）。"
        ),
        "backup-other-database": _(
            "备份来自 %(theirs)s，当前设置的是 %(ours)s：请把 YINXIN_DATABASE_URL 指向同一种数据库。"
        ),
        "backup-other-version": _(
            "备份由银信 %(version)s 制作，数据库结构与本程序不同：请先安装该版本恢复，再更新到新版本。"
        ),
        "backup-target-in-use": _(
            "数据库 %(target)s 里已有内容，没有覆盖：确要替换时请加 --replace %(target)s，原有内容会移到一旁保留。"
        ),
        "backup-target-served": _("还有 %(count)s 个程序连着数据库 %(target)s：请先停止银信的网页服务和后台任务。"),
        "backup-target-open": _("数据库 %(target)s 正在使用，没有恢复：请先停止银信的网页服务和后台任务。"),
        "database-being-restored": _("正在往数据库 %(target)s 恢复备份，没有启动：请等恢复完成后再启动。"),
        "backup-differs": _("恢复出的内容与备份清单不一致（%(what)s），没有启用：请换用另一份备份。"),
        "backup-chain-broken": _(
            "恢复出的审计记录核对不上（%(what)s），没有启用：请换用另一份备份，并查明这份备份的来历。"
        ),
        "backup-older-than-anchor": _(
            "已公布的链头在第 %(published)s 条，这份备份只到第 %(theirs)s 条：请先找更新的备份；"
            "确实没有、只能丢失其后 %(lost)s 条记录的内容时，请加 --accept-loss %(lost)s。"
        ),
        "backup-no-scratch": _(
            "不能新建演练用的数据库：请给连接用的角色 CREATEDB 权限（alter role %(role)s createdb），或以有此权限的角色运行。"
        ),
        "backup-no-room": _("磁盘放不下这份备份的内容，没有恢复：请腾出空间，或查明这份备份的来历。"),
        "backup-not-there": _("找不到备份文件 %(name)s：请检查路径。"),
        "backup-name-both": _("恢复需要两个文件：请依次写出主备份和密钥备份（文件名以 .keys.age 结尾）。"),
        "identity-exists": _("%(file)s 已存在，没有覆盖：请换一个文件名。"),
        "erasures-unreadable": _(
            "%(file)s 第%(line)s行不是注销名单的内容：请给出随备份带走的 erased.jsonl，否则已注销的人会随旧备份回来。"
        ),
        "identity-unreadable": _("读不了私钥文件 %(file)s：请检查路径，并使用由 yinxin backup identity 生成的文件。"),
        "identity-passphrase": _("私钥文件 %(file)s 的口令不对：请重新输入。"),
        "identity-weak": _("口令至少要 12 个字符：请换一个长一些的。"),
        "identity-unlike": _("两次输入的口令不一样：请重新输入。"),
    }
)
