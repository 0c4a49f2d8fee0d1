"""Plan documents and the responsibility lists confirmed from them."""
