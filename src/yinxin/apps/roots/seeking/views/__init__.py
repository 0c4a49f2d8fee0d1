"""The pages of root-seeking."""
