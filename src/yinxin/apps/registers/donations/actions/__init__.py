"""What may be done about gifts besides keeping their records: each act in a module of its own."""
