"""The assessment of units: counted from the tasks of a year, open to objections, then frozen."""
