"""The record of who changed what, when and why. It is written in the transaction of the change and never altered."""
