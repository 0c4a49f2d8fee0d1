"""The calendar feed of a unit (RFC 5545), for calendar programs that cannot sign in: opened by a key in its address."""
