"""Offices of organisations abroad through which the town trades and shows itself: organisations and agreements, never agents."""
