"""Values that stand in the database only sealed, each person's under a key of her own.

`sealing.seal` and `sealing.opened` go between text and `SealedField`; `blind.index` finds an equal value without opening any;
`keyring.shred` makes everything of one person unreadable for good.
"""
