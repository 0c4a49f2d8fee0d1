"""Family trees in files: which characters their bytes mean, how they are packed, and a confined process that reads them."""
