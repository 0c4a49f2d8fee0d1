"""Scanned pages of genealogy books: pictures in order, their transcription, who may see them, and IIIF for other programs."""
