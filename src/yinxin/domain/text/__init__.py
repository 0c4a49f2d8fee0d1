"""What holds for any Chinese official text: numerals, numbering, furniture, hard-wrapped lines, tab-separated tables."""
