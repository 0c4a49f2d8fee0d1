"""Web addresses that records lead to: tried in turn, and said to be dead when they no longer answer."""
