"""The sentences for what the clock and the calendar do not allow: what is wrong, and what to do."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "clock-term-empty": _("期限“%(length)s”不对：至少为1。请改正期限。"),
        "clock-term-too-long": _("期限“%(length)s”太长：最多为%(most)s。请检查是否多写了数字。"),
        "clock-too-far": _("从%(start)s算起的到期日太远。请检查日期、期限和暂停时段。"),
        "clock-pause-reversed": _("暂停时段%(start)s至%(end)s的结束早于开始。请改正日期。"),
        "clock-no-reason": _("暂停或延长期限要写明原因。请填写原因。"),
        "clock-second-person": _("暂停或延长期限要另一个人同意。请由其他同事同意。"),
        "clock-not-started": _("期限还没有开始。请先登记开始的日期。"),
        "clock-started-twice": _("期限已经开始，不能再开始一次。"),
        "clock-already-paused": _("期限自%(since)s起已经暂停。请先恢复计算。"),
        "clock-not-paused": _("期限没有暂停，不用恢复计算。"),
        "clock-out-of-order": _("日期%(on)s早于前一步的%(before)s。请核对日期。"),
        "clock-notice-empty": _("没有读到放假的日子。请写明哪几天放假，例如：10月1日至7日放假。"),
        "clock-notice-unread": _("“%(text)s”里有日子没有写明是放假还是上班。请补写。"),
        "clock-notice-no-such-day": _("“%(text)s”不是日历上的日子。请改正。"),
        "clock-notice-span": _("“%(text)s”的结束早于开始，或者太长。请改正。"),
        "clock-notice-count": _("通知写的是共%(told)s天，读到的放假日子是%(counted)s天。请核对日期。"),
        "clock-notice-weekday": _("%(day)s是周一至周五，不会是调休上班的日子。请核对日期。"),
        "clock-notice-weekday-wrong": _("%(day)s是周%(really)s，不是周%(told)s。请核对日期和年份。"),
        "clock-notice-both": _("%(day)s又放假又上班。请核对日期。"),
        "clock-notice-year": _("%(day)s不属于%(year)s年的安排。请核对年份。"),
        "calendar-notice-waiting": _("%(year)s年已有一份通知等待核对。请先核对或撤回它。"),
        "calendar-notice-decided": _("这份%(year)s年的通知%(state)s，不能再办。请返回工作日历查看。"),
        "calendar-second-person": _("%(year)s年的通知是您录入的，要由另一位协调办或系统管理人员核对确认。"),
    }
)
