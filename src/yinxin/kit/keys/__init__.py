"""The keys that lie outside the database, one small file each, so that neither a copy of the database nor a backup holds them."""

from yinxin.kit.keys.deriving import derived
from yinxin.kit.keys.files import Key, make_missing, missing, read

__all__ = ["Key", "derived", "make_missing", "missing", "read"]
