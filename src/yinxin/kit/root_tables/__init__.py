"""The tables root-seeking works with, which a linguist can read and correct: readings, spelling traditions, surnames, places."""

from yinxin.kit.root_tables.loading import engine, tables

__all__ = ["engine", "tables"]
