"""Reporting that costs little: rounds, the one page of a unit, taking reports together, sheets, ledgers, and what it all costs."""
