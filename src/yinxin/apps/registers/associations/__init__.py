"""Associations of overseas Chinese, by what they publish of themselves, and the towns that keep in contact with them."""
