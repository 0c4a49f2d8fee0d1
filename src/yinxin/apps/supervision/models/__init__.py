"""What the office keeps of its supervision."""
