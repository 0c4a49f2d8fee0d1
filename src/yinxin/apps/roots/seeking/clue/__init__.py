"""The clue sheet: one page in Chinese to hand to a village committee, made of what was ticked. Nothing of it is kept."""
