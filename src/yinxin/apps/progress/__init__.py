"""What becomes of the tasks of a plan: signed for, reported, shown by evidence, accepted at their date."""
