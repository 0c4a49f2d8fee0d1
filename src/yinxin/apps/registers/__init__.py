"""The registers of the catalogue, an application for each kind of work."""
