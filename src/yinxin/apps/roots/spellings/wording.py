"""The record of proposed spellings in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import kinds
from yinxin.apps.notices.kinds import Kind
from yinxin.kit.audit.wording import word
from yinxin.kit.refusals import say

word(acts={"spellings.give": _("公众提供旧拼写")}, columns={"spelling": _("旧拼写"), "characters": _("汉字")})
kinds.say({"spelling-given": Kind(_("有人提供了一条旧拼写（%(code)s），请核对。"))})
say({"spelling-no-office": _("现在没有单位接收旧拼写，没有保存。请过些时候再来。")})
