"""The record of who changed what, when and why. It is written in the transaction of the change and never altered.

`recording.record` adds an event, `recording.history` reads the events of one object.
"""
