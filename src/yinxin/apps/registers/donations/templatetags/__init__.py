"""How amounts and stages of gifts are written."""
