"""Taking files in from outside: judged, cleaned and scanned before they are kept, and given out as downloads only."""
