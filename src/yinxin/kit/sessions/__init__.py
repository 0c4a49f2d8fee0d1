"""Where a person is signed in: one row for each browser, which its owner can see and end.

`store` is Django's session engine (SESSION_ENGINE), `ending` lists and ends the sessions of a user. A row keeps what a person
needs to know her own browser again, in two words ("Firefox · Windows"); no network address and no full user agent is kept.
"""
