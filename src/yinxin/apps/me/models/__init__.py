"""What a person tells about herself, and that somebody erased herself."""

from yinxin.apps.me.models.contact import ContactRecord, DocumentKind
from yinxin.apps.me.models.erasure import ErasureEntry

__all__ = ["ContactRecord", "DocumentKind", "ErasureEntry"]
