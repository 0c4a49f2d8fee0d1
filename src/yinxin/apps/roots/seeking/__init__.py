"""What a descendant sees: one box for the words of an old paper, a guide to such papers, a clue sheet, a letter that a person answers."""
