"""Yinxin 银信: what a hometown promised, what its people abroad need, what they gave, where they come from."""
