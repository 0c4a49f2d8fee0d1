"""What is done to a stranger's file before it is kept. Plain Python, run in a confined child; knows no database."""
