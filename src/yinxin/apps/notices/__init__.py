"""Notices to persons: on their page, in digests and urgent mail, and by SMS or WeCom where they asked for it.

Other apps call `actions.tell` inside the transaction of what they tell of, and say their kinds with `kinds.say` at the start.
"""
