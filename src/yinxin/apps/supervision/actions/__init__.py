"""What people may do in supervision. Each verb is one transaction with its event in the audit record."""
