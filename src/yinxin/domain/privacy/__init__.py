"""The law of personal data: what may be kept of a person, why, how long, and what is never kept.

`register` declares every personal field of every model; `impersonal` says which other fields hold no person; `forbidden` names
what no field may be about; `consents` holds the words a person agrees to; `masks` what is shown of a value before it is revealed.
"""
