"""The process in which a stranger's sheet of persons is read and sifted: whoever may be living is dropped in here."""

from __future__ import annotations

from yinxin.documents.gedcom.child import answer_from
from yinxin.documents.kin_sheets.cells import reading_of


def main() -> None:
    answer_from(reading_of)


if __name__ == "__main__":
    main()
