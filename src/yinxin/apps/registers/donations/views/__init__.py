"""The pages about gifts: the office's, the donor's, and those for everybody."""
