"""From a neutral document to a proposed responsibility list: duties, units, dates, figures, and doubts said aloud."""
