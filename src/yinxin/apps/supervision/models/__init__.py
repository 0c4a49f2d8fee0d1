"""What the office keeps of its supervision."""

from __future__ import annotations

from yinxin.apps.supervision.models.supervision_notice import NoticeNumber, SupervisionNotice

__all__ = ["NoticeNumber", "SupervisionNotice"]
