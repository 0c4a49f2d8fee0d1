"""Mail on a machine without a mail server: a file for each message, and a line that says where it lies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from yinxin.kit.mail.envelope import Envelope
from yinxin.kit.mail.models import Message


def put(envelope: Envelope, row: Message) -> Path:
    """Write the message into `mail` under YINXIN_VAR, readable by its owner only. Written again it is the same file."""
    place = Path(settings.VAR) / "mail"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = place / f"{timezone.localtime(row.created_at):%Y%m%d-%H%M%S}-{row.pk.hex[:8]}.eml"
    draft = path.with_suffix(".part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(envelope.content)
    draft.replace(path)
    sys.stderr.write(f"没有设置邮件服务器，发给 {envelope.recipient} 的邮件写在 {path}\n")
    sys.stderr.flush()
    return path
