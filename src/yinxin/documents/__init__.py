"""Files become documents: every kind of file an office sends ends in one neutral `Document`.

`read` reads in this process; `guarded.read_guarded` reads a stranger's file in a child process that cannot outgrow its
limits. Both refuse with `UnreadableError`, whose sentence a person understands.
"""

from yinxin.documents.reading import read

__all__ = ["read"]
