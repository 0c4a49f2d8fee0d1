"""A clan's persons as the rows of a sheet: each row is what one source says of one person, and a further source has a further row."""
