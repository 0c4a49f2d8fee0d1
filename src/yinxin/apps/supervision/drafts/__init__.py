"""Papers drafted from what is on record: the bulletin, the year's summary, the evaluation of a plan, a leader's page.

A figure is never typed: it is the number of rows it names, or a value measured in one. A sentence is either fixed, or quoted
from a report, and what no row supports is not written.
"""
