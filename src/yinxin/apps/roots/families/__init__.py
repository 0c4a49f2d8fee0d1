"""Clans, their branches and places, the poems that name generations, and the deceased of their genealogies."""
