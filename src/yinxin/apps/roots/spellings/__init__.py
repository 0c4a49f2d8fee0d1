"""How names were spelled on old papers: evidence, each with its source, given by anybody and confirmed by two of the office."""
