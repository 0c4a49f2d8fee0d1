"""Overseas-Chinese enterprises, the officials who keep in contact with them, and what the firms asked for."""
