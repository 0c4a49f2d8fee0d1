"""Files in, `domain.document.Document` out. This floor knows files; it knows no plan."""
