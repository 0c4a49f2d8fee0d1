"""The public promise page: what a plan promised, how it stands and what was accepted, for whoever asks. Off by default."""
