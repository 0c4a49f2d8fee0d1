"""Text files: plain lines and comma-separated values."""
