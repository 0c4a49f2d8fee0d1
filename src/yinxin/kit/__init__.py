"""Django without our business: registers, audit, policy, outbox, intake. It knows no app by name."""
