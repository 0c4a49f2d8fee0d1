"""The sentences for what the outbox refuses."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say({"job-not-dead": _("后台任务 %(number)s 已经有人处理过，现在不在“多次未成”里。请刷新页面查看。")})
