"""Root-seeking: from the spelling on an old paper to a surname, a village, a genealogy."""
