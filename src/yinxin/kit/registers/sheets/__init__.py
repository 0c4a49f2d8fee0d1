"""Sheets of a register: the template, the preview that judges every row, the load, its undoing, and the export."""
