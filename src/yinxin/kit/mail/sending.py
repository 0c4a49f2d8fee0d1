"""The job that sends one message, and what each answer of the other side means."""

from __future__ import annotations

import smtplib
import ssl
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from django.conf import settings
from django.utils.translation import gettext as _

from yinxin.kit.mail import folder
from yinxin.kit.mail.envelope import Envelope, opened
from yinxin.kit.mail.models import Message
from yinxin.kit.mail.server import Server
from yinxin.kit.outbox.failing import HopelessError, RetryError
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.vault.ciphers import UnsealableError

PATIENCE = 30
"""Seconds for the mail server to answer."""

FINAL = 500
"""From here on an SMTP reply code says that the same will be refused again (RFC 5321, 4.2.1)."""


def send(progress: Progress, pk: str) -> None:
    """Hand the message over, then delete it in the transaction that ends the job. One that is gone has been sent or forgotten."""
    row = Message.objects.filter(pk=uuid.UUID(pk)).first()
    if row is None:
        return
    try:
        envelope = opened(bytes(row.sealed), row.pk)
    except UnsealableError as error:
        raise HopelessError(_("邮件的密钥已经更换，这封邮件打不开。请放弃它，让收件人重新申请。")) from error
    _hand_over(envelope, row)
    with progress.finishing():
        row.delete()


def _hand_over(envelope: Envelope, row: Message) -> None:
    server: Server | None = settings.MAIL_SERVER
    if server is not None:
        _by_smtp(envelope, server)
    elif settings.PRODUCTION:
        raise HopelessError(_("没有设置发邮件的服务器。请设置 YINXIN_MAIL_URL，重启后再重试。"))
    else:
        folder.put(envelope, row)


def _by_smtp(envelope: Envelope, server: Server) -> None:
    with _meaning(), closing(_line(server)) as line:
        _introduce(line, server)
        line.sendmail(envelope.sender, [envelope.recipient], envelope.content)
        # The message is theirs now: how they say goodbye must not send it again.
        with suppress(smtplib.SMTPException, OSError):
            line.quit()


def _line(server: Server) -> smtplib.SMTP:
    if server.tls:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=ssl.create_default_context())
    return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)


def _introduce(line: smtplib.SMTP, server: Server) -> None:
    if server.starttls:
        line.starttls(context=ssl.create_default_context())
    if server.user:
        line.login(server.user, server.password)


@contextmanager
def _meaning() -> Iterator[None]:
    """The server's own words may quote the address, so only the code is passed on."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        raise _answer(max(code for code, _words in error.recipients.values())) from error
    except smtplib.SMTPResponseException as error:
        raise _answer(error.smtp_code) from error
    except (smtplib.SMTPNotSupportedError, ssl.SSLCertVerificationError) as error:
        raise HopelessError(_("邮件服务器不能安全连接。请核对 YINXIN_MAIL_URL 和服务器的证书。")) from error
    except (smtplib.SMTPException, OSError) as error:
        raise RetryError(_("连不上邮件服务器。")) from error


def _answer(code: int) -> RetryError | HopelessError:
    if code >= FINAL:
        return HopelessError(_("邮件服务器拒收。请核对服务器设置和收件地址。"))
    return RetryError(_("邮件服务器暂时不收。"))
