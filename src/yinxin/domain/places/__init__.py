"""Places as the office names them."""
