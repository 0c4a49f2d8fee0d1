"""Telling other sites' programs of public changes: signed, retried by the outbox, and never to an address within our own network."""
