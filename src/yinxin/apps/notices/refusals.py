"""The sentences for what this app refuses."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say({"notice-way-closed": _("本系统现在没有开通短信或企业微信通知，没有保存。需要时请告诉系统管理员。")})
