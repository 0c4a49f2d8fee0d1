"""Honorary citizens 荣誉市民 and other honours: who was honoured by which decision, and nothing of anybody before the decision."""
