"""The sentence for what was done too often, and its status: come back later."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say({"too-often": _("操作太频繁，这一次没有办理。请过%(minutes)s分钟再试。")}, status=429)
