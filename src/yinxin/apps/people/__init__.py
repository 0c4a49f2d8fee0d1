"""Who works with the plans: the unit directory of a place, its changes over time, users and the posts they hold."""
