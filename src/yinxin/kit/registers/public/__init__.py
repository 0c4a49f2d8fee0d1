"""What anybody may see of registers. `rows.public_values` is the only reader: it takes the declared columns and no others."""
