"""A sheet as rows of values, for lists of records: numbers stay numbers and days stay days, and every cell keeps its place."""
