"""What the pages of feeds and of changes carry."""

from __future__ import annotations

from yinxin.apps.progress.feeds.forms import FeedForm
from yinxin.apps.progress.since.forms import LookForm
from yinxin.kit.policy.fields import takes

takes(FeedForm, besides="unit")
takes(LookForm, besides="until")
