"""Donation projects 侨捐项目: what people abroad gave, what became of it, and what each donor may see and decide herself."""
