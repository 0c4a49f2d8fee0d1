"""Family trees on their way in and out: GEDCOM files read, sifted and previewed; published ancestors written as GEDCOM or csv."""
