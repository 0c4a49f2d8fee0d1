"""A letter's life: written, confirmed by its address, assigned to one official, answered, forgotten."""
