"""Experts and foreign-language talents who registered themselves and decide, request by request, whether an office may write to them.

They are no records of the engine of the registers: what spreads records (sheets, exports, the API, changes of many at once, a history
with values) is not switched off for persons but is not there.
"""
