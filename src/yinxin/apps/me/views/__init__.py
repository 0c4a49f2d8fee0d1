"""The pages of one's own data, of an official's look, and of the register for everybody."""
