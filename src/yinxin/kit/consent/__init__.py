"""Consents and their receipts: what somebody agreed to, in which words, when, and when she took it back.

`giving.give` and `giving.withdraw` change them; `giving.require` stands before every act that needs one; settings name the
matters that ask (CONSENT_MATTERS).
"""
