"""The sentences for what is not allowed in supervision: what is wrong, where, and what to do."""
