"""Records are looked at again: every year, quarter or month as their register declares, or because somebody opened a campaign."""
