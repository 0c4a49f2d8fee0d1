"""The sentences for what the directory does not allow."""
