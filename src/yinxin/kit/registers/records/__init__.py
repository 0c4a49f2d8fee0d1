"""One record: its page, its history, its papers and sources, what is like it and related to it, and its card on paper."""
