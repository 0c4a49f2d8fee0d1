"""Service points for returnees and people abroad, and the yellow pages the public sees of them."""
