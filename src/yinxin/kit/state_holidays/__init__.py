"""The State Council's yearly arrangement of rest days and make-up working days, 2004 to 2026, as a table of the package.

`table.tsv` is made by `make holidays` from the package chinesecalendar (MIT, see LICENSE.txt beside it) and from the notices
where that package errs. Reading it needs neither Django nor a database.
"""

from yinxin.kit.state_holidays.table import Arranged, arranged, built_in, notices

__all__ = ["Arranged", "arranged", "built_in", "notices"]
