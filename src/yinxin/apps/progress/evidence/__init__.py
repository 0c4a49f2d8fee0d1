"""The evidence desk: a report document is taken in, its statements are matched with tasks, and a person confirms each match."""
