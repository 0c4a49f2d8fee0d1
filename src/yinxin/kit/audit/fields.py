"""The record is read and never set: its form only asks."""

from __future__ import annotations

from yinxin.kit.audit import filters
from yinxin.kit.policy.fields import takes

takes(filters.FilterForm, besides="act kind official purpose since until before")
