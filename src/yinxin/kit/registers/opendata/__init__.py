"""The published fields as open data: files made every night, a catalogue of them, and feeds of what changed."""
